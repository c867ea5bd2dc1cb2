// Turns the environment into the program's settings: the only place that reads it.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../src/errors.ts';
import { linkableAddress } from '../src/model/web-address.ts';
import {
  type DiscordConfig,
  type Environment,
  readDiscord,
  readPort,
  readSlack,
  readSwitch,
  type SlackConfig,
} from './chat-config.ts';
import { isDatabaseAddress, type RecordPlace } from './store/place.ts';

export interface WebConfig {
  /** Port of the pages; 0 lets the machine choose. */
  readonly port: number;
  /** Address they are served on: 127.0.0.1 for this machine alone. */
  readonly host: string;
  /** What clients show to read private stories and to use MCP. */
  readonly tokens: readonly string[];
}

/** A model behind an OpenAI-compatible address, where the reader has one. */
export interface ModelConfig {
  /** Base address of the server, such as http://127.0.0.1:11434/v1. */
  readonly url: string;
  readonly model: string;
  readonly key: string | null;
  /** Milliseconds that one answer may take. */
  readonly timeoutMs: number;
  /** Tokens a day, over all stories. */
  readonly budget: number;
}

export interface Config {
  /** Folder of the embedded store and of sagas described by the reader. */
  readonly data: string;
  /** Address of a PostgreSQL database that holds the record in place of the folder; or null. */
  readonly database: string | null;
  /** IANA zone for new sagas and for "today" where no saga says otherwise. */
  readonly zone: string;
  /** Whether nobody named the zone, so that it is the machine's. */
  readonly isMachineZone: boolean;
  /** Folder of the sagas that come with the program. */
  readonly bundledSagas: string;
  readonly isPlain: boolean;
  readonly logLevel: string;
  /** Local port of /healthz; 0 lets the machine choose, null is off. */
  readonly port: number | null;
  /** Null: the platform is off. */
  readonly slack: SlackConfig | null;
  readonly discord: DiscordConfig | null;
  /** Null: nothing is written by a model. */
  readonly writer: ModelConfig | null;
  /** Null: reports meet by their words alone. */
  readonly embedder: ModelConfig | null;
  /** Null: no pages are served. */
  readonly web: WebConfig | null;
  /** Public address of the pages without a slash at its end, wherever they are served; or null. */
  readonly webUrl: string | null;
  /** How many days back missed digests are told after a down-time. */
  readonly catchUpDays: number;
  /** Exact "host:port" pairs inside that pages and feeds may be read from all the same. */
  readonly allowHosts: readonly string[];
  /** Whether the running bot polls feeds itself; else "daybook poll" does, or nobody. */
  readonly isPolling: boolean;
  /** For tests: the step of a delivery at which the process ends itself. */
  readonly crashAt: string | null;
  /** For tests: milliseconds of a shorter grace than the platforms'; null leaves theirs. */
  readonly grace: number | null;
}

/** The folder that holds package.json: above `adapters/` in the sources, above `dist/adapters/` in the build. */
function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

function readCatchUpDays(text: string | undefined): number {
  if (!text) return 7;
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= 366) return days;
  throw new UserError('bad-argument', `DAYBOOK_CATCH_UP_DAYS must be a number from 1 to 366; it is “${text}”.`);
}

function readGrace(text: string | undefined): number | null {
  if (!text) return null;
  const grace = Number(text);
  if (Number.isInteger(grace) && grace >= 0) return grace;
  throw new UserError('bad-argument', `DAYBOOK_GRACE must be a number of milliseconds; it is “${text}”.`);
}

function readHosts(text: string | undefined): readonly string[] {
  const hosts = (text ?? '').split(/[\s,]+/).filter(Boolean);
  const wrong = hosts.find((host) => !/:\d{1,5}$/.test(host));
  if (wrong === undefined) return hosts;
  throw new UserError(
    'bad-argument',
    `DAYBOOK_ALLOW_HOSTS names host:port pairs such as proxy:3128; “${wrong}” is none.`,
  );
}

