// Turns two reports of one event into how likely they tell one thing, so that one may stand as a source of the other's line.
import { TELLING } from './data/telling.ts';
import { quoteTheSame } from './same-words.ts';
import { TELLING_COUNT, tellingFeatures } from './telling-features.ts';
import type { Traits } from './traits.ts';
import { withinArticle } from './within-article.ts';

const features = new Float32Array(TELLING_COUNT);
const weights = Float64Array.from(TELLING.weights, ([, weight]) => weight);

/** What carries the line's sentence on in its own paper stands under it. */
const CARRIED = 0.9;

/** Whether neither article has its day: the line is learned from articles that have theirs. */
export const isUndated = (a: Traits, b: Traits): boolean => a.article.from === null && b.article.from === null;

/** The line itself, of reports of two articles: 0 to 1, symmetric. */
export function tellingLikelihood(a: Traits, b: Traits): number {
  if (quoteTheSame(a, b)) return 1;
  tellingFeatures(a, b, features);
  let sum = TELLING.base;
  for (let i = 0; i < TELLING_COUNT; i++) sum += (weights[i] as number) * (features[i] as number);
  return 1 / (1 + Math.exp(-sum));
}

/** 0 to 1, symmetric: a pure function of the two reports and of their articles. Of two that have no day the line says nothing. */
export function oneTelling(a: Traits, b: Traits): number {
  if (a.article.id === b.article.id) return withinArticle(a, b, CARRIED);
  return isUndated(a, b) ? 1 : tellingLikelihood(a, b);
}
