// Turns a whole evening in a Discord channel into one test: real client library, real core, real record on SQLite, our stand-in.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDiscordChat, type DiscordChat } from '../../../adapters/chat/discord/discord.ts';
import { COMMANDS } from '../../../src/bot/commands/table.ts';
import type { Person } from '../../e2e/discord-server/person.ts';
import { type DiscordServer, startDiscordServer } from '../../e2e/discord-server/server.ts';
import type { Channel } from '../../e2e/discord-server/state.ts';
import { wait } from '../../e2e/discord-server/wait.ts';
import { labelsOf, textOf } from './bot.ts';
import { type Harbour, NOW, openHarbour } from './harbour.ts';
import { createTestLog } from './scripted-desk.ts';

const clock = { now: () => NOW };

let harbour: Harbour;
let server: DiscordServer;
let chat: DiscordChat;
let channel: Channel;
let ada: Person;
let ben: Person;
const log = createTestLog();

beforeAll(async () => {
  harbour = await openHarbour(clock);
  const { desk, data } = harbour;
  server = await startDiscordServer({ clock });
  [ada, ben] = [server.person('Ada'), server.person('Ben')];
  const guild = server.guild('Havenlicht', ada);
  server.join(guild, ben);
  channel = server.channel(guild, 'lock');
  const { memory } = data;
  chat = createDiscordChat({ token: server.token, api: server.api, desk, commands: COMMANDS, memory, clock, log });
  await chat.start();
});
afterAll(async () => {
  await chat.stop();
  await server.stop();
  await harbour.data.close();
  expect(server.violations).toEqual([]);
  expect(log.lines.filter((line) => !line.startsWith('info'))).toEqual([]);
});

const posted = () => server.messagesIn(channel).filter(({ author }) => author.id === server.bot.id);

test('a day is asked for, the next one by a button, and what is found is posted to the channel', async () => {
  const exchange = ben.uses(channel, 'saga on', { date: 'November 14' });
  const message = await exchange.answer();
  expect(textOf(message)).toMatch(/14 November 2023/);
  expect(textOf(message)).toMatch(/broke/);
  expect(labelsOf(message)).toEqual(
    expect.arrayContaining(['Next day', 'Sources', 'Full timeline', 'Post to channel']),
  );
  const next = await ben.presses(message, 'Next day').answer();
  expect(textOf(next)).toMatch(/15 November 2023/);
  expect(textOf(next)).toMatch(/4\.5 million/);
  ben.presses(next, 'Post to channel');
  await wait(() => posted().length === 1, 'the post');
  expect(textOf(posted()[0])).toMatch(/4\.5 million/);
});

test('a reply to what was posted goes on from its day', async () => {
  const [answer] = posted();
  if (!answer) throw new Error('nothing was posted');
  ben.says(channel, 'and the day before?', { replyTo: answer });
  await wait(() => posted().length === 2, 'the answer');
  expect(textOf(posted()[1])).toMatch(/14 November 2023/);
});

test('who presses a button under a public answer goes on from there alone; the others’ conversation stays where it was', async () => {
  const [answer] = posted();
  if (!answer) throw new Error('nothing was posted');
  const before = posted().length;
  await ben.uses(channel, 'saga on', { date: 'December 20' }).answer();
  const pressed = await ada.presses(answer, 'Next day').answer();
  expect(textOf(pressed)).toMatch(/16 November 2023/);
  const asked = await ben.presses(answer, 'Next day').answer();
  expect(textOf(asked)).toMatch(/16 November 2023/);
  ben.says(channel, 'and the day after?', { replyTo: posted()[before - 1] ?? answer });
  await wait(() => posted().length === before + 1, 'the answer');
  expect(textOf(posted()[before])).toMatch(/15 November 2023/);
});

test('people and days that have something are suggested', async () => {
  const days = await ben.types(channel, 'saga on', { date: 'nov' }, 'date');
  expect(days.map(({ name }) => name)).toEqual(expect.arrayContaining([expect.stringContaining('November 2023')]));
  expect((await ben.types(channel, 'saga who', { person: 'hoek' }, 'person'))[0]?.name).toMatch(/Hoekveld/);
});

test('a long digest has pages that are turned by buttons', async () => {
  const message = await ben.uses(channel, 'saga digest', { date: 'October 2023 to April 2024' }).answer();
  expect(textOf(message)).toContain('-# Page 1 of ');
  const second = await ben.presses(message, 'Page 2 ▶').answer();
  expect(textOf(second)).toContain('-# Page 2 of ');
  expect(textOf(second).length).toBeLessThanOrEqual(4000);
  const first = await ben.presses(second, '◀ Page 1').answer();
  expect(textOf(first)).toBe(textOf(message));
});

test('every command of the table can be used', async () => {
  const values: Readonly<Record<string, string>> = {
    question: 'who resigned?',
    date: 'December 20',
    person: 'Brandwijk',
    saga: 'harbour',
    answers: 'off',
    delivery: 'none',
  };
  for (const { name, options } of COMMANDS) {
    const required = options.filter(({ isRequired }) => isRequired);
    const given = Object.fromEntries(required.map((option) => [option.name, values[option.name] ?? 'x']));
    const exchange = ben.uses(channel, `saga ${name}`, given);
    expect(textOf(await exchange.answer()), name).not.toContain('Something went wrong');
  }
});
