// Turns everything that may answer into what does, by a short list of named rules: what the learned ranking can't know of a page.
import type { Interpreted } from '../interpret.ts';
import { type Ranked, withFirst } from './judge.ts';
import type { Measuring } from './measured.ts';
import { isToBe } from './said-and-done.ts';
import type { Wants } from './wants.ts';

/** A rule about the order of answers or about which of them are shown. */
export interface Rule {
  readonly name: string;
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

/** Among the best few the first that gives what is asked for, in so many words. */
const FEW = 4;
/** How far down a finer day is looked for. */
const FINER = 8;
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

/** How far down what gives an answer is looked for: spans of time are the rarest. */
const reachFor = (wants: Wants): number => (wants === 'duration' ? 3 * MANY : RARE.has(wants) ? MANY : FEW);

/** How long something took stands right beside it: of several spans the surest one, by so much. */
const SURER = 0.15;

const surestOf = ([first, ...others]: readonly Ranked[]): Ranked | undefined =>
  others.reduce(
    (best, next) => ((next.best.answer?.surety ?? 0) >= (best?.best.answer?.surety ?? 0) + SURER ? next : best),
    first,
  );

/** What gives an answer before what only speaks of it. */
function givingFirst(asked: Measuring, ranked: readonly Ranked[]): readonly Ranked[] {
  const [first] = ranked;
  if (!first || !(TYPED.has(asked.wants) || asked.wants === 'speech')) return ranked;
  if (gives(asked, first) && asked.wants !== 'duration') return ranked;
  const all = ranked.slice(0, reachFor(asked.wants)).filter((one) => holdsIt(one, first) && gives(asked, one));
  const giving = asked.wants === 'duration' ? surestOf(all) : all[0];
  return withFirst(giving, ranked);
}

/** Days, names and figures come from what was done: a plan, a condition, a thing to be done gives way to it. */
const HELD: ReadonlySet<Wants> = new Set<Wants>(['day', 'person', 'place', 'number', 'money', 'duration']);

function isDone({ sought }: Measuring, { best }: Ranked): boolean {
  const { act } = best.candidate.evidence.report;
  const isTold = !act || act.realis === 'happened' || act.realis === 'denied';
  return isTold && !best.supposed && !best.turned && !isToBe(best.candidate, best.hits, sought.terms);
}

/** What is believed in about as much and holds far more of the question stands first. */
const FULLER = 0.7;
const ABOUT_AS_MUCH = 0.75;

function fullerFirst(ranked: readonly Ranked[]): readonly Ranked[] {
  const [first] = ranked;
  if (!first) return ranked;
  const fuller = ranked
    .slice(1, FEW)
    .find(({ best, share }) => share >= ABOUT_AS_MUCH * first.share && FULLER * best.coverage >= first.best.coverage);
  return withFirst(fuller, ranked);
}

function doneFirst(asked: Measuring, ranked: readonly Ranked[]): readonly Ranked[] {
  const [first] = ranked;
  if (!first || !HELD.has(asked.wants) || asked.ahead || isDone(asked, first)) return ranked;
  const done = ranked.slice(0, FEW).find((one) => isDone(asked, one) && holdsIt(one, first));
  return withFirst(done, ranked);
}

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

/** In the order in which they are applied. */
export const RULES: readonly Rule[] = [
  { name: 'own words', choose: (asked, _, ranked) => ownWords(asked, ranked) },
  { name: 'fuller first', choose: (_, __, ranked) => fullerFirst(ranked) },
  { name: 'done first', choose: (asked, _, ranked) => doneFirst(asked, ranked) },
  { name: 'giving first', choose: (asked, _, ranked) => givingFirst(asked, ranked) },
  { name: 'finest first', choose: (asked, _, ranked) => finestFirst(asked, ranked) },
  { name: 'beside', choose: (_, __, ranked) => beside(ranked) },
  { name: 'in time', choose: (_, read, ranked) => inTime(read, ranked) },
];

export const chooseAnswers = (
  asked: Measuring,
  read: Interpreted,
  ranked: readonly Ranked[],
  rules: readonly Rule[] = RULES,
): readonly Ranked[] => rules.reduce((chosen, { choose }) => choose(asked, read, chosen), ranked);
