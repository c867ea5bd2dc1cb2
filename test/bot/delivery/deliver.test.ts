// Each digest reaches its channel once: refusals, lost answers, crashes at every step, two processes, notices.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { finishInterrupted } from '../../../src/bot/delivery/deliver.ts';
import type { Step, Tried } from '../../../src/bot/delivery/ports.ts';
import { previewDue } from '../../../src/bot/delivery/preview.ts';
import type { Subscription } from '../../../src/model/subscription.ts';
import { subscriptionWith } from '../../contracts/ledger-records.ts';
import { createWorld, type World } from './platform.ts';

const root = mkdtempSync(join(tmpdir(), 'daybook-deliver-'));
const opened: World[] = [];
let folders = 0;
let world: World;
afterAll(async () => {
  await Promise.all(opened.map(({ data }) => data.close()));
  rmSync(root, { recursive: true, force: true });
});
beforeEach(async () => {
  world = await createWorld(join(root, `data-${folders++}`));
  opened.push(world);
});

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const follow = (given: Partial<Subscription> = {}): Promise<void> =>
  world.data.ledger.subscribe(subscriptionWith({ since: world.now - MINUTE, createdBy: 'U1', ...given }));
const restart = async (name = 'second'): Promise<World> => {
  const next = await world.restarted(name);
  opened.push(next);
  return next;
};
const statuses = async (): Promise<readonly string[]> =>
  (await world.data.ledger.deliveries()).map(({ status }) => status);
const digests = () => world.platform.posts.filter(({ delivery }) => delivery.kind === 'digest');
/** A process that sees that another one is gone, and a run when the platform's grace is over. */
async function takeOver(next: World): Promise<readonly Tried[]> {
  await next.deliver();
  next.now += 1000;
  return next.deliver();
}
const later = (retryAfter: number | null) => ({ kind: 'later', reason: 'Busy.', retryAfter }) as const;
const gone = { kind: 'refused', reason: 'The channel is gone.', stops: true } as const;

describe('a digest that is due', () => {
  test('is posted once, however often it is asked for', async () => {
    await follow();
    expect(await world.deliver()).toMatchObject([
      {
        status: 'sent',
        reason: null,
        delivery: { id: 'a1b2c3d4e5f6-2024-05-02', from: '2024-05-01', to: '2024-05-01' },
      },
    ]);
    expect(await world.deliver()).toEqual([]);
    world.now += 23 * 60 * MINUTE;
    expect(await world.deliver()).toEqual([]);
    world.now += 60 * MINUTE;
    expect(await world.deliver()).toHaveLength(1);
    expect(world.platform.posts).toHaveLength(2);
    expect(world.platform.looks).toEqual([]);
  });

  test('of a channel whose platform is not set up stays owed, with the reason, and goes out when it is', async () => {
    await follow({ channel: { platform: 'discord', workspace: null, id: '42' } });
    const [tried] = await world.deliver();
    expect(tried).toMatchObject({ status: 'failed', reason: expect.stringContaining('Discord is not set up') });
    expect(await statuses()).toEqual(['planned']);
    const ports = { ...world.ports, posters: { discord: world.platform } };
    Object.assign(world, { ports });
    expect(await world.deliver()).toMatchObject([{ status: 'sent' }]);
  });

  test('is skipped where nothing happened and silence was asked for', async () => {
    await follow({ whenEmpty: 'silent' });
    expect(await world.deliver()).toMatchObject([{ status: 'skipped', reason: expect.stringContaining('Nothing') }]);
    expect(world.platform.posts).toEqual([]);
    expect(await world.deliver()).toEqual([]);
  });

  test('is shown by a dry run, which owes and posts nothing', async () => {
    await follow();
    const previews = [];
    for await (const preview of previewDue(world.ports)) previews.push(preview);
    expect(previews).toMatchObject([{ delivery: { from: '2024-05-01' }, message: { summary: expect.any(String) } }]);
    expect(await statuses()).toEqual([]);
  });

  test('of three missed days is one message that says so', async () => {
    await follow();
    await world.deliver();
    world.now += 3 * DAY;
    expect(await world.deliver()).toMatchObject([{ delivery: { merged: 3, from: '2024-05-02', to: '2024-05-04' } }]);
    const blocks = JSON.stringify(world.platform.posts[1]?.message.blocks);
    expect(blocks).toContain('Catching up: 3 digests');
  });

  test('of a saga that is no more fails, and the subscription rests', async () => {
    await follow({ saga: 'forgotten' });
    expect(await world.deliver()).toMatchObject([{ status: 'failed', reason: expect.stringContaining('no saga') }, {}]);
    expect((await world.data.ledger.subscription('a1b2c3d4e5f6'))?.subscription.isPaused).toBe(true);
  });
});

