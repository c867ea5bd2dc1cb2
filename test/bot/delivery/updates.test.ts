// What a posted digest said is kept true: edited in place, followed up where that is not possible, never without a change.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Step } from '../../../src/bot/delivery/ports.ts';
import type { Message } from '../../../src/model/message.ts';
import type { Subscription } from '../../../src/model/subscription.ts';
import type { EditOutcome } from '../../../src/ports.ts';
import { subscriptionWith } from '../../contracts/ledger-records.ts';
import type { Told } from '../../contracts/store-records.ts';
import type { World } from './platform.ts';
import { overRecord, read, recordWorld } from './record-world.ts';

const root = mkdtempSync(join(tmpdir(), 'daybook-updates-'));
const opened: World[] = [];
let folder = '';
let world: World;
afterAll(async () => {
  await Promise.all(opened.map(({ data }) => data.close()));
  rmSync(root, { recursive: true, force: true });
});
beforeEach(async () => {
  folder = join(root, `data-${opened.length}`);
  world = await recordWorld(folder);
  opened.push(world);
});

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YESTERDAY = '2024-05-01';
const CRANE = 'The great crane at the northern quay collapsed in the storm.';
const STRIKE = 'Dock workers voted to strike over the new shift plan.';
const FIRE = 'A fire destroyed two warehouses behind the fish market.';

const follow = (given: Partial<Subscription> = {}): Promise<void> =>
  world.data.ledger.subscribe(subscriptionWith({ since: world.now - MINUTE, createdBy: 'U1', ...given }));
const restart = async (name = 'second'): Promise<World> => {
  const next = overRecord(await world.restarted(name));
  opened.push(next);
  return next;
};
/** A digest of yesterday that tells of the crane is out. */
async function posted(given: Partial<Subscription> = {}): Promise<void> {
  await read(world, 'a', [[CRANE, YESTERDAY]]);
  await follow(given);
  expect(await world.deliver()).toMatchObject([{ status: 'sent', delivery: { kind: 'digest' } }]);
  world.now += MINUTE;
}
const textOf = (message: Message | undefined): string => JSON.stringify(message?.blocks ?? []);
const updates = async () => (await world.data.ledger.deliveries()).filter(({ kind }) => kind === 'update');
const closed: EditOutcome = { kind: 'closed', reason: 'Too old.' };

describe('a digest that had nothing to tell and kept silent', () => {
  const silent = async (given: Partial<Subscription> = {}): Promise<void> => {
    await read(world, 'old', [['The lighthouse was painted white.', '2023-01-01']]);
    await follow({ whenEmpty: 'silent', ...given });
    expect(await world.deliver()).toMatchObject([{ status: 'skipped' }]);
    world.now += MINUTE;
  };

  test('comes once what a feed told in the night is read: the bot was down', async () => {
    await silent();
    expect(await world.deliver()).toEqual([]);
    await read(world, 'a', [[CRANE, YESTERDAY]]);
    expect(await world.deliver()).toMatchObject([
      { status: 'sent', delivery: { id: 'a1b2c3d4e5f6-2024-05-02', from: YESTERDAY } },
    ]);
    expect(textOf(world.platform.posts[0]?.message)).toContain(CRANE);
    expect(await world.deliver()).toEqual([]);
    world.now += DAY;
    await world.deliver();
    expect(world.platform.posts).toHaveLength(1);
  });

  test.each<Step>(['before-intent', 'after-intent', 'after-post', 'after-record'])(
    'fault 31: and comes once where the bot is killed %s',
    async (step) => {
      await silent();
      await read(world, 'a', [[CRANE, YESTERDAY]]);
      world.crashAt = step;
      await world.deliverUntilCrash();
      world = await restart();
      await world.deliver();
      world.now += 1000;
      await world.deliver();
      expect(world.platform.posts).toHaveLength(1);
      expect(await world.data.ledger.deliveries()).toMatchObject([{ status: 'sent' }]);
    },
  );

  test('stays silent about other days, and about what is read days later', async () => {
    await silent();
    await read(world, 'b', [[STRIKE, '2024-04-20']]);
    expect(await world.deliver()).toEqual([]);
    world.now += 2 * DAY;
    await world.deliver();
    await read(world, 'a', [[CRANE, YESTERDAY]]);
    await world.deliver();
    expect(world.platform.posts).toEqual([]);
  });

  test('waits for the end of the quiet hours', async () => {
    await silent({ quiet: { from: '09:00', to: '11:00' } });
    Object.assign(world, { ports: { ...world.ports, seen: new Map() } });
    world.now += 2 * HOUR;
    await read(world, 'a', [[CRANE, YESTERDAY]]);
    expect(await world.deliver()).toEqual([]);
    world.now += HOUR;
    expect(await world.deliver()).toMatchObject([{ status: 'sent', delivery: { kind: 'digest' } }]);
  });
});

