// Turns one owed delivery into one attempt: taken, looked for, posted, settled.
import { isUserError, UserError } from '../../errors.ts';
import type { Message } from '../../model/message.ts';
import type { Delivery, Subscription } from '../../model/subscription.ts';
import type { Begun, Found, Posted, Poster, Posting, PostOutcome, Settlement } from '../../ports.ts';
import { compose } from './compose.ts';
import { CALL_MS, withinTime } from './deadline.ts';
import type { DeliveryPorts, Tried } from './ports.ts';
import { fingerprintOf } from './words.ts';

/** How long a process may hold a delivery, in milliseconds: a look, a post and a second look, and time to spare. */
const LEASE_MS = 4 * CALL_MS;
/** Attempts after which a delivery is given up: with the pauses between them, after nine hours. */
const MAX_ATTEMPTS = 16;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 3_600_000;
/** A platform may ask for a longer pause, up to this. */
const LONGEST_RETRY_AFTER_MS = 86_400_000;

/** Pause before the next attempt: half a minute, doubled each time, an hour at most. */
const pauseAfter = (attempts: number): number => Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS);

/** A taken delivery and all that its attempt needs. */
interface Attempt {
  readonly ports: DeliveryPorts;
  readonly subscription: Subscription;
  readonly poster: Poster;
  readonly begun: Begun;
  readonly until: number;
}

const postingOf = ({ subscription, begun }: Attempt, message: Message, signal: AbortSignal): Posting => ({
  delivery: begun.delivery,
  saga: subscription.saga,
  channel: subscription.channel,
  person: begun.delivery.person,
  message,
  signal,
});

/** A poster names the first message, and all of them where there are several. */
const messageIdsOf = ({ messageId, messageIds }: Posted): readonly string[] => messageIds ?? [messageId];

/** Trouble that passes is waited out, sending nothing; what stays in the way leaves the decision to the owner. */
function unknowable({ ports, begun }: Attempt, reason: string, isPassing: boolean): Settlement {
  const { attempts } = begun.delivery;
  if (!isPassing || attempts >= MAX_ATTEMPTS) return { status: 'unknown', reason };
  return { status: 'sending', reason, notBefore: ports.machine.now() + pauseAfter(attempts) };
}

/** Looks for an earlier attempt's message: how that settles the delivery, or null where the platform certainly has none. */
async function look(attempt: Attempt, message: Message): Promise<Settlement | null> {
  const { poster, begun } = attempt;
  const found = await withinTime(
    (signal) => poster.find(postingOf(attempt, message, signal), begun.delivery.begunAt ?? 0),
    (reason): Found => ({ kind: 'unknowable', reason, isPassing: true }),
  );
  if (found.kind === 'absent') return null;
  if (found.kind === 'unknowable') return unknowable(attempt, found.reason, found.isPassing ?? false);
  return { status: 'sent', reason: null, messageIds: messageIdsOf(found), fingerprint: fingerprintOf(message) };
}

/** No answer came. Not found right now may mean that it is still on its way: somebody looks again before anything is repeated. */
async function settleUnanswered(attempt: Attempt, message: Message, reason: string): Promise<Settlement> {
  const found = await look(attempt, message);
  if (found) return found.status === 'sent' ? found : { ...found, reason: `${reason} ${found.reason}` };
  const { poster, begun, ports } = attempt;
  if (begun.delivery.attempts >= MAX_ATTEMPTS) return { status: 'unknown', reason };
  const pause = Math.max(poster.grace, pauseAfter(begun.delivery.attempts));
  return { status: 'sending', reason, notBefore: ports.machine.now() + pause };
}

function settleLater({ begun, ports }: Attempt, reason: string, retryAfter: number | null): Settlement {
  const { attempts } = begun.delivery;
  if (attempts >= MAX_ATTEMPTS) return { status: 'failed', reason: `Given up after ${attempts} attempts. ${reason}` };
  const pause = Math.min(retryAfter ?? pauseAfter(attempts), LONGEST_RETRY_AFTER_MS);
  return { status: 'planned', reason, notBefore: ports.machine.now() + pause };
}

