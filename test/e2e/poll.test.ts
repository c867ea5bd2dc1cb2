// Feeds through the real program: a new item is polled and answers a question; the running bot does the same by itself.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FeedItem, type FeedServer, longText, rss, startFeedServer } from '../http/feed-server.ts';
import { startDiscordServer } from './discord-server/server.ts';
import { daybook, jsonLines, PROGRAM, temporaryFolder } from './program.ts';

const { path: root, remove } = temporaryFolder();
let server: FeedServer;
let folders = 0;
beforeAll(async () => {
  server = await startFeedServer();
  // The program's guard stays on: this one server is let in by host and port.
  process.env.DAYBOOK_ALLOW_HOSTS = server.hostAndPort;
});
afterAll(async () => {
  delete process.env.DAYBOOK_ALLOW_HOSTS;
  await server.close();
  remove();
});

/** A data folder with one saga that has these feeds; the bundled saga's own feeds, which are real, are left out. */
function dataWith(paths: readonly string[]): string {
  const data = join(root, `data-${folders++}`);
  const write = (saga: string, text: string): void => {
    mkdirSync(join(data, 'sagas', saga), { recursive: true });
    writeFileSync(join(data, 'sagas', saga, 'saga.yaml'), text);
  };
  const sources = paths.map((path) => `  - publisher: Harbour Post\n    url: ${server.origin}${path}\n`).join('');
  write('harbour', `name: The harbour lock\nzone: UTC\nkeywords: [harbour, lock]\nsources:\n${sources}`);
  write('sessions', 'name: Nothing\nsources: []\n');
  return data;
}

const opened: FeedItem = {
  link: 'https://post.example/opened',
  title: 'Harbour lock opens',
  text: longText('The mayor opened the harbour lock on 11 June 2024 in front of a large crowd.'),
  published: '2024-06-12T07:00:00Z',
};
const flooded: FeedItem = {
  link: 'https://post.example/flooded',
  title: 'Harbour lock floods',
  text: longText('The harbour lock flooded two streets on 13 June 2024 after heavy rain.'),
  published: '2024-06-14T07:00:00Z',
};

const poll = async (data: string, ...more: readonly string[]): Promise<Record<string, unknown>[]> => {
  const run = await daybook(['poll', '--data', data, '--json', ...more]);
  expect(run.stderr).toBe('');
  expect(run.code).toBe(0);
  return jsonLines(run.stdout);
};

describe('daybook poll', () => {
  test('reads a new item, and a question about its day is answered from it', async () => {
    const data = dataWith(['/news']);
    const question = ['ask', 'what happened on 13 June 2024?', '--saga', 'harbour', '--data', data, '--json'];
    server.serve('/news', { body: rss([opened]) });
    expect(await poll(data)).toMatchObject([{ saga: 'harbour', status: 'read', new: 1 }]);
    expect(jsonLines((await daybook(question)).stdout)).toMatchObject([{ answered: false }]);

    server.serve('/news', { body: rss([flooded, opened]) });
    expect(await poll(data)).toEqual([]);
    expect(await poll(data, '--all')).toMatchObject([{ status: 'read', new: 1, duplicate: 0 }]);
    const [answer] = jsonLines((await daybook(question)).stdout);
    expect(answer).toMatchObject({ answered: true });
    expect(JSON.stringify(answer)).toContain('flooded two streets');
  });

  test('run twice at once asks for each feed once', async () => {
    const data = dataWith(['/a', '/b', '/c']);
    for (const path of ['/a', '/b', '/c']) server.serve(path, { body: rss([opened]), after: 50 });
    await Promise.all([poll(data), poll(data)]);
    for (const path of ['/a', '/b', '/c']) expect(server.requested.filter((asked) => asked === path)).toHaveLength(1);
  });

  test('killed in the middle loses nothing: the next run finishes what it left', async () => {
    const data = dataWith(['/slow']);
    let asked = 0;
    server.serve('/slow', () => (asked++ === 0 ? undefined : { body: rss([opened]) }));
    const child = spawn(process.execPath, [PROGRAM, 'poll', '--data', data], { stdio: 'ignore' });
    while (asked === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    const ended = new Promise((resolve) => child.on('close', resolve));
    child.kill('SIGKILL');
    await ended;
    expect(await poll(data)).toMatchObject([{ status: 'read', new: 1 }]);
  });

  test('says in plain words what it did, and "daybook feeds" how each feed stands', async () => {
    const data = dataWith(['/plain', '/missing']);
    server.serve('/plain', { body: rss([opened]) });
    const polled = await daybook(['poll', '--data', data]);
    expect(polled.stdout).toContain('/plain): 1 new');
    expect(polled.stdout).toContain('/missing is not there (status 404).');
    const feeds = (await daybook(['feeds', '--data', data])).stdout;
    expect(feeds).toMatch(
      /checked less than a minute ago, next in \d+ (?:hour|minute)s?; newest item 2024-06-12 07:00/,
    );
    expect(feeds).toContain('failed once, first less than a minute ago');
    const json = jsonLines((await daybook(['feeds', '--data', data, '--saga', 'harbour', '--json'])).stdout);
    expect(json).toMatchObject([
      { publisher: 'Harbour Post', kind: 'feed', failures: 0, problem: null },
      { kind: null, failures: 1, problem: expect.stringContaining('status 404') },
    ]);
  });

  test.each([
    [['poll', '--within', 'soon'], '--within is a number of seconds'],
    [['poll', '--saga', 'nobody'], 'There is no saga “nobody”'],
    [['feeds', '--saga', 'nobody'], 'There is no saga “nobody”'],
  ])('refuses %j in one sentence', async (args, sentence) => {
    const run = await daybook([...args, '--data', dataWith(['/none'])]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(sentence);
  });
});

describe('the running bot', () => {
  test('reads a feed by itself, beside its chat, and ends when it is told to', async () => {
    const data = dataWith(['/bot', '/hangs']);
    server.serve('/bot', { body: rss([opened]) });
    server.serve('/hangs', () => undefined);
    const discord = await startDiscordServer();
    let log = '';
    const bot: ChildProcess = spawn(process.execPath, [PROGRAM, 'serve', '--data', data], {
      env: { ...process.env, DAYBOOK_POLLING: 'on', DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.api },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    bot.stderr?.on('data', (chunk: Buffer) => {
      log += chunk.toString();
    });
    const ended = new Promise<number | null>((resolve) => bot.on('close', resolve));
    try {
      await expect
        .poll(
          async () => jsonLines((await daybook(['articles', '--saga', 'harbour', '--data', data, '--json'])).stdout),
          {
            timeout: 40_000,
            interval: 500,
          },
        )
        .toMatchObject([{ title: 'Harbour lock opens' }]);
    } finally {
      bot.kill('SIGTERM');
    }
    expect(await ended, log).toBe(0);
    const [, hangs] = jsonLines((await daybook(['feeds', '--data', data, '--json'])).stdout);
    expect(hangs).toMatchObject({ failures: 0, checked: null });
    await discord.stop();
  });
});
