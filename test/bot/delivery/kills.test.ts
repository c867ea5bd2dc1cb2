// Kills that fall between two writes, and what comes after them: no day is swallowed in silence, none is told twice.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Step } from '../../../src/bot/delivery/ports.ts';
import { subscriptionOf } from '../../../src/bot/schedule/subscribing.ts';
import type { Subscription } from '../../../src/model/subscription.ts';
import type { Ledger } from '../../../src/ports.ts';
import { deliveryOn, subscriptionWith } from '../../contracts/ledger-records.ts';
import { createWorld, type World } from './platform.ts';

const root = mkdtempSync(join(tmpdir(), 'daybook-kills-'));
const opened: World[] = [];
let world: World;
afterAll(async () => {
  await Promise.all(opened.map(({ data }) => data.close()));
  rmSync(root, { recursive: true, force: true });
});
beforeEach(async () => {
  world = await createWorld(join(root, `data-${opened.length}`));
  opened.push(world);
});

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const ID = 'a1b2c3d4e5f6';
const follow = (given: Partial<Subscription> = {}): Promise<void> =>
  world.data.ledger.subscribe(subscriptionWith({ since: world.now - MINUTE, ...given }));
/** A run that is killed at a step, and the process after it. */
async function killedAt(step: Step): Promise<void> {
  world.crashAt = step;
  await world.deliverUntilCrash();
  world = await world.restarted(`process ${opened.length}`);
  opened.push(world);
}
/** Runs until nothing that a killed process left is still on its way. */
async function deliver(): Promise<void> {
  await world.deliver();
  world.now += 1000;
  await world.deliver();
}
const told = (): readonly (readonly [from: string, to: string])[] =>
  world.platform.posts.map(({ delivery: { from, to } }) => [from, to]);
const textOf = (at: number): string => JSON.stringify(world.platform.posts.at(at)?.message.blocks);
const catchingUp = (catchUpDays: number): void => void Object.assign(world, { ports: { ...world.ports, catchUpDays } });

describe('fault 31: killed, and then down for longer than a digest looks back', () => {
  test('a day that was never owed is left out, and the next digest says so', async () => {
    await follow();
    await world.deliver();
    world.now += DAY;
    for (let day = 0; day < 7; day++) {
      await killedAt('before-plan');
      world.now += DAY;
    }
    catchingUp(7);
    await deliver();
    expect(told()).toEqual([
      ['2024-05-01', '2024-05-01'],
      ['2024-05-03', '2024-05-09'],
    ]);
    expect(textOf(1)).toContain('Catching up: 7 digests');
    expect(textOf(1)).toContain('One older digest is left out');
  });

  test('a day that was owed and not begun counts among those that are left out', async () => {
    await follow();
    await killedAt('before-intent');
    world.now += 8 * DAY;
    catchingUp(7);
    await deliver();
    expect(told()).toEqual([['2024-05-03', '2024-05-09']]);
    expect(textOf(0)).toContain('Catching up: 7 digests');
    expect(textOf(0)).toContain('2 older digests are left out');
    expect(await world.data.ledger.deliveries()).toMatchObject([
      { status: 'skipped', reason: expect.stringContaining('Left out') },
      { status: 'sent', merged: 7, dropped: 2 },
    ]);
  });

  test.each<Step>(['after-intent', 'after-post'])('a day that was begun is brought to its end (%s)', async (step) => {
    await follow();
    await killedAt(step);
    world.now += 8 * DAY;
    catchingUp(7);
    await deliver();
    expect([...told()].sort()).toEqual([
      ['2024-05-01', '2024-05-01'],
      ['2024-05-03', '2024-05-09'],
    ]);
  });

  test('a weekly digest that was owed and not begun is not said to be told with the next', async () => {
    await follow({ days: [4], period: { kind: 'since-last' } });
    await killedAt('before-intent');
    world.now += 7 * DAY;
    catchingUp(7);
    await deliver();
    expect(told()).toEqual([['2024-05-02', '2024-05-08']]);
    expect(textOf(0)).not.toContain('Catching up');
    expect(textOf(0)).toContain('One older digest is left out');
  });
});

