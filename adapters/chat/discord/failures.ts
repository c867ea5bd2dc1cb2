// What Discord refuses, and what can be done about it: a reason for people, no secret in it.
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { isUserError } from '../../../src/errors.ts';
import type { PostOutcome } from '../../../src/ports.ts';

type PostFailure = Exclude<PostOutcome, { kind: 'posted' }>;

export const CHANNEL_GONE = 'The channel does not exist any more.';
export const SERVER_GONE = 'The server does not exist any more, or the bot was removed from it.';

/** "Status Codes": JSON error codes that say that posting here is over until somebody acts. */
const STOPPING: Readonly<Record<number, string>> = {
  10003: CHANNEL_GONE,
  10004: SERVER_GONE,
  10013: 'The person does not exist any more.',
  50001: 'The bot can’t see the channel: give it View Channel there, or add it to the server again.',
  50007: 'The person takes no direct messages from this bot.',
  50008: 'This kind of channel takes no ordinary messages; choose a text channel or a thread.',
  50013: 'The bot may not write in the channel: give it Send Messages (in threads: Send Messages in Threads).',
  50083: 'The thread is archived and locked; choose another one.',
  160005: 'The thread is locked; choose another one.',
};
/** Limits that pass by themselves: writing too fast in a channel with slow mode, too many edits. */
const PASSING = new Set([20016, 20028, 30046]);

/** Status, code and kind of an error; never its address, which may hold an interaction's token. */
export function describe(error: unknown): Readonly<Record<string, unknown>> {
  if (error instanceof DiscordAPIError)
    return { status: error.status, code: error.code, method: error.method, problem: error.message.split('\n')[0] };
  if (error instanceof HTTPError) return { status: error.status, method: error.method, problem: error.name };
  return error instanceof Error ? { problem: `${error.name}: ${error.message}` } : { problem: String(error) };
}

/** Nothing is wrong with the message or the channel: it can be sent when somebody has mended the token. */
const DEAD_TOKEN: PostFailure = {
  kind: 'later',
  reason: 'Discord does not accept the bot’s token any more.',
  retryAfter: null,
};
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

function refusal({ code, status }: DiscordAPIError): PostFailure {
  const reason = STOPPING[Number(code)];
  if (reason) return { kind: 'refused', reason, stops: true };
  if (status === 401) return DEAD_TOKEN;
  if (PASSING.has(Number(code)))
    return { kind: 'later', reason: 'Discord asked to write more slowly.', retryAfter: null };
  return { kind: 'refused', reason: `Discord refused the message (${status}, code ${code}).`, stops: false };
}

/** What a failed request means for the message that it carried. */
export function failureOf(error: unknown): PostFailure {
  if (error instanceof DiscordAPIError) return refusal(error);
  if (error instanceof RateLimitError)
    return { kind: 'later', reason: 'Discord asked to wait.', retryAfter: Math.ceil(error.retryAfter) };
  if (error instanceof Error) {
    // after a 401 the library forgets the token and says so by an error of its own
    if (error.message.includes('Expected token')) return DEAD_TOKEN;
    if ('code' in error && NEVER_CONNECTED.has(String(error.code)))
      return { kind: 'later', reason: 'Discord can’t be reached.', retryAfter: null };
  }
  return { kind: 'unknown', reason: 'Discord’s answer did not arrive.' };
}

/** The token of an interaction lived too long, or somebody else answered it: there is nobody left to tell. */
export const isTooLate = (error: unknown): boolean =>
  error instanceof DiscordAPIError && [10008, 10015, 10062, 40060, 50027].includes(Number(error.code));

/** What a person is told: their own mistake in words, and of ours nothing but that it happened. */
export const sentenceFor = (error: unknown): string =>
  isUserError(error) ? error.message : 'Something went wrong here, and it has been noted. Please try again.';
