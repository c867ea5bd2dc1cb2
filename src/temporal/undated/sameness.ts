// Turns how alike two passages are into how likely they tell of the same happening.
import type { Likeness } from './likeness.ts';

/** Logistic curve over the likeness; measured on piles of news articles whose known dates were hidden one by one. */
const BIAS = -6;
const COSINE = 8;
const CORE = 1;
const NAMES = 0.3;

/** Probability that two passages tell of one happening, 0 to 1. */
export function sameHappening({ cosine, core, names }: Likeness): number {
  const z = BIAS + COSINE * cosine + CORE * Math.min(core, 4) + NAMES * Math.min(names, 4);
  return 1 / (1 + Math.exp(-z));
}
