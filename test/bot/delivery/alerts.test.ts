// What several publishers report at once is told at once: never twice, never too often, never what is old, and not as new again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Step } from '../../../src/bot/delivery/ports.ts';
import type { Message } from '../../../src/model/message.ts';
import type { Subscription } from '../../../src/model/subscription.ts';
import { subscriptionWith } from '../../contracts/ledger-records.ts';
import type { World } from './platform.ts';
import { overRecord, read, recordWorld } from './record-world.ts';

const root = mkdtempSync(join(tmpdir(), 'daybook-alerts-'));
const opened: World[] = [];
let folder = '';
let world: World;
afterAll(async () => {
  await Promise.all(opened.map(({ data }) => data.close()));
  rmSync(root, { recursive: true, force: true });
});

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const TODAY = '2024-05-02';
const iso = (instant: number): string => new Date(instant).toISOString();

const COLLAPSE = [
  'The great crane at the northern quay collapsed on Thursday, killing a docker.',
  'A docker died when the great crane at the northern quay collapsed, police said.',
  'The collapse of the great crane at the northern quay killed one docker, the mayor said.',
  'One docker was killed as the northern quay’s great crane collapsed into the basin.',
  'Police confirmed that a docker was killed in the collapse of the northern quay’s crane.',
] as const;
const FIRE = [
  'A fire destroyed two warehouses behind the fish market on Thursday.',
  'Two warehouses behind the fish market burned down in a fire, the brigade said.',
  'The fire behind the fish market left two warehouses destroyed by noon.',
] as const;

/** Publishers report an event, a minute after one another, the last one now. */
async function reported(sentences: readonly string[], given: { id?: string; day?: string; at?: number } = {}) {
  const { id = 'news', day = TODAY, at = world.now } = given;
  for (const [i, sentence] of sentences.entries()) {
    const value = iso(at - (sentences.length - 1 - i) * MINUTE);
    const published = { value, certainty: 'stated', provenance: 'feed' } as const;
    await read(world, `${id}${i}`, [[sentence, day]], { title: null, publisher: `The ${id} Paper No ${i}`, published });
  }
}
const follow = (given: Partial<Subscription> = {}): Promise<void> =>
  world.data.ledger.subscribe(
    subscriptionWith({ since: world.now - 20 * MINUTE, at: '23:00', alerts: { perDay: 3 }, createdBy: 'U1', ...given }),
  );
const alerts = async () => (await world.data.ledger.deliveries()).filter(({ kind }) => kind === 'alert');
const posted = (): readonly (string | undefined)[] => world.platform.posts.map(({ delivery }) => delivery.kind);
const textOf = (message: Message | undefined): string => JSON.stringify(message?.blocks ?? []);
const restart = async (name = 'second'): Promise<World> => {
  const next = overRecord(await world.restarted(name));
  opened.push(next);
  return next;
};

beforeEach(async () => {
  folder = join(root, `data-${opened.length}`);
  world = await recordWorld(folder);
  opened.push(world);
  // The record has been looked at for a day.
  await read(world, 'old', [['The harbour master opened the new lock with a speech.', '2024-03-01']]);
  world.now -= 2 * DAY;
  await follow();
  await world.deliver();
  world.now += 2 * DAY;
  await world.data.ledger.unsubscribe('a1b2c3d4e5f6');
  world.platform.posts.length = 0;
});

describe('an event that three independent publishers report within hours', () => {
  test('is told at once, to those who asked for it', async () => {
    await follow();
    await follow({ id: 'ffffffffffff', alerts: null, channel: { platform: 'slack', workspace: 'T1', id: 'C9' } });
    await reported(COLLAPSE.slice(0, 2));
    expect(await world.deliver()).toEqual([]);
    world.now += 5 * MINUTE;
    await reported(COLLAPSE.slice(2, 3), { id: 'more' });
    expect(await world.deliver()).toMatchObject([
      { status: 'sent', delivery: { kind: 'alert', from: TODAY, to: TODAY, subscription: 'a1b2c3d4e5f6' } },
    ]);
    const [post] = world.platform.posts;
    expect(post).toMatchObject({ person: null, thread: null });
    expect(textOf(post?.message)).toContain('Breaking: told by 3 independent sources within hours.');
    expect(textOf(post?.message)).toContain('great crane');
  });

  test('is told once, however its cluster grows, whichever sentence leads it, and after a restart', async () => {
    await follow();
    await reported(COLLAPSE.slice(0, 3));
    await world.deliver();
    await reported(COLLAPSE.slice(3), { id: 'aaa' });
    for (let i = 0; i < 3; i++) {
      world.now += 10 * MINUTE;
      expect(await world.deliver()).toEqual([]);
    }
    world = await restart();
    expect(await world.deliver()).toEqual([]);
    expect(world.platform.posts).toHaveLength(1);
  });

  test('is told once where corrections change its sentences one after the other', async () => {
    await follow();
    await reported(COLLAPSE.slice(0, 3));
    await world.deliver();
    for (let i = 0; i < 3; i++) {
      world.now += 10 * MINUTE;
      await reported([(COLLAPSE[i] ?? '').replace('docker', 'crane driver')], { id: `fix${i}` });
      expect(await world.deliver()).toEqual([]);
    }
  });

  test('by a dozen papers with one agency’s words is told by one source', async () => {
    await follow();
    await reported(Array(12).fill(COLLAPSE[0]));
    expect(await world.deliver()).toEqual([]);
  });

  test('of opinion is none', async () => {
    await follow();
    for (let i = 0; i < 3; i++)
      await read(world, `o${i}`, [[COLLAPSE[i] ?? '', TODAY]], {
        kind: 'opinion',
        published: { value: iso(world.now), certainty: 'stated', provenance: 'feed' },
      });
    expect(await world.deliver()).toEqual([]);
  });
});

