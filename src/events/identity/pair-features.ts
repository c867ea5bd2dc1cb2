// Turns two reports of different articles into the numbers that the likelihood is learned from: a pure function of the two.
import { nearness, sharedSense } from './predicates.ts';
import type { Codes, Traits } from './traits.ts';
import { isNameCode, rarityOf, wordOf } from './word-codes.ts';

/** What is measured of a pair, in this order. Each is symmetric; what is not known is 0, which speaks for neither side. */
export const PAIR_FEATURES = [
  'words: cosine',
  'words: of the shorter one, share in the other',
  'words: number in common',
  'words: rarest in common',
  'words: number of names in common',
  'words: names of which none is in common',
  'words: weight in common',
  'sentence in the other article: less',
  'sentence in the other article: more',
  'sentence in the other opening: less',
  'sentence in the other opening: more',
  'articles: cosine of bodies',
  'articles: cosine of openings',
  'articles: cosine of titles',
  'articles: share of opening names in the other body, less',
  'articles: share of opening names in the other body, more',
  'articles: rare words in common',
  'articles: days between publications',
  'figures in common',
  'figures that differ',
  'quoted runs in common',
  'same predicate',
  'predicates: a sense in common',
  'predicates: nearness',
  'doers in common',
  'another doer',
  'done to in common',
  'done to another',
  'one did not happen',
  'another realis',
  'number that point',
  'number of asides',
  'places in the articles, first',
  'places in the articles, second',
  'days between',
  'days known and equal',
  'number of backgrounds',
  'number of quotations',
  'number that lean on another sentence',
  'shorter length in words',
  'articles: numbers in common',
  'articles: share of numbers in the other',
] as const;

export const FEATURE_COUNT = PAIR_FEATURES.length;

const weightOf = (code: number): number => {
  const rarity = (code >>> 1) & 127;
  return rarity * rarity;
};

/** What two lists of words, which ascend, have in common; written over by the next call, so that no pair makes an object. */
const common = { weight: 0, count: 0, names: 0, nameWeight: 0, rarest: 0, ofA: 0, ofB: 0 };

function compare(a: Codes, b: Codes): typeof common {
  let [weight, count, names, rarest, ofA, ofB, i, j] = [0, 0, 0, 0, 0, 0, 0, 0];
  while (i < a.length || j < b.length) {
    const x = i < a.length ? (a[i] as number) : 0xffffffff;
    const y = j < b.length ? (b[j] as number) : 0xffffffff;
    const [u, v] = [x >>> 1, y >>> 1];
    if (u === v && i < a.length && j < b.length) {
      const w = weightOf(x);
      weight += w;
      ofA += w;
      ofB += w;
      count++;
      if (w > rarest) rarest = w;
      if ((x | y) & 1) names++;
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && u < v)) {
      ofA += weightOf(x);
      i++;
    } else {
      ofB += weightOf(y);
      j++;
    }
  }
  common.weight = weight;
  common.count = count;
  common.names = names;
  common.rarest = Math.sqrt(rarest) / 10;
  common.ofA = ofA;
  common.ofB = ofB;
  return common;
}

const cosine = ({ weight, ofA, ofB }: typeof common): number => (weight === 0 ? 0 : weight / Math.sqrt(ofA * ofB));

/** Share of the names of one list, by weight, that stand in the other. Half where it names nobody. */
function namesHeld(a: Codes, b: Codes): number {
  let [held, all, j] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const x = a[i] as number;
    if (!isNameCode(x)) continue;
    const word = wordOf(x);
    while (j < b.length && wordOf(b[j] as number) < word) j++;
    const w = weightOf(x);
    all += w;
    if (j < b.length && wordOf(b[j] as number) === word) held += w;
  }
  return all === 0 ? 0.5 : held / all;
}

const RARE = 6.5;

function rareInCommon(a: Codes, b: Codes): number {
  let [count, i, j] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [u, v] = [wordOf(a[i] as number), wordOf(b[j] as number)];
    if (u === v && rarityOf(a[i] as number) >= RARE) count++;
    if (u <= v) i++;
    if (v <= u) j++;
  }
  return count;
}

const hasNames = (codes: Codes): boolean => {
  for (let i = 0; i < codes.length; i++) if (isNameCode(codes[i] as number)) return true;
  return false;
};

export function sharedOf(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [count, i, j] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] as number, b[j] as number];
    if (x === y) count++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return count;
}

const meets = (a: readonly number[], b: readonly number[]): boolean => a.some((one) => b.includes(one));

