// The random moments of a run: drawn from a seed that is printed, so that CRASH_SEED=… draws them again.

/** Of this run. */
export const SEED = Number(process.env.CRASH_SEED ?? Math.floor(Math.random() * 2 ** 31));

export interface Chance {
  /** From 0 to below 1, as Math.random. */
  draw(): number;
  /** True in so large a share of all draws. */
  happens(share: number): boolean;
}

/** Tells the seed and draws from it: mulberry32, a generator of one 32-bit state. */
export function createChance(what: string): Chance {
  console.log(`${what}: CRASH_SEED=${SEED}`);
  let state = SEED;
  const draw = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { draw, happens: (share) => draw() < share };
}
