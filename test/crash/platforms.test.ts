// Troubles on the platforms' side: lost answers, too many requests, errors, silence, nobody there. Each digest comes once all the same,
// although the same words stand there already, which somebody asked for.
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../src/model/day.ts';
import { clockAhead } from './program.ts';
import { createRecords, type Platform } from './records.ts';
import { CHATS, openStage, type Stage, titled } from './stage.ts';
import { FIRST_DAY } from './story.ts';
import { PAGES, tally } from './tally.ts';
import { meets, type Trouble } from './troubles.ts';

const SLOT = addDays(FIRST_DAY, 3);
const MORNING = `${SLOT}T08:00:00Z`;
const MINUTE = 60_000;
const SLOW = 120_000;
const records = createRecords({ days: 4, isForBot: true });
afterAll(records.remove);

const ONCE = { deliveries: 1, doubles: [], losses: [] };
let stage: Stage;

/** One run of `daybook deliver`, `later` milliseconds from now by the program's clock; what it says of the digest. */
async function deliver(later = 0): Promise<string> {
  const { code, stdout, stderr } = await stage.deliver(MORNING, later === 0 ? {} : clockAhead(later)).ended;
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
}

describe.each(CHATS)(titled('on %s'), (platform: Platform) => {
  beforeEach(async () => {
    stage = await openStage(records, { platforms: [platform], period: '3d' });
    stage.road(platform).isAsked = true;
  });
  afterEach(async () => {
    expect(stage.violations()).toEqual([]);
    await stage.close();
  });
  const posts = (): number => stage.road(platform).posts();
  const told = () => tally(stage, { [platform]: PAGES[platform] }, [SLOT]);
  const last = PAGES[platform];

  test(
    'fault 30: the answer to the last page is lost: found there at once',
    async () => {
      meets(stage, platform, last, { kind: 'cut', when: 'after' });
      expect(await deliver()).toMatch(/^sent/);
      expect(await told()).toEqual(ONCE);
      expect(posts()).toBe(last);
    },
    SLOW,
  );

  test.each<readonly [string, number, Trouble]>([
    ['fault 30: the answer to the first page is lost', 1, { kind: 'cut', when: 'after' }],
    ['the connection breaks before the last page arrives', last, { kind: 'cut', when: 'before' }],
    ['the last page is answered 503', last, { kind: 'ill' }],
    ['fault 32: the last page is answered 429', last, { kind: 'busy', seconds: 40 }],
  ])(
    '%s: the pages that are missing are posted later, no other',
    async (_, nth, trouble) => {
      meets(stage, platform, nth, trouble);
      expect(await deliver()).not.toMatch(/^sent/);
      expect(posts()).toBe(nth);
      expect(await deliver(2 * MINUTE)).toMatch(/^sent/);
      expect(await told()).toEqual(ONCE);
      expect(posts()).toBe(trouble.kind === 'cut' && trouble.when === 'after' ? last : last + 1);
    },
    SLOW,
  );
});

describe(titled('on all platforms'), () => {
  beforeEach(async () => {
    stage = await openStage(records, { platforms: CHATS, period: '3d' });
    for (const road of stage.roads) road.isAsked = true;
  });
  afterEach(async () => {
    expect(stage.violations()).toEqual([]);
    await stage.close();
  });
  const posts = (): readonly number[] => stage.roads.map((road) => road.posts());
  const ofEach = (count: number): readonly number[] => stage.roads.map(() => count);
  const told = () => tally(stage, Object.fromEntries(CHATS.map((chat) => [chat, PAGES[chat]])), [SLOT]);
  const allOnce = { ...ONCE, deliveries: CHATS.length };

  test(
    'fault 32: in a storm of 429 no platform is asked again before its time, and the digest comes when it is over',
    async () => {
      const storm = async (minute: number): Promise<void> => {
        for (const chat of CHATS) meets(stage, chat, 1, { kind: 'busy', seconds: 300 });
        await deliver(minute * MINUTE);
      };
      await storm(0);
      expect(posts()).toEqual(ofEach(1));
      for (const minute of [1, 4]) expect(await deliver(minute * MINUTE)).toBe('');
      await storm(6);
      expect(posts()).toEqual(ofEach(2));
      expect(await deliver(10 * MINUTE)).toBe('');
      expect(posts()).toEqual(ofEach(2));
      await deliver(12 * MINUTE);
      expect(await told()).toEqual(allOnce);
    },
    SLOW,
  );

  test(
    'fault 44: no answer comes: the run ends, and a later one posts',
    async () => {
      for (const chat of CHATS) meets(stage, chat, 1, { kind: 'hang' });
      const begun = performance.now();
      expect(await deliver()).not.toMatch(/^sent/m);
      expect(performance.now() - begun).toBeLessThan(90_000);
      await deliver(2 * MINUTE);
      expect(await told()).toEqual(allOnce);
    },
    SLOW,
  );

  test(
    'SIGTERM ends the bot in its time although no platform answers, and a later run posts',
    async () => {
      for (const chat of CHATS) meets(stage, chat, 1, { kind: 'hang' });
      const bot = stage.serve(MORNING);
      const until = performance.now() + 90_000;
      while (posts().some((count) => count === 0) && performance.now() < until) await pause(50);
      expect(posts()).toEqual(ofEach(1));
      bot.stop();
      const asked = performance.now();
      const { code, signal } = await bot.ended;
      expect([code, signal]).toEqual([0, null]);
      expect(performance.now() - asked).toBeLessThan(90_000);
      await deliver(2 * MINUTE);
      expect(await told()).toEqual(allOnce);
    },
    SLOW,
  );

  test(
    'nobody is there, then they are back: the digest comes once',
    async () => {
      for (const road of stage.roads) await road.close();
      expect(await deliver()).toMatch(/can’t be reached|could not be reached|reach/);
      expect(await deliver()).toBe('');
      await deliver(2 * MINUTE);
      for (const road of stage.roads) await road.open();
      await deliver(10 * MINUTE);
      expect(await told()).toEqual(allOnce);
    },
    SLOW,
  );
});
