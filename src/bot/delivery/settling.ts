// Turns how an attempt went into how it is settled: sent, owed again later, looked for again, unknown, failed.
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

export function settleLater(attempt: Attempt, reason: string, retryAfter: number | null): Settlement {
  const { attempts } = attempt.begun.delivery;
  if (isLast(attempt)) return { status: 'failed', reason: `Given up after ${attempts} attempts. ${reason}` };
  // One that asks for a second each time must not use up the attempts within minutes.
  const pause = Math.min(Math.max(retryAfter ?? 0, pauseAfter(attempts)), LONGEST_RETRY_AFTER_MS);
  return { status: 'planned', reason, notBefore: attempt.ports.machine.now() + pause };
}

/** The refusals of a post and of an edit alike. */
export const settleRefused = ({ reason, stops }: Extract<PostOutcome, { kind: 'refused' }>): Settlement => ({
  status: 'failed',
  reason,
  stops,
});

/** An earlier attempt may have posted, and without its words nobody can look: never settled as if nothing had been posted. */
export function settleUnlooked(attempt: Attempt, { status, reason }: Settlement): Settlement {
  if (status === 'planned') return lookAgain(attempt, reason);
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
    case 'unknown': {
      const later = settleLater(attempt, outcome.reason, outcome.kind === 'later' ? outcome.retryAfter : null);
      // An earlier attempt may have come as far as the follow-up.
      return attempt.begun.wasSending && later.status === 'planned' ? lookAgain(attempt, outcome.reason) : later;
    }
  }
}
