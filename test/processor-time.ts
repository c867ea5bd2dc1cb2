// What work costs, however busy the machine is.

/** Milliseconds of processor time that this process has used so far. */
export const processorTime = (): number => process.cpuUsage().user / 1000;

/**
 * The least that each work cost in so many rounds, in milliseconds of processor time. The works take turns: a machine that slows down
 * slows them all.
 */
export async function leastCosts(works: readonly (() => unknown)[], rounds = 3): Promise<number[]> {
  const least = works.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round++) {
    for (const [i, work] of works.entries()) {
      const begin = processorTime();
      await work();
      least[i] = Math.min(least[i] ?? 0, processorTime() - begin);
    }
  }
  return least;
}

/** What `slowness` compares: a plain walk over a text, 16 ms on the machine that limits were written on. */
function plainWork(): number {
  const text = 'lock weir gate '.repeat(100_000);
  let sum = 0;
  for (const word of text.split(' ')) sum = (sum * 31 + word.length) | 0;
  for (let i = 0; i < text.length; i++) sum = (sum + text.charCodeAt(i)) | 0;
  return sum;
}
const PLAIN_WORK = 16;

/** How many times slower than that machine this one is now; never less than 1. */
export async function slowness(): Promise<number> {
  const [cost = 0] = await leastCosts([plainWork], 3);
  return Math.max(1, cost / PLAIN_WORK);
}
