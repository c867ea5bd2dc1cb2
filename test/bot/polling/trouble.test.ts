// Feeds that fail, in every way that FAULTS knows: told apart, backed off, moved, ended; the others go on.
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startFaultServer } from '../../http/fault-server.ts';
import { type FeedItem, type FeedServer, type Given, longText, rss, startFeedServer } from '../../http/feed-server.ts';
import { HOUR, MINUTE, type Newsroom, openNewsroom, START, sagaWith } from './newsroom.ts';

let server: FeedServer;
let paths = 0;
beforeAll(async () => {
  server = await startFeedServer();
});
afterAll(() => server.close());

let path: string;
let url: string;
let room: Newsroom;
beforeEach(async () => {
  path = `/trouble-${paths++}`;
  url = `${server.origin}${path}`;
  room = await openNewsroom([sagaWith([url])], [server.hostAndPort], { deadlineMs: 10_000 });
});

const item = (name: string): FeedItem => ({
  link: `https://post.example${path}/${name}`,
  title: `The harbour lock ${name}`,
  text: longText(`On Tuesday the harbour lock ${name}.`),
  published: '2024-06-12T07:00:00Z',
});
const good = (): Given => ({ body: rss([item('opened')]) });
const requests = (which = path): number => server.requested.filter((asked) => asked === which).length;
const later = async (ms: number) => {
  room.now += ms;
  return room.poll();
};
/** Lets time pass until the feed was asked so many more times. */
const untilAsked = async (times: number): Promise<void> => {
  for (let round = 0; round < times; round++) {
    const { nextAt } = (await room.state(url)) ?? {};
    room.now = Math.max(room.now, nextAt ?? room.now);
    await room.poll();
  }
};

describe('a feed that fails', () => {
  test.each<[string, Given, string]>([
    ['403', { status: 403 }, 'does not let Daybook read it (status 403)'],
    ['404', { status: 404 }, 'is not there (status 404)'],
    ['500', { status: 500, body: rss([]) }, 'has trouble of its own (status 500)'],
    ['an answer that is none', { status: 204 }, 'gave another answer than a document (status 204)'],
    ['nothing', { body: '' }, 'is empty'],
    ['plain words', { body: 'Come back soon.' }, 'plain text, not a feed'],
    ['other XML', { body: '<?xml version="1.0"?><svg/>' }, 'not a feed'],
    ['other data', { body: '{"error": "no such feed"}' }, 'not a feed'],
    ['a picture', { body: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]) }, ''],
    ['bytes of no kind', { body: Buffer.alloc(5000, 0xf5) }, ''],
  ])('with %s is told what is wrong, and backs off', async (_, given, reason) => {
    server.serve(path, given);
    const [checked] = await room.poll();
    expect(checked).toMatchObject({ status: 'failed', state: { trouble: { failures: 1, since: START } } });
    expect(checked?.state.trouble?.reason).toContain(reason);
    expect(checked?.state.trouble?.reason).toContain(path);
    expect(await later(14 * MINUTE)).toEqual([]);
    expect(await later(3 * MINUTE)).toMatchObject([{ state: { trouble: { failures: 2, since: START } } }]);
    expect(await later(29 * MINUTE)).toEqual([]);
    expect(requests()).toBe(2);
  });

  test('is one line in the log, and one when it is back', async () => {
    server.serve(path, { status: 500 });
    await untilAsked(6);
    expect(room.logged.map(({ level }) => level)).toEqual(['warn']);
    server.serve(path, good());
    await untilAsked(1);
    expect(room.logged.filter(({ message }) => message === 'a feed can be read again')).toHaveLength(1);
    expect(await room.state(url)).toMatchObject({ trouble: null });
    expect(await room.titles()).toHaveLength(1);
  });

  test('is asked with the validators of its last good answer when it is back', async () => {
    server.serve(path, { ...good(), headers: { etag: '"one"' } });
    await room.poll();
    server.serve(path, { status: 500 });
    await later(5 * HOUR);
    server.serve(path, { status: 304 });
    expect(await later(HOUR)).toMatchObject([{ status: 'unchanged', state: { trouble: null } }]);
    expect(server.lastHeaders(path)['if-none-match']).toBe('"one"');
  });

  test('with 429 waits as long as it is told, in seconds or until a date', async () => {
    server.serve(path, { status: 429, headers: { 'retry-after': '7200' } });
    await room.poll();
    expect(await room.state(url)).toMatchObject({ nextAt: START + 2 * HOUR });
    const at = new Date(START + 9 * HOUR).toUTCString();
    server.serve(path, { status: 503, headers: { 'retry-after': at } });
    expect(await later(2 * HOUR - 1)).toEqual([]);
    expect(await later(1)).toHaveLength(1);
    expect(await room.state(url)).toMatchObject({ nextAt: START + 9 * HOUR });
  });

  test('with 429 that says nothing backs off by itself', async () => {
    server.serve(path, { status: 429 });
    await room.poll();
    expect((await room.state(url))?.nextAt).toBeGreaterThanOrEqual(START + 15 * MINUTE);
  });

  test('with 410 is never asked again, until somebody asks for it', async () => {
    server.serve(path, { status: 410 });
    expect(await room.poll()).toMatchObject([{ status: 'gone', state: { nextAt: null } }]);
    expect(await later(1000 * HOUR)).toEqual([]);
    server.serve(path, good());
    expect(await room.poll({ anyway: true })).toMatchObject([{ status: 'read', state: { trouble: null } }]);
    expect((await room.state(url))?.nextAt).not.toBeNull();
  });
});

