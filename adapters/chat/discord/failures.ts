// Turns what Discord refuses into what can be done about it: a reason for people, no secret in it.
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';

/**
 * What became of a post.
 * gone, closed: the channel does not exist (any more), or the bot may not write there; the subscription should pause.
 * unknown: Discord may or may not have taken it; the same key may be tried again for some minutes without posting twice.
 */
export type PostResult =
  | { readonly status: 'sent'; readonly messages: readonly string[] }
  | { readonly status: 'gone' | 'closed' | 'refused' | 'unknown'; readonly because: string };

type Failed = Exclude<PostResult, { status: 'sent' }>;

/** "Status Codes": JSON error codes that say that posting here is over until somebody acts. */
const REASONS: Readonly<Record<number, Failed>> = {
  10003: { status: 'gone', because: 'The channel does not exist any more.' },
  10004: { status: 'gone', because: 'The server does not exist any more, or the bot was removed from it.' },
  10013: { status: 'gone', because: 'The person does not exist any more.' },
  50001: {
    status: 'closed',
    because: 'The bot can’t see the channel: give it View Channel there, or add it to the server again.',
  },
  50007: { status: 'closed', because: 'The person takes no direct messages from this bot.' },
  50008: {
    status: 'closed',
    because: 'This kind of channel takes no ordinary messages; choose a text channel or a thread.',
  },
  50013: {
    status: 'closed',
    because: 'The bot may not write in the channel: give it Send Messages (in threads: Send Messages in Threads).',
  },
  50083: { status: 'closed', because: 'The thread is archived and locked; choose another one.' },
  160005: { status: 'closed', because: 'The thread is locked; choose another one.' },
};

/** Status, code and kind of an error; never its address, which may hold an interaction's token. */
export function describe(error: unknown): Readonly<Record<string, unknown>> {
  if (error instanceof DiscordAPIError)
    return { status: error.status, code: error.code, method: error.method, problem: error.message.split('\n')[0] };
  if (error instanceof HTTPError) return { status: error.status, method: error.method, problem: error.name };
  return error instanceof Error ? { problem: `${error.name}: ${error.message}` } : { problem: String(error) };
}

/** After a 401 the library forgets the token and says so by an error of its own. */
const DEAD_TOKEN: Failed = { status: 'refused', because: 'Discord does not accept the bot’s token any more.' };

/** What a failed post means. */
export function failureOf(error: unknown): Failed {
  if (error instanceof DiscordAPIError) {
    const known = REASONS[Number(error.code)];
    if (known) return known;
    if (error.status === 401)
      return { status: 'refused', because: 'Discord does not accept the bot’s token any more.' };
    return { status: 'refused', because: `Discord refused the message (${error.status}, code ${error.code}).` };
  }
  if (error instanceof RateLimitError) return { status: 'refused', because: 'Discord asked to wait too long.' };
  if (error instanceof Error && error.message.includes('Expected token')) return DEAD_TOKEN;
  return { status: 'unknown', because: 'Discord’s answer did not arrive.' };
}

/** The token of an interaction lived too long, or somebody else answered it: there is nobody left to tell. */
export const isTooLate = (error: unknown): boolean =>
  error instanceof DiscordAPIError && [10008, 10015, 10062, 40060, 50027].includes(Number(error.code));
