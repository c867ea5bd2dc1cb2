// The chance of a fuzz run: FUZZ_SEED=… draws the same documents again, FUZZ_RUNS=… draws more of them.
import fc from 'fast-check';

const SEED = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
const RUNS = Number(process.env.FUZZ_RUNS ?? 40);

/** Tells the seed. `share`: of the runs that are asked for. */
export function chance(what: string, share = 1): { readonly seed: number; readonly numRuns: number } {
  const numRuns = Math.max(1, Math.round(RUNS * share));
  console.log(`${what}: ${numRuns} draws, FUZZ_SEED=${SEED}`);
  return { seed: SEED, numRuns };
}

export { fc };
