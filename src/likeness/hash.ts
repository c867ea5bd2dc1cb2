// Turns text into numbers that are compared in its place.

const SEED = 0x811c9dc5;

/** FNV-1a, 32 bits. With the hash of what stood before as its seed it goes on from there. */
export function hashOf(text: string, seed = SEED): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The bits of a hash mixed, so that any of them may be sampled (the finaliser of MurmurHash3). */
export function mixed(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
