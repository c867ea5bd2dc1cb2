// Turns how alike two passages are into how likely they tell of the same happening.
import type { Likeness } from './likeness.ts';

/** Logistic curve, fitted by hand to piles of news articles whose known publication days were hidden. */
const BIAS = -3.2;
const COSINE = 6;
const CORE = 0.35;
/** A plan or a standing matter on the same words is less often the happening itself. */
const NOT_PAST = -1;
/** Recurring happenings have the same words: no likeness is more certain than this. */
const CEILING = 0.9;

/** Clauses that share next to nothing themselves are about neighbouring things. */
const APART = { core: 0.4, malus: -1.5 };
/** A record with few placements offers few coincidences: its matches are as certain as this much more likeness makes them. */
const FEW = { placements: 200, bonus: 1 };

/** Probability that a passage and a placement tell of one happening, 0 to 0.9; `among` is how many placements were compared. */
export function sameHappening({ cosine, core, placement }: Likeness, among: number): number {
  const facing = placement.passage.facing === 'past' ? 0 : NOT_PAST;
  const apart = core < APART.core ? APART.malus : 0;
  const few = FEW.bonus * Math.max(0, 1 - among / FEW.placements);
  const z = BIAS + COSINE * cosine + CORE * Math.min(core, 4) + facing + few + apart;
  return Math.min(CEILING, 1 / (1 + Math.exp(-z)));
}
