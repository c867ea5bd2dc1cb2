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

// No pairs in here either (overlap.ts): each would be a list until this is compiled for speed.
function put(weight: number): void {
  if (weight <= common.third) return;
  if (weight <= common.second) {
    common.third = weight;
    return;
  }
  common.third = common.second;
  common.second = weight;
  if (weight <= common.first) return;
  common.second = common.first;
  common.first = weight;
}

function meet(a: Traits, b: Traits, i: number, j: number): void {
  const u = a.weights[i] as number;
  const v = b.weights[j] as number;
  common.dot += u * v;
  put(Math.min(u, v));
  if (isNameCode((a.words[i] as number) | (b.words[j] as number))) common.names++;
  else common.words++;
}

function clear(): void {
  common.dot = common.ofA = common.ofB = 0;
  common.first = common.second = common.third = 0;
  common.words = common.names = common.lackedByA = common.lackedByB = 0;
}

const squareOf = ({ weights }: Traits, at: number): number => (weights[at] as number) * (weights[at] as number);

/** Higher than any word. */
const NO_WORD = 2 ** 31;

function walk(a: Traits, b: Traits): void {
  clear();
  const [x, y] = [a.words, b.words];
  const [ofX, ofY] = [x.length, y.length];
  let i = 0;
  let j = 0;
  while (i < ofX || j < ofY) {
    const u = i < ofX ? (x[i] as number) >>> 1 : NO_WORD;
    const v = j < ofY ? (y[j] as number) >>> 1 : NO_WORD;
    if (u === v) meet(a, b, i, j);
    else if (u < v) common.lackedByB += (x[i] as number) & 1;
    else common.lackedByA += (y[j] as number) & 1;
    if (u <= v) common.ofA += squareOf(a, i++);
    if (v <= u) common.ofB += squareOf(b, j++);
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