describe('a digest whose record has changed', () => {
  test('is edited in place, with a dated line that says what changed', async () => {
    await posted();
    await read(world, 'b', [[STRIKE, YESTERDAY]]);
    expect(await world.deliver()).toMatchObject([{ status: 'sent', delivery: { kind: 'update', from: YESTERDAY } }]);
    const [edit] = world.platform.edits;
    expect(edit).toMatchObject({ messageIds: ['m1'], posting: { delivery: { about: 'a1b2c3d4e5f6-2024-05-02' } } });
    expect(textOf(edit?.posting.message)).toContain('Updated: Thursday, 2 May 2024. 1 event added.');
    expect(textOf(edit?.posting.message)).toContain(CRANE);
    expect(textOf(edit?.posting.message)).toContain(STRIKE);
    expect(world.platform.posts).toHaveLength(1);
  });

  test('is left alone once it says what the record says', async () => {
    await posted();
    await read(world, 'b', [[STRIKE, YESTERDAY]]);
    await world.deliver();
    world.now += 2 * HOUR;
    expect(await world.deliver()).toEqual([]);
    await read(world, 'c', [['The lighthouse was painted white.', '2023-01-01']]);
    expect(await world.deliver()).toEqual([]);
    expect(world.platform.edits).toHaveLength(1);
  });

  test('names the event whose day was corrected; one that came from elsewhere is added', async () => {
    await read(world, 'a', [[CRANE, YESTERDAY]]);
    await follow({ period: { kind: 'days', count: 7 } });
    await world.deliver();
    await read(world, 'a', [[CRANE, '2024-04-30']], { contentHash: 'corrected' });
    await world.deliver();
    const text = textOf(world.platform.edits[0]?.posting.message);
    expect(text).toContain(
      '“The great crane at the northern quay collapsed in the storm” is now dated 30 April, not 1 May (The a, corrected 2 May).',
    );
  });

  test('says so when a figure in the words was corrected', async () => {
    await read(world, 'a', [['The fire on the ferry left 12 people injured at the pier.', YESTERDAY]]);
    await follow();
    await world.deliver();
    await read(world, 'a', [['The fire on the ferry left 3 people injured at the pier.', YESTERDAY]]);
    await world.deliver();
    const text = textOf(world.platform.edits[0]?.posting.message);
    expect(text).toContain('3 people, not 12 (The a, corrected 2 May).');
    expect(text).toContain('left 3 people');
  });

  test('says old and new of a figure in words, and what it counts', async () => {
    const told = (count: string): string =>
      `${count} people were hurt when the ferry hit the pier in the thick morning fog.`;
    await read(world, 'a', [[told('Twelve'), YESTERDAY]]);
    await follow();
    await world.deliver();
    await read(world, 'a', [[told('Seven'), YESTERDAY]]);
    await world.deliver();
    expect(textOf(world.platform.edits[0]?.posting.message)).toContain(
      '7 people were hurt, not 12 (The a, corrected 2 May).',
    );
  });

  test('says where an event went whose new day it does not tell', async () => {
    await read(world, 'a', [
      [CRANE, YESTERDAY],
      [STRIKE, YESTERDAY],
    ]);
    await follow();
    await world.deliver();
    const corrected: readonly Told[] = [
      [CRANE, '2024-04-29'],
      [STRIKE, YESTERDAY],
    ];
    await read(world, 'a', corrected, { contentHash: 'corrected' });
    await world.deliver();
    const text = textOf(world.platform.edits[0]?.posting.message);
    expect(text).toContain('is now dated 29 April, not 1 May (The a, corrected 2 May).');
    expect(text).not.toContain('removed');
  });

  test('says what is gone', async () => {
    await read(world, 'a', [
      [CRANE, YESTERDAY],
      [STRIKE, YESTERDAY],
    ]);
    await follow();
    await world.deliver();
    await read(world, 'a', [[CRANE, YESTERDAY]]);
    await world.deliver();
    expect(textOf(world.platform.edits[0]?.posting.message)).toContain('1 event removed.');
  });

  test('that was changed and changed back shows what was first posted again, and says so', async () => {
    await posted();
    await read(world, 'b', [[STRIKE, YESTERDAY]]);
    await world.deliver();
    await read(world, 'b', [['Nothing of the kind happened here.', '2020-01-01']]);
    world.now += 2 * HOUR;
    await world.deliver();
    expect(textOf(world.platform.edits[1]?.posting.message)).toContain('An earlier change was taken back.');
    expect(textOf(world.platform.edits[1]?.posting.message)).not.toContain(STRIKE);
  });

  test('is edited for all that came in an hour at once', async () => {
    await posted();
    await read(world, 'b', [[STRIKE, YESTERDAY]]);
    await world.deliver();
    for (let i = 0; i < 5; i++) {
      await read(world, `c${i}`, [[`${FIRE} Witness ${i} called the brigade.`, YESTERDAY]]);
      world.now += 10 * MINUTE;
      expect(await world.deliver()).toEqual([]);
    }
    world.now += 10 * MINUTE;
    await world.deliver();
    expect(world.platform.edits).toHaveLength(2);
    expect(textOf(world.platform.edits[1]?.posting.message)).toContain(FIRE);
  });
});

