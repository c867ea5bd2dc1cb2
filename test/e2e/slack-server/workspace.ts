// A workspace with the real bot in it: the stand-in, our proxy before it, and Bolt over Socket Mode or HTTP.
import { oneToken } from '../../../adapters/chat/slack/installing/tokens.ts';
import { createSlackPoster } from '../../../adapters/chat/slack/poster/poster.ts';
import { createSlackChat, type SlackChat, type SlackSettings } from '../../../adapters/chat/slack/slack.ts';
import { openSqlite } from '../../../adapters/store/sqlite/open.ts';
import { createDaybook } from '../../../src/bot/daybook.ts';
import { createDesk, type Desk } from '../../../src/bot/desk/desk.ts';
import type { Clock, Log, Memory, Poster, Store } from '../../../src/ports.ts';
import { createBlockKitCheck } from './block-kit-check.ts';
import { APP, BEN, type LocalSlack, startLocalSlack } from './local-slack.ts';
import { createMapMemory } from './memory.ts';
import { createPerson, type Person } from './person.ts';
import { type SlackProxy, startSlackProxy } from './proxy.ts';
import { sagas } from './record.ts';
import { wait } from './wait.ts';

/** Longer than a machine under load ever takes to answer; only the poster meets answers that hang. Milliseconds. */
const CLIENT_TIMEOUT = 15_000;
const POSTER_TIMEOUT = 4_000;

export type Mode = 'socket' | 'http';

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

export interface Workspace {
  readonly proxy: SlackProxy;
  readonly ada: Person;
  readonly ben: Person;
  readonly log: readonly LogLine[];
  readonly memory: Memory;
  readonly poster: Poster;
  chat(): SlackChat;
  /** Puts something before the desk of the next start: slowness, a crash. */
  start(around?: (desk: Desk) => Desk, settings?: Partial<SlackSettings>): Promise<void>;
  stop(): Promise<void>;
  close(): Promise<void>;
}

function createLog(): { readonly log: Log; readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at =
    (level: LogLine['level']) =>
    (fields: LogLine['fields'], message: string): void => {
      lines.push({ level, fields, message });
    };
  return { log: { info: at('info'), warn: at('warn'), error: at('error') }, lines };
}

const viaOf = (mode: Mode): SlackSettings['via'] =>
  mode === 'socket'
    ? { kind: 'socket', appToken: APP.appToken }
    : { kind: 'http', signingSecret: APP.signingSecret, port: 0 };

export async function openWorkspace(bin: string, mode: Mode, store: Store): Promise<Workspace> {
  const clock: Clock = { now: () => Date.now() };
  const proxy = await startSlackProxy(await createBlockKitCheck());
  const slack: LocalSlack = await startLocalSlack(bin, mode === 'http' ? proxy.requestUrl : null);
  proxy.connect({ slack: slack.url });
  const memory = createMapMemory(clock.now);
  const data = await openSqlite({ memory: true });
  const { ledger } = data;
  const { log, lines } = createLog();
  let chat: SlackChat | null = null;

  const running = (): SlackChat => {
    if (!chat) throw new Error('the bot is not running');
    return chat;
  };
  const stop = async (): Promise<void> => {
    await chat?.stop();
    chat = null;
    await wait('the socket to close', () => proxy.connections() === 0);
  };
  return {
    proxy,
    ada: createPerson(slack.url),
    ben: createPerson(slack.url, BEN),
    log: lines,
    memory,
    poster: createSlackPoster({
      tokens: oneToken(APP.botToken),
      api: `${proxy.url}/api/`,
      log,
      timeout: POSTER_TIMEOUT,
    }),
    chat: running,
    async start(around = (desk) => desk, settings = {}) {
      const desk = createDesk({
        daybook: createDaybook({ store, sagas, clock }),
        store,
        sagas,
        memory,
        ledger,
        clock,
        zone: 'UTC',
      });
      const { url } = proxy;
      const access = { kind: 'one', botToken: APP.botToken } as const;
      const fixed = { access, via: viaOf(mode), apiUrl: `${url}/api/`, timeout: CLIENT_TIMEOUT };
      chat = createSlackChat({ desk: around(desk), memory, clock, log }, { ...fixed, ...settings });
      const port = await chat.start();
      if (port !== null) proxy.connect({ bot: `http://127.0.0.1:${port}/slack/events` });
      else await wait('the socket to open', () => proxy.connections() > 0);
    },
    stop,
    async close() {
      await stop();
      await proxy.close();
      await slack.stop();
      await data.close();
    },
  };
}