describe('a feed that moved', () => {
  const redirect = (status: number, to: string): Given => ({ status, headers: { location: to } });

  test.each([301, 308])('for good (%i) is read at its new address from then on', async (status) => {
    server.serve(path, redirect(status, `${path}/new`));
    server.serve(`${path}/new`, good());
    expect(await room.poll()).toMatchObject([{ status: 'read', counts: { new: 1 } }]);
    await later(5 * HOUR);
    expect([requests(), requests(`${path}/new`)]).toEqual([1, 2]);
    expect((await room.state(url))?.movedTo).toBe(`${url}/new`);
  });

  test.each([302, 303, 307])('for now (%i) is asked at its own address again', async (status) => {
    server.serve(path, redirect(status, `${path}/now`));
    server.serve(`${path}/now`, good());
    await room.poll();
    await later(5 * HOUR);
    expect([requests(), requests(`${path}/now`)]).toEqual([2, 2]);
    expect((await room.state(url))?.movedTo).toBeNull();
  });

  test('for good and then for now is remembered up to the first that is for now', async () => {
    server.serve(path, redirect(301, `${path}/b`));
    server.serve(`${path}/b`, redirect(302, `${path}/c`));
    server.serve(`${path}/c`, redirect(301, `${path}/d`));
    server.serve(`${path}/d`, good());
    await room.poll();
    expect((await room.state(url))?.movedTo).toBe(`${url}/b`);
  });

  test('to something that is no feed has not moved', async () => {
    server.serve(path, redirect(301, `${path}/portal`));
    server.serve(`${path}/portal`, { body: '<html><body><p>Log in first.</p></body></html>' });
    await room.poll();
    expect(await room.state(url)).toMatchObject({ movedTo: null, trouble: { failures: 1 } });
  });

  test.each([
    [410, 1],
    [404, 3],
  ])('to where it is lost (%i) is looked for at its listed address after %i failures', async (status, failures) => {
    server.serve(path, redirect(301, `${path}/new`));
    server.serve(`${path}/new`, good());
    await room.poll();
    server.serve(`${path}/new`, { status });
    server.serve(path, good());
    await untilAsked(failures);
    expect(await room.state(url)).toMatchObject({ movedTo: null, trouble: { failures, kind: 'answer' } });
    await untilAsked(1);
    expect(await room.state(url)).toMatchObject({ trouble: null });
  });

  test('for now to what is gone is not gone itself', async () => {
    server.serve(path, redirect(302, `${path}/old`));
    server.serve(`${path}/old`, { status: 410 });
    expect(await room.poll()).toMatchObject([{ status: 'failed', state: { trouble: { kind: 'answer' } } }]);
  });

  test('with a password in its address keeps it', async () => {
    const secret = url.replace('http://', 'http://ada:secret@');
    room.sagas = [sagaWith([secret])];
    server.serve(path, redirect(301, `${path}/new`));
    server.serve(`${path}/new`, good());
    await room.poll();
    expect(await room.state(secret)).toMatchObject({ movedTo: null });
  });

  test('fault 2: inside is refused, and inside is not asked', async () => {
    const inside = await startFaultServer('127.0.0.2');
    server.serve(path, redirect(301, `${inside.origin}/secret`));
    const [checked] = await room.poll();
    expect(checked?.state.trouble?.reason).toContain('private network');
    expect(inside.requested).toEqual([]);
    await inside.close();
  });
});