describe('what is old', () => {
  test.each([
    ['an event of three days ago', { day: '2024-04-29' }],
    ['a story that was published thirteen hours ago', { at: Date.parse('2024-05-01T23:00:00Z'), day: '2024-05-01' }],
  ])('%s is not told, though it is read only now', async (_, given) => {
    await follow();
    await reported(COLLAPSE.slice(0, 3), given);
    expect(await world.deliver()).toEqual([]);
  });

  test('an event that three had told before those hours is no news when three more retell it', async () => {
    await follow();
    await reported(COLLAPSE.slice(0, 3), { day: '2024-05-01', at: world.now - 14 * HOUR });
    await reported(COLLAPSE.slice(2, 5), { id: 'late', day: '2024-05-01' });
    expect(await world.deliver()).toEqual([]);
  });

  test('an article without a day of publication, or with an inferred one, counts for nothing', async () => {
    await follow();
    for (let i = 0; i < 3; i++)
      await read(world, `u${i}`, [[COLLAPSE[i] ?? '', TODAY]], {
        title: null,
        published: i === 0 ? null : { value: TODAY, certainty: 'inferred', provenance: 'inferred' },
      });
    expect(await world.deliver()).toEqual([]);
  });

  test('where only days of publication are known, today counts', async () => {
    await follow({ since: world.now - DAY, days: [1] });
    for (let i = 0; i < 3; i++)
      await read(world, `u${i}`, [[COLLAPSE[i] ?? '', TODAY]], {
        title: null,
        publisher: `Paper of the ${i} street`,
        published: { value: TODAY, certainty: 'stated', provenance: 'byline' },
      });
    expect(await world.deliver()).toMatchObject([{ status: 'sent' }]);
  });

  test('a replay has no alerts', async () => {
    await follow({ replay: { startedOn: '2024-05-02', storyDay: '2024-03-01' } });
    await reported(COLLAPSE.slice(0, 3));
    expect(await world.deliver()).toEqual([]);
  });
});

describe('a record that is read for the first time', () => {
  test('is a backlog: nothing is told of what was published before it was looked at', async () => {
    const fresh = await recordWorld(join(root, `first-${opened.length}`));
    opened.push(fresh);
    world = fresh;
    await follow();
    expect(await world.deliver()).toEqual([]);
    world.now += HOUR;
    await reported(COLLAPSE.slice(0, 1));
    expect(await world.deliver()).toEqual([]);
    await reported(COLLAPSE.slice(1, 5), { id: 'rest', at: world.now - MINUTE });
    expect(await world.deliver()).toEqual([]);
    world.now += HOUR;
    await reported(FIRE);
    expect(await world.deliver()).toMatchObject([{ status: 'sent', delivery: { kind: 'alert' } }]);
    expect(textOf(world.platform.posts[0]?.message)).toContain('fish market');
  });

  test('by a new subscription begins with what is published from then on', async () => {
    await reported(COLLAPSE.slice(0, 3), { at: world.now - HOUR });
    await follow({ since: world.now });
    expect(await world.deliver()).toEqual([]);
  });
});

