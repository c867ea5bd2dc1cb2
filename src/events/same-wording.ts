// Turns features into groups of nearly the same words on the same days: a wire story in a thousand papers is compared once.

import { leastHashes } from '../likeness/min-hash.ts';
import { type Postings, post } from '../likeness/postings.ts';
import { jaccard } from '../likeness/sets.ts';
import type { DatedFeatures } from './features.ts';

/** Two wordings are one when they share this part of their stems. */
const SAME = 0.75;
const MIN_STEMS = 4;
const BANDS = 6;
/** Leaders are looked up by two hashes. */
const ROWS = 2;

const hashes = new WeakMap<DatedFeatures, Float64Array>();

/** Worked out once for each sentence, however often it is asked about. */
function hashesOf(feature: DatedFeatures): Float64Array {
  const known = hashes.get(feature) ?? leastHashes(feature.stems, BANDS * ROWS);
  hashes.set(feature, known);
  return known;
}

/** Who was first with the two hashes of a band, on the same days. */
interface Leader {
  readonly second: number;
  readonly feature: DatedFeatures;
  readonly index: number;
}

/** Leaders of one band by its first hash. */
type Band = Postings<number, Leader>;

const leaderIn = (band: Band, first: number, second: number, { from, to }: DatedFeatures): Leader | undefined =>
  band
    .get(first)
    ?.find((leader) => leader.second === second && leader.feature.from === from && leader.feature.to === to);

/** Groups of indexes, each led by its first one, to which the others are alike. Linear in the evidence. */
export function sameWordings(features: readonly DatedFeatures[]): number[][] {
  const bands = Array.from({ length: BANDS }, (): Band => new Map());
  const groups = new Map<number, number[]>();
  features.forEach((feature, index) => {
    if (feature.stems.length < MIN_STEMS) {
      groups.set(index, [index]);
      return;
    }
    const least = hashesOf(feature);
    const hash = (band: number, row: number): number => least[band * ROWS + row] as number;
    const leaders = bands.map((band, b) => leaderIn(band, hash(b, 0), hash(b, 1), feature));
    const leader = leaders.find((known) => known && isSameWording(feature, known.feature));
    if (leader) {
      (groups.get(leader.index) as number[]).push(index);
      return;
    }
    groups.set(index, [index]);
    bands.forEach((band, b) => {
      if (!leaders[b]) post(band, hash(b, 0), { second: hash(b, 1), feature, index });
    });
  });
  return [...groups.values()];
}

const isSameWording = (a: DatedFeatures, b: DatedFeatures): boolean =>
  jaccard(new Set(a.stems), new Set(b.stems)) >= SAME;
