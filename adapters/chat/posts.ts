// What Slack's and Discord's posters share: how long a post may take, where an earlier one is looked for, and what was found.
import type { Sighting } from '../../src/ports.ts';

/** One request. Milliseconds. */
export const REQUEST_MS = 15_000;
/**
 * A sender that died had its request on the wire already. Within one request time the platform has stored it or has let it fall; five
 * seconds more for its own index to show it. Milliseconds.
 */
export const GRACE_MS = REQUEST_MS + 5000;
/** Our clock and a platform's may differ by this much. Milliseconds. */
export const SKEW_MS = 120_000;
/** A clock that was quite wrong when the message was posted: so far back it is looked for. Milliseconds. */
export const WRONG_CLOCK_MS = 86_400_000;
/** Answers that are looked through; busier channels are not searched to the end. */
export const MAX_HISTORY_ANSWERS = 20;

/** What a page says that is not needed any more: to delete it would leave a gap that nobody can explain. */
export const EMPTY_PAGE = 'This page is not needed any more.';
/** More pages do not fit between other people's messages. */
export const TOO_MANY_PAGES = 'The digest needs more pages than were posted.';

/** Ids by page, null for a page that was not seen; `isWhole`: all was seen that matters, so that what was not seen is not there. */
export interface Placed {
  readonly ids: readonly (string | null)[];
  readonly isWhole: boolean;
}

const UNFINISHED = 'So much was written in the channel that its history could not be searched to the end.';

export function foundIn({ ids, isWhole }: Placed): Sighting {
  const messageIds = ids.filter((id) => id !== null);
  const [messageId] = messageIds;
  if (messageId !== undefined && messageIds.length === ids.length) return { kind: 'found', messageId, messageIds };
  return isWhole ? { kind: 'absent' } : { kind: 'unknowable', reason: UNFINISHED };
}