describe('no change', () => {
  test.each([
    ['more papers', [CRANE, 'The northern quay’s great crane collapsed in the storm, witnesses said.']],
    ['a copy', [CRANE]],
    ['another comma', ['The great crane, at the northern quay, collapsed in the storm.']],
  ])('is made by %s', async (_, sentences) => {
    await posted();
    await read(
      world,
      'b',
      sentences.map((sentence) => [sentence, YESTERDAY]),
    );
    expect(await world.deliver()).toEqual([]);
    expect(await updates()).toEqual([]);
  });

  test('is made by a polished sentence in the article itself', async () => {
    await posted();
    await read(world, 'a', [['The great crane at the Northern Quay collapsed in a storm!', YESTERDAY]]);
    await world.deliver();
    expect(world.platform.edits).toEqual([]);
  });

  test('is looked for in digests of long ago', async () => {
    await posted({ days: [4] });
    world.now += 15 * DAY;
    await world.deliver();
    await read(world, 'b', [[STRIKE, YESTERDAY]]);
    await world.deliver();
    expect(world.platform.edits.filter(({ messageIds }) => messageIds[0] === 'm1')).toEqual([]);
  });

  test('is made to what a paused subscription was told', async () => {
    await posted();
    await follow({ isPaused: true, reason: 'on leave' });
    await read(world, 'b', [[STRIKE, YESTERDAY]]);
    expect(await world.deliver()).toEqual([]);
  });
});

