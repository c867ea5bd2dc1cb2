// Ends the program at every step of a delivery and starts it again: each digest is on its platform once. For “daybook deliver” on
// files see deliver.test.ts.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../src/model/day.ts';
import { wait } from '../e2e/slack-server/wait.ts';
import { createRecords } from './records.ts';
import { CHATS, openStage, PLATFORMS, type Stage, titled } from './stage.ts';
import { FIRST_DAY } from './story.ts';
import { PAGES, tally } from './tally.ts';

const STEPS = ['before-plan', 'before-intent', 'after-intent', 'after-post', 'after-record'] as const;
/** Each step has a day of its own, whose digest tells the three days before. */
const SLOTS = STEPS.map((_, at) => addDays(FIRST_DAY, 3 + at));
const slotOf = (step: (typeof STEPS)[number]): string => SLOTS[STEPS.indexOf(step)] ?? '';
const morning = (slot: string): string => `${slot}T08:00:00Z`;
const until = (slot: string): readonly string[] => SLOTS.filter((each) => each <= slot);
const SLOW = 240_000;

const records = createRecords({ days: 3 + STEPS.length, isForBot: true });
afterAll(records.remove);

describe(titled('fault 31: killed at a step'), () => {
  describe.each(CHATS)('on %s', (platform) => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openStage(records, { platforms: [platform], period: '3d' });
    });
    afterAll(() => stage.close());

    test.each(STEPS)(
      '%s, “daybook deliver” brings the digest to its end',
      async (step) => {
        const slot = slotOf(step);
        expect((await stage.deliver(morning(slot), { CRASH_AT: step }).ended).signal).toBe('SIGKILL');
        const again = await stage.deliver(morning(slot)).ended;
        expect([again.code, again.stderr]).toEqual([0, '']);
        const slots = until(slot);
        const found = await tally(stage, { [platform]: PAGES[platform] }, slots);
        expect(found).toEqual({ deliveries: slots.length, doubles: [], losses: [] });
        expect(stage.violations()).toEqual([]);
      },
      SLOW,
    );
  });

  describe('the running bot', () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openStage(records, { platforms: PLATFORMS, period: '3d' });
    });
    afterAll(() => stage.close());

    /** Starts the bot again and again, as a supervisor would, until all that is due is delivered. */
    async function untilDelivered(slot: string): Promise<void> {
      const isDone = (): boolean => {
        const rows = stage.ledger().filter((row) => row.slot === slot);
        return rows.length === PLATFORMS.length && rows.every(({ status }) => status === 'sent');
      };
      for (let starts = 0; starts < 8 && !isDone(); starts++) {
        const begun = performance.now();
        const bot = stage.serve(morning(slot));
        await wait('the bot to run', () => bot.printed().includes('Daybook is running') || isDone(), SLOW);
        // What the first round leaves alone, because it may still be on its way, waits for the next minute or the next start. On a busy
        // machine a round takes as many times longer as the start did.
        const round = Math.max(3500, 2 * (performance.now() - begun));
        await wait('all to be delivered', isDone, round).catch(() => {});
        bot.kill();
        await bot.ended;
      }
    }

    test.each(STEPS)(
      '%s, started again, brings every digest to its end',
      async (step) => {
        const slot = slotOf(step);
        expect((await stage.serve(morning(slot), { CRASH_AT: step }).ended).signal).toBe('SIGKILL');
        await untilDelivered(slot);
        const slots = until(slot);
        const pages = Object.fromEntries(PLATFORMS.map((platform) => [platform, PAGES[platform]]));
        const found = await tally(stage, pages, slots);
        expect(found).toEqual({ deliveries: slots.length * PLATFORMS.length, doubles: [], losses: [] });
        expect(stage.violations()).toEqual([]);
      },
      SLOW,
    );
  });
});