describe('the reader’s peace', () => {
  test('is kept in quiet hours; what is still news after them is told then', async () => {
    await follow({ quiet: { from: '07:00', to: '09:30' } });
    await reported(COLLAPSE.slice(0, 3));
    expect(await world.deliver()).toEqual([]);
    world.now += HOUR;
    expect(await world.deliver()).toEqual([]);
    expect(await alerts()).toEqual([]);
    world.now += HOUR;
    expect(await world.deliver()).toMatchObject([{ status: 'sent', delivery: { kind: 'alert' } }]);
  });

  test('is kept by as many alerts a day as were asked for, the rest is the digest’s', async () => {
    await follow({ alerts: { perDay: 1 } });
    await reported(COLLAPSE.slice(0, 3));
    await world.deliver();
    world.now += HOUR;
    await reported(FIRE, { id: 'fire' });
    expect(await world.deliver()).toEqual([]);
    expect(await alerts()).toHaveLength(1);
  });

  test('is kept by switching alerts off, also those that are owed already', async () => {
    await follow();
    await reported(COLLAPSE.slice(0, 3));
    world.crashAt = 'before-intent';
    await world.deliverUntilCrash();
    world.crashAt = null;
    await follow({ alerts: null });
    expect(await world.deliver()).toMatchObject([{ status: 'skipped', reason: 'Alerts were switched off.' }]);
  });

  test('is not broken by an alert that its platform did not take for two days', async () => {
    await follow({ days: [1] });
    await reported(COLLAPSE.slice(0, 3));
    world.crashAt = 'before-intent';
    await world.deliverUntilCrash();
    world.crashAt = null;
    world.now += 2 * DAY;
    expect(await world.deliver()).toMatchObject([{ status: 'skipped', reason: 'It came too late to be news.' }]);
  });
});