describe('fault 31: a process was killed with its last change on the way to the disk', () => {
  /** The ledger as the next process sees it: what the killed one owed arrives between its look and its own change. */
  const withLate = (ledger: Ledger, late: () => Promise<unknown>): Ledger => {
    let isThere = false;
    return {
      ...ledger,
      async planAll(plans) {
        if (!isThere) await late();
        isThere = true;
        return ledger.planAll(plans);
      },
    };
  };
  const yesterdays = () =>
    world.data.ledger.plan(deliveryOn('2024-05-02', { from: '2024-05-01', to: '2024-05-01' }), null, '2024-05-01');

  test('which owed the day before: both days are told, at once and once', async () => {
    await follow();
    world.now += DAY;
    Object.assign(world, { ports: { ...world.ports, ledger: withLate(world.data.ledger, yesterdays) } });
    await world.deliver();
    expect(told()).toEqual([['2024-05-01', '2024-05-02']]);
    expect(await world.deliver()).toEqual([]);
  });

  test('which owed the same day: it is told once', async () => {
    await follow();
    Object.assign(world, { ports: { ...world.ports, ledger: withLate(world.data.ledger, yesterdays) } });
    await world.deliver();
    expect(told()).toEqual([['2024-05-01', '2024-05-01']]);
  });
});

describe('fault 31: killed on the last day of a replay', () => {
  test.each<Step>(['before-plan', 'before-intent', 'after-intent', 'after-post', 'after-record'])(
    '%s: a day later it is told before the replay rests',
    async (step) => {
      await follow({ replay: { startedOn: '2024-05-02', storyDay: '2017-07-22' } });
      await killedAt(step);
      world.now += DAY;
      await deliver();
      await deliver();
      expect(world.platform.posts).toHaveLength(1);
      expect(world.platform.posts[0]?.delivery.from).toBe('2017-07-22');
      world.now += DAY;
      await deliver();
      expect((await world.data.ledger.subscription(ID))?.subscription.isPaused).toBe(true);
      expect(world.platform.posts).toHaveLength(1);
    },
  );
});

test('a digest that its owner has sent again while the next is due tells its own day, and no day between', async () => {
  await follow();
  world.platform.next({ kind: 'refused', reason: 'The message is not valid.', stops: false });
  await world.deliver();
  for (let day = 0; day < 2; day++) {
    world.now += DAY;
    await world.deliver();
  }
  world.now += DAY;
  expect(await world.data.ledger.again(`${ID}-2024-05-02`)).toBe(true);
  await world.deliver();
  expect([...told()].sort()).toEqual(['01', '02', '03', '04'].map((day) => [`2024-05-${day}`, `2024-05-${day}`]));
});

describe('fault 31: a channel whose time or zone was changed while the bot was down', () => {
  /** 21:00 on 2 May in New York, 10:00 on 3 May in Tokyo. */
  const EVENING = Date.parse('2024-05-03T01:00:00Z');
  const changed = async (at: string, zone: string): Promise<void> => {
    const before = (await world.data.ledger.subscription(ID))?.subscription ?? null;
    const channel = { platform: 'slack', workspace: 'T1', id: 'C0123' } as const;
    const wish = { channel, saga: 'harbour', at, zone, createdBy: null };
    await world.data.ledger.subscribe(subscriptionOf(wish, world.now, before));
  };
  const days = (...all: readonly string[]) => all.map((day) => [`2024-05-${day}`, `2024-05-${day}`]);

  test.each([
    ['Asia/Tokyo', '08:00', days('01', '02', '03')],
    ['America/Los_Angeles', '08:00', days('01', '02')],
    ['America/New_York', '06:00', days('01', '02')],
    ['America/New_York', '23:00', days('01', '02')],
  ])('to %s at %s: each day is told once', async (zone, at, expected) => {
    await follow();
    await world.deliver();
    world.now = EVENING;
    await changed(at, zone);
    for (let hour = 0; hour <= 27; hour++) {
      await world.deliver();
      world.now += 60 * MINUTE;
    }
    expect(told()).toEqual(expected);
  });

  test('to another time, after two days: the days between are caught up with', async () => {
    await follow();
    await world.deliver();
    world.now += 2 * DAY + 60 * MINUTE;
    await changed('08:30', 'America/New_York');
    await world.deliver();
    expect(told()).toEqual([...days('01'), ['2024-05-02', '2024-05-03']]);
  });
});
