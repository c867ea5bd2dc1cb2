// Runs the chat contract over the terminal, Discord and Slack, each with its real client, over one core and one record.
import { PassThrough } from 'node:stream';
import { expect } from 'vitest';
import { createDiscordChat, type DiscordChat } from '../../adapters/chat/discord/discord.ts';
import { converse } from '../../adapters/chat/terminal/conversation.ts';
import { openSqlite } from '../../adapters/store/sqlite/open.ts';
import type { Values } from '../../src/bot/commands/command.ts';
import { COMMANDS } from '../../src/bot/commands/table.ts';
import { createDaybook } from '../../src/bot/daybook.ts';
import { createDesk, type Desk, type Setting } from '../../src/bot/desk/desk.ts';
import { describeChat, type TestChat } from '../contracts/chat-contract.ts';
import { flatten } from './discord-server/limits.ts';
import { startDiscordServer } from './discord-server/server.ts';
import { waitFor } from './discord-server/wait.ts';
import { findLocalSlack, GENERAL } from './slack-server/local-slack.ts';
import { buttonOf, mention, type ShownMessage, wordsIn } from './slack-server/person.ts';
import { createRecord, sagas } from './slack-server/record.ts';
import { wait } from './slack-server/wait.ts';
import { openWorkspace } from './slack-server/workspace.ts';

const clock = { now: () => Date.now() };
const log = { info: () => {}, warn: () => {}, error: () => {} };

async function openCore() {
  const store = await createRecord();
  const data = await openSqlite({ memory: true });
  const { memory, ledger } = data;
  const daybook = createDaybook({ store, sagas, clock });
  const desk: Desk = createDesk({ daybook, store, sagas, memory, ledger, clock, zone: 'UTC' });
  const close = async (): Promise<void> => {
    await data.close();
    await store.close();
  };
  return { desk, memory, close };
}

const typed = (command: string, values: Values): string => [command, ...Object.values(values)].join(' ');

/** White space is the platform's own matter. */
const evened = (text: string): string => text.replace(/\s+/g, ' ');

async function openTerminal(): Promise<TestChat> {
  const core = await openCore();
  const [input, output] = [new PassThrough(), new PassThrough()];
  const channel = { platform: 'terminal', workspace: null, id: 'terminal' } as const;
  const setting: Setting = {
    place: { channel, thread: 'session', isPrivate: true },
    person: { id: 'terminal', canManage: true },
  };
  let shown: string[] = [];
  output.on('data', (chunk: Buffer) => shown.push(String(chunk)));
  const ended = converse(
    core.desk,
    setting,
    { summary: 'Hello', blocks: [] },
    {
      input,
      output,
      isPlain: true,
      historyFile: '/nowhere',
    },
  );
  /** Every answer is one write. */
  const enters = async (line: string): Promise<string> => {
    shown = [];
    input.write(`${line}\n`);
    return evened(await waitFor(() => shown.find((text) => text.trim() !== ''), 'an answer'));
  };
  return {
    says: enters,
    replies: enters,
    uses: (command, values) => enters(`/${typed(command, values)}`),
    presses: null,
    restart: null,
    isChannel: false,
    async close() {
      input.end();
      await ended;
      await core.close();
    },
  };
}

/** What the pictures of a gallery show. */
const describedIn = (items: unknown): unknown[] =>
  Array.isArray(items) ? items.map(({ description }: { readonly description?: unknown }) => description) : [];

/** The words of a message's components, without the backslashes that make marks harmless. */
const readOnDiscord = (message: { readonly components?: unknown }): string =>
  evened(
    flatten(message.components)
      .flatMap(({ content, items }) => [content, ...describedIn(items)])
      .filter((text) => typeof text === 'string')
      .join('\n')
      .replace(/\\([^\w\s])/g, '$1'),
  );

async function openDiscord(): Promise<TestChat> {
  const core = await openCore();
  const server = await startDiscordServer({ clock });
  const [owner, ben] = [server.person('Ada'), server.person('Ben')];
  const guild = server.guild('Kellmoor', owner);
  server.join(guild, ben);
  const channel = server.channel(guild, 'dam');
  const { desk, memory } = core;
  let chat: DiscordChat;
  const start = async (): Promise<void> => {
    chat = createDiscordChat({ token: server.token, api: server.api, desk, commands: COMMANDS, memory, clock, log });
    await chat.start();
  };
  await start();
  const posted = () => server.messagesIn(channel).filter(({ author }) => author.id === server.bot.id);
  const answerTo = async (say: () => unknown): Promise<string> => {
    const before = posted().length;
    say();
    return readOnDiscord(await waitFor(() => posted()[before], 'an answer'));
  };
  const last = () => posted().at(-1) ?? expect.fail('nothing was posted');
  return {
    says: (text) => answerTo(() => ben.says(channel, `<@${server.bot.id}> ${text}`)),
    replies: (text) => answerTo(() => ben.says(channel, text, { replyTo: last() })),
    uses: async (command, values) => readOnDiscord(await ben.uses(channel, `saga ${command}`, values).answer()),
    presses: async (label) => readOnDiscord(await ben.presses(last(), label).answer()),
    async restart() {
      await chat.stop();
      await start();
    },
    isChannel: true,
    async close() {
      await chat.stop();
      await server.stop();
      await core.close();
      expect(server.violations).toEqual([]);
    },
  };
}

/** The words of blocks, with Slack's entities as their characters. */
const readOnSlack = (blocks: unknown): string =>
  evened(wordsIn(blocks).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'));

async function openSlack(bin: string, mode: 'socket' | 'http'): Promise<TestChat> {
  const store = await createRecord();
  const workspace = await openWorkspace(bin, mode, store);
  await workspace.start();
  const { ada, proxy } = workspace;
  let thread = '';
  const answerBy = async (method: string, act: () => Promise<unknown>): Promise<Readonly<Record<string, unknown>>> => {
    const calls = () => proxy.calls.filter((call) => call.method === method);
    const before = calls().length;
    await act();
    return (await wait(`an answer by ${method}`, () => (calls()[before]?.answer ? calls()[before] : null))).args;
  };
  let answer: ShownMessage | undefined;
  const posts = async (act: () => Promise<unknown>): Promise<string> => {
    const { blocks } = await answerBy('chat.postMessage', act);
    answer = (await ada.messages(GENERAL)).filter(({ bot_id }) => bot_id !== undefined).at(-1);
    return readOnSlack(blocks);
  };
  return {
    says: (text) =>
      posts(async () => {
        thread = await ada.say(GENERAL, mention(text));
      }),
    replies: (text) => posts(() => ada.say(GENERAL, text, thread)),
    uses: async (command, values) =>
      readOnSlack((await answerBy('response_url', () => ada.command(typed(command, values)))).blocks),
    presses: async (label) => {
      const message = answer ?? expect.fail('nothing was posted');
      const press = () => ada.press(message, buttonOf(message.blocks, label).action_id);
      return readOnSlack((await answerBy('response_url', press)).blocks);
    },
    async restart() {
      await workspace.stop();
      await workspace.start();
    },
    isChannel: true,
    async close() {
      expect(proxy.violations).toEqual([]);
      await workspace.close();
      await store.close();
    },
  };
}

const slack = findLocalSlack();

describeChat('the terminal', openTerminal);
describeChat('Discord', openDiscord);
for (const mode of ['socket', 'http'] as const)
  describeChat(
    `Slack over ${mode}`,
    () => openSlack('bin' in slack ? slack.bin : '', mode),
    'skip' in slack ? slack.skip : undefined,
  );
