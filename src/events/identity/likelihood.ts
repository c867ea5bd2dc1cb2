// Turns two reports into how likely they tell one happening: a pure function of the two and of their articles.
import { LIKELIHOOD, STORY } from './data/likelihood.ts';
import { gapBetween, wordsInCommon } from './overlap.ts';
import { FEATURE_COUNT, pairFeatures } from './pair-features.ts';
import { sharedSense } from './predicates.ts';
import { quoteTheSame } from './same-words.ts';
import { STORY_COUNT, storyFeatures } from './story-features.ts';
import type { ArticleTraits, Traits } from './traits.ts';
import { chanceOf, readTrees } from './trees.ts';
import { withinArticle } from './within-article.ts';

/** Days that two papers may be apart about one happening. */
const MOST_APART = 1;

const trees = readTrees(LIKELIHOOD);
const story = readTrees(STORY);
const ofStory = new Float32Array(STORY_COUNT);
const features = new Float32Array(FEATURE_COUNT);

/** What is quoted word for word was said once, whatever else the two papers tell with it. */
const SAID = 0.9;
/** Reports that share fewer words are not compared: most pairs are done with here. */
const LEAST_WORDS = 2;
/** Likelihood that a pointer means what another article tells of the same day by the same kind of predicate. */
const POINTED = 0.6;

const pointsTo = (a: Traits, b: Traits): boolean =>
  a.points &&
  !b.points &&
  a.from !== null &&
  a.from === b.from &&
  a.to === b.to &&
  (a.predicate === b.predicate || sharedSense(a.row, b.row) > 0) &&
  a.predicate !== 0;

/** Of articles that are less likely to tell one story nothing is compared. */
const LEAST_STORY = 0.1;

/** That two articles tell one story, 0 to 1, symmetric; 0 where it is so unlikely that no reports are compared. */
export function storyLikelihood(a: ArticleTraits, b: ArticleTraits): number {
  storyFeatures(a, b, ofStory);
  const isStory = chanceOf(story, ofStory);
  return isStory < LEAST_STORY ? 0 : isStory;
}

/**
 * The odds are learned from piles of two short stories. An article with its day is read into a story of months, in
 * which far fewer pairs tell one happening; and papers that give other days for it are fewer still.
 */
const ODDS = { ofLongStory: 0.08, ofAnotherDay: 0.5 } as const;

const isDated = ({ article }: Traits): boolean => article.from !== null;

function withOdds(p: number, a: Traits, b: Traits, gap: number): number {
  const times = (isDated(a) || isDated(b) ? ODDS.ofLongStory : 1) * (gap > 0 ? ODDS.ofAnotherDay : 1);
  return (p * times) / (1 - p + p * times);
}

/**
 * 0 to 1, symmetric: that the articles tell one story, times that the reports tell one happening of it.
 * Reports of one article tell one happening only where the later one carries the earlier on. `isStory` is `storyLikelihood` of the two
 * articles, where it is known from other reports of theirs.
 */
export function likelihood(a: Traits, b: Traits, isStory?: number): number {
  if (a.article.id === b.article.id) return withinArticle(a, b);
  const gap = gapBetween(a, b) ?? 0;
  if (gap > MOST_APART) return 0;
  if (quoteTheSame(a, b)) return SAID;
  if (wordsInCommon(a.words, b.words) < LEAST_WORDS) return 0;
  const ofArticles = isStory ?? storyLikelihood(a.article, b.article);
  if (ofArticles === 0) return 0;
  if (pointsTo(a, b) || pointsTo(b, a)) return POINTED;
  pairFeatures(a, b, features);
  return withOdds(ofArticles * chanceOf(trees, features), a, b, gap);
}
