// A queue of work, a few pieces at once, never two for the same host.
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onePerHost } from '../../../src/bot/polling/one-per-host.ts';

const hostOf = (item: string): string => item.slice(0, 1);
const always = (): boolean => true;

test('everything is done, at most so many at once and one for each host', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('a1', 'a2', 'b1', 'c1', 'c2', 'd1', 'e1', 'f1')),
      fc.integer({ min: 1, max: 5 }),
      async (items, atOnce) => {
        const busy: string[] = [];
        const done: string[] = [];
        let most = 0;
        await onePerHost(items, { atOnce, hostOf, mayBegin: always }, async (item) => {
          expect(busy).not.toContain(hostOf(item));
          busy.push(hostOf(item));
          most = Math.max(most, busy.length);
          await pause(0);
          busy.splice(busy.indexOf(hostOf(item)), 1);
          done.push(item);
        });
        expect([...done].sort()).toEqual([...items].sort());
        expect(most).toBeLessThanOrEqual(atOnce);
      },
    ),
    { numRuns: 50 },
  );
});

test('a slow host holds up nobody else', async () => {
  const done: string[] = [];
  await onePerHost(['a1', 'a2', 'b1', 'b2', 'b3'], { atOnce: 2, hostOf, mayBegin: always }, async (item) => {
    await pause(item === 'a1' ? 100 : 1);
    done.push(item);
  });
  expect(done).toEqual(['b1', 'b2', 'b3', 'a1', 'a2']);
});

test('nothing new begins when the time is up, and what is under way is finished', async () => {
  const done: string[] = [];
  const limits = { atOnce: 2, hostOf, mayBegin: () => done.length < 1 };
  await onePerHost(['a1', 'b1', 'c1', 'd1'], limits, async (item) => {
    await pause(item === 'a1' ? 1 : 20);
    done.push(item);
  });
  expect(done).toEqual(['a1', 'b1']);
});

test('an error ends the run once what is under way has ended', async () => {
  const done: string[] = [];
  const run = onePerHost(['a1', 'b1', 'c1'], { atOnce: 2, hostOf, mayBegin: always }, async (item) => {
    if (item === 'a1') throw new Error('no room');
    await pause(20);
    done.push(item);
  });
  await expect(run).rejects.toThrow('no room');
  expect(done).toEqual(['b1']);
});