describe('a digest that took something back', () => {
  const counted = (count: string): readonly Told[] => [
    [`The fire on the ferry left ${count} people injured at the pier.`, YESTERDAY],
  ];
  const LINE = 'Correction: 3 people, not 12 (The a, corrected 2 May).';
  async function corrected(given: Partial<Subscription> = {}): Promise<void> {
    await read(world, 'a', counted('12'));
    await follow(given);
    await world.deliver();
    world.now += MINUTE;
    await read(world, 'a', counted('3'));
  }
  const linesUnder = () => world.platform.posts.filter(({ delivery }) => delivery.kind === 'correction');

  test('says old and new in one line in its thread too, once', async () => {
    await corrected();
    expect(await world.deliver()).toMatchObject([
      { status: 'sent', delivery: { kind: 'update' } },
      { status: 'sent', delivery: { kind: 'correction' } },
    ]);
    world.now += 2 * HOUR;
    expect(await world.deliver()).toEqual([]);
    expect(linesUnder()).toMatchObject([
      { thread: 'm1', person: null, message: { blocks: [{ kind: 'paragraph', text: LINE }] } },
    ]);
  });

  test('says nothing there of what was only added', async () => {
    await posted();
    await read(world, 'b', [[STRIKE, YESTERDAY]]);
    await world.deliver();
    expect(world.platform.edits).toHaveLength(1);
    expect(linesUnder()).toEqual([]);
  });

  test('has no second message where it is a file', async () => {
    Object.assign(world, { ports: { ...world.ports, posters: { file: world.platform } } });
    await corrected({ channel: { platform: 'file', workspace: null, id: '/digests' } });
    await world.deliver();
    expect(world.platform.edits).toHaveLength(1);
    expect(linesUnder()).toEqual([]);
  });

  test('waits with the line for the end of the quiet hours', async () => {
    await corrected();
    await follow({ quiet: { from: '07:30', to: '08:30' } });
    expect(await world.deliver()).toEqual([]);
    world.now += HOUR;
    await world.deliver();
    expect(linesUnder()).toHaveLength(1);
  });

  test.each<Step>(['before-intent', 'after-intent', 'after-post', 'after-record'])(
    'fault 31: and a crash %s of the update says its line once',
    async (step) => {
      await corrected();
      world.crashAt = step;
      await world.deliverUntilCrash();
      world = await restart();
      for (let run = 0; run < 3; run++) {
        await world.deliver();
        world.now += 2 * MINUTE;
      }
      expect(linesUnder().map(({ message }) => message.summary)).toEqual([LINE]);
    },
  );

  test('fault 30: where the answer to the line was lost, it is looked for and not repeated', async () => {
    await corrected();
    world.platform.next('answer-lost');
    await world.deliver();
    for (let run = 0; run < 3; run++) {
      world.now += 2 * MINUTE;
      await world.deliver();
    }
    expect(linesUnder()).toHaveLength(1);
    const owed = await world.data.ledger.deliveries();
    expect(owed.find(({ kind }) => kind === 'correction')).toMatchObject({ status: 'sent' });
  });
});

describe('a message that cannot be edited any more', () => {
  test('is followed up in its thread, shortly, with what is new', async () => {
    await posted();
    await read(world, 'b', [[STRIKE, YESTERDAY]]);
    world.platform.nextEdit(closed);
    expect(await world.deliver()).toMatchObject([{ status: 'sent' }]);
    const followUp = world.platform.posts[1];
    expect(followUp).toMatchObject({ thread: 'm1', person: null, delivery: { kind: 'update' } });
    expect(textOf(followUp?.message)).toContain('The digest of Wednesday, 1 May 2024: 1 event added.');
    expect(textOf(followUp?.message)).toContain(STRIKE);
    expect(textOf(followUp?.message)).not.toContain(CRANE);
    expect((await updates())[0]).toMatchObject({ status: 'sent', messageId: 'm2' });
  });

  test('is not followed up with the same again', async () => {
    await posted();
    await read(world, 'b', [[STRIKE, YESTERDAY]]);
    world.platform.nextEdit(closed, closed);
    await world.deliver();
    world.now += 2 * HOUR;
    expect(await world.deliver()).toEqual([]);
    await read(world, 'c', [[FIRE, YESTERDAY]]);
    await world.deliver();
    expect(textOf(world.platform.posts[2]?.message)).toContain('1 event added');
    expect(textOf(world.platform.posts[2]?.message)).not.toContain(STRIKE);
  });

  test('because somebody deleted it is left alone for ever, without a follow-up', async () => {
    await posted();
    await read(world, 'b', [[STRIKE, YESTERDAY]]);
    world.platform.nextEdit({ kind: 'gone', reason: 'The message was deleted.' });
    expect(await world.deliver()).toMatchObject([{ status: 'skipped', reason: 'The message was deleted.' }]);
    await read(world, 'c', [[FIRE, YESTERDAY]]);
    world.now += 2 * HOUR;
    expect(await world.deliver()).toEqual([]);
    expect(world.platform.posts).toHaveLength(1);
  });

  test('for now is edited later; for good because the channel is gone stops the subscription', async () => {
    await posted();
    await read(world, 'b', [[STRIKE, YESTERDAY]]);
    world.platform.nextEdit({ kind: 'later', reason: 'Busy.', retryAfter: 90_000 });
    expect(await world.deliver()).toMatchObject([{ status: 'failed', reason: 'Busy.' }]);
    world.now += 89_000;
    expect(await world.deliver()).toEqual([]);
    world.now += 1000;
    world.platform.nextEdit({ kind: 'refused', reason: 'The channel is gone.', stops: true });
    await world.deliver();
    expect((await world.data.ledger.subscription('a1b2c3d4e5f6'))?.subscription.isPaused).toBe(true);
  });
});

