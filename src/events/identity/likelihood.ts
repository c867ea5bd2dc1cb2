// Turns two reports into how likely they tell one happening: a pure function of the two and of their articles.
import { LIKELIHOOD } from './data/likelihood.ts';
import { datedLikelihood } from './dated.ts';
import { areDeedsOfTwo } from './deeds-of-two.ts';
import { MEAN_LIKELY } from './groups.ts';
import { storyLikelihood } from './one-story.ts';
import { eachTellsItsOwn, gapBetween, wordsInCommon } from './overlap.ts';
import { FEATURE_COUNT, type Held, heldBy, pairFeatures } from './pair-features.ts';
import { sharedSense } from './predicates.ts';
import { quoteTheSame } from './same-words.ts';
import { MOST_APART } from './told-days.ts';
import type { ArticleTraits, Traits } from './traits.ts';
import { chanceOf, readTrees } from './trees.ts';
import { withinArticle } from './within-article.ts';

/** Pairs below it are no links: they count as unlike when groups are formed. A share of the mean that joins two groups. */
export const LEAST_LIKELY = 0.8 * MEAN_LIKELY;

/**
 * The same of articles without their days, where the trees' chances are just that: of two reports that are hardly likely to tell one
 * happening no event should be made, and large ones hold together without.
 */
const LEAST_UNDATED = 0.4;

const trees = readTrees(LIKELIHOOD);
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

const isDated = ({ article }: Traits): boolean => article.from !== null;

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

/** What is asked of articles, for all reports of theirs the same. */
export interface Asked {
  storyOf(a: ArticleTraits, b: ArticleTraits): number;
  heldBy(report: Traits, article: ArticleTraits): Held;
  /** Whether two reports are compared though they share too few words; nobody says so unless vectors are kept. */
  areAlike?(a: Traits, b: Traits): boolean;
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
export const askingOnce = (storyOf = storyLikelihood): Asked => ({
  storyOf: once((a, b) => storyOf(a, b)),
  heldBy: once(heldBy),
});

/** What the line says where either article has its day. It is learned from long articles, which tell of one story's people all. */
const ofDays = (a: Traits, b: Traits): number => (areDeedsOfTwo(a, b) ? 0 : datedLikelihood(a, b));

/** Of one story: what the two reports have in common decides. */
function ofOneStory(
  a: Traits,
  b: Traits,
  areAlike: Asked['areAlike'],
  happening: (a: Traits, b: Traits) => number,
): number {
  if (quoteTheSame(a, b)) return SAID;
  const isOneDeed = a.predicate !== 0 && a.predicate === b.predicate;
  const least = isOneDeed ? LEAST_OF_DEED : LEAST_WORDS;
  if (wordsInCommon(a.words, b.words) < least && !areAlike?.(a, b)) return 0;
  if (pointsTo(a, b) || pointsTo(b, a)) return POINTED;
  if ((gapBetween(a, b) ?? 0) > 0 && !mayErrOfDay(a, b)) return 0;
  const p = happening(a, b);
  return p < LEAST_LIKELY ? 0 : p;
}

/**
 * 0 to 1, symmetric: that the reports tell one happening; 0 for less than `LEAST_LIKELY`. Two articles with their days are of one story. Of
 * others that is asked first, and where neither has its day the two questions multiply. Reports of one article tell one happening only
 * where the later one carries the earlier on. Training brings its own trees.
 */
export function likelihood(a: Traits, b: Traits, asked: Asked = asking, learned = trees): number {
  if (a.article.id === b.article.id) return withinArticle(a, b);
  if ((gapBetween(a, b) ?? 0) > MOST_APART) return 0;
  const isOfDays = isDated(a) || isDated(b);
  const ofArticles = isDated(a) && isDated(b) ? 1 : asked.storyOf(a.article, b.article);
  if (ofArticles === 0) return 0;
  if (isOfDays) return ofOneStory(a, b, asked.areAlike, ofDays);
  return ofOneStory(a, b, asked.areAlike, () => {
    const least = LEAST_UNDATED / ofArticles;
    if (least >= 1) return 0;
    pairFeatures(a, b, features, asked.heldBy);
    const p = ofArticles * chanceOf(learned, features, least);
    return p < LEAST_UNDATED ? 0 : p;
  });
}
