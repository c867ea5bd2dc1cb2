// Turns two reports of articles that have their day into how likely they tell one happening: a line through what they have in common.
import { DATED } from './data/dated.ts';
import { DATED_COUNT, datedFeatures } from './dated-features.ts';
import { MEAN_LIKELY } from './groups.ts';
import type { Traits } from './traits.ts';

const features = new Float32Array(DATED_COUNT);
const weights = Float64Array.from(DATED.weights, ([, weight]) => weight);

/** Score from which two reports are likely enough to join groups by themselves: where the odds are even. */
const ENOUGH = 0;
/** What is surer than that counts more than the line says: a few clear pairs hold a group together, many doubtful ones don't. */
const STEEP = 1.3;
const shift = Math.log(MEAN_LIKELY / (1 - MEAN_LIKELY));

/** The logarithm of the odds, as learned. */
function datedScore(a: Traits, b: Traits): number {
  datedFeatures(a, b, features);
  let sum = DATED.base;
  for (let i = 0; i < DATED_COUNT; i++) sum += (weights[i] as number) * (features[i] as number);
  return sum;
}

/** 0 to 1, symmetric; `MEAN_LIKELY` for a pair that is just likely enough. */
export const datedLikelihood = (a: Traits, b: Traits): number =>
  1 / (1 + Math.exp(STEEP * (ENOUGH - datedScore(a, b)) - shift));
