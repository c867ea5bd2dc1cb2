// Turns a way to open a store into the suite that every engine must pass.
import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { describeArticles } from './store-articles.ts';
import { describeDays } from './store-days.ts';
import { describeEvents } from './store-events.ts';
import { describeReading } from './store-reading.ts';
import { describeWords } from './store-words.ts';

/** `open` gives a store of its own, empty, at every call. */
export function describeStore(name: string, open: () => Promise<Store>): void {
  describeArticles(name, open);
  describeDays(name, open);
  describeEvents(name, open);
  describeReading(name, open);
  describeWords(name, open);

  describe(`${name}: closing`, () => {
    test('may be done twice', async () => {
      const store = await open();
      await store.close();
      await expect(store.close()).resolves.toBeUndefined();
    });
  });
}
