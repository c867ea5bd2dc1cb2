// discord.js’s client (few intents, nobody pinged, little kept in memory) and the link that lets it into a server.
import { Client, GatewayIntentBits, OAuth2Scopes, Options, Partials, PermissionFlagsBits } from 'discord.js';

import type { Shard } from './shard.ts';

/** What the bot needs and nothing else ("Permissions"). Read Message History: a reply names the message that it answers. */
const NEEDED_PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory;

/** No privileged intent: text reaches the bot where it is mentioned, replied to or written to directly. */
export const INTENTS: readonly GatewayIntentBits[] = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
];

/** The scope `bot` includes slash commands ("OAuth2"). */
export function inviteLink(applicationId: string): string {
  const url = new URL('https://discord.com/oauth2/authorize');
  url.searchParams.set('client_id', applicationId);
  url.searchParams.set('scope', OAuth2Scopes.Bot);
  url.searchParams.set('permissions', String(NEEDED_PERMISSIONS));
  return url.href;
}

/** The application's id, with which a bot's token begins in base64; null for anything else. */
export function applicationIdOf(token: string): string | null {
  const id = Buffer.from(token.split('.')[0] ?? '', 'base64').toString('latin1');
  return /^\d{17,20}$/.test(id) ? id : null;
}

export interface ClientOptions {
  /** Another server's address without a version: a proxy, or a local one in tests. */
  readonly api?: string | undefined;
  /**
   * With the privileged message-content intent the bot needs no mention in threads that it has answered in, nor for plain questions in
   * channels whose managers let it listen. Off by default; where it is not switched on for the application, connecting fails.
   */
  readonly readsMessages?: boolean;
  /** The one of the bot's connections that this client has; without it the client opens as many as Discord recommends. */
  readonly shard?: Shard | undefined;
  /** Milliseconds for one request. */
  readonly timeout?: number;
}

const REQUEST_MS = 15_000;
const NOBODY = { parse: [], repliedUser: false } as const;

/** Only what the bot looks at is kept in memory: channels, roles, permissions. */
export const createClient = ({ api, readsMessages, shard, timeout = REQUEST_MS }: ClientOptions): Client =>
  new Client({
    intents: [...INTENTS, ...(readsMessages ? [GatewayIntentBits.MessageContent] : [])],
    partials: [Partials.Channel],
    allowedMentions: NOBODY,
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 50,
      UserManager: { maxSize: 1000, keepOverLimit: (user) => user.id === user.client.user.id },
    }),
    ...(shard ? { shards: [shard.id], shardCount: shard.count } : { shards: 'auto' as const }),
    rest: { timeout, ...(api ? { api } : {}) },
  });