async function settlementOf(attempt: Attempt, message: Message, outcome: PostOutcome): Promise<Settlement> {
  switch (outcome.kind) {
    case 'posted':
      return { status: 'sent', reason: null, messageIds: messageIdsOf(outcome), fingerprint: fingerprintOf(message) };
    case 'later':
      return settleLater(attempt, outcome.reason, outcome.retryAfter);
    case 'refused':
      return { status: 'failed', reason: outcome.reason, stops: outcome.stops };
    case 'unknown':
      return settleUnanswered(attempt, message, outcome.reason);
  }
}

/** An earlier attempt may have posted, and without its words nobody can look: never settled as if nothing had been posted. */
function unlooked({ ports, begun }: Attempt, { status, reason }: Settlement): Settlement {
  if (status === 'planned')
    return { status: 'sending', reason, notBefore: ports.machine.now() + pauseAfter(begun.delivery.attempts) };
  const why = 'An earlier attempt ended without an answer, and its message can’t be made again to look for it.';
  return { status: 'unknown', reason: reason ? `${why} ${reason}` : why };
}

/** From taken to how it ended. */
async function send(attempt: Attempt): Promise<Settlement> {
  const { ports, poster, begun, subscription, until } = attempt;
  const message = await compose(ports, subscription, begun.delivery).catch((error: unknown) =>
    settleCrash(attempt, error),
  );
  if ('status' in message) return begun.wasSending ? unlooked(attempt, message) : message;
  const found = begun.wasSending ? await look(attempt, message) : null;
  if (found) return found;
  // A machine that slept here has lost its right to post: by now another process may be at it.
  if (ports.machine.now() > until - 2 * CALL_MS) return settleLater(attempt, 'The machine was held up.', 0);
  const outcome = await withinTime(
    (signal) => poster.post(postingOf(attempt, message, signal)),
    (reason): PostOutcome => ({ kind: 'unknown', reason }),
  );
  ports.reached?.('after-post');
  return settlementOf(attempt, message, outcome);
}

/**
 * What goes wrong on our side before the post. After it nothing is caught: the delivery stays begun, and somebody looks for its message
 * before it is repeated. A store that can't be used ends the run: nothing can be recorded.
 */
function settleCrash(attempt: Attempt, error: unknown): Settlement {
  if (isUserError(error) && error.code === 'store-unavailable') throw error;
  const { log } = attempt.ports;
  log.error({ delivery: attempt.begun.delivery.id, error: String(error) }, 'a delivery could not be made');
  return settleLater(attempt, error instanceof UserError ? error.message : 'Daybook failed on this digest.', null);
}

const lineStatus = ({ status }: Settlement): Tried['status'] => {
  if (status === 'planned') return 'failed';
  return status === 'sending' ? 'unknown' : status;
};

/** Tries a delivery once. Null where another process has it or it is settled already. */
export async function attemptDelivery(
  ports: DeliveryPorts,
  subscription: Subscription,
  poster: Poster,
  delivery: Delivery,
): Promise<Tried | null> {
  const { ledger, machine, reached } = ports;
  reached?.('before-intent');
  const now = machine.now();
  const until = now + LEASE_MS;
  const begun = await ledger.begin(delivery.id, { now, until, grace: poster.grace });
  if (!begun) return null;
  reached?.('after-intent');
  const attempt: Attempt = { ports, subscription, poster, begun, until };
  const settlement = await send(attempt);
  const isRecorded = await ledger.settle(delivery.id, begun.delivery.attempts, settlement);
  reached?.('after-record');
  if (!isRecorded && settlement.status !== 'sent') return null;
  return { delivery: begun.delivery, subscription, status: lineStatus(settlement), reason: settlement.reason };
}