describe('the next digest', () => {
  test('tells in a line at its end what an alert told, and leads with what is new', async () => {
    await follow({ at: '07:30' });
    await reported(COLLAPSE.slice(0, 3));
    await world.deliver();
    world.now += HOUR;
    await reported(['Dock workers voted to strike over the new shift plan.'], { id: 'strike' });
    world.now += DAY - HOUR;
    await world.deliver();
    const message = world.platform.posts[1]?.message;
    expect(posted()).toEqual(['alert', 'digest']);
    expect(message?.blocks.find(({ kind }) => kind === 'line')).toMatchObject({
      text: 'Dock workers voted to strike over the new shift plan.',
    });
    expect(textOf(message)).toMatch(/Told already.*On Thursday, 2 May 2024: [^"]*crane[^"]*\(3 independent sources/);
    expect(message?.summary).toContain('Dock workers voted to strike');
  });

  test('of nothing else says so, or is left out where only news are wanted', async () => {
    await follow({ at: '07:30' });
    const channel = { platform: 'slack', workspace: 'T1', id: 'C9' } as const;
    await follow({ id: 'ffffffffffff', channel, at: '07:30', whenEmpty: 'silent' });
    await reported(COLLAPSE.slice(0, 3));
    await world.deliver();
    world.now += DAY;
    const tried = await world.deliver();
    expect(tried.map(({ status, reason }) => [status, reason]).sort()).toEqual([
      ['sent', null],
      ['skipped', 'All was told already.'],
    ]);
    expect(textOf(world.platform.posts[2]?.message)).toContain('Nothing new on Thursday, 2 May 2024');
  });

  test('is not changed later because of its alert; an update keeps the line where it was', async () => {
    await follow({ at: '07:30' });
    await reported(COLLAPSE.slice(0, 3));
    await world.deliver();
    world.now += DAY;
    await world.deliver();
    world.now += MINUTE;
    expect(await world.deliver()).toEqual([]);
    await reported(['Dock workers voted to strike over the new shift plan.'], { id: 'strike' });
    await world.deliver();
    const [edit] = world.platform.edits;
    expect(textOf(edit?.posting.message)).toContain('1 event added');
    expect(textOf(edit?.posting.message)).toMatch(/voted to strike.*Told already/);
  });

  test('that has told an event already leaves no alert to tell', async () => {
    await follow({ at: '08:00', period: { kind: 'days', count: 1 } });
    await reported(COLLAPSE.slice(0, 2), { day: '2024-05-01' });
    await world.deliver();
    expect(posted()).toEqual(['digest']);
    world.now += MINUTE;
    await reported(COLLAPSE.slice(2), { id: 'more', day: '2024-05-01' });
    expect((await world.deliver()).filter(({ delivery }) => delivery.kind === 'alert')).toEqual([]);
    expect(await alerts()).toEqual([]);
  });

  test('that comes due at the same moment tells it, and the alert is left out', async () => {
    await follow({ at: '08:00' });
    await reported(COLLAPSE.slice(0, 3), { day: '2024-05-01' });
    const tried = await world.deliver();
    expect(tried.map(({ delivery, status }) => [delivery.kind, status])).toEqual([
      ['digest', 'sent'],
      ['alert', 'skipped'],
    ]);
  });
});

describe('fault 31: an alert that is interrupted', () => {
  test.each<Step>(['before-intent', 'after-intent', 'after-post', 'after-record'])(
    'by a crash %s is posted once',
    async (step) => {
      await follow();
      await reported(COLLAPSE.slice(0, 3));
      world.crashAt = step;
      await world.deliverUntilCrash();
      world = await restart();
      await reported(COLLAPSE.slice(3), { id: 'aaa' });
      await world.deliver();
      world.now += 1000;
      await world.deliver();
      expect(posted()).toEqual(['alert']);
      expect(await alerts()).toMatchObject([{ status: 'sent' }]);
    },
  );

  test('and cannot be looked for is unknown, and not repeated', async () => {
    await follow();
    world.platform.canFind = false;
    await reported(COLLAPSE.slice(0, 3));
    world.platform.next('answer-lost');
    expect(await world.deliver()).toMatchObject([{ status: 'unknown' }, { delivery: { kind: 'notice' } }]);
    await reported(COLLAPSE.slice(3), { id: 'aaa' });
    world.now += HOUR;
    expect(await world.deliver()).toEqual([]);
    expect(posted()).toEqual(['alert', 'notice']);
  });
});

describe('fault 31: a digest that was posted and not recorded', () => {
  test('is found, though an alert has told all that it says meanwhile', async () => {
    await follow({ at: '08:10', whenEmpty: 'silent' });
    await reported(COLLAPSE.slice(0, 3), { day: '2024-05-01' });
    world.platform.next({ kind: 'later', reason: 'Busy.', retryAfter: 20 * MINUTE });
    await world.deliver();
    world.now += 19 * MINUTE;
    world.crashAt = 'after-post';
    await world.deliverUntilCrash();
    world = await restart();
    // The alert's time has come, that of looking for the digest not yet.
    world.now += 1.5 * MINUTE;
    await world.deliver();
    world.now += 1000;
    await world.deliver();
    expect(posted()).toEqual(['digest', 'alert']);
    expect((await world.data.ledger.deliveries()).map(({ kind, status }) => [kind, status])).toEqual(
      expect.arrayContaining([
        ['digest', 'sent'],
        ['alert', 'sent'],
      ]),
    );
  });
});

describe('an alert that the platform kept waiting', () => {
  const waiting = async (minutes: number): Promise<void> => {
    world.platform.next({ kind: 'later', reason: 'Busy.', retryAfter: minutes * MINUTE });
    await world.deliver();
  };

  test('is not told after the digest that told it', async () => {
    await follow({ at: '08:10' });
    await reported(COLLAPSE.slice(0, 3), { day: '2024-05-01' });
    await waiting(20);
    world.now += 21 * MINUTE;
    await world.deliver();
    expect(posted()).toEqual(['digest']);
    expect(await alerts()).toMatchObject([{ status: 'skipped', reason: expect.stringContaining('told it already') }]);
  });

  test('is not told when it is no news any more', async () => {
    await follow({ days: [1] });
    await reported(COLLAPSE.slice(0, 3));
    await waiting(20);
    world.now += 2 * DAY;
    await world.deliver();
    expect(posted()).toEqual([]);
    expect(await alerts()).toMatchObject([{ status: 'skipped', reason: expect.stringContaining('too late') }]);
  });
});

describe('fault 39: two processes', () => {
  test('that see it at once, one with more reports than the other, tell it once', async () => {
    await follow({ alerts: { perDay: 20 } });
    await reported(COLLAPSE.slice(0, 3));
    const other = await recordWorld(folder, world.platform, 'other');
    opened.push(other);
    other.now = world.now;
    world.crashAt = 'before-intent';
    await world.deliverUntilCrash();
    world.crashAt = null;
    await reported(COLLAPSE.slice(3), { id: 'aaa' });
    await Promise.all([world.deliver(), other.deliver(), world.deliver()]);
    expect(posted()).toEqual(['alert']);
    expect(await alerts()).toHaveLength(1);
  });
});

describe('a bot that asks every minute', () => {
  test('makes no digest while nothing has changed', async () => {
    await follow();
    await follow({ id: 'ffffffffffff', channel: { platform: 'slack', workspace: 'T1', id: 'C9' } });
    let made = 0;
    const { daybook } = world.ports;
    const digest: typeof daybook.digest = (...asked) => {
      made += 1;
      return daybook.digest(...asked);
    };
    const seen = new Map<string, number>();
    Object.assign(world, { ports: { ...world.ports, daybook: { ...daybook, digest }, seen } });
    for (let minute = 0; minute < 5; minute++) await world.deliver();
    expect(made).toBe(1);
    await reported(COLLAPSE.slice(0, 3));
    expect(await world.deliver()).toHaveLength(2);
    expect(await world.deliver()).toEqual([]);
  });
});
