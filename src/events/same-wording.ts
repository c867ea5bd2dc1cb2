// Turns features into groups of nearly the same words on the same days: a wire story in a thousand papers is compared once.
import { jaccard } from '../model/words.ts';
import type { Features } from './features.ts';

/** Two wordings are one when they share this part of their stems. */
const SAME = 0.75;
const MIN_STEMS = 4;
const BANDS = 6;
const ROWS = 2;

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** One of a family of hashes: xor with the row's odd constant, then the finaliser of MurmurHash3. */
function mixed(hash: number, row: number): number {
  let h = hash ^ Math.imul(row + 1, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Minimum hashes of a set of stems: equal in a row as often as two sets share members (Broder 1997). */
function bandsOf(stems: readonly string[]): string[] {
  const least = new Array<number>(BANDS * ROWS).fill(0xffffffff);
  for (const stem of stems) {
    const hash = hashOf(stem);
    for (let row = 0; row < least.length; row++) {
      const h = mixed(hash, row);
      if (h < (least[row] as number)) least[row] = h;
    }
  }
  return Array.from({ length: BANDS }, (_, band) => `${band}:${least.slice(band * ROWS, (band + 1) * ROWS).join(':')}`);
}

/** Groups of indexes, each led by its first one, to which the others are alike. Linear in the evidence. */
export function sameWordings(features: readonly Features[]): number[][] {
  const leaders = new Map<string, number>();
  const groups = new Map<number, number[]>();
  features.forEach(({ stems, from, to }, i) => {
    const keys = stems.length >= MIN_STEMS ? bandsOf(stems).map((band) => `${from}/${to} ${band}`) : [];
    const words = new Set(stems);
    const leader = keys
      .map((key) => leaders.get(key))
      .find((j) => j !== undefined && jaccard(words, new Set((features[j] as Features).stems)) >= SAME);
    if (leader !== undefined) {
      (groups.get(leader) as number[]).push(i);
      return;
    }
    groups.set(i, [i]);
    for (const key of keys) if (!leaders.has(key)) leaders.set(key, i);
  });
  return [...groups.values()];
}
