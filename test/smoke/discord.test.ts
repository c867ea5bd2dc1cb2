// Turns the program as it ships into a running bot, pointed at our Discord: a process of its own, asked, scheduled and stopped.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { labelsOf, textOf } from '../chat/discord/bot.ts';
import { daybook, jsonLines, PROGRAM, temporaryFolder } from '../cli/program.ts';
import type { Person } from '../e2e/discord-server/person.ts';
import { type DiscordServer, startDiscordServer } from '../e2e/discord-server/server.ts';
import type { Channel } from '../e2e/discord-server/state.ts';
import { wait } from '../e2e/discord-server/wait.ts';

const folder = temporaryFolder();
let server: DiscordServer;
let bot: ChildProcess;
let channel: Channel;
let told: Channel;
let ada: Person;
let log = '';

/** Port of /healthz, from the line that says the bot runs. */
const portOf = (): number | null => {
  const line = log.split('\n').find((candidate) => candidate.includes('Daybook is running'));
  return line ? ((JSON.parse(line) as { port: number }).port ?? null) : null;
};

beforeAll(async () => {
  server = await startDiscordServer();
  ada = server.person('Ada');
  const guild = server.guild('Newsroom', ada);
  channel = server.channel(guild, 'sessions');
  const to = ['--to', `discord:${channel.id}`, '--at', '00:00', '--zone', 'UTC', '--days', 'daily'];
  const replay = await daybook(['subscribe', '--saga', 'sessions', ...to, '--data', folder.path, '--json']);
  expect(replay.code, replay.stderr).toBe(0);
  // followed since the day before yesterday, as it happened: due at the first tick
  told = server.channel(guild, 'told');
  const early = ['--to', `discord:${told.id}`, '--zone', 'UTC', '--at', '00:00', '--replay', '2017-07-25'];
  const since = new Date(Date.now() - 86_400_000).toISOString();
  const made = await daybook(['subscribe', '--saga', 'sessions', ...early, '--as-of', since, '--data', folder.path]);
  expect(made.code, made.stderr).toBe(0);
  bot = spawn(process.execPath, [PROGRAM, 'serve', '--data', folder.path], {
    env: {
      ...process.env,
      DISCORD_TOKEN: server.token,
      DISCORD_API_URL: server.api,
      DAYBOOK_PORT: '0',
      LOG_LEVEL: 'info',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  bot.stderr?.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  await wait(() => portOf() !== null, 'the line that says it runs', 100_000);
}, 120_000);

afterAll(async () => {
  bot.kill('SIGKILL');
  await server.stop();
  folder.remove();
});

test('it answers a slash command from the bundled saga', async () => {
  const message = await ada.uses(channel, 'saga on', { date: 'July 25' }).answer();
  expect(textOf(message)).toMatch(/25 July 2017/);
  expect(textOf(message)).toMatch(/VERY weak position/);
});

test('it answers a mention, and the reply to its answer without another', async () => {
  ada.says(channel, `<@${server.bot.id}> who told Sessions his job is safe?`);
  const own = () => server.messagesIn(channel).filter(({ author }) => author.id === server.bot.id);
  await wait(() => own().length > 0, 'the answer');
  expect(textOf(own().at(-1))).toMatch(/Kelly/);
});

test('it posts the digest that is due; its buttons work, and replies go on from its days', async () => {
  const own = () => server.messagesIn(told).filter(({ author }) => author.id === server.bot.id);
  const isWhole = () => own().some((message) => labelsOf(message).includes('Next day'));
  await wait(isWhole, 'the digest', 60_000);
  const posted = own();
  expect(posted.map(textOf).join('\n')).toMatch(/Tuesday, 25 July 2017/);
  expect(posted.filter((message) => labelsOf(message).length > 0)).toHaveLength(1);
  const last = posted.at(-1);
  if (!last) throw new Error('nothing was posted');
  expect(textOf(await ada.presses(last, 'Next day').answer())).toMatch(/26 July 2017/);
  ada.says(told, 'and the day before?', { replyTo: last });
  await wait(() => own().length > posted.length, 'the answer');
  expect(textOf(own()[posted.length])).toMatch(/24 July 2017/);
});

test('its health page says that Discord is connected', async () => {
  const response = await fetch(`http://127.0.0.1:${portOf()}/healthz`);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ ok: true, platforms: { discord: { isConnected: true } } });
  expect((await fetch(`http://127.0.0.1:${portOf()}/readyz`)).status).toBe(200);
  const metrics = await (await fetch(`http://127.0.0.1:${portOf()}/metrics`)).text();
  expect(metrics).toMatch(/^daybook_answer_seconds_count [1-9]/m);
  expect(metrics).toMatch(/^daybook_articles_unsettled 0$/m);
  expect(metrics).toMatch(/^nodejs_eventloop_lag_seconds /m);
});

test('the subscription is on its ledger', async () => {
  const { stdout } = await daybook(['subscriptions', '--data', folder.path, '--json']);
  expect(jsonLines(stdout)).toHaveLength(2);
});

test('nothing of the token is in its log', () => {
  expect(log).not.toContain(server.token);
});

test('it stops cleanly on SIGTERM, having kept to the contract and to its threads', async () => {
  const ended = once(bot, 'exit');
  bot.kill('SIGTERM');
  const [code] = await ended;
  expect(code, log).toBe(0);
  expect(log).not.toContain('a thread that answers questions ended');
  expect(server.violations).toEqual([]);
});
