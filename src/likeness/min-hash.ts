// Turns a set into its least hashes: two sets have as many of them in common as members (Broder 1997).
import { hashOf, mixed } from './hash.ts';

/** The least hash of the members under each of a family of hashes, 0xffffffff for an empty set. */
export function leastHashes(members: Iterable<string>, rows: number): Float64Array {
  const least = new Float64Array(rows).fill(0xffffffff);
  for (const member of members) {
    const hash = hashOf(member);
    for (let row = 0; row < rows; row++) {
      const h = mixed(hash ^ Math.imul(row + 1, 0x9e3779b1));
      if (h < (least[row] as number)) least[row] = h;
    }
  }
  return least;
}