describe('a platform that is busy', () => {
  test('is asked again when it said, not before', async () => {
    await follow();
    world.platform.next(later(90_000), later(null));
    expect(await world.deliver()).toMatchObject([{ status: 'failed', reason: 'Busy.', delivery: { attempts: 1 } }]);
    world.now += 89_999;
    expect(await world.deliver()).toEqual([]);
    world.now += 1;
    expect(await world.deliver()).toMatchObject([{ status: 'failed', delivery: { attempts: 2 } }]);
    world.now += MINUTE;
    expect(await world.deliver()).toMatchObject([{ status: 'sent', delivery: { attempts: 3 } }]);
    expect(world.platform.posts).toHaveLength(1);
  });

  test('for days gets one message at last, not one for every day', async () => {
    await follow();
    for (let i = 0; i < 40; i++) world.platform.next(later(null));
    for (let hours = 0; hours < 30; hours++) {
      await world.deliver();
      world.now += 60 * MINUTE;
    }
    await world.deliver();
    expect(world.platform.posts).toEqual([]);
    while (world.platform.posts.length === 0) {
      world.now += 60 * MINUTE;
      await world.deliver();
    }
    expect(world.platform.posts).toHaveLength(1);
    await world.deliver();
    expect(world.platform.posts).toHaveLength(1);
  });

  test('for ever is given up with a reason, and tomorrow’s digest is tried again', async () => {
    await follow();
    for (let i = 0; i < 16; i++) world.platform.next(later(null));
    for (let i = 0; i < 17; i++) {
      await world.deliver();
      world.now += 60 * MINUTE;
    }
    expect(await world.data.ledger.deliveries()).toMatchObject([
      { status: 'failed', attempts: 16, reason: expect.stringContaining('Given up after 16 attempts') },
    ]);
    world.now += 8 * 60 * MINUTE;
    expect(await world.deliver()).toMatchObject([{ status: 'sent' }]);
  });
});

describe('a digest of which some pages are there', () => {
  const begun = { ...later(DAY), isBegun: true };

  test('is looked for and finished, and not told together with the next', async () => {
    await follow();
    world.platform.next(begun);
    expect(await world.deliver()).toMatchObject([{ status: 'unknown', reason: 'Busy.' }]);
    expect(await statuses()).toEqual(['sending']);
    world.now += DAY;
    expect(await world.deliver()).toMatchObject([
      { status: 'sent', delivery: { slot: '2024-05-02', merged: 1, from: '2024-05-01', to: '2024-05-01' } },
      { status: 'sent', delivery: { slot: '2024-05-03', merged: 1, from: '2024-05-02', to: '2024-05-02' } },
    ]);
    expect(world.platform.looks).toEqual(['a1b2c3d4e5f6-2024-05-02']);
  });

  test('stays so while the platform is busy, also where another process had begun it', async () => {
    await follow();
    world.platform.next('throws', later(null), later(null));
    await world.deliver();
    for (let i = 0; i < 2; i++) {
      world.now += 10 * MINUTE;
      await world.deliver();
      expect(await statuses()).toEqual(['sending']);
    }
    world.now += DAY;
    await world.deliver();
    expect(await statuses()).toEqual(['sent', 'sent']);
  });
});

