// Chooses among the dates of a page's places: the most trusted, unless others outvote it.
import type { DateProvenance } from '../../model/article.ts';

/** A date and where on the page it stands. */
export interface Candidate {
  readonly value: string;
  readonly provenance: DateProvenance;
}

/** The first candidate of each place of the page, in order of trust. */
export function firstOfEachPlace(candidates: Iterable<Candidate>): Candidate[] {
  const firsts = new Map<DateProvenance, Candidate>();
  for (const candidate of candidates)
    if (!firsts.has(candidate.provenance)) firsts.set(candidate.provenance, candidate);
  return [...firsts.values()];
}

/** Places that readers see. */
const SEEN: ReadonlySet<DateProvenance> = new Set(['time', 'byline', 'url']);

/**
 * The candidate that a page means: the most trusted one, unless it stands alone and two other places, one of them seen by readers,
 * agree on another day: a system's stamp of the last change outvoted by byline and address.
 */
export function chosenOf(places: readonly Candidate[]): Candidate | null {
  const [first] = places;
  if (!first) return null;
  const dayOf = ({ value }: Candidate): string => value.slice(0, 10);
  const agreeing = (candidate: Candidate): readonly Candidate[] =>
    places.filter((other) => dayOf(other) === dayOf(candidate));
  if (agreeing(first).length > 1) return first;
  return (
    places.find((other) => agreeing(other).length > 1 && agreeing(other).some((c) => SEEN.has(c.provenance))) ?? first
  );
}