describe('fault 31: an update that is interrupted', () => {
  test.each<Step>(['before-intent', 'after-intent', 'after-post', 'after-record'])(
    'by a crash %s says the same once it is done again',
    async (step) => {
      await posted();
      await read(world, 'b', [[STRIKE, YESTERDAY]]);
      world.crashAt = step;
      await world.deliverUntilCrash();
      world = await restart();
      await world.deliver();
      world.now += 1000;
      await world.deliver();
      expect(await updates()).toMatchObject([{ status: 'sent' }]);
      expect(new Set(world.platform.edits.map(({ posting }) => textOf(posting.message))).size).toBe(1);
      expect(world.platform.posts).toHaveLength(1);
      world.now += 2 * HOUR;
      expect(await world.deliver()).toEqual([]);
    },
  );

  test.each<Step>(['after-intent', 'after-post'])('by a crash %s is followed up once', async (step) => {
    await posted();
    await read(world, 'b', [[STRIKE, YESTERDAY]]);
    world.platform.nextEdit(closed, closed);
    const { edit } = world.platform;
    let edits = 0;
    // The step “after-post” comes after the edit, too; here it is the follow-up’s.
    world.platform.edit = async (...call) => {
      const outcome = await edit(...call);
      edits += 1;
      return outcome;
    };
    const { ports } = world;
    const reached = (at: Step): void => {
      if (at === step && (step === 'after-intent' || world.platform.posts.length === 2)) ports.reached?.(at);
    };
    Object.assign(world, { ports: { ...ports, reached } });
    world.crashAt = step;
    await world.deliverUntilCrash();
    world = await restart();
    await world.deliver();
    world.now += 1000;
    await world.deliver();
    expect(await updates()).toMatchObject([{ status: 'sent', messageId: 'm2' }]);
    expect(world.platform.posts).toHaveLength(2);
    expect(edits).toBe(step === 'after-post' ? 2 : 1);
  });

  test('says what the record says, where that was changed back before it was done again', async () => {
    await posted();
    await read(world, 'b', [[STRIKE, YESTERDAY]]);
    world.crashAt = 'after-post';
    await world.deliverUntilCrash();
    expect(textOf(world.platform.edits[0]?.posting.message)).toContain(STRIKE);
    await read(world, 'b', [['Nothing of the kind happened here.', '2020-01-01']]);
    world = await restart();
    await world.deliver();
    world.now += 1000;
    await world.deliver();
    expect(textOf(world.platform.edits.at(-1)?.posting.message)).not.toContain(STRIKE);
    expect((await updates()).every(({ status }) => status === 'sent')).toBe(true);
  });

  test('by a lost answer is edited again, and counts once', async () => {
    await posted();
    await read(world, 'b', [[STRIKE, YESTERDAY]]);
    world.platform.nextEdit('answer-lost', 'throws');
    expect(await world.deliver()).toMatchObject([{ status: 'failed' }]);
    world.now += MINUTE;
    await world.deliver();
    world.now += 2 * MINUTE;
    expect(await world.deliver()).toMatchObject([{ status: 'sent' }]);
    expect(await updates()).toHaveLength(1);
  });

  test('where nobody can find out whether the follow-up is there: unknown, and not told in other words later', async () => {
    await posted();
    world.platform.canFind = false;
    await read(world, 'b', [[STRIKE, YESTERDAY]]);
    world.platform.nextEdit(closed, closed);
    world.platform.next('answer-lost');
    expect(await world.deliver()).toMatchObject([{ status: 'unknown' }, { delivery: { kind: 'notice' } }]);
    await read(world, 'c', [[FIRE, YESTERDAY]]);
    world.now += 2 * HOUR;
    await world.deliver();
    const [, , followUp] = world.platform.posts.filter(({ person }) => person === null);
    expect(textOf(followUp?.message)).toContain(FIRE);
    expect(textOf(followUp?.message)).not.toContain(STRIKE);
  });
});

