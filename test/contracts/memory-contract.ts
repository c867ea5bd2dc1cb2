// Turns a way to open a memory into the suite that every engine must pass.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Memory } from '../../src/ports.ts';

/** `openTwo` gives two memories over the same empty place, as two processes have them. */
export function describeMemory(name: string, openTwo: () => Promise<readonly [Memory, Memory]>): void {
  describe(`${name}: remembering`, () => {
    test('what was never remembered is null', async () => {
      const [memory] = await openTwo();
      expect(await memory.recall('thread/a')).toBeNull();
    });

    test('any JSON comes back as it was, under any key', async () => {
      const [memory, other] = await openTwo();
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 3 }), async (key, value) => {
          await memory.remember(key, value, null);
          expect(JSON.stringify(await other.recall(key))).toBe(JSON.stringify(value));
        }),
        { numRuns: 40 },
      );
    });

    test('the newest value counts, and what is forgotten is gone for everybody', async () => {
      const [memory, other] = await openTwo();
      await memory.remember('k', { n: 1 }, null);
      await other.remember('k', { n: 2 }, null);
      expect(await memory.recall('k')).toEqual({ n: 2 });
      await memory.forget('k');
      await memory.forget('k');
      expect(await other.recall('k')).toBeNull();
    });

    test('all keys with a beginning are forgotten together, and no other', async () => {
      const [memory, other] = await openTwo();
      const [mine, others] = [
        ['a/T1/', 'a/T1/x', 'a/T1/é😀'],
        ['a/T1', 'a/T10', 'a/T2/x', 'A/T1/x', 'b/a/T1/'],
      ];
      for (const key of [...mine, ...others]) await memory.remember(key, key, null);
      expect(await other.forgetAll('a/T1/')).toBe(mine.length);
      expect(await other.forgetAll('a/T1/')).toBe(0);
      for (const key of mine) expect(await memory.recall(key)).toBeNull();
      for (const key of others) expect(await memory.recall(key)).toBe(key);
    });

    test('a sweep drops what is past its time and nothing else', async () => {
      const [memory] = await openTwo();
      await memory.remember('past', 1, 1000);
      await memory.remember('future', 2, 1001);
      await memory.remember('kept', 3, null);
      await memory.sweep(1000);
      expect(await memory.recall('past')).toBeNull();
      expect(await memory.recall('future')).toBe(2);
      expect(await memory.recall('kept')).toBe(3);
    });
  });

  describe(`${name}: claiming`, () => {
    test('is true for exactly one of many that ask at once', async () => {
      const [one, other] = await openTwo();
      const claims = Array.from({ length: 40 }, (_, i) => (i % 2 ? one : other).claim('event/1', 5000));
      expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
      expect(await other.claim('event/2', 5000)).toBe(true);
    });

    test('does not touch what is remembered under the same key, and is free again after a sweep', async () => {
      const [memory] = await openTwo();
      await memory.remember('k', 'words', null);
      expect(await memory.claim('k', 1000)).toBe(true);
      expect(await memory.recall('k')).toBe('words');
      await memory.sweep(999);
      expect(await memory.claim('k', 1000)).toBe(false);
      await memory.sweep(1000);
      expect(await memory.claim('k', 2000)).toBe(true);
    });
  });
}