describe('fault 30: an answer that is lost', () => {
  test('where the platform can be asked, the message is found and not repeated', async () => {
    await follow();
    world.platform.next('answer-lost');
    expect(await world.deliver()).toMatchObject([{ status: 'sent' }]);
    expect(world.platform.posts).toHaveLength(1);
    expect(await world.data.ledger.deliveries()).toMatchObject([{ status: 'sent', messageId: 'm1' }]);
  });

  test('where it cannot be asked, the delivery is unknown, and is repeated only when its owner says so', async () => {
    await follow();
    world.platform.canFind = false;
    world.platform.next('answer-lost');
    expect(await world.deliver()).toMatchObject([
      { status: 'unknown', reason: expect.stringContaining('history') },
      { status: 'sent', delivery: { kind: 'notice' } },
    ]);
    world.now += DAY / 2;
    expect(await world.deliver()).toEqual([]);
    expect(digests()).toHaveLength(1);
    expect(await world.data.ledger.again('a1b2c3d4e5f6-2024-05-02')).toBe(true);
    expect(await world.deliver()).toMatchObject([{ status: 'sent' }]);
  });

  test('where it cannot be asked, its maker is told once what to do, however often it ends so', async () => {
    await follow();
    world.platform.canFind = false;
    world.platform.next('answer-lost');
    await world.deliver();
    await world.data.ledger.again('a1b2c3d4e5f6-2024-05-02');
    world.platform.next('answer-lost');
    await world.deliver();
    const notices = world.platform.posts.filter(({ person }) => person !== null);
    expect(notices.map(({ person, message }) => [person, message.summary])).toEqual([
      [
        'U1',
        'The digest of harbour for Wednesday, 1 May 2024 may or may not have been posted to slack:C0123: The answer was lost. The history may not be read. Look there; if it is missing, “/saga again a1b2c3d4e5f6-2024-05-02” there (or “daybook deliver --again a1b2c3d4e5f6-2024-05-02”) sends it again.',
      ],
    ]);
  });

  test('of a notice itself owes no other, nor does one that is only looked for again', async () => {
    await follow();
    world.platform.next('throws');
    await world.deliver();
    expect(await world.data.ledger.deliveries()).toHaveLength(1);
    world.platform.canFind = false;
    world.now += MINUTE;
    world.platform.next('answer-lost');
    expect(await world.deliver()).toMatchObject([
      { status: 'unknown', delivery: { kind: 'digest' } },
      { status: 'unknown', delivery: { kind: 'notice' } },
    ]);
    world.now += MINUTE;
    expect(await world.deliver()).toEqual([]);
  });

  test('while the platform cannot be reached at all: looked for again later, and not posted before', async () => {
    await follow();
    const { find } = world.platform;
    world.platform.find = () => Promise.reject(new Error('no route'));
    world.platform.next('answer-lost');
    expect(await world.deliver()).toMatchObject([{ status: 'unknown' }]);
    expect(await statuses()).toEqual(['sending']);
    world.now += MINUTE;
    await world.deliver();
    world.platform.find = find;
    world.now += 5 * MINUTE;
    expect(await world.deliver()).toMatchObject([{ status: 'sent', delivery: { attempts: 3 } }]);
    expect(world.platform.posts).toHaveLength(1);
  });

  test('and a message that is not there yet: it is looked for again before it is posted again', async () => {
    await follow();
    world.platform.next('throws');
    expect(await world.deliver()).toMatchObject([{ status: 'unknown' }]);
    expect(await statuses()).toEqual(['sending']);
    expect(await world.deliver()).toEqual([]);
    world.now += MINUTE;
    expect(await world.deliver()).toMatchObject([{ status: 'sent', delivery: { attempts: 2 } }]);
    expect(world.platform.looks).toHaveLength(2);
    expect(world.platform.posts).toHaveLength(1);
  });
});

describe('fault 31: a crash', () => {
  test.each<Step>(['before-plan', 'before-intent', 'after-intent', 'after-post', 'after-record'])(
    '%s: the next process brings it to its end, posted once',
    async (step) => {
      await follow();
      world.crashAt = step;
      await world.deliverUntilCrash();
      const next = await restart();
      await takeOver(next);
      expect(next.platform.posts).toHaveLength(1);
      expect(await statuses()).toEqual(['sent']);
    },
  );

  test.each<Step>(['after-intent', 'after-post'])(
    '%s, on a platform that cannot be asked: unknown, never repeated blindly',
    async (step) => {
      await follow();
      world.platform.canFind = false;
      world.crashAt = step;
      await world.deliverUntilCrash();
      const next = await restart();
      expect(await takeOver(next)).toMatchObject([{ status: 'unknown' }, { delivery: { kind: 'notice' } }]);
      next.now += DAY / 2;
      expect(await next.deliver()).toEqual([]);
      expect(digests()).toHaveLength(step === 'after-post' ? 1 : 0);
    },
  );

  test('just now: nobody looks before a message under way can have arrived', async () => {
    await follow();
    world.crashAt = 'after-intent';
    await world.deliverUntilCrash();
    const next = await restart();
    next.now += MINUTE;
    expect(await next.deliver()).toEqual([]);
    next.now += 999;
    expect(await next.deliver()).toEqual([]);
    next.now += 1;
    expect(await next.deliver()).toMatchObject([{ status: 'sent' }]);
  });
});