function figures(a: Traits, b: Traits, out: Float32Array, at: number): void {
  let [same, other] = [0, 0];
  for (const [unit, value] of a.figures)
    for (const [unitB, valueB] of b.figures)
      if (unit === unitB) {
        if (value === valueB) same++;
        else other++;
      }
  out[at] = Math.min(same, 3);
  out[at + 1] = same > 0 ? 0 : Math.min(other, 3);
}

/** Gap between two closed spans of days; 0 where they share a day, null where one is not known. */
export function gapBetween(
  a: { readonly from: number | null; readonly to: number | null },
  b: { readonly from: number | null; readonly to: number | null },
): number | null {
  if (a.from === null || a.to === null || b.from === null || b.to === null) return null;
  return Math.max(0, Math.max(a.from, b.from) - Math.min(a.to, b.to));
}

const MOST_DAYS = 10;
const MOST_PLACE = 12;

/** Writes the features of a pair into `out`, which has room for FEATURE_COUNT numbers. */
export function pairFeatures(a: Traits, b: Traits, out: Float32Array): void {
  wordFeatures(a, b, out);
  articleFeatures(a, b, out);
  actFeatures(a, b, out);
}

function wordFeatures(a: Traits, b: Traits, out: Float32Array): void {
  const words = compare(a.words, b.words);
  out[0] = cosine(words);
  out[1] = words.weight === 0 ? 0 : words.weight / Math.min(words.ofA, words.ofB);
  out[2] = words.count;
  out[3] = words.rarest;
  out[4] = words.names;
  out[5] = words.names === 0 && hasNames(a.words) && hasNames(b.words) ? 1 : 0;
  out[6] = words.weight / 10_000;
  both(heldBy(a.words, b.article.body), heldBy(b.words, a.article.body), out, 7);
  both(heldBy(a.words, b.article.opening), heldBy(b.words, a.article.opening), out, 9);
}

function heldBy(words: Codes, article: Codes): number {
  const { weight, ofA } = compare(words, article);
  return ofA === 0 ? 0 : weight / ofA;
}

function both(x: number, y: number, out: Float32Array, at: number): void {
  out[at] = Math.min(x, y);
  out[at + 1] = Math.max(x, y);
}

function articleFeatures({ article: a }: Traits, { article: b }: Traits, out: Float32Array): void {
  out[11] = cosine(compare(a.body, b.body));
  out[12] = cosine(compare(a.opening, b.opening));
  out[13] = cosine(compare(a.title, b.title));
  both(namesHeld(a.opening, b.body), namesHeld(b.opening, a.body), out, 14);
  out[16] = rareInCommon(a.body, b.body);
  const numbers = sharedOf(a.numbers, b.numbers);
  const fewest = Math.min(a.numbers.length, b.numbers.length);
  out[40] = Math.min(numbers, 8);
  out[41] = fewest === 0 ? 0.2 : numbers / fewest;
  out[17] = Math.min(MOST_DAYS, gapBetween(a, b) ?? 0);
}

function actFeatures(a: Traits, b: Traits, out: Float32Array): void {
  figures(a, b, out, 18);
  out[20] = Math.min(sharedOf(a.quotes, b.quotes), 6);
  out[21] = a.predicate !== 0 && a.predicate === b.predicate ? 1 : 0;
  out[22] = sharedSense(a.row, b.row);
  out[23] = nearness(a.row, b.row);
  roles(a.who, b.who, out, 24);
  roles(a.whom, b.whom, out, 26);
  out[28] = a.isSo === b.isSo ? 0 : 1;
  out[29] = a.realis === b.realis ? 0 : 1;
  out[30] = Number(a.points) + Number(b.points);
  out[31] = Number(a.isAside) + Number(b.isAside);
  both(Math.min(a.index, MOST_PLACE), Math.min(b.index, MOST_PLACE), out, 32);
  const gap = gapBetween(a, b);
  out[34] = Math.min(MOST_DAYS, gap ?? 0);
  out[35] = gap !== null && a.from === b.from && a.to === b.to && a.from === a.to ? 1 : 0;
  out[36] = Number(a.kind === 'background') + Number(b.kind === 'background');
  out[37] = Number(a.kind === 'quote') + Number(b.kind === 'quote');
  out[38] = Number(a.leaning > 0) + Number(b.leaning > 0);
  out[39] = Math.min(a.words.length, b.words.length);
}

function roles(a: readonly number[], b: readonly number[], out: Float32Array, at: number): void {
  const isSame = meets(a, b);
  out[at] = isSame ? 1 : 0;
  out[at + 1] = !isSame && a.length > 0 && b.length > 0 ? 1 : 0;
}
