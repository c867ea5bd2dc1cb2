// Turns two reports into how likely they tell one happening: a pure function of the two and of their articles.
import type { Codes, Traits } from './traits.ts';
import { isNameCode, rarityOf, wordOf } from './word-codes.ts';

/** What two lists of words have in common, and what each weighs; weights are squared rarities. */
export interface Overlap {
  readonly shared: number;
  readonly count: number;
  readonly names: number;
  readonly ofA: number;
  readonly ofB: number;
}

const weightOf = (code: number): number => rarityOf(code) ** 2;
const total = (codes: Codes): number => codes.reduce((sum, code) => sum + weightOf(code), 0);

/** One walk over both lists, which ascend. */
export function overlapOf(a: Codes, b: Codes): Overlap {
  let [shared, count, names, i, j] = [0, 0, 0, 0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] as number, b[j] as number];
    const [u, v] = [wordOf(x), wordOf(y)];
    if (u === v) {
      shared += weightOf(x);
      count++;
      if (isNameCode(x) || isNameCode(y)) names++;
      i++;
      j++;
    } else if (u < v) i++;
    else j++;
  }
  return { shared, count, names, ofA: total(a), ofB: total(b) };
}

/** Gap between two reports' days; 0 where they overlap, null where one is not known. */
export function gapOf(a: Traits, b: Traits): number | null {
  if (a.from === null || a.to === null || b.from === null || b.to === null) return null;
  return Math.max(0, Math.max(a.from, b.from) - Math.min(a.to, b.to));
}

/** Likelihood of a sentence that carries on the one before it, of the same days: "he added", the quotation after a colon. */
const CARRIES = 0.9;
const SAME_PARAGRAPH = 1;
const NEXT_PARAGRAPH = 3;

/** Of two reports of one article only a sentence right behind another that leans on it tells the same. */
function withinArticle(a: Traits, b: Traits): number {
  const [before, next] = a.sentence <= b.sentence ? [a, b] : [b, a];
  const gap = next.sentence - before.sentenceEnd;
  if (gap < 0 || next.leaning === 0 || a.from !== b.from || a.to !== b.to) return 0;
  return gap <= (next.leaning === 2 ? NEXT_PARAGRAPH : SAME_PARAGRAPH) ? CARRIES : 0;
}

const SPEECH_ADDS = 0.2;

/** 0 to 1, symmetric. Reports of one article tell one happening only where the later one carries the earlier on. */
export function likelihood(a: Traits, b: Traits): number {
  if (a.article === b.article || a.article.id === b.article.id) return withinArticle(a, b);
  const gap = gapOf(a, b);
  if (gap !== null && gap > 1) return 0;
  const { shared, count, ofA, ofB } = overlapOf(a.words, b.words);
  if (count < 2) return 0;
  const likeness = 0.65 * (shared / Math.sqrt(ofA * ofB)) + 0.35 * (shared / Math.min(ofA, ofB));
  const quotes = sharedOf(a.quotes, b.quotes) > 1 ? SPEECH_ADDS : 0;
  return Math.min(1, likeness + quotes);
}

export function sharedOf(a: Codes, b: Codes): number {
  let [count, i, j] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] as number, b[j] as number];
    if (x === y) count++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return count;
}
