// Turns the words of two dated reports into numbers: what they have in common by weight and by number, and what each has alone.
import type { Traits } from './traits.ts';
import { PARTS } from './weighing.ts';
import { isNameCode } from './word-codes.ts';

/** What is measured of the words, in this order. */
export const WORD_FEATURES = [
  'words: cosine',
  'words: of the lighter one, share in the other',
  'words: heaviest in common',
  'words: second in common',
  'words: third in common',
  'words: number in common, no names',
  'names in common',
  'names that the other lacks: less',
  'names that the other lacks: more',
  'words: of the shorter one, share in common',
  'words: share in common of all',
  'words: nearly all of the shorter one in common',
  'words of the shorter one',
] as const;

const MOST_WORDS = 8;
const MOST_NAMES = 4;
const LONG = 20;
/** Brings weights to about 0 to 1. */
const HEAVY = 8 * PARTS;
/** A sentence of at least so many words of which so many stand in the other one is that sentence, reworded at most. */
const NEARLY_ALL = { share: 0.8, words: 4 } as const;

/** What two weighed lists of words have in common; written over by the next call. */
const common = {
  dot: 0,
  ofA: 0,
  ofB: 0,
  first: 0,
  second: 0,
  third: 0,
  words: 0,
  names: 0,
  lackedByA: 0,
  lackedByB: 0,
};

function put(weight: number): void {
  if (weight > common.first) [common.first, common.second, common.third] = [weight, common.first, common.second];
  else if (weight > common.second) [common.second, common.third] = [weight, common.second];
  else if (weight > common.third) common.third = weight;
}

function meet(a: Traits, b: Traits, i: number, j: number): void {
  const [u, v] = [a.weights[i] as number, b.weights[j] as number];
  common.dot += u * v;
  put(Math.min(u, v));
  if (isNameCode((a.words[i] as number) | (b.words[j] as number))) common.names++;
  else common.words++;
}

const clear = (): void => {
  for (const key of Object.keys(common) as (keyof typeof common)[]) common[key] = 0;
};

function walk(a: Traits, b: Traits): void {
  clear();
  let [i, j] = [0, 0];
  while (i < a.words.length || j < b.words.length) {
    const u = i < a.words.length ? (a.words[i] as number) >>> 1 : Number.POSITIVE_INFINITY;
    const v = j < b.words.length ? (b.words[j] as number) >>> 1 : Number.POSITIVE_INFINITY;
    if (u === v) meet(a, b, i, j);
    if (u < v && isNameCode(a.words[i] as number)) common.lackedByB++;
    if (v < u && isNameCode(b.words[j] as number)) common.lackedByA++;
    if (u <= v) common.ofA += (a.weights[i++] as number) ** 2;
    if (v <= u) common.ofB += (b.weights[j++] as number) ** 2;
  }
}

/** Writes the features of two reports' words into `out`, from its beginning. */
export function wordFeatures(a: Traits, b: Traits, out: Float32Array): void {
  walk(a, b);
  const { dot, ofA, ofB, lackedByA, lackedByB } = common;
  out[0] = dot === 0 ? 0 : dot / Math.sqrt(ofA * ofB);
  out[1] = dot === 0 ? 0 : Math.min(2, dot / Math.min(ofA, ofB));
  out[2] = common.first / HEAVY;
  out[3] = common.second / HEAVY;
  out[4] = common.third / HEAVY;
  out[5] = Math.min(common.words, MOST_WORDS) / MOST_WORDS;
  out[6] = Math.min(common.names, MOST_NAMES) / MOST_NAMES;
  out[7] = Math.min(lackedByA, lackedByB, MOST_NAMES) / MOST_NAMES;
  out[8] = Math.min(Math.max(lackedByA, lackedByB), MOST_NAMES) / MOST_NAMES;
  byNumber(a, b, out);
}

function byNumber(a: Traits, b: Traits, out: Float32Array): void {
  const count = common.words + common.names;
  const shorter = Math.min(a.words.length, b.words.length);
  out[9] = count / Math.max(1, shorter);
  out[10] = count / Math.max(1, a.words.length + b.words.length - count);
  out[11] = count >= NEARLY_ALL.share * shorter && shorter >= NEARLY_ALL.words ? 1 : 0;
  out[12] = Math.min(shorter, LONG) / LONG;
}
