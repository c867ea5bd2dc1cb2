// Turns settings into discord.js's client: few intents, nobody pinged, little kept in memory.
import { Client, GatewayIntentBits, Options, Partials } from 'discord.js';
import { INTENTS } from './invite.ts';

export interface ClientOptions {
  /** Another server's address without a version: a proxy, or a local one in tests. */
  readonly api?: string | undefined;
  /**
   * With the privileged message-content intent the bot needs no mention in threads that it has answered in, nor for plain questions in
   * channels whose managers let it listen. Off by default; where it is not switched on for the application, connecting fails.
   */
  readonly readsMessages?: boolean;
  /** Milliseconds for one request. */
  readonly timeout?: number;
}

const REQUEST_MS = 15_000;
const NOBODY = { parse: [], repliedUser: false } as const;

/** Only what the bot looks at is kept in memory: channels, roles, permissions. */
export const createClient = ({ api, readsMessages, timeout = REQUEST_MS }: ClientOptions): Client =>
  new Client({
    intents: [...INTENTS, ...(readsMessages ? [GatewayIntentBits.MessageContent] : [])],
    partials: [Partials.Channel],
    allowedMentions: NOBODY,
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 50,
      UserManager: { maxSize: 1000, keepOverLimit: (user) => user.id === user.client.user.id },
    }),
    shards: 'auto',
    rest: { timeout, ...(api ? { api } : {}) },
  });