function readDatabase(text: string | undefined): string | null {
  if (!text) return null;
  if (isDatabaseAddress(text)) return text;
  // It may hold a password: it is not repeated.
  throw new UserError('bad-argument', 'DAYBOOK_DATABASE is an address such as postgres://user:password@host/daybook.');
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

function readLogLevel(text: string | undefined): string {
  if (!text) return 'info';
  const level = text.toLowerCase();
  if (LOG_LEVELS.includes(level)) return level;
  throw new UserError('bad-argument', `LOG_LEVEL is one of ${LOG_LEVELS.join(', ')}; it is “${text.slice(0, 60)}”.`);
}

function readZone(text: string | undefined): string {
  if (!text) return Intl.DateTimeFormat().resolvedOptions().timeZone;
  try {
    return Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    throw new UserError(
      'bad-argument',
      `DAYBOOK_ZONE is a name such as America/New_York; it is “${text.slice(0, 60)}”.`,
    );
  }
}

function readWebUrl(text: string | undefined): string | null {
  if (!text) return null;
  const address = linkableAddress(text)?.replace(/\/+$/, '');
  if (address && !/[?#]/.test(address)) return address;
  throw new UserError(
    'bad-argument',
    `DAYBOOK_WEB_URL is an address such as https://news.example.org; it is “${text}”.`,
  );
}

const SHORTEST_TOKEN = 16;

function readTokens(text: string | undefined): readonly string[] {
  const tokens = (text ?? '').split(/[\s,]+/).filter(Boolean);
  if (tokens.every((token) => token.length >= SHORTEST_TOKEN)) return tokens;
  throw new UserError('bad-argument', `Each of DAYBOOK_WEB_TOKENS must have at least ${SHORTEST_TOKEN} characters.`);
}

function readWeb(env: Environment): WebConfig | null {
  const port = readPort('DAYBOOK_WEB_PORT', env.DAYBOOK_WEB_PORT);
  if (port === null) return null;
  return { port, host: env.DAYBOOK_WEB_HOST || '127.0.0.1', tokens: readTokens(env.DAYBOOK_WEB_TOKENS) };
}

/** Where the settings keep the record. */
export const placeOf = ({ data, database }: Config): RecordPlace =>
  database === null ? { folder: data } : { address: database };

/** The settings with the record of `--data`: a folder or the address of a database. */
export function configWith(config: Config, data: string | undefined): Config {
  if (data === undefined) return config;
  return isDatabaseAddress(data) ? { ...config, database: data } : { ...config, data, database: null };
}

const positive = (name: string, text: string | undefined, usual: number): number => {
  const value = text ? Number(text) : usual;
  if (Number.isInteger(value) && value > 0) return value;
  throw new UserError('bad-argument', `${name} is a whole number above 0; it is “${text}”.`);
};

/** Tokens a day where no budget is named. */
const BUDGETS = { WRITER: 200_000, EMBEDDER: 2_000_000 } as const;
const NAMES = { WRITER: 'A writer', EMBEDDER: 'An embedder' } as const;

function readModel(env: Environment, role: keyof typeof BUDGETS): ModelConfig | null {
  const [url, model] = [env[`${role}_BASE_URL`], env[`${role}_MODEL`]];
  if (!url && !model) return null;
  if (!url || !model || !/^https?:\/\/[^\s@]+$/.test(url) || !URL.canParse(url))
    throw new UserError(
      'bad-argument',
      `${NAMES[role]} needs ${role}_BASE_URL, an address such as http://127.0.0.1:11434/v1, and ${role}_MODEL beside it.`,
    );
  return {
    url,
    model,
    key: env[`${role}_API_KEY`] || null,
    timeoutMs: positive(`${role}_TIMEOUT`, env[`${role}_TIMEOUT`], 60) * 1000,
    budget: positive(`${role}_BUDGET`, env[`${role}_BUDGET`], BUDGETS[role]),
  };
}

/** Settings of an environment. `DAYBOOK_DATA` names the data folder; without it `data` below the working folder. */
export function readConfig(env: Environment): Config {
  return {
    data: env.DAYBOOK_DATA || 'data',
    database: readDatabase(env.DAYBOOK_DATABASE),
    zone: readZone(env.DAYBOOK_ZONE),
    isMachineZone: !env.DAYBOOK_ZONE,
    bundledSagas: join(projectRoot(), 'sagas'),
    isPlain: Boolean(env.NO_COLOR) || env.TERM === 'dumb',
    logLevel: readLogLevel(env.LOG_LEVEL),
    port: readPort('DAYBOOK_PORT', env.DAYBOOK_PORT),
    slack: readSlack(env),
    discord: readDiscord(env),
    web: readWeb(env),
    writer: readModel(env, 'WRITER'),
    embedder: readModel(env, 'EMBEDDER'),
    webUrl: readWebUrl(env.DAYBOOK_WEB_URL),
    catchUpDays: readCatchUpDays(env.DAYBOOK_CATCH_UP_DAYS),
    allowHosts: readHosts(env.DAYBOOK_ALLOW_HOSTS),
    isPolling: readSwitch('DAYBOOK_POLLING', env.DAYBOOK_POLLING, true),
    crashAt: env.CRASH_AT || null,
    grace: readGrace(env.DAYBOOK_GRACE),
  };
}

/** The settings of this process, with those of a file `.env` in the working folder, which the environment outranks. */
export function ownConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return readConfig(process.env);
}
