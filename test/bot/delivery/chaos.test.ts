// Weeks of random trouble: crashes at any step, lost answers, busy platforms, down-time, clocks set back. Every day is told once.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { instantOf } from '../../../src/bot/schedule/wall-clock.ts';
import { addDays, daysBetween } from '../../../src/model/day.ts';
import { subscriptionWith } from '../../contracts/ledger-records.ts';
import { type Behaviour, createPlatform, createWorld } from './platform.ts';

const root = mkdtempSync(join(tmpdir(), 'daybook-chaos-'));
let folders = 0;
afterAll(() => rmSync(root, { recursive: true, force: true }));

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A week before the clocks change in New York and the day of it are among these days. */
const START = Date.parse('2024-03-04T00:00:00Z');

const trouble = fc.record({
  /** Hours until the next run. */
  pause: fc.oneof({ weight: 8, arbitrary: fc.constantFrom(0.5, 1, 2, 5) }, fc.constantFrom(20, 50, 100)),
  crashAt: fc.option(
    fc.constantFrom(
      'before-plan' as const,
      'before-intent' as const,
      'after-intent' as const,
      'after-post' as const,
      'after-record' as const,
    ),
    { freq: 2 },
  ),
  platform: fc.option(
    fc.constantFrom<Behaviour>('answer-lost', 'throws', { kind: 'later', reason: 'Busy.', retryAfter: null }),
    { freq: 1 },
  ),
  isClockSetBack: fc.boolean(),
});

/** The days that posts told. */
const daysTold = (posts: readonly { readonly delivery: { readonly from: string; readonly to: string } }[]): string[] =>
  posts.flatMap(({ delivery: { from, to } }) =>
    Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(from, i)),
  );

describe('through weeks of trouble', () => {
  test.each(['America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'])(
    'a channel in %s is told every day once, never early',
    async (zone) => {
      await fc.assert(
        fc.asyncProperty(fc.array(trouble, { minLength: 5, maxLength: 40 }), async (troubles) => {
          const folder = join(root, `data-${folders++}`);
          const platform = createPlatform();
          let world = await createWorld(folder, platform, 'process 0');
          const early: string[] = [];
          const post = platform.post.bind(platform);
          platform.post = async (posting) => {
            const due = instantOf(posting.delivery.slot, '02:30', zone);
            if (due === null || due > world.now) early.push(posting.delivery.id);
            return post(posting);
          };
          await world.data.ledger.subscribe(subscriptionWith({ at: '02:30', zone, since: START, createdAt: START }));
          world.now = START;
          for (const [i, { pause, crashAt, platform: behaviour, isClockSetBack }] of troubles.entries()) {
            world.now += pause * HOUR - (isClockSetBack ? 0.4 * HOUR : 0);
            world.crashAt = crashAt;
            if (behaviour) platform.next(behaviour);
            await world.deliverUntilCrash();
            if (crashAt === null) continue;
            const next = await world.restarted(`process ${i + 1}`);
            await world.data.close();
            world = next;
          }
          for (let hour = 0; hour < 60; hour++) {
            world.now += HOUR;
            await world.deliver();
          }
          await world.data.close();
          const told = daysTold(platform.posts).sort();
          expect(early).toEqual([]);
          expect(told).toEqual(told.map((_, i) => addDays(told[0] ?? '', i)));
          expect(told.length).toBeGreaterThanOrEqual(2);
        }),
        { numRuns: 15 },
      );
    },
    120_000,
  );
});
