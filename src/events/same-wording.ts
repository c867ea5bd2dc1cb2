// Turns features into groups of nearly the same words on the same days: a wire story in a thousand papers is compared once.

import { jaccard } from '../likeness/sets.ts';
import { byWord } from '../model/by-word.ts';
import type { DatedFeatures } from './features.ts';

/** Two wordings are one when they share this part of their stems. */
const SAME = 0.75;
const MIN_STEMS = 4;
const BANDS = 6;
/** Leaders are looked up by two hashes. */
const ROWS = 2;

/** FNV-1a, 32 bits. */
const hashOf = byWord((text) => {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
});

/** One of a family of hashes: xor with the row's odd constant, then the finaliser of MurmurHash3. */
function mixed(hash: number, row: number): number {
  let h = hash ^ Math.imul(row + 1, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

const hashes = new WeakMap<DatedFeatures, Float64Array>();

/** Worked out once for each sentence, however often it is asked about. */
function hashesOf(feature: DatedFeatures): Float64Array {
  const known = hashes.get(feature) ?? leastHashes(feature.stems);
  hashes.set(feature, known);
  return known;
}

/** Minimum hashes of a set of stems: equal in a row as often as two sets share members (Broder 1997). */
function leastHashes(stems: readonly string[]): Float64Array {
  const least = new Float64Array(BANDS * ROWS).fill(0xffffffff);
  for (const stem of stems) {
    const hash = hashOf(stem);
    for (let row = 0; row < least.length; row++) {
      const h = mixed(hash, row);
      if (h < (least[row] as number)) least[row] = h;
    }
  }
  return least;
}

/** Who was first with the two hashes of a band, on the same days. */
interface Leader {
  readonly second: number;
  readonly feature: DatedFeatures;
  readonly index: number;
}

/** Leaders of one band by its first hash. */
type Band = Map<number, Leader[]>;

const leaderIn = (band: Band, first: number, second: number, { from, to }: DatedFeatures): Leader | undefined =>
  band
    .get(first)
    ?.find((leader) => leader.second === second && leader.feature.from === from && leader.feature.to === to);

function lead(band: Band, first: number, leader: Leader): void {
  const known = band.get(first);
  if (known) known.push(leader);
  else band.set(first, [leader]);
}

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
      if (!leaders[b]) lead(band, hash(b, 0), { second: hash(b, 1), feature, index });
    });
  });
  return [...groups.values()];
}

const isSameWording = (a: DatedFeatures, b: DatedFeatures): boolean =>
  jaccard(new Set(a.stems), new Set(b.stems)) >= SAME;
