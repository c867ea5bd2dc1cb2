// Says of two articles how likely they tell one story: boosted trees over what the two have in common.
import { STORY } from './data/likelihood.ts';
import { STORY_COUNT, storyFeatures } from './story-features.ts';
import type { ArticleTraits } from './traits.ts';
import { chanceOf, readTrees } from './trees.ts';

const trees = readTrees(STORY);
const features = new Float32Array(STORY_COUNT);

/** 0 to 1, symmetric. Training brings its own trees. */
export function storyChance(a: ArticleTraits, b: ArticleTraits, learned = trees): number {
  storyFeatures(a, b, features);
  return chanceOf(learned, features);
}

/** Of articles that are less likely to tell one story nothing is compared. */
const LEAST_STORY = 0.1;

/** The same; 0 where it is so unlikely that no reports are compared. */
export function storyLikelihood(a: ArticleTraits, b: ArticleTraits, learned = trees): number {
  const chance = storyChance(a, b, learned);
  return chance < LEAST_STORY ? 0 : chance;
}
