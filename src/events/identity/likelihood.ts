// Turns two reports into how likely they tell one happening: a pure function of the two and of their articles.
import { LIKELIHOOD, STORY } from './data/likelihood.ts';
import { MEAN_LIKELY } from './groups.ts';
import { gapBetween, wordsInCommon } from './overlap.ts';
import { FEATURE_COUNT, type Held, heldBy, pairFeatures } from './pair-features.ts';
import { sharedSense } from './predicates.ts';
import { quoteTheSame } from './same-words.ts';
import { STORY_COUNT, storyFeatures } from './story-features.ts';
import type { ArticleTraits, Traits } from './traits.ts';
import { chanceOf, readTrees } from './trees.ts';
import { withinArticle } from './within-article.ts';

/** Pairs below it are no links: they count as unlike when groups are formed. A share of the mean that joins two groups. */
export const LEAST_LIKELY = 0.8 * MEAN_LIKELY;

/** Days that two papers may be apart about one happening. */
const MOST_APART = 1;

const trees = readTrees(LIKELIHOOD);
const story = readTrees(STORY);
const ofStory = new Float32Array(STORY_COUNT);
const features = new Float32Array(FEATURE_COUNT);

/** What is quoted word for word was said once, whatever else the two papers tell with it. */
const SAID = 0.9;
/** Reports that share fewer words are not compared: most pairs are done with here. */
export const LEAST_WORDS = 2;
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

const timesOf = (a: Traits, b: Traits, gap: number): number =>
  (isDated(a) || isDated(b) ? ODDS.ofLongStory : 1) * (gap > 0 ? ODDS.ofAnotherDay : 1);

const withOdds = (p: number, times: number): number => (p * times) / (1 - p + p * times);

/** What `withOdds` makes the least likelihood that is a link. */
const leastBefore = (times: number): number => LEAST_LIKELY / (LEAST_LIKELY + times * (1 - LEAST_LIKELY));

/** What is asked of articles, for all reports of theirs the same. */
export interface Asked {
  storyOf(a: ArticleTraits, b: ArticleTraits): number;
  heldBy(report: Traits, article: ArticleTraits): Held;
}

const asking: Asked = { storyOf: storyLikelihood, heldBy };

/** Gives what is worked out for two keys, and works it out once. */
function once<A, B, T>(work: (a: A, b: B) => T): (a: A, b: B) => T {
  const known = new Map<A, Map<B, T>>();
  return (a, b) => {
    const ofA = known.get(a) ?? new Map<B, T>();
    if (ofA.size === 0) known.set(a, ofA);
    const found = ofA.get(b) ?? work(a, b);
    ofA.set(b, found);
    return found;
  };
}

/** Asks each thing once, for as long as the reports of some articles are compared: it keeps all that it was asked. */
export const askingOnce = (): Asked => ({ storyOf: once(storyLikelihood), heldBy: once(heldBy) });

/**
 * 0 to 1, symmetric: that the articles tell one story, times that the reports tell one happening of it; 0 for less than `LEAST_LIKELY`.
 * Reports of one article tell one happening only where the later one carries the earlier on.
 */
export function likelihood(a: Traits, b: Traits, { storyOf, heldBy: held }: Asked = asking): number {
  if (a.article.id === b.article.id) return withinArticle(a, b);
  const gap = gapBetween(a, b) ?? 0;
  if (gap > MOST_APART) return 0;
  const ofArticles = storyOf(a.article, b.article);
  if (ofArticles === 0) return 0;
  if (quoteTheSame(a, b)) return SAID;
  if (wordsInCommon(a.words, b.words) < LEAST_WORDS) return 0;
  if (pointsTo(a, b) || pointsTo(b, a)) return POINTED;
  const times = timesOf(a, b, gap);
  const least = leastBefore(times);
  if (ofArticles < least) return 0;
  pairFeatures(a, b, features, held);
  const p = withOdds(ofArticles * chanceOf(trees, features, least / ofArticles), times);
  return p < LEAST_LIKELY ? 0 : p;
}
