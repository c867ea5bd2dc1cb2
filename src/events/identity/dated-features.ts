// Turns two reports of articles that have their day into the numbers from which it is learned whether they tell one happening of a story.
import { commonOf } from '../../likeness/sets.ts';
import { WORD_FEATURES, wordFeatures } from './dated-words.ts';
import { eachTellsItsOwn, gapBetween } from './overlap.ts';
import { nearness, sharedSense } from './predicates.ts';
import type { Traits } from './traits.ts';

/** What is measured of a pair, in this order. Each is symmetric; what is not known is 0. */
export const DATED_FEATURES = [
  ...WORD_FEATURES,
  'figures in common',
  'figures that differ',
  'the same number of whatever',
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
  'number of quotations',
  'number that lean on another sentence',
  'days told and equal',
  'days equal, one assumed',
  'days told, apart',
  'days apart, one assumed',
  'one day not known',
  'no day known',
  'days between publications, unless both tell one day',
  'number that open their article',
  'days apart as their articles are',
] as const;

export const DATED_COUNT = DATED_FEATURES.length;

const MOST_DAYS = 4;
/** Sentences that open an article. */
const OPENING = 3;

/** Writes the features of a pair into `out`, which has room for DATED_COUNT numbers at least. */
export function datedFeatures(a: Traits, b: Traits, out: Float32Array): void {
  wordFeatures(a, b, out);
  figures(a, b, out);
  acts(a, b, out);
  kinds(a, b, out);
  days(a, b, out);
}

/** A number that few things have by accident: 149 and 6.2, less so 150; no small count and no year. */
function isTelling(value: number): boolean {
  return (value > 10 || !Number.isInteger(value)) && !(value >= 1900 && value <= 2100);
}

function figures(a: Traits, b: Traits, out: Float32Array): void {
  out[13] = out[14] = out[15] = 0;
  out[16] = Math.min(commonOf(a.quotes, b.quotes), 4) / 4;
  if (a.figures.length > 0 && b.figures.length > 0) compareFigures(a, b, out);
}

function compareFigures(a: Traits, b: Traits, out: Float32Array): void {
  let [same, other, whatever] = [0, 0, 0];
  for (const [unit, value] of a.figures)
    for (const [unitB, valueB] of b.figures) {
      if (unit === unitB && value === valueB) same++;
      else if (unit === unitB) other++;
      if (value === valueB && isTelling(value)) whatever = Math.max(whatever, value % 10 === 0 ? 0.5 : 1);
    }
  out[13] = Math.min(same, 2) / 2;
  out[14] = same === 0 && other > 0 ? 1 : 0;
  out[15] = whatever;
}

function meets(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < a.length; i++) if (b.includes(a[i] as number)) return true;
  return false;
}

function roles(a: readonly number[], b: readonly number[], out: Float32Array, at: number): void {
  const isSame = meets(a, b);
  out[at] = isSame ? 1 : 0;
  out[at + 1] = !isSame && a.length > 0 && b.length > 0 ? 1 : 0;
}

const countOf = (a: boolean, b: boolean): number => Number(a) + Number(b);
const ofKind = (a: Traits, b: Traits, kind: Traits['kind']): number => countOf(a.kind === kind, b.kind === kind);

function acts(a: Traits, b: Traits, out: Float32Array): void {
  out[17] = a.predicate !== 0 && a.predicate === b.predicate ? 1 : 0;
  out[18] = sharedSense(a.row, b.row);
  out[19] = nearness(a.row, b.row);
  roles(a.who, b.who, out, 20);
  roles(a.whom, b.whom, out, 22);
  out[24] = a.isSo !== b.isSo || a.realis !== b.realis ? 1 : 0;
}

function kinds(a: Traits, b: Traits, out: Float32Array): void {
  out[25] = a.points === b.points ? 0 : 1;
  out[26] = ofKind(a, b, 'background');
  out[27] = ofKind(a, b, 'opinion');
  out[28] = ofKind(a, b, 'quote');
  out[29] = countOf(a.leaning > 0, b.leaning > 0);
  out[37] = countOf(a.index < OPENING, b.index < OPENING);
}

function days(a: Traits, b: Traits, out: Float32Array): void {
  const gap = gapBetween(a, b);
  const isAssumed = a.isAssumed || b.isAssumed;
  const isOneDay = gap === 0 && a.from === b.from && a.to === b.to && a.from === a.to;
  out[30] = isOneDay && !isAssumed ? 1 : 0;
  out[31] = isOneDay && isAssumed ? 1 : 0;
  out[32] = isAssumed ? 0 : Math.min(gap ?? 0, MOST_DAYS);
  out[33] = isAssumed ? Math.min(gap ?? 0, MOST_DAYS) : 0;
  const unknown = countOf(a.from === null, b.from === null);
  out[34] = unknown === 1 ? 1 : 0;
  out[35] = unknown === 2 ? 1 : 0;
  out[36] = out[30] === 1 ? 0 : Math.min(gapBetween(a.article, b.article) ?? 0, MOST_DAYS) / MOST_DAYS;
  out[38] = a.from !== b.from && eachTellsItsOwn(a, b) ? 1 : 0;
}
