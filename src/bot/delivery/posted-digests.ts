// Turns what was told into the digests that were posted, each with the last that was said of it.
import type { Told } from '../../ports.ts';

/** What was told is kept for 40 days; an update may wait some of them for its platform. */
export const LONGEST_UPDATE_DAYS = 31;

/** A posted digest, and the last that was told of it: itself, or its last update. */
export interface PostedDigest {
  readonly original: Told;
  readonly last: Told;
}

/** `told` ascends by time: the last update of a digest comes last. */
export function postedDigests(told: readonly Told[]): readonly PostedDigest[] {
  const byId = new Map<string, PostedDigest>();
  for (const one of told) {
    const { id, kind, about } = one.delivery;
    if (kind === 'digest') byId.set(id, { original: one, last: one });
    const known = kind === 'update' && about !== null ? byId.get(about) : undefined;
    if (known) byId.set(known.original.delivery.id, { ...known, last: one });
  }
  return [...byId.values()];
}
