// Turns two reports into how likely they tell one happening: a pure function of the two and of their articles.
import { LIKELIHOOD, STORY } from './data/likelihood.ts';
import { datedLikelihood } from './dated.ts';
import { MEAN_LIKELY, MOST_APART } from './groups.ts';
import { compare, eachTellsItsOwn, gapBetween, wordsInCommon } from './overlap.ts';
import { FEATURE_COUNT, type Held, heldBy, pairFeatures } from './pair-features.ts';
import { nearness, sharedSense } from './predicates.ts';
import { quoteTheSame } from './same-words.ts';
import { STORY_COUNT, storyFeatures } from './story-features.ts';
import type { ArticleTraits, Traits } from './traits.ts';
import { chanceOf, readTrees } from './trees.ts';
import { withinArticle } from './within-article.ts';

/** Pairs below it are no links: they count as unlike when groups are formed. A share of the mean that joins two groups. */
export const LEAST_LIKELY = 0.8 * MEAN_LIKELY;

const trees = readTrees(LIKELIHOOD);
const story = readTrees(STORY);
const ofStory = new Float32Array(STORY_COUNT);
const features = new Float32Array(FEATURE_COUNT);

/** What is quoted word for word was said once, whatever else the two papers tell with it. */
const SAID = 0.9;
/** Reports that share fewer words are not compared: most pairs are done with here. */
export const LEAST_WORDS = 2;
/** "She resigned" and "Quill resigned in tears" share a person of the story and the deed. */
const LEAST_OF_DEED = 1.5;
/** Likelihood that a pointer means what another article tells of the same day by the same kind of predicate. */
const POINTED = 0.6;

const areOneDeed = (a: Traits, b: Traits): boolean =>
  a.predicate !== 0 && (a.predicate === b.predicate || sharedSense(a.row, b.row) > 0);

const pointsTo = (a: Traits, b: Traits): boolean =>
  a.points && !b.points && a.from !== null && a.from === b.from && a.to === b.to && areOneDeed(a, b);

/** Of articles that are less likely to tell one story nothing is compared. */
const LEAST_STORY = 0.1;

/** That two articles tell one story, 0 to 1, symmetric; 0 where it is so unlikely that no reports are compared. Training brings its own trees. */
export function storyLikelihood(a: ArticleTraits, b: ArticleTraits, learned = story): number {
  storyFeatures(a, b, ofStory);
  const isStory = chanceOf(learned, ofStory);
  return isStory < LEAST_STORY ? 0 : isStory;
}

/**
 * The odds are learned from piles of two short stories. An article with its day is read into a story of months, in which its people
 * and places stand in every report and far fewer pairs tell one happening: fewest those that do other deeds, or that say themselves
 * that it was another day. Set by hand.
 */
const ODDS = { ofLongStory: 0.3, ofAnotherDeed: 0.25, ofAssumedDay: 0.5, ofAnotherDay: 0.05 } as const;

const isDated = ({ article }: Traits): boolean => article.from !== null;

/** Deeds whose words are no nearer than this are others. */
const NEAR = 0.35;

/** Whether two predicates are known and mean different things. */
const areOtherDeeds = (a: Traits, b: Traits): boolean =>
  a.row >= 0 &&
  b.row >= 0 &&
  a.predicate !== b.predicate &&
  sharedSense(a.row, b.row) === 0 &&
  nearness(a.row, b.row) < NEAR;

/** Whether both count the same thing and no count is the same. */
function figuresDiffer(a: Traits, b: Traits): boolean {
  const pairs = a.figures.flatMap(([unit, value]) =>
    b.figures.flatMap(([other, count]) => (other === unit ? [count === value] : [])),
  );
  return pairs.length > 0 && pairs.every((isSame) => !isSame);
}

const meet = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === 0 || b.length === 0 || a.some((one) => b.includes(one));

/** Whether nobody does it in one report and somebody else in the other, nor has it done to. */
const partsFit = (a: Traits, b: Traits): boolean => meet(a.who, b.who) && meet(a.whom, b.whom);

/**
 * Whether reports of two days may tell one happening: a day was assumed, or one paper errs of the day of one deed ("Trump named Kelly" and
 * "Kelly called Sessions" are two, though to name is to call). A newer count doesn't.
 */
const mayErrOfDay = (a: Traits, b: Traits): boolean =>
  !figuresDiffer(a, b) &&
  (a.isAssumed || b.isAssumed || (areOneDeed(a, b) && partsFit(a, b) && !eachTellsItsOwn(a, b)));

