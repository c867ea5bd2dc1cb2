// Turns two reports of articles that have their day into the numbers from which it is learned whether they tell one happening of a story.
import { commonOf } from '../../likeness/sets.ts';
import { eachTellsItsOwn, gapBetween } from './overlap.ts';
import { nearness, sharedSense } from './predicates.ts';
import type { Traits } from './traits.ts';
import { PARTS } from './weighing.ts';
import { isNameCode } from './word-codes.ts';

/** What is measured of a pair, in this order. Each is symmetric; what is not known is 0. */
export const DATED_FEATURES = [
  'words: cosine',
  'words: of the lighter one, share in the other',
  'words: heaviest in common',
  'words: second in common',
  'words: third in common',
  'words: number in common, no names',
  'names in common',
  'names that the other lacks: less',
  'names that the other lacks: more',
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
  'another realis',
  'one points',
  'number of backgrounds',
  'number of opinions',
  'number that lean on another sentence',
  'days told and equal',
  'days equal, one assumed',
  'days told, apart',
  'days apart, one assumed',
  'one day not known',
  'no day known',
  'days between publications, unless both tell one day',
  'number that open their article',
  'words of the shorter one',
  'days apart as their articles are',
] as const;

export const DATED_COUNT = DATED_FEATURES.length;

const MOST_WORDS = 8;
const MOST_NAMES = 4;
const MOST_DAYS = 4;
const LONG = 20;
/** Sentences that open an article. */
const OPENING = 3;
/** Brings weights to about 0 to 1. */
const HEAVY = 8 * PARTS;

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

function words(a: Traits, b: Traits, out: Float32Array): void {
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
}

function figures(a: Traits, b: Traits, out: Float32Array): void {
  let [same, other] = [0, 0];
  for (const [unit, value] of a.figures)
    for (const [unitB, valueB] of b.figures)
      if (unit === unitB) {
        if (value === valueB) same++;
        else other++;
      }
  out[9] = Math.min(same, 2) / 2;
  const isOther = same === 0 && other > 0;
  const isSameDay = (gapBetween(a, b) ?? 0) === 0;
  out[10] = isOther && isSameDay ? 1 : 0;
  out[11] = Math.min(commonOf(a.quotes, b.quotes), 4) / 4;
}

const meets = (a: readonly number[], b: readonly number[]): boolean => a.some((one) => b.includes(one));

function roles(a: readonly number[], b: readonly number[], out: Float32Array, at: number): void {
  const isSame = meets(a, b);
  out[at] = isSame ? 1 : 0;
  out[at + 1] = !isSame && a.length > 0 && b.length > 0 ? 1 : 0;
}

const countOf = (a: Traits, b: Traits, test: (one: Traits) => boolean): number => Number(test(a)) + Number(test(b));

function acts(a: Traits, b: Traits, out: Float32Array): void {
  out[12] = a.predicate !== 0 && a.predicate === b.predicate ? 1 : 0;
  out[13] = sharedSense(a.row, b.row);
  out[14] = nearness(a.row, b.row);
  roles(a.who, b.who, out, 15);
  roles(a.whom, b.whom, out, 17);
  out[19] = a.isSo !== b.isSo || a.realis !== b.realis ? 1 : 0;
  out[20] = a.points === b.points ? 0 : 1;
  out[21] = countOf(a, b, ({ kind }) => kind === 'background');
  out[22] = countOf(a, b, ({ kind }) => kind === 'opinion');
  out[23] = countOf(a, b, ({ leaning }) => leaning > 0);
}

function days(a: Traits, b: Traits, out: Float32Array): void {
  const gap = gapBetween(a, b);
  const isAssumed = a.isAssumed || b.isAssumed;
  const isOneDay = gap === 0 && a.from === b.from && a.to === b.to && a.from === a.to;
  out[24] = isOneDay && !isAssumed ? 1 : 0;
  out[25] = isOneDay && isAssumed ? 1 : 0;
  out[26] = isAssumed ? 0 : Math.min(gap ?? 0, MOST_DAYS);
  out[27] = isAssumed ? Math.min(gap ?? 0, MOST_DAYS) : 0;
  const unknown = countOf(a, b, ({ from }) => from === null);
  out[28] = unknown === 1 ? 1 : 0;
  out[29] = unknown === 2 ? 1 : 0;
  out[30] = out[24] === 1 ? 0 : Math.min(gapBetween(a.article, b.article) ?? 0, MOST_DAYS) / MOST_DAYS;
}

/** Writes the features of a pair into `out`, which has room for DATED_COUNT numbers. */
export function datedFeatures(a: Traits, b: Traits, out: Float32Array): void {
  words(a, b, out);
  figures(a, b, out);
  acts(a, b, out);
  days(a, b, out);
  out[31] = countOf(a, b, ({ index }) => index < OPENING);
  out[32] = Math.min(a.words.length, b.words.length, LONG) / LONG;
  out[33] = a.from !== b.from && eachTellsItsOwn(a, b) ? 1 : 0;
}
