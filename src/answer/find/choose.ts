// Turns everything that may answer into what does: nothing that fits far worse than the best, a speaker's own words, the newest or first.
import type { Interpreted } from '../interpret.ts';
import type { Measuring } from './features.ts';
import type { Ranked } from './judge.ts';
import type { Wants } from './wants.ts';

/** How much of what the best one holds of the question another must hold, to stand beside it; and to be told as the first or last. */
const BESIDE = 0.6;
const EQUAL = 0.8;
/** Ranked this near to the best whatever words it shares: kin and neighbours may say it better. */
const BELIEVED = 0.2;
/** A page shows as many where they hold some of it. */
const SHOWN = 3;
const SOME = 0.3;

const dayOf = ({ event }: Ranked): string => event.date?.from ?? '';

/** What stands beside the best one. */
function beside(ranked: readonly Ranked[]): Ranked[] {
  const [first] = ranked;
  if (!first) return [];
  const least = BESIDE * first.best.coverage;
  return ranked.filter(
    ({ best, share }, i) =>
      (i < SHOWN && best.coverage >= SOME * first.best.coverage) ||
      best.coverage >= least ||
      share >= BELIEVED * first.share,
  );
}

/** Of "what did X say" the words of X, where any are told. */
function spoken({ speaker, wants }: Measuring, ranked: readonly Ranked[]): readonly Ranked[] {
  if (speaker < 0 || wants !== 'speech') return ranked;
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

/** Among the best few the first that gives what is asked for, in so many words. */
const FEW = 4;
/** Spans, sums and counts are rare enough to be looked for further down. */
const MANY = 30;
const RARE: ReadonlySet<Wants> = new Set<Wants>(['money', 'duration', 'number', 'reason', 'speech']);
const SURE = 0.5;
const NEARLY = 0.75;
const TOGETHER = 0.85;
const ITSELF = 0.25;
const TYPED: ReadonlySet<Wants> = new Set<Wants>(['person', 'place', 'number', 'money', 'duration', 'reason']);

const gives = ({ wants }: Measuring, { best }: Ranked): boolean => {
  if (wants === 'speech') return best.spoken && /["“][^"”]{12,}/.test(best.candidate.evidence.report.text);
  if (!best.answer) return false;
  return best.answer.surety >= (wants === 'reason' ? 0.9 : SURE);
};

/** Holds about as much of the question as the best one, or all of it together with the sentences beside it. */
const holdsIt = ({ best }: Ranked, first: Ranked): boolean =>
  best.coverage >= NEARLY * first.best.coverage || (best.covered >= TOGETHER && best.coverage >= ITSELF);

/** What gives an answer before what only speaks of it. */
function givingFirst(asked: Measuring, ranked: readonly Ranked[]): readonly Ranked[] {
  const [first] = ranked;
  if (!first || !(TYPED.has(asked.wants) || asked.wants === 'speech') || gives(asked, first)) return ranked;
  const giving = ranked
    .slice(0, RARE.has(asked.wants) ? MANY : FEW)
    .find((one) => holdsIt(one, first) && gives(asked, one));
  return giving ? [giving, ...ranked.filter((one) => one !== giving)] : ranked;
}

export const chooseAnswers = (asked: Measuring, read: Interpreted, ranked: readonly Ranked[]): readonly Ranked[] =>
  inTime(read, beside(givingFirst(asked, spoken(asked, ranked))));
