// Feeds and processes: two that poll at once, one that is killed, and the running bot, which polls by itself.
import { type ChildProcess, spawn } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FeedFolders, OPENED, openFeedFolders, poll } from '../cli/feed-folder.ts';
import { daybook, daybookProcess, jsonLines, PROGRAM } from '../cli/program.ts';
import { type FeedServer, rss } from '../http/feed-server.ts';
import { startDiscordServer } from './discord-server/server.ts';

let folders: FeedFolders;
let server: FeedServer;
beforeAll(async () => {
  folders = await openFeedFolders();
  ({ server } = folders);
});
afterAll(() => folders.close());

test('run twice at once asks for each feed once', async () => {
  const data = folders.dataWith(['/a', '/b', '/c']);
  for (const path of ['/a', '/b', '/c']) server.serve(path, { body: rss([OPENED]), after: 50 });
  await Promise.all([1, 2].map(() => poll(data, [], daybookProcess)));
  for (const path of ['/a', '/b', '/c']) expect(server.requested.filter((asked) => asked === path)).toHaveLength(1);
});

test('killed in the middle loses nothing: the next run finishes what it left', async () => {
  const data = folders.dataWith(['/slow']);
  let asked = 0;
  server.serve('/slow', () => (asked++ === 0 ? undefined : { body: rss([OPENED]) }));
  const child = spawn(process.execPath, [PROGRAM, 'poll', '--data', data], { stdio: 'ignore' });
  while (asked === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  const ended = new Promise((resolve) => child.on('close', resolve));
  child.kill('SIGKILL');
  await ended;
  expect(await poll(data)).toMatchObject([{ status: 'read', new: 1 }]);
});

test('the running bot reads a feed by itself, beside its chat, and ends when it is told to', async () => {
  const data = folders.dataWith(['/bot', '/hangs']);
  server.serve('/bot', { body: rss([OPENED]) });
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
          timeout: 80_000,
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
