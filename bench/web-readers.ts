// Readers of a site, so many at once, each asking again and again: how long each waited.
import { parentPort } from 'node:worker_threads';

/** What is to be read. */
export interface Reading {
  readonly addresses: readonly string[];
  readonly atOnce: number;
}

async function timesOf({ addresses, atOnce }: Reading): Promise<readonly number[]> {
  const times: number[] = [];
  const left = [...addresses];
  const reader = async (): Promise<void> => {
    for (let address = left.pop(); address !== undefined; address = left.pop()) {
      const begun = performance.now();
      const response = await fetch(address);
      await response.arrayBuffer();
      if (response.status !== 200) throw new Error(`${address}: ${response.status}`);
      times.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, reader));
  return times;
}

parentPort?.on('message', async (reading: Reading) => {
  parentPort?.postMessage(await timesOf(reading).catch(String));
});
