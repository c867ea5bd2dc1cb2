// Turns messages that were posted on Discord into what they say by now: page for page, nobody pinged.
import { DiscordAPIError, RateLimitError, type REST, Routes } from 'discord.js';
import type { EditOutcome, Posting } from '../../../src/ports.ts';
import { failureOf } from './failures.ts';
import { sentenceMessage } from './render/pages.ts';
import { type Page, renderDiscord } from './render/render.ts';

/** "Status Codes". */
const UNKNOWN_MESSAGE = 10008;
const TOO_MANY_OLD_EDITS = 30046;
/** Asked to wait longer than this, an edit is as good as not possible: the limit is that of messages older than an hour. */
const LONG_WAIT_MS = 60_000;

/** What a page says that is not needed any more: to delete it would leave a gap that nobody can explain. */
const EMPTY = 'This page is not needed any more.';

/**
 * Pages of one digest are messages of their own: as many as were posted can be edited, and where there are fewer now the others say
 * so. More pages do not fit between other people's messages.
 */
export async function editAll(rest: REST, posting: Posting, messageIds: readonly string[]): Promise<EditOutcome> {
  const pages = renderDiscord(posting.message);
  if (pages.length > messageIds.length)
    return { kind: 'closed', reason: 'The digest needs more pages than were posted.' };
  const [empty] = renderDiscord(sentenceMessage(EMPTY));
  for (const [at, messageId] of messageIds.entries()) {
    if (posting.signal.aborted) return { kind: 'later', reason: 'The time to edit was over.', retryAfter: null };
    // as when it was posted: an edit pings by Discord's default where it is not told otherwise
    const body = pages[at] ?? (empty as Page);
    await rest.patch(Routes.channelMessage(posting.channel.id, messageId), { body, signal: posting.signal });
  }
  return { kind: 'edited' };
}

export function editFailureOf(error: unknown): EditOutcome {
  const code = error instanceof DiscordAPIError ? Number(error.code) : null;
  if (code === UNKNOWN_MESSAGE) return { kind: 'gone', reason: 'The message was deleted.' };
  if (code === TOO_MANY_OLD_EDITS || (error instanceof RateLimitError && error.retryAfter > LONG_WAIT_MS))
    return { kind: 'closed', reason: 'Discord lets messages older than an hour be edited only now and then.' };
  return failureOf(error);
}