function timesOf(a: Traits, b: Traits, gap: number): number {
  const ofDay = gap === 0 ? 1 : mayErrOfDay(a, b) ? ODDS.ofAssumedDay : ODDS.ofAnotherDay;
  if (!isDated(a) && !isDated(b)) return ofDay;
  return ofDay * ODDS.ofLongStory * (areOtherDeeds(a, b) ? ODDS.ofAnotherDeed : 1);
}

const withOdds = (p: number, times: number): number => (p * times) / (1 - p + p * times);

/** What `withOdds` makes the least likelihood that is a link. */
const leastBefore = (times: number, least: number): number => least / (least + times * (1 - least));

/** Below the first two reports of a long story have too little in common to tell one happening, from the second on it is enough. */
const ALIKE = { least: 0.16, enough: 0.4 } as const;

/** Words in common that say what was done; who and where is not enough. One will do where a report has few words. */
const MATTERS = 2;
const BRIEF = 4;

/** How much two reports must have in common themselves, 0 to 1: in a long story the company they keep says little. */
function alikeness(a: Traits, b: Traits): number {
  if (!isDated(a) && !isDated(b)) return 1;
  const { weight, ofA, ofB, count, names } = compare(a.words, b.words);
  const isBrief = Math.min(a.words.length, b.words.length) <= BRIEF;
  if (weight === 0 || count - names < (isBrief ? 1 : MATTERS)) return 0;
  const likeness = 0.65 * (weight / Math.sqrt(ofA * ofB)) + 0.35 * (weight / Math.min(ofA, ofB));
  return Math.min(1, Math.max(0, (likeness - ALIKE.least) / (ALIKE.enough - ALIKE.least)));
}

/** What is asked of articles, for all reports of theirs the same. */
export interface Asked {
  storyOf(a: ArticleTraits, b: ArticleTraits): number;
  heldBy(report: Traits, article: ArticleTraits): Held;
}

const asking: Asked = { storyOf: (a, b) => storyLikelihood(a, b), heldBy };

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
export const askingOnce = (learned = story): Asked => ({
  storyOf: once((a, b) => storyLikelihood(a, b, learned)),
  heldBy: once(heldBy),
});

/** Of two articles with their days, which are of one story: what the two reports have in common decides. */
function ofDatedStory(a: Traits, b: Traits, gap: number): number {
  if (quoteTheSame(a, b)) return SAID;
  const isOneDeed = a.predicate !== 0 && a.predicate === b.predicate;
  if (wordsInCommon(a.words, b.words) < (isOneDeed ? LEAST_OF_DEED : LEAST_WORDS)) return 0;
  if (pointsTo(a, b) || pointsTo(b, a)) return POINTED;
  if (gap > 0 && !mayErrOfDay(a, b)) return 0;
  const p = datedLikelihood(a, b);
  return p < LEAST_LIKELY ? 0 : p;
}

/**
 * 0 to 1, symmetric: that the articles tell one story, times that the reports tell one happening of it; 0 for less than `LEAST_LIKELY`.
 * Reports of one article tell one happening only where the later one carries the earlier on. Training brings its own trees.
 */
export function likelihood(a: Traits, b: Traits, { storyOf, heldBy: held }: Asked = asking, learned = trees): number {
  if (a.article.id === b.article.id) return withinArticle(a, b);
  const gap = gapBetween(a, b) ?? 0;
  if (gap > MOST_APART) return 0;
  if (isDated(a) && isDated(b)) return ofDatedStory(a, b, gap);
  const ofArticles = storyOf(a.article, b.article);
  if (ofArticles === 0) return 0;
  if (quoteTheSame(a, b)) return SAID;
  if (wordsInCommon(a.words, b.words) < LEAST_WORDS) return 0;
  if (pointsTo(a, b) || pointsTo(b, a)) return POINTED;
  const alike = alikeness(a, b);
  if (alike < LEAST_LIKELY) return 0;
  const times = timesOf(a, b, gap);
  const least = leastBefore(times, LEAST_LIKELY / alike);
  if (ofArticles < least) return 0;
  pairFeatures(a, b, features, held);
  const p = alike * withOdds(ofArticles * chanceOf(learned, features, least / ofArticles), times);
  return p < LEAST_LIKELY ? 0 : p;
}