describe('a run that follows a crash at once', () => {
  test('waits until it may look, and finishes what was left', async () => {
    await follow();
    world.crashAt = 'after-post';
    await world.deliverUntilCrash();
    const next = await restart();
    expect(await next.deliver()).toEqual([]);
    const finished: Tried[] = [];
    const pauses: number[] = [];
    await finishInterrupted(
      next.ports,
      (tried) => void finished.push(tried),
      async (ms) => {
        pauses.push(ms);
        next.now += ms;
      },
    );
    expect(finished).toMatchObject([{ status: 'sent' }]);
    expect(pauses.length).toBeLessThan(5);
    expect(next.platform.posts).toHaveLength(1);
  });

  test('does not wait where nothing was left', async () => {
    await follow();
    await world.deliver();
    await finishInterrupted(
      world.ports,
      () => {},
      () => Promise.reject(new Error('waited')),
    );
  });
});

describe('a digest that cannot be made', () => {
  const breakDown = (): void => {
    const digest = async (): Promise<never> => {
      throw new TypeError('a fault of ours');
    };
    Object.assign(world, { ports: { ...world.ports, daybook: { ...world.ports.daybook, digest } } });
  };

  test('is tried again later, and holds up no other', async () => {
    await follow();
    const { ports } = world;
    breakDown();
    expect(await world.deliver()).toMatchObject([
      { status: 'failed', reason: expect.stringContaining('Daybook failed') },
    ]);
    Object.assign(world, { ports });
    world.now += MINUTE;
    expect(await world.deliver()).toMatchObject([{ status: 'sent' }]);
  });

  test('after a crash is looked for once it can be made again, and not posted twice', async () => {
    await follow();
    world.crashAt = 'after-post';
    await world.deliverUntilCrash();
    world = await restart();
    await world.deliver();
    world.now += 1000;
    const { ports } = world;
    breakDown();
    expect(await world.deliver()).toMatchObject([{ status: 'unknown' }]);
    Object.assign(world, { ports });
    world.now += MINUTE;
    expect(await world.deliver()).toMatchObject([{ status: 'sent' }]);
    expect(world.platform.posts).toHaveLength(1);
  });
});

describe('fault 33: a channel that is gone', () => {
  test('pauses its subscription, tells its maker once, and stops nothing else', async () => {
    await follow();
    await follow({ id: 'ffffffffffff', channel: { platform: 'slack', workspace: 'T1', id: 'C9' } });
    world.platform.next(gone);
    const tried = await world.deliver();
    expect(tried.map(({ status }) => status).sort()).toEqual(['failed', 'sent', 'sent']);
    const notices = world.platform.posts.filter(({ person }) => person !== null);
    expect(notices).toMatchObject([{ person: 'U1', delivery: { kind: 'notice' } }]);
    expect(JSON.stringify(notices[0]?.message)).toContain('The channel is gone.');
    world.now += 5 * DAY;
    expect(await world.deliver()).toHaveLength(1);
  });

  test('is not the same as a message that is refused: that fails alone', async () => {
    await follow();
    world.platform.next({ kind: 'refused', reason: 'The message is not valid.', stops: false });
    expect(await world.deliver()).toMatchObject([{ status: 'failed' }]);
    world.now += DAY;
    expect(await world.deliver()).toMatchObject([{ status: 'sent' }]);
  });
});

describe('fault 39: two processes', () => {
  test('that deliver at the same moment post each digest once', async () => {
    for (let i = 0; i < 20; i++) {
      const id = `sub${String(i).padStart(9, '0')}`;
      await follow({ id, channel: { platform: 'slack', workspace: 'T1', id: `C${i}` } });
    }
    const other = await createWorld(join(root, `data-${folders - 1}`), world.platform, 'other');
    opened.push(other);
    const all = (await Promise.all([world.deliver(), other.deliver(), world.deliver()])).flat();
    expect(all.map(({ status }) => status)).toEqual(Array(20).fill('sent'));
    expect(new Set(world.platform.posts.map(({ delivery }) => delivery.id)).size).toBe(20);
    expect(world.platform.posts).toHaveLength(20);
  });
});

describe('a replay', () => {
  test('tells the story day by day, says when it ends, and rests then', async () => {
    await follow({ replay: { startedOn: '2024-05-02', storyDay: '2017-07-21' } });
    const days: string[] = [];
    for (let day = 0; day < 4; day++) {
      for (const { delivery } of await world.deliver()) days.push(delivery.from);
      world.now += DAY;
    }
    expect(days).toEqual(['2017-07-21', '2017-07-22']);
    expect(JSON.stringify(world.platform.posts[1]?.message)).toContain('last day');
    const { subscription } = (await world.data.ledger.subscription('a1b2c3d4e5f6')) ?? {};
    expect(subscription).toMatchObject({ isPaused: true, reason: expect.stringContaining('22 July 2017') });
  });
});
