// What two lists of words have in common, by one walk over both.
import type { Codes, Traits } from './traits.ts';
import { isPersonCode } from './word-codes.ts';

export const weightOf = (code: number): number => {
  const rarity = (code >>> 1) & 127;
  return rarity * rarity;
};

/** What two lists of words, which ascend, have in common; written over by the next call, so that no pair makes an object. */
const common = { weight: 0, count: 0, names: 0, nameWeight: 0, rarest: 0, ofA: 0, ofB: 0 };

export function compare(a: Codes, b: Codes): typeof common {
  let [weight, count, names, rarest, ofA, ofB, i, j] = [0, 0, 0, 0, 0, 0, 0, 0];
  // No pairs in here: until it is compiled for speed each would be a list that is made and walked.
  while (i < a.length && j < b.length) {
    const x = a[i] as number;
    const y = b[j] as number;
    const u = x >>> 1;
    const v = y >>> 1;
    if (u === v) {
      const w = weightOf(x);
      weight += w;
      count++;
      if (w > rarest) rarest = w;
      if ((x | y) & 1) names++;
    }
    if (u <= v) {
      ofA += weightOf(x);
      i++;
    }
    if (v <= u) {
      ofB += weightOf(y);
      j++;
    }
  }
  for (; i < a.length; i++) ofA += weightOf(a[i] as number);
  for (; j < b.length; j++) ofB += weightOf(b[j] as number);
  common.weight = weight;
  common.count = count;
  common.names = names;
  common.rarest = Math.sqrt(rarest) / 10;
  common.ofA = ofA;
  common.ofB = ofB;
  return common;
}

/** Share of a list of words, by weight, that stands in another. */
export function shareIn(words: Codes, other: Codes): number {
  let [held, all, j] = [0, 0, 0];
  for (let i = 0; i < words.length; i++) {
    const code = words[i] as number;
    const w = weightOf(code);
    all += w;
    while (j < other.length && (other[j] as number) >>> 1 < code >>> 1) j++;
    if (j < other.length && (other[j] as number) >>> 1 === code >>> 1) held += w;
  }
  return all === 0 ? 0 : held / all;
}

export const cosineOf = ({ weight, ofA, ofB }: typeof common): number =>
  weight === 0 ? 0 : weight / Math.sqrt(ofA * ofB);

/** Gap between two closed spans of days; 0 where they share a day, null where one is not known. */
export function gapBetween(
  a: { readonly from: number | null; readonly to: number | null },
  b: { readonly from: number | null; readonly to: number | null },
): number | null {
  if (a.from === null || a.to === null || b.from === null || b.to === null) return null;
  return Math.max(0, Math.max(a.from, b.from) - Math.min(a.to, b.to));
}

/** Writes the less and the more of two measures, so that it doesn't matter which side is which. */
export function both(x: number, y: number, out: Float32Array, at: number): void {
  out[at] = Math.min(x, y);
  out[at + 1] = Math.max(x, y);
}

/** How many words stand in both lists. Who did it is not enough: a person of the story counts half. */
export function wordsInCommon(a: Codes, b: Codes): number {
  let [count, i, j] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const u = (a[i] as number) >>> 1;
    const v = (b[j] as number) >>> 1;
    if (u === v) count += isPersonCode(a[i] as number) ? 0.5 : 1;
    if (u <= v) i++;
    if (v <= u) j++;
  }
  return count;
}

/** Whether two articles lie as far apart as the days they tell: what happens daily is told daily, a contradiction on one day. */
export const eachTellsItsOwn = (a: Traits, b: Traits): boolean =>
  a.from !== null &&
  b.from !== null &&
  a.article.from !== null &&
  b.article.from !== null &&
  b.article.from - a.article.from === b.from - a.from;
