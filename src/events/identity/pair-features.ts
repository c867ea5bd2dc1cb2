// Turns two reports of different articles into the numbers that the likelihood is learned from: a pure function of the two.

import { commonOf } from '../../likeness/sets.ts';
import { both, compare, cosineOf, gapBetween, shareIn } from './overlap.ts';
import { nearness, sharedSense } from './predicates.ts';
import type { ArticleTraits, Codes, Traits } from './traits.ts';
import { isNameCode } from './word-codes.ts';

/** What is measured of a pair, in this order. Each is symmetric; what is not known is 0, which speaks for neither side. @public Training reads it. */
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
] as const;

export const FEATURE_COUNT = PAIR_FEATURES.length;

const hasNames = (codes: Codes): boolean => {
  for (let i = 0; i < codes.length; i++) if (isNameCode(codes[i] as number)) return true;
  return false;
};

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

const MOST_DAYS = 10;
const MOST_PLACE = 12;

/** Shares of a report's words that stand in another article: in its whole text, and in its opening. */
export interface Held {
  readonly body: number;
  readonly opening: number;
}

export const heldBy = ({ words }: Traits, { body, opening }: ArticleTraits): Held => ({
  body: shareIn(words, body),
  opening: shareIn(words, opening),
});

/** Writes the features of a pair into `out`, which has room for FEATURE_COUNT numbers. `held` may remember what it was asked before. */
export function pairFeatures(a: Traits, b: Traits, out: Float32Array, held = heldBy): void {
  wordFeatures(a, b, out, held);
  actFeatures(a, b, out);
}

function wordFeatures(a: Traits, b: Traits, out: Float32Array, held: typeof heldBy): void {
  const words = compare(a.words, b.words);
  out[0] = cosineOf(words);
  out[1] = words.weight === 0 ? 0 : words.weight / Math.min(words.ofA, words.ofB);
  out[2] = words.count;
  out[3] = words.rarest;
  out[4] = words.names;
  out[5] = words.names === 0 && hasNames(a.words) && hasNames(b.words) ? 1 : 0;
  out[6] = words.weight / 10_000;
  const [ofA, ofB] = [held(a, b.article), held(b, a.article)];
  both(ofA.body, ofB.body, out, 7);
  both(ofA.opening, ofB.opening, out, 9);
}

function actFeatures(a: Traits, b: Traits, out: Float32Array): void {
  figures(a, b, out, 11);
  out[13] = Math.min(commonOf(a.quotes, b.quotes), 6);
  out[14] = a.predicate !== 0 && a.predicate === b.predicate ? 1 : 0;
  out[15] = sharedSense(a.row, b.row);
  out[16] = nearness(a.row, b.row);
  roles(a.who, b.who, out, 17);
  roles(a.whom, b.whom, out, 19);
  out[21] = a.isSo === b.isSo ? 0 : 1;
  out[22] = a.realis === b.realis ? 0 : 1;
  out[23] = Number(a.points) + Number(b.points);
  out[24] = Number(a.isAside) + Number(b.isAside);
  both(Math.min(a.index, MOST_PLACE), Math.min(b.index, MOST_PLACE), out, 25);
  const gap = gapBetween(a, b);
  out[27] = Math.min(MOST_DAYS, gap ?? 0);
  out[28] = gap !== null && a.from === b.from && a.to === b.to && a.from === a.to ? 1 : 0;
  out[29] = Number(a.kind === 'background') + Number(b.kind === 'background');
  out[30] = Number(a.kind === 'quote') + Number(b.kind === 'quote');
  out[31] = Number(a.leaning > 0) + Number(b.leaning > 0);
  out[32] = Math.min(a.words.length, b.words.length);
}

function roles(a: readonly number[], b: readonly number[], out: Float32Array, at: number): void {
  const isSame = meets(a, b);
  out[at] = isSame ? 1 : 0;
  out[at + 1] = !isSame && a.length > 0 && b.length > 0 ? 1 : 0;
}
