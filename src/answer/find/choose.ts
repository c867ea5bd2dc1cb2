// Turns everything that may answer into what does, by a short list of named rules: what the learned ranking can't know of a page.
import type { Interpreted } from '../interpret.ts';
import { givingFirst } from './giving.ts';
import { type Ranked, withFirst } from './judge.ts';
import type { Measuring } from './measured.ts';

/** A rule about the order of answers or about which of them are shown. */
export interface Rule {
  readonly name: string;
  /** A question, and what the rule does for it. */
  readonly example: string;
  readonly choose: (asked: Measuring, read: Interpreted, ranked: readonly Ranked[]) => readonly Ranked[];
}

/** How much of what the best one holds of the question another must hold, to stand beside it; and to be told as the first or last. */
const BESIDE = 0.6;
const EQUAL = 0.8;
/** Ranked this near to the best whatever words it shares: kin and neighbours may say it better. */
const BELIEVED = 0.2;
/** A page shows as many where they hold some of it. */
const SHOWN = 3;
const SOME = 0.3;

const dayOf = ({ event }: Ranked): string => event.date?.from ?? '';

/** What fits far worse than the best one is not shown beside it. */
function beside(ranked: readonly Ranked[]): readonly Ranked[] {
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
function ownWords({ speaker, wants }: Measuring, ranked: readonly Ranked[]): readonly Ranked[] {
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

/** How far down a finer day is looked for. */
const FINER = 8;

/** "In May" gives way to the day in May, where one of the next tells it and holds as much. */
function finestFirst({ wants }: Measuring, ranked: readonly Ranked[]): readonly Ranked[] {
  const [first] = ranked;
  const wide = first?.event.date;
  if (wants !== 'day' || !first || !wide || wide.from === wide.to) return ranked;
  const finer = ranked.slice(0, FINER).find(({ event: { date }, best }) => {
    const isWithin = date !== null && date.from === date.to && date.from >= wide.from && date.to <= wide.to;
    return isWithin && best.coverage >= EQUAL * first.best.coverage;
  });
  return withFirst(finer, ranked);
}

/** In the order in which they are applied. What each is worth is measured with it switched off (docs/results.md). */
export const RULES: readonly Rule[] = [
  {
    name: 'own words',
    example: '"what did Okafor say about the toll?": not what the mayor said of Okafor',
    choose: (asked, _, ranked) => ownWords(asked, ranked),
  },
  {
    name: 'giving first',
    example: '"why was Okafor fired?": the sentence with "because" before the one that only tells of the firing',
    choose: (asked, _, ranked) => givingFirst(asked, ranked),
  },
  {
    name: 'finest first',
    example: '"when did the bridge open?": 3 May, told by one article, before "in May", told by five',
    choose: (asked, _, ranked) => finestFirst(asked, ranked),
  },
  {
    name: 'beside',
    example: '"who designed the crane?": no sentence that only shares "crane" with the answer is shown beside it',
    choose: (_, __, ranked) => beside(ranked),
  },
  {
    name: 'in time',
    example: '"what is the latest on the toll?": the newest of what is about the toll',
    choose: (_, read, ranked) => inTime(read, ranked),
  },
];

export const chooseAnswers = (
  asked: Measuring,
  read: Interpreted,
  ranked: readonly Ranked[],
  rules: readonly Rule[] = RULES,
): readonly Ranked[] => rules.reduce((chosen, { choose }) => choose(asked, read, chosen), ranked);
