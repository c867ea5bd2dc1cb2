// Turns a way to open a store into the suite that every engine must pass.
import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { describeArticles } from './store-articles.ts';
import { describeDays } from './store-days.ts';
import { describeEvents } from './store-events.ts';
import { describeReading } from './store-reading.ts';
import { describeVectors } from './store-vectors.ts';
import { describeWords } from './store-words.ts';

/** Each part in a room of its own: what it opens before each test is opened for its own tests only. */
const PARTS = {
  articles: describeArticles,
  days: describeDays,
  events: describeEvents,
  reading: describeReading,
  vectors: describeVectors,
  words: describeWords,
};

/** `open` gives a store of its own, empty, at every call. */
export function describeStore(name: string, open: () => Promise<Store>): void {
  for (const [part, describePart] of Object.entries(PARTS)) describe(part, () => describePart(name, open));

  describe(`${name}: closing`, () => {
    test('may be done twice', async () => {
      const store = await open();
      await store.close();
      await expect(store.close()).resolves.toBeUndefined();
    });
  });
}
