// The door to the platforms: how a delivery is posted, changed and looked for.
import type { Message } from '../model/message.ts';
import type { Channel } from '../model/place.ts';
import type { Delivery } from '../model/subscription.ts';

/** A message for a channel, or for one person there directly (`person` is the platform's id). */
export interface Posting {
  readonly delivery: Delivery;
  readonly saga: string;
  readonly channel: Channel;
  readonly person: string | null;
  readonly message: Message;
  /** Id of the message that this one follows up; null for a message of its own. */
  readonly thread: string | null;
  /** Aborts when the process's right to send ends: nothing may be sent from then on. */
  readonly signal: AbortSignal;
}

/** What is on the platform: its first message, and all of them in order where it has several pages. */
export interface Posted {
  readonly messageId: string;
  readonly messageIds?: readonly string[];
}

/**
 * How a post ended. posted: the platform has it; later: it certainly has not, or only its first pages (`isBegun`), and another attempt
 * may help; refused: no attempt will help, because of the channel (gone, not allowed: `stops` the subscription) or of this message;
 * unknown: no answer came.
 */
export type PostOutcome =
  | (Posted & { readonly kind: 'posted' })
  | Later
  | { readonly kind: 'refused'; readonly reason: string; readonly stops: boolean }
  | { readonly kind: 'unknown'; readonly reason: string };

interface Later {
  readonly kind: 'later';
  readonly reason: string;
  /** Milliseconds that the platform asks to wait. */
  readonly retryAfter: number | null;
  /** Some pages are there already: from now on it is looked for and completed, and never told in another message. */
  readonly isBegun?: boolean;
}

/**
 * How an edit ended. edited: the messages say it; closed: they stay as they are for ever or for long, and a follow-up must say it;
 * gone: somebody deleted them. An edit may be repeated, so that no answer is the same as `later`.
 */
export type EditOutcome =
  | { readonly kind: 'edited' }
  | { readonly kind: 'closed'; readonly reason: string }
  | { readonly kind: 'gone'; readonly reason: string }
  | Exclude<PostOutcome, { readonly kind: 'posted' }>;

/** What looking for an earlier post gave. `isPassing`: a later look may tell more (no connection, too many requests). */
export type Sighting =
  | (Posted & { readonly kind: 'found' })
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknowable'; readonly reason: string; readonly isPassing?: boolean };

/**
 * A platform's way to post deliveries, each page marked with its delivery (decision 0006). Posts once and never repeats by itself: the
 * ledger decides about repeating. A throw counts as unknown.
 */
export interface Poster {
  /** Milliseconds after which a post whose sender died has either arrived or never will. */
  readonly grace: number;
  post(posting: Posting): Promise<PostOutcome>;
  /** Puts a message in the place of the ones that were posted. The same edit twice is the same as once. */
  edit(posting: Posting, messageIds: readonly string[]): Promise<EditOutcome>;
  /** The workspace that a channel belongs to: Slack's team, Discord's guild; null where it has none. Rejects where no answer comes. */
  workspaceOf?(channel: Channel, signal: AbortSignal): Promise<string | null>;
  /** Looks for a delivery that was posted at `since` (milliseconds since the epoch) or later: by its mark, never by its words. */
  find(posting: Posting, since: number): Promise<Sighting>;
}