describe('faults', () => {
  test('fault 7: a bomb stops at the cap and is one failure', async () => {
    const body = brotliCompressSync(Buffer.alloc(64_000_000), { params: { 0: 1, 1: 1 } });
    server.serve(path, { body, headers: { 'content-encoding': 'br' } });
    const [checked] = await room.poll();
    expect(checked?.state.trouble?.reason).toContain('larger than');
  });

  test('fault 9: slow and silent feeds end at their deadline, and others are on time', async () => {
    const faults = await startFaultServer('127.0.0.3');
    room = await openNewsroom(
      [sagaWith([`${faults.origin}/trickle`, `${faults.origin}/never`, `${faults.origin}/stall`, url])],
      [server.hostAndPort, faults.hostAndPort],
      { deadlineMs: 2000 },
    );
    server.serve(path, good());
    const order = (await room.poll()).map(({ status }) => status);
    expect(order).toEqual(['read', 'failed', 'failed', 'failed']);
    const troubles = (await room.data.feeds.list()).flatMap(({ trouble }) => trouble?.kind ?? []);
    expect(troubles).toEqual(['unreachable', 'unreachable', 'unreachable']);
    await faults.close();
  });

  test('fault 18: a poison feed and a poison item stop nobody else', async () => {
    const urls = Array.from({ length: 10 }, (_, n) => `${url}/${n}`);
    room.sagas = [sagaWith(urls)];
    for (const [n] of urls.entries()) {
      server.serve(`${path}/${n}`, { body: rss([{ ...item(`opened ${n}`), link: `https://p${n}.example/a` }]) });
    }
    server.serve(`${path}/3`, (_, response) => void response.destroy());
    const { store } = room.ports;
    const save: typeof store.save = async (record) => {
      if (record.article.title?.endsWith('opened 5')) throw new TypeError('poison');
      return store.save(record);
    };
    Object.assign(room.ports, { store: { ...store, save } });
    const statuses = (await room.poll()).map(({ status }) => status);
    expect(statuses.filter((status) => status === 'read')).toHaveLength(9);
    expect(await room.titles()).toHaveLength(8);
    expect(room.logged.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  test('fault 19: one bad date does no harm to the others', async () => {
    const bad = item('closed');
    const body = rss([item('opened'), bad]).replace(
      /<pubDate>[^<]*<\/pubDate>(?![\s\S]*<pubDate>)/,
      '<pubDate>soon</pubDate>',
    );
    server.serve(path, { body });
    expect(await room.poll()).toMatchObject([{ counts: { new: 2 } }]);
  });

  test('fault 26: a password and a key in an address are nowhere in what is told', async () => {
    const secret = `${url.replace('http://', 'http://ada:hunter2@')}?key=hunter2`;
    room.sagas = [sagaWith([secret])];
    await room.follow();
    server.serve(`${path}?key=hunter2`, { status: 410 });
    const [checked] = await room.poll();
    const said = [checked?.state.trouble?.reason, room.logged, await room.notices()];
    expect(JSON.stringify(said)).toContain(path);
    expect(JSON.stringify(said)).not.toContain('hunter2');
  });

  test('words from outside are inert in what is told', async () => {
    server.serve(path, { status: 301, headers: { location: 'gopher:\u009b31m' } });
    room.sagas = [sagaWith([url], { name: 'The\u202e lock', sources: [{ publisher: 'Po\u0000st\n<!channel>', url }] })];
    await room.follow();
    server.serve(path, { status: 410 });
    await room.poll();
    const [notice = ''] = await room.notices();
    expect(notice).toContain('Post <!channel>');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(notice).not.toMatch(/[\u0000-\u001f\u202e]/);
  });

  test('a saga that can’t be read stops no other saga’s feeds', async () => {
    server.serve(path, good());
    await room.poll();
    const { sagas } = room.ports;
    const { UserError } = await import('../../../src/errors.ts');
    const broken = async () => [new UserError('bad-saga', 'The description of “storm” (saga.yaml, line 1): name.')];
    Object.assign(room.ports, { sagas: { ...sagas, broken } });
    expect(await later(5 * HOUR)).toHaveLength(1);
    expect(room.logged.filter(({ level }) => level === 'error')).toHaveLength(1);
  });
});

describe('a round', () => {
  test('that must end gives back what it holds, and counts no failure', async () => {
    server.serve(path, () => undefined);
    const ending = new AbortController();
    setTimeout(() => ending.abort(), 50);
    expect(await room.poll({ ending: ending.signal })).toEqual([]);
    expect(await room.state(url)).toMatchObject({ trouble: null, checkedAt: null, nextAt: 0 });
    server.serve(path, good());
    expect(await room.poll()).toMatchObject([{ status: 'read' }]);
  });

  test('begins no further feed when its time is up', async () => {
    room.sagas = [sagaWith([url, `${url}/b`, `${url}/c`])];
    server.serve(path, () => {
      room.now += 2 * MINUTE;
      return good();
    });
    expect(await room.poll({ limit: MINUTE })).toHaveLength(1);
    expect(await room.poll()).toHaveLength(2);
  });

  test('asks at most four at once, and one at a time of each host', async () => {
    const hosts = await Promise.all([2, 3, 4, 5, 6, 7].map((n) => startFeedServer(`127.0.0.${n}`)));
    const urls = hosts.flatMap(({ origin }) => [1, 2, 3].map((n) => `${origin}/${n}`));
    let [under, most] = [0, 0];
    for (const host of hosts) {
      for (const n of [1, 2, 3]) {
        host.serve(`/${n}`, (_, response) => {
          most = Math.max(most, ++under);
          setTimeout(() => {
            under--;
            response.end(rss([]));
          }, 10);
          return undefined;
        });
      }
    }
    room = await openNewsroom(
      [sagaWith(urls)],
      hosts.map(({ hostAndPort }) => hostAndPort),
    );
    expect(await room.poll()).toHaveLength(18);
    expect(most).toBe(4);
    expect(hosts.map(({ atOnce }) => atOnce())).toEqual([1, 1, 1, 1, 1, 1]);
    await Promise.all(hosts.map(({ close }) => close()));
  });
});
