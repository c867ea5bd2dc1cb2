// Failing for days and coming back are told once each, whatever happens in between.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FeedServer, rss, startFeedServer } from '../../http/feed-server.ts';
import { HOUR, MINUTE, type Newsroom, openNewsroom, START, sagaWith } from './newsroom.ts';

const root = mkdtempSync(join(tmpdir(), 'daybook-polling-'));
let server: FeedServer;
let elsewhere: FeedServer;
let paths = 0;
beforeAll(async () => {
  server = await startFeedServer();
  elsewhere = await startFeedServer('127.0.0.2');
});
afterAll(async () => {
  await Promise.all([server.close(), elsewhere.close()]);
  rmSync(root, { recursive: true, force: true });
});

let path: string;
let url: string;
let room: Newsroom;
let folder: string;
beforeEach(async () => {
  path = `/report-${paths++}`;
  url = `${server.origin}${path}`;
  folder = join(root, `data-${paths}`);
  room = await openRoom();
});

const openRoom = () => openNewsroom([sagaWith([url])], [server.hostAndPort, elsewhere.hostAndPort], { folder });
/** The program is stopped and started again. */
const restart = async (): Promise<void> => {
  const { now, sagas } = room;
  await room.data.close();
  room = await openRoom();
  room.now = now;
  room.sagas = sagas;
};
/** One round every ten minutes, as a bot has them; each hour may do something of its own. */
const letPass = async (hours: number, each: () => Promise<void> = async () => {}): Promise<void> => {
  for (let minute = 0; minute < hours * 60; minute += 10) {
    room.now += 10 * MINUTE;
    await room.poll();
    if (minute % 60 === 50) await each();
  }
};
const fails = { status: 500 };
const works = { body: rss([]) };

describe('a feed that fails', () => {
  test('is told once, after two days, with its reason; and once when it is back', async () => {
    await room.follow();
    server.serve(path, fails);
    await room.poll();
    await letPass(47.5);
    expect(await room.notices()).toEqual([]);
    await letPass(1);
    const [notice, ...more] = await room.notices();
    expect(more).toEqual([]);
    expect(notice).toContain('The feed of Post 1');
    expect(notice).toContain('12 June 2024');
    expect(notice).toContain('status 500');
    expect(notice).toContain('“The harbour lock”');
    const reportedAt = (await room.state(url))?.trouble?.reportedAt;
    await letPass(100);
    expect(await room.notices()).toHaveLength(1);
    expect((await room.state(url))?.trouble?.reportedAt).toBe(reportedAt);

    server.serve(path, works);
    await letPass(26);
    expect((await room.notices()).filter((text) => text.includes('can be read again'))).toHaveLength(1);
    expect(await room.notices()).toHaveLength(2);
  });

  test('is told once though the program is restarted every hour', async () => {
    await room.follow();
    server.serve(path, fails);
    await room.poll();
    await letPass(60, restart);
    expect(await room.notices()).toHaveLength(1);
    server.serve(path, works);
    await letPass(26, restart);
    expect(await room.notices()).toHaveLength(2);
  });

  test('is told once though the program dies before it writes down that it told', async () => {
    await room.follow();
    server.serve(path, fails);
    await room.poll();
    await letPass(47.5);
    const { feeds } = room.ports;
    Object.assign(room.ports, { feeds: { ...feeds, record: async () => Promise.reject(new Error('power cut')) } });
    await letPass(1).catch(() => {});
    await restart();
    await letPass(2);
    expect(await room.notices()).toHaveLength(1);
  });

  test('a second time is told again', async () => {
    await room.follow();
    for (const answer of [fails, works, fails, works]) {
      server.serve(path, answer);
      await letPass(75);
    }
    expect(await room.notices()).toHaveLength(4);
  });

  test('and comes back within two days is not told at all', async () => {
    await room.follow();
    server.serve(path, fails);
    await room.poll();
    await letPass(47.5);
    server.serve(path, works);
    await letPass(30);
    expect(await room.notices()).toEqual([]);
  });

  test('is told to all who follow its story, not to others, nor its end to who came later', async () => {
    await room.follow();
    await room.follow({ id: 'b2', channel: { platform: 'discord', workspace: null, id: '42' } });
    await room.follow({ id: 'c3', saga: 'storm', channel: { platform: 'discord', workspace: null, id: '43' } });
    server.serve(path, fails);
    await room.poll();
    await letPass(49);
    await room.follow({ id: 'd4', createdAt: room.now, channel: { platform: 'discord', workspace: null, id: '44' } });
    server.serve(path, works);
    await letPass(26);
    const told = (await room.data.ledger.deliveries()).map(({ subscription }) => subscription);
    expect(told.sort()).toEqual(['a1b2c3d4e5f6', 'a1b2c3d4e5f6', 'b2', 'b2']);
  });

  test('for good is told at once', async () => {
    await room.follow();
    server.serve(path, { status: 410 });
    await room.poll();
    expect(await room.notices()).toEqual([expect.stringContaining('has ended')]);
    await letPass(60);
    expect(await room.notices()).toHaveLength(1);
  });
});

describe('a machine without a way out', () => {
  beforeEach(async () => {
    room.sagas = [sagaWith([url, `${elsewhere.origin}${path}`])];
    await room.follow();
    for (const publisher of [server, elsewhere]) publisher.serve(path, (_, response) => void response.destroy());
    await room.poll();
  });

  test('blames no feed', async () => {
    await letPass(60);
    expect((await room.data.feeds.list()).map(({ trouble }) => trouble?.kind)).toEqual(['unreachable', 'unreachable']);
    expect(await room.notices()).toEqual([]);
  });

  test('is told from a feed that is silent while others answer', async () => {
    elsewhere.serve(path, works);
    await letPass(60);
    expect(await room.notices()).toEqual([expect.stringContaining(path)]);
  });
});

describe('two pollers on one record', () => {
  test('ask for each feed once, and each article is there once', async () => {
    const second = await openRoom();
    const urls = Array.from({ length: 12 }, (_, n) => `${url}/${n}`);
    for (const [n] of urls.entries()) server.serve(`${path}/${n}`, { body: rss([]), after: 5 });
    for (const one of [room, second]) one.sagas = [sagaWith(urls)];
    const both = await Promise.all([room.poll(), second.poll()]);
    expect(both.flat()).toHaveLength(12);
    for (const [n] of urls.entries()) {
      expect(server.requested.filter((asked) => asked === `${path}/${n}`)).toHaveLength(1);
    }
    await second.data.close();
  });
});

test('a restart asks for nothing that is not due, and with what was remembered when it is', async () => {
  server.serve(path, { ...works, headers: { etag: '"one"', 'cache-control': 'max-age=3600' } });
  await room.poll();
  await restart();
  expect(await room.poll()).toEqual([]);
  expect(room.now).toBe(START);
  room.now += 2 * HOUR;
  server.serve(path, { status: 304 });
  expect(await room.poll()).toMatchObject([{ status: 'unchanged' }]);
  expect(server.lastHeaders(path)['if-none-match']).toBe('"one"');
});
