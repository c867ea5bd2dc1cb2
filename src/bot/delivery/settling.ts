// How an attempt’s end settles its delivery: sent, owed again later, looked for again, unknown, failed.
import type { Message } from '../../model/message.ts';
import type { Shown } from '../../model/shown.ts';
import type { Subscription } from '../../model/subscription.ts';
import type { Begun, EditOutcome, Posted, Poster, PostOutcome, Settlement } from '../../ports.ts';
import type { DeliveryPorts } from './ports.ts';
import { fingerprintOf } from './words.ts';

/** Attempts after which a delivery is given up: with the pauses between them, after nine hours. */
const MAX_ATTEMPTS = 16;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 3_600_000;
/** A platform may ask for a longer pause, up to this. */
const LONGEST_RETRY_AFTER_MS = 86_400_000;

type Later = Extract<PostOutcome, { kind: 'later' }>;

/** A taken delivery and all that its attempt needs. */
export interface Attempt {
  readonly ports: DeliveryPorts;
  readonly subscription: Subscription;
  readonly poster: Poster;
  readonly begun: Begun;
  /** End of this process's right to send, in milliseconds since the epoch. */
  readonly until: number;
}

/** Pause before the next attempt: half a minute, doubled each time, an hour at most. */
const pauseAfter = (attempts: number): number => Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS);

/** On the platform. A poster names the first message, and all of them where there are several. */
export const settleSent = (
  { messageId, messageIds = [messageId] }: Posted,
  message: Message,
  shown: Shown | null,
): Settlement => ({
  status: 'sent',
  reason: null,
  messageIds,
  fingerprint: fingerprintOf(message),
  ...(shown ? { shown } : {}),
});

/** Stays begun: somebody looks for it before it is repeated. */
const lookAgain = ({ ports, begun }: Attempt, reason: string | null, atLeast = 0): Settlement => ({
  status: 'sending',
  reason,
  notBefore: ports.machine.now() + Math.max(atLeast, pauseAfter(begun.delivery.attempts)),
});

const isLast = ({ begun }: Attempt): boolean => begun.delivery.attempts >= MAX_ATTEMPTS;

/** Trouble that passes is waited out, sending nothing; what stays in the way leaves the decision to the owner. */
export const settleUnknowable = (attempt: Attempt, reason: string, isPassing: boolean): Settlement =>
  isPassing && !isLast(attempt) ? lookAgain(attempt, reason) : { status: 'unknown', reason };

/** No answer, and not there right now: it may still be on its way. */
export const settleUnanswered = (attempt: Attempt, reason: string): Settlement =>
  isLast(attempt) ? { status: 'unknown', reason } : lookAgain(attempt, reason, attempt.poster.grace);

/**
 * Owed again. Where a page may be there already, from this attempt or from one before it, it stays begun: planned anew, its days could
 * be told together with the next digest's, and so twice.
 */
export function settleLater(
  attempt: Attempt,
  { reason, retryAfter, isBegun = false }: Omit<Later, 'kind'>,
): Settlement {
  const { wasSending, delivery } = attempt.begun;
  const { attempts } = delivery;
  if (isLast(attempt)) return { status: 'failed', reason: `Given up after ${attempts} attempts. ${reason}` };
  // One that asks for a second each time must not use up the attempts within minutes.
  const atLeast = Math.min(retryAfter ?? 0, LONGEST_RETRY_AFTER_MS);
  return { ...lookAgain(attempt, reason, atLeast), status: isBegun || wasSending ? 'sending' : 'planned' };
}

/** The refusals of a post and of an edit alike. */
export const settleRefused = ({ reason, stops }: Extract<PostOutcome, { kind: 'refused' }>): Settlement => ({
  status: 'failed',
  reason,
  stops,
});

/** An earlier attempt may have posted, and without its words nobody can look: never settled as if nothing had been posted. */
export function settleUnlooked(settlement: Settlement): Settlement {
  const { status, reason } = settlement;
  if (status === 'sending') return settlement;
  const why = 'An earlier attempt ended without an answer, and its message can’t be made again to look for it.';
  return { status: 'unknown', reason: reason ? `${why} ${reason}` : why };
}

/** How an edit settles an update; null where the messages stay as they are and a follow-up is needed. */
export function settleEdit(attempt: Attempt, outcome: EditOutcome, sent: Settlement): Settlement | null {
  switch (outcome.kind) {
    case 'edited':
      return sent;
    case 'closed':
      return null;
    case 'gone':
      return { status: 'skipped', reason: outcome.reason, forgets: true };
    case 'refused':
      return settleRefused(outcome);
    case 'later':
      return settleLater(attempt, outcome);
    case 'unknown':
      return settleLater(attempt, { reason: outcome.reason, retryAfter: null });
  }
}
