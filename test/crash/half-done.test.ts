// Digests of several pages that trouble meets between two pages: what is there is neither lost nor told again.
import { afterAll, describe, expect, test } from 'vitest';
import { addDays } from '../../src/model/day.ts';
import { clockAhead } from './program.ts';
import { createRecords } from './records.ts';
import { noSlack, onStage, titled } from './stage.ts';
import { FIRST_DAY } from './story.ts';
import { PAGES, tally } from './tally.ts';
import { meets } from './troubles.ts';

const SLOT = addDays(FIRST_DAY, 3);
const NEXT = addDays(SLOT, 1);
const morning = (slot: string): string => `${slot}T08:00:00Z`;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SLOW = 120_000;
const ONCE = { deliveries: 1, doubles: [], losses: [] };
const records = createRecords({ days: 5 });
afterAll(records.remove);

describe.skipIf(noSlack)(titled('on Slack'), () => {
  test(
    'fault 30: what was taken and answered 503 is found, not posted again',
    async () => {
      await onStage(records, { platforms: ['slack'], period: 'yesterday' }, async (stage) => {
        const road = stage.road('slack');
        road.isBroken = true;
        await stage.deliver(morning(SLOT)).ended;
        road.isBroken = false;
        await stage.deliver(morning(SLOT), clockAhead(2 * MINUTE)).ended;
        expect(await tally(stage, { slack: PAGES.slack }, [SLOT])).toEqual(ONCE);
      });
    },
    SLOW,
  );

  test(
    'fault 31: the page that was on its way when its sender died is not posted again',
    async () => {
      await onStage(records, { platforms: ['slack'], period: '3d' }, async (stage) => {
        const road = stage.road('slack');
        const grace = 5000;
        const environment = { DAYBOOK_GRACE: String(grace) };
        const first = stage.deliver(morning(SLOT), environment);
        let arrive = (): void => {};
        road.onPost = () => {
          road.delay = () => Promise.resolve();
          if (road.posts() > PAGES.slack) arrive();
          if (road.posts() !== PAGES.slack) return;
          first.kill();
          road.delay = () =>
            new Promise<void>((resolve) => {
              arrive = resolve;
              setTimeout(resolve, 0.9 * grace);
            });
        };
        await first.ended;
        // as if the page before had taken its time
        await stage.deliver(morning(SLOT), { ...environment, ...clockAhead(grace) }).ended;
        expect(await tally(stage, { slack: PAGES.slack }, [SLOT])).toEqual(ONCE);
      });
    },
    SLOW,
  );
});

test(
  'fault 35: what was posted while the clock was an hour ahead is found, not posted again',
  async () => {
    await onStage(records, { platforms: ['discord'], period: '3d' }, async (stage) => {
      await stage.deliver(morning(SLOT), { ...clockAhead(HOUR), CRASH_AT: 'after-post' }).ended;
      await stage.deliver(morning(SLOT), clockAhead(HOUR + 2 * MINUTE)).ended;
      expect(stage.ledger()).toMatchObject([{ status: 'sent' }]);
      // Discord recognises a repeat by its nonce for some minutes only
      expect(stage.road('discord').posts()).toBe(PAGES.discord);
    });
  },
  SLOW,
);

test(
  'a digest that is half there when the next comes due is finished, and its days are not told again',
  async () => {
    await onStage(records, { platforms: ['discord'], period: 'yesterday' }, async (stage) => {
      meets(stage, 'discord', 2, { kind: 'busy', seconds: 40 });
      await stage.deliver(morning(SLOT)).ended;
      await stage.deliver(morning(NEXT), clockAhead(2 * MINUTE)).ended;
      const found = await tally(stage, { discord: PAGES.discord }, [SLOT, NEXT]);
      expect(found).toEqual({ deliveries: 2, doubles: [], losses: [] });
    });
  },
  SLOW,
);