describe('fault 39: two processes', () => {
  test('that see the same change, or one after the other, make one update of it', async () => {
    await posted();
    const other = await recordWorld(folder, world.platform, 'other');
    opened.push(other);
    other.now = world.now;
    await read(world, 'b', [[STRIKE, YESTERDAY]]);
    world.platform.nextEdit(closed, closed, closed);
    await Promise.all([world.deliver(), other.deliver(), world.deliver()]);
    expect(world.platform.posts).toHaveLength(2);
    expect(await updates()).toHaveLength(1);
  });

  test('do not both follow up where one sees a newer record', async () => {
    await posted();
    await read(world, 'b', [[STRIKE, YESTERDAY]]);
    const other = await recordWorld(folder, world.platform, 'other');
    opened.push(other);
    other.now = world.now;
    world.crashAt = 'before-intent';
    await world.deliverUntilCrash();
    await read(world, 'c', [[FIRE, YESTERDAY]]);
    world.platform.nextEdit(closed, closed, closed);
    world.crashAt = null;
    await Promise.all([other.deliver(), world.deliver()]);
    // The slower one may have owed an update that was not needed any more.
    expect((await updates()).filter(({ status }) => status !== 'skipped')).toMatchObject([{ status: 'sent' }]);
    expect(textOf(world.platform.posts[1]?.message)).toContain('2 events added');
    expect(world.platform.posts).toHaveLength(2);
  });
});

describe('quiet hours', () => {
  test('hold updates back until they end', async () => {
    await posted({ quiet: { from: '09:00', to: '11:00' } });
    world.now += HOUR;
    await read(world, 'b', [[STRIKE, YESTERDAY]]);
    expect(await world.deliver()).toEqual([]);
    expect(await updates()).toMatchObject([{ status: 'planned', attempts: 0 }]);
    world.now += 2 * HOUR;
    expect(await world.deliver()).toMatchObject([{ status: 'sent' }]);
  });
});

describe('a bot that asks every minute', () => {
  test('looks through what was told only when the record has changed, and misses nothing that has to wait', async () => {
    await posted();
    let looks = 0;
    const ledger = { ...world.data.ledger };
    ledger.told = (...asked) => {
      if ('saga' in asked[0]) looks += 1;
      return world.data.ledger.told(...asked);
    };
    Object.assign(world, { ports: { ...world.ports, ledger, seen: new Map<string, number>() } });
    for (let minute = 0; minute < 5; minute++) await world.deliver();
    expect(looks).toBe(1);
    await read(world, 'b', [[STRIKE, YESTERDAY]]);
    await world.deliver();
    await read(world, 'c', [[FIRE, YESTERDAY]]);
    expect(await world.deliver()).toEqual([]);
    world.now += 2 * HOUR;
    expect(await world.deliver()).toHaveLength(1);
    expect(world.platform.edits).toHaveLength(2);
  });
});

describe('who keeps conversations', () => {
  test('hears of each digest and update with its messages and days, also of one that was found', async () => {
    const heard: unknown[] = [];
    const listen = (to: World): void => {
      const hook: World['ports']['posted'] = async ({ kind }, { id }, messageIds, { from }) => {
        heard.push([kind, id, messageIds, from]);
        throw new Error('nobody there');
      };
      Object.assign(to, { ports: { ...to.ports, posted: hook } });
    };
    listen(world);
    await read(world, 'a', [[CRANE, YESTERDAY]]);
    await follow();
    world.crashAt = 'after-post';
    await world.deliverUntilCrash();
    expect(heard).toEqual([]);
    world = await restart();
    listen(world);
    await world.deliver();
    world.now += 1000;
    await world.deliver();
    await read(world, 'b', [[STRIKE, YESTERDAY]]);
    await world.deliver();
    expect(heard).toEqual([
      ['digest', 'a1b2c3d4e5f6', ['m1'], YESTERDAY],
      ['update', 'a1b2c3d4e5f6', ['m1'], YESTERDAY],
    ]);
  });
});
