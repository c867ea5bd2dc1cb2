// Puts the answer that gives what is asked for in so many words (a name, a figure, a reason, a quotation) before what only speaks of it.
import { type Ranked, withFirst } from './judge.ts';
import type { Measuring } from './measured.ts';
import type { Wants } from './wants.ts';

/** How far down what gives an answer is looked for. */
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
export function givingFirst(asked: Measuring, ranked: readonly Ranked[]): readonly Ranked[] {
  const [first] = ranked;
  if (!first || !(TYPED.has(asked.wants) || asked.wants === 'speech')) return ranked;
  if (gives(asked, first) && asked.wants !== 'duration') return ranked;
  const all = ranked.slice(0, reachFor(asked.wants)).filter((one) => holdsIt(one, first) && gives(asked, one));
  const giving = asked.wants === 'duration' ? surestOf(all) : all[0];
  return withFirst(giving, ranked);
}
