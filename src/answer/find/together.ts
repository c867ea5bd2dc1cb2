// Turns the places of a question's terms in a sentence into how they stand together: near, in the report's own clause.
import { nth } from '../../model/nth.ts';
import type { Place } from '../sentence.ts';
import type { Hits } from './hits.ts';
import type { Candidate } from './sentences.ts';

export function placesOf(hits: Hits): readonly (readonly Place[])[] {
  const places: (readonly Place[])[] = [];
  for (const hit of hits) if (hit) places.push(hit.places);
  return places;
}

/** Places of one term that are looked at. */
const MOST_PLACES = 6;

const byFrom = (a: Place, b: Place): number => a.from - b.from;

/** The smallest window that holds one place of each, as a share of its fullest: 1 for neighbours, towards 0 far apart. */
export function proximityOf(places: readonly (readonly Place[])[]): number {
  if (places.length < 2) return places.length / 2;
  const all: (Place & { readonly group: number })[] = [];
  for (let group = 0; group < places.length; group++) {
    for (const { from, to } of nth(places, group).slice(0, MOST_PLACES)) all.push({ from, to, group });
  }
  all.sort(byFrom);
  // where each was met last; before the first meeting no window is full
  const last = places.map(() => Number.NEGATIVE_INFINITY);
  let best = Number.POSITIVE_INFINITY;
  for (const { from, to, group } of all) {
    last[group] = from;
    best = Math.min(best, to - Math.min(...last));
  }
  return Math.min(1, (places.length + 1) / best);
}

/** Share of the terms that stand in the report's own clause. */
export const inClause = ({ clause }: Candidate, places: readonly (readonly Place[])[]): number =>
  places.length === 0
    ? 0
    : places.filter((list) => list.some(({ from }) => from >= clause.from && from < clause.to)).length / places.length;
