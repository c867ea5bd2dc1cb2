// Turns the environment's names of Slack and Discord into their settings, and its words into ports and switches.
import { UserError } from '../src/errors.ts';
import type { Shard } from './chat/discord/shard.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** How the bot comes into workspaces: into one by its token, into many that install the app themselves. */
export type SlackAccess =
  | { readonly kind: 'one'; readonly botToken: string }
  | {
      readonly kind: 'many';
      readonly clientId: string;
      readonly clientSecret: string;
      /** Seals the workspaces' tokens in the record. */
      readonly secret: string;
    };

export interface SlackConfig {
  readonly access: SlackAccess;
  /** Socket Mode, where there is one; else events come over HTTP and are checked with the signing secret. */
  readonly appToken: string | null;
  readonly signingSecret: string | null;
  /** Port that takes Slack's events where they come over HTTP. */
  readonly port: number;
  /** Ids of those who may follow and schedule; empty for every member of a channel. */
  readonly managers: readonly string[];
  /** Another server's address, ending in /api/: a proxy, or a local one in tests. */
  readonly apiUrl: string | null;
}

export interface DiscordConfig {
  readonly token: string;
  /** Whether Discord sends the bot the text of messages that are not said to it: a privileged intent. */
  readonly readsMessages: boolean;
  /** How many processes share the servers, or as many as Discord recommends; null: this process alone has them all. */
  readonly shards: number | 'auto' | null;
  /** The one of them that this process is. */
  readonly shard?: Shard;
  /** Another server's address without a version. */
  readonly apiUrl: string | null;
}

export function readPort(name: string, text: string | undefined): number | null {
  if (!text) return null;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UserError('bad-argument', `${name} must be a port such as 8080; it is “${text}”.`);
}

export function readSwitch(name: string, text: string | undefined, unless: boolean): boolean {
  if (!text) return unless;
  if (text === 'on') return true;
  if (text === 'off') return false;
  throw new UserError('bad-argument', `${name} must be on or off; it is “${text}”.`);
}

function readManagers(text: string | undefined): readonly string[] {
  const ids = (text ?? '').split(/[\s,]+/).filter(Boolean);
  const wrong = ids.find((id) => !/^[UW][A-Z0-9]+$/.test(id));
  if (wrong === undefined) return ids;
  throw new UserError('bad-argument', `SLACK_MANAGERS names ids of people such as U012AB3CD; “${wrong}” is none.`);
}

const wrong = (sentence: string): UserError => new UserError('bad-argument', sentence);

const SHORTEST_SECRET = 32;

function readMany(env: Environment): SlackAccess {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, DAYBOOK_SECRET: secret = '' } = env;
  if (!clientId || !clientSecret || !env.SLACK_SIGNING_SECRET)
    throw wrong('Many workspaces need SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_SIGNING_SECRET together.');
  if (env.SLACK_BOT_TOKEN || env.SLACK_APP_TOKEN || env.SLACK_MANAGERS)
    throw wrong(
      'SLACK_BOT_TOKEN, SLACK_APP_TOKEN and SLACK_MANAGERS are for one workspace, SLACK_CLIENT_ID is for many: leave either out.',
    );
  if (secret.length < SHORTEST_SECRET)
    throw wrong(
      `DAYBOOK_SECRET seals the tokens of Slack’s workspaces and needs at least ${SHORTEST_SECRET} characters; “openssl rand -base64 32” makes one.`,
    );
  return { kind: 'many', clientId, clientSecret, secret };
}

function readOne(env: Environment): SlackAccess | null {
  if (!env.SLACK_BOT_TOKEN) return null;
  if (!env.SLACK_APP_TOKEN && !env.SLACK_SIGNING_SECRET)
    throw wrong('SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside it.');
  return { kind: 'one', botToken: env.SLACK_BOT_TOKEN };
}

export function readSlack(env: Environment): SlackConfig | null {
  const access = env.SLACK_CLIENT_ID || env.SLACK_CLIENT_SECRET ? readMany(env) : readOne(env);
  return (
    access && {
      access,
      appToken: env.SLACK_APP_TOKEN || null,
      signingSecret: env.SLACK_SIGNING_SECRET || null,
      port: readPort('SLACK_PORT', env.SLACK_PORT) ?? 3000,
      managers: readManagers(env.SLACK_MANAGERS),
      apiUrl: env.SLACK_API_URL || null,
    }
  );
}

function readShards(text: string | undefined): DiscordConfig['shards'] {
  if (!text) return null;
  const count = Number(text);
  if (text === 'auto') return text;
  if (Number.isInteger(count) && count >= 1 && count <= 1000) return count;
  throw wrong(`DAYBOOK_DISCORD_SHARDS is auto or a number from 1 to 1000; it is “${text.slice(0, 60)}”.`);
}

export const readDiscord = (env: Environment): DiscordConfig | null =>
  env.DISCORD_TOKEN
    ? {
        token: env.DISCORD_TOKEN,
        apiUrl: env.DISCORD_API_URL || null,
        readsMessages: readSwitch('DISCORD_MESSAGE_CONTENT', env.DISCORD_MESSAGE_CONTENT, false),
        shards: readShards(env.DAYBOOK_DISCORD_SHARDS),
      }
    : null;
