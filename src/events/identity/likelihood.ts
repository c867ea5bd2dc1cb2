// Turns two reports into how likely they tell one happening: a pure function of the two and of their articles.
import { LIKELIHOOD } from './data/likelihood.ts';
import { FEATURE_COUNT, gapBetween, pairFeatures } from './pair-features.ts';
import type { Traits } from './traits.ts';
import { chanceOf, readTrees } from './trees.ts';
import { withinArticle } from './within-article.ts';

/** Days that two papers may be apart about one happening. */
const MOST_APART = 1;

const trees = readTrees(LIKELIHOOD);
const features = new Float32Array(FEATURE_COUNT);

/** 0 to 1, symmetric. Reports of one article tell one happening only where the later one carries the earlier on. */
export function likelihood(a: Traits, b: Traits): number {
  if (a.article.id === b.article.id) return withinArticle(a, b);
  if ((gapBetween(a, b) ?? 0) > MOST_APART) return 0;
  pairFeatures(a, b, features);
  return chanceOf(trees, features);
}
