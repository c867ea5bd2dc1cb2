// Turns everything that may answer into what does: nothing that fits far worse than the best, a speaker's own words, the newest or first.
import type { Interpreted } from '../interpret.ts';
import type { Measuring } from './features.ts';
import type { Ranked } from './judge.ts';

/** How much of what the best one holds of the question another must hold, to stand beside it; and to be told as the first or last. */
const BESIDE = 0.6;
const EQUAL = 0.8;
/** Ranked this near to the best whatever words it shares: kin and neighbours may say it better. */
const BELIEVED = 0.2;

const dayOf = ({ event }: Ranked): string => event.date?.from ?? '';

/** What stands beside the best one. */
function beside(ranked: readonly Ranked[]): Ranked[] {
  const [first] = ranked;
  if (!first) return [];
  const least = BESIDE * first.best.coverage;
  return ranked.filter(({ best, share }) => best.coverage >= least || share >= BELIEVED * first.share);
}

/** Of "what did X say" the words of X, where any are told. */
function spoken({ speaker }: Measuring, ranked: readonly Ranked[]): readonly Ranked[] {
  if (speaker < 0) return ranked;
  const own = ranked.filter(({ best }) => best.spoken);
  return own.length > 0 ? own : ranked;
}

/** "the latest on X", "when did X first": by date, among those that hold as much of the question as any. */
function inTime({ extreme, interpretation }: Interpreted, ranked: readonly Ranked[]): readonly Ranked[] {
  const order = interpretation.kind === 'latest' ? 'last' : extreme;
  if (order === null) return ranked;
  const equal = ranked.filter(({ event, best }) => event.date && best.coverage >= EQUAL && !best.supposed);
  if (equal.length === 0) return ranked;
  const sign = order === 'first' ? 1 : -1;
  return equal.toSorted((a, b) => sign * dayOf(a).localeCompare(dayOf(b)));
}

export const chooseAnswers = (asked: Measuring, read: Interpreted, ranked: readonly Ranked[]): readonly Ranked[] =>
  inTime(read, beside(spoken(asked, ranked)));
