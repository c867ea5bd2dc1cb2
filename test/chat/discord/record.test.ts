// Turns a whole evening in a Discord channel into one test: real client library, real core, real record on SQLite, our stand-in.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDiscordChat, type DiscordChat } from '../../../adapters/chat/discord/discord.ts';
import { ingestPlaces } from '../../../adapters/cli/ingest-places.ts';
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

test('a page that claims a title and a publisher of ten thousand letters makes no answer long', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-hostile-'));
  const file = join(folder, 'hostile.md');
  const [title, publisher] = ['Hostile '.repeat(1250), 'B'.repeat(10_000)];
  const sentences = ['A pump burst', 'The bridge closed', 'Two dogs vanished', 'A crane fell', 'The mayor left'];
  const text = sentences.map((sentence) => `${sentence} on 2 May 2024.`).join('\n\n');
  writeFileSync(file, `---\ntitle: ${title}\npublisher: ${publisher}\npublished: 2024-05-02\n---\n\n${text}\n`);
  for await (const _ of ingestPlaces(harbour.data.store, harbour.saga, [file]));
  rmSync(folder, { recursive: true });
  const before = posted().length;
  ben.says(channel, `<@${server.bot.id}> digest 2 May 2024`);
  await wait(() => posted().length > before, 'the digest');
  const direct = server.directMessages(ben);
  ben.says(direct, 'what happened on 2 May 2024?');
  await wait(() => server.messagesIn(direct).length > 1, 'the answer');
  const words = textOf(server.messagesIn(direct)[1]);
  expect(words).toContain('A pump burst');
  expect(words).toContain('…');
  expect(words.length).toBeLessThan(4000);
  expect(posted().length).toBe(before + 1);
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
