// Turns an article's words into how much each says of one of its sentences: what it says again and again tells its sentences apart least.
import { subjectStems } from '../../english/words.ts';
import { predicateRow } from './predicates.ts';
import { codeOf, hashOf, rarityOf, wordOf } from './word-codes.ts';

/** Weight of a word's code in the sentences of one article, in `PARTS` of a natural logarithm, 0 to 255. */
export type Weighing = (code: number) => number;

export const PARTS = 24;
/** Words of a sentence that carry a subject. */
const PER_SENTENCE = 10;
/** Sentences that are added to an article, so that in a short one no word counts as common yet. */
const PRIOR = 4;
/** A word that stands in one sentence of so many, as a natural logarithm, keeps nearly all its weight. */
const SELDOM = 4;
const LEAST = 0.15;
const MOST = 255;

/** The story's own words stand in every second sentence of it, however rare they are elsewhere. */
const KEYWORD = 0.5;

/** "resign" is what a story is about and what was done in it on one day. */
const isDeed = (stem: string): boolean => predicateRow(hashOf(stem)) >= 0;

/** Words of a story's keywords, as `weighingOf` knows them; those that say what was done are left out. */
export const keywordsOf = (keywords: readonly string[]): ReadonlySet<number> =>
  new Set(
    keywords
      .flatMap(subjectStems)
      .filter((stem) => !isDeed(stem))
      .map((stem) => wordOf(codeOf(stem, false))),
  );

/** `codes` are those of the whole article, each as often as it stands there; `keywords` are those of the story (`keywordsOf`). */
export function weighingOf(codes: readonly number[], keywords: ReadonlySet<number>): Weighing {
  const counts = new Map<number, number>();
  for (const code of codes) counts.set(wordOf(code), (counts.get(wordOf(code)) ?? 0) + 1);
  const sentences = codes.length / PER_SENTENCE + PRIOR;
  return (code) => {
    const count = counts.get(wordOf(code)) ?? 1;
    const seldom = Math.max(0, Math.log(sentences / (count + 0.5))) / SELDOM;
    const rarity = keywords.has(wordOf(code)) ? KEYWORD : rarityOf(code);
    return Math.min(MOST, Math.round(PARTS * rarity * Math.min(1, LEAST + seldom)));
  };
}
