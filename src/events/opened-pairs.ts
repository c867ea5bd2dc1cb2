// Turns an index of stems into the pairs that are worth comparing: neighbouring days, a rare stem in common, each pair once.
import { nth } from '../model/nth.ts';
import { CONTRARY_DAYS, type Traits } from './compatible.ts';
import type { StemIndex } from './stem-index.ts';

/** Place of the first sentence of a day or later in a list by day. */
function placeOfDay(list: Int32Array, from: Int32Array, day: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((from[list[middle] as number] as number) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Calls with each pair once, the first of the two first. A pair is opened by the rarest stems of its lighter sentence; stems in more
 * than `common` sentences open none. Of sentences of one day only those of the days around are looked at.
 */
export function eachOpened(
  { norms, openings, postings }: StemIndex,
  { from, to }: Traits,
  common: number,
  call: (a: number, b: number) => void,
): void {
  const seen = new Int32Array(norms.length).fill(-1);
  const open = (i: number, j: number): void => {
    const norm = norms[i] as number;
    const its = norms[j] as number;
    if (seen[j] === i || its < norm || (its === norm && j <= i)) return;
    seen[j] = i;
    call(Math.min(i, j), Math.max(i, j));
  };
  for (let i = 0; i < norms.length; i++) {
    const earliest = (from[i] as number) - CONTRARY_DAYS;
    const latest = (to[i] as number) + CONTRARY_DAYS;
    const opening = nth(openings, i);
    for (let o = 0; o < opening.length; o++) {
      const { ofDays, ofSpans } = nth(postings, opening[o] as number);
      if (ofDays.length + ofSpans.length > common) continue;
      for (let k = placeOfDay(ofDays, from, earliest); k < ofDays.length; k++) {
        const j = ofDays[k] as number;
        if ((from[j] as number) > latest) break;
        open(i, j);
      }
      for (let k = 0; k < ofSpans.length; k++) {
        const j = ofSpans[k] as number;
        if ((from[j] as number) <= latest && (to[j] as number) >= earliest) open(i, j);
      }
    }
  }
}
