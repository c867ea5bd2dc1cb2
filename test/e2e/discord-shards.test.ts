// Turns the program as it ships into a bot whose servers are shared by two processes: each question answered once, whatever dies.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textOf } from '../chat/discord/bot.ts';
import { daybook, PROGRAM, temporaryFolder } from '../cli/program.ts';
import type { Person } from './discord-server/person.ts';
import { type DiscordServer, startDiscordServer } from './discord-server/server.ts';
import type { Channel } from './discord-server/state.ts';
import { wait } from './discord-server/wait.ts';

const SLOW = 120_000;
const folder = temporaryFolder();
let server: DiscordServer;
let bot: ChildProcess;
let ada: Person;
/** A channel in a server of each shard. */
const channels = new Map<number, Channel>();
let log = '';

const runs = (): boolean => log.includes('so many processes') && /"platforms":\["discord"\],"port":\d/.test(log);

/** Servers until each of the two shards has one. */
function makeServers(): void {
  for (let tries = 0; channels.size < 2 && tries < 1000; tries += 1) {
    const guild = server.guild(`Newsroom ${tries}`, ada);
    const shard = Number((BigInt(guild.id) >> 22n) % 2n);
    if (!channels.has(shard)) channels.set(shard, server.channel(guild, 'sessions'));
    const until = performance.now() + 2;
    while (performance.now() < until);
  }
}

beforeAll(async () => {
  server = await startDiscordServer();
  server.world.shards = 2;
  ada = server.person('Ada');
  makeServers();
  const read = await daybook(['ask', 'what happened on July 25?', '--saga', 'sessions', '--data', folder.path]);
  expect(read.code, read.stderr).toBe(0);
  bot = spawn(process.execPath, [PROGRAM, 'serve', '--data', folder.path], {
    env: {
      ...process.env,
      DISCORD_TOKEN: server.token,
      DISCORD_API_URL: server.api,
      DAYBOOK_DISCORD_SHARDS: 'auto',
      DAYBOOK_PORT: '0',
      LOG_LEVEL: 'info',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  bot.stderr?.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  await wait(runs, 'all of it to run', SLOW);
}, SLOW);

afterAll(async () => {
  bot.kill('SIGKILL');
  await wait(() => server.gateway.connections === 0, 'the shards to end with their parent', 30_000);
  await server.stop();
  folder.remove();
});

const own = (channel: Channel) => server.messagesIn(channel).filter(({ author }) => author.id === server.bot.id);
const ask = async (channel: Channel): Promise<readonly string[]> => {
  const before = own(channel).length;
  ada.says(channel, `<@${server.bot.id}> who told Sessions his job is safe?`);
  await wait(() => own(channel).length > before, 'the answer', SLOW);
  await new Promise((resolve) => setTimeout(resolve, 500));
  return own(channel).slice(before).map(textOf);
};
const puts = () => server.requests.filter(({ method, route }) => method === 'put' && route.endsWith('/commands'));

test('two processes have a connection each, and a question in a server of each is answered once', async () => {
  expect(server.gateway.counts.identify).toBe(2);
  expect(server.gateway.sessions).toBe(2);
  for (const channel of channels.values()) expect(await ask(channel)).toEqual([expect.stringMatching(/Kelly/)]);
});

test('a command in a server of each is answered, and the commands were registered once', async () => {
  expect(puts()).toHaveLength(1);
  for (const channel of channels.values())
    expect(textOf(await ada.uses(channel, 'saga on', { date: 'July 25' }).answer(SLOW))).toMatch(/25 July 2017/);
});

test('what is said to it directly reaches the first shard alone', async () => {
  expect(await ask(server.directMessages(ada))).toHaveLength(1);
});

test('a shard that is killed comes back and hears its servers again; the other one goes on meanwhile', async () => {
  const started = log.split('\n').filter((line) => line.includes('was started for a shard'));
  const [pid] = started.map((line) => JSON.parse(line)).flatMap(({ shard, pid: one }) => (shard === 1 ? [one] : []));
  process.kill(Number(pid), 'SIGKILL');
  const [first, second] = [channels.get(0), channels.get(1)];
  if (!first || !second) throw new Error('a shard has no server');
  expect(await ask(first)).toHaveLength(1);
  await wait(() => server.gateway.counts.identify === 3 && server.gateway.sessions === 2, 'its return', SLOW);
  expect(await ask(second)).toHaveLength(1);
  expect(puts()).toHaveLength(1);
});

test(
  'where Discord takes the token no longer all of it ends, and nobody tries again',
  async () => {
    const identified = server.gateway.counts.identify;
    server.revokeToken();
    server.gateway.closeAll(4004);
    const [code] = (await once(bot, 'exit')) as [number | null];
    expect(code).toBe(0);
    await wait(() => server.gateway.connections === 0, 'the shards to end');
    expect(server.gateway.counts.identify).toBe(identified);
    expect(log).not.toContain(server.token);
    expect(server.violations).toEqual([]);
  },
  SLOW,
);
