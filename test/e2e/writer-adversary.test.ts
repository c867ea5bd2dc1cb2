// A model may lie, flood, refuse, obey an article or say nothing: what is shown is checked, and nobody waits for it.
import { expect, test } from 'vitest';
import { createDaybook } from '../../src/bot/daybook.ts';
import type { Digest } from '../../src/model/digest.ts';
import { openHarbourRecord } from '../bot/harbour.ts';
import { adversarialRuns } from '../writer/adversary.ts';

test('no planted sentence of a hostile model is shown, and no digest waits longer than its patience', async () => {
  const { data, saga } = await openHarbourRecord();
  const daybook = createDaybook({
    store: data.store,
    sagas: { list: async () => [saga], find: async () => saga },
    clock: { now: () => 0 },
  });
  const digests: Digest[] = [];
  for await (const digest of daybook.dailyDigests(saga)) digests.push(digest);
  const found = await adversarialRuns(saga, digests, 60, 7);
  await data.close();
  expect(found.shown).toEqual([]);
  expect(found.unsupported).toEqual([]);
  expect(found.worded).toBeGreaterThan(10);
  expect(Object.values(found.planted).reduce((sum, n) => sum + n, 0)).toBeGreaterThan(25);
  expect(found.slowest).toBeLessThan(4_000);
});
