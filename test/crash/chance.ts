// The random moments of a run: drawn from a seed that is printed, so that CRASH_SEED=… draws them again.
import { randomOf } from '../random.ts';

/** Of this run. */
const SEED = Number(process.env.CRASH_SEED ?? Math.floor(Math.random() * 2 ** 31));

export interface Chance {
  /** From 0 to below 1, as Math.random. */
  draw(): number;
  /** True in so large a share of all draws. */
  happens(share: number): boolean;
}

/** Tells the seed and draws from it. */
export function createChance(what: string): Chance {
  console.log(`${what}: CRASH_SEED=${SEED}`);
  const draw = randomOf(SEED);
  return { draw, happens: (share) => draw() < share };
}
