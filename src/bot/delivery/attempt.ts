// One attempt at a delivery that is owed: taken, looked for, posted or edited, settled.
import { isUserError, UserError } from '../../errors.ts';
import type { Message } from '../../model/message.ts';
import type { Delivery, DeliveryKind, Subscription } from '../../model/subscription.ts';
import type { EditOutcome, Poster, Posting, PostOutcome, Settlement, Sighting } from '../../ports.ts';
import { compose } from './compose.ts';
import type { Composed } from './composed.ts';
import { correctionOf } from './corrections.ts';
import { CALL_MS, withinTime } from './deadline.ts';
import { lostNotice } from './notices.ts';
import type { DeliveryPorts, Tried } from './ports.ts';
import {
  type Attempt,
  settleEdit,
  settleLater,
  settleRefused,
  settleSent,
  settleUnanswered,
  settleUnknowable,
  settleUnlooked,
} from './settling.ts';

/** How long a process may hold a delivery, in milliseconds: an edit, a look, a post and a second look, and time to spare. */
const LEASE_MS = 5 * CALL_MS;

const postingOf = (
  { subscription, begun }: Attempt,
  { message, edit, thread }: Pick<Composed, 'message' | 'edit' | 'thread'>,
  signal: AbortSignal,
): Posting => ({
  delivery: begun.delivery,
  saga: subscription.saga,
  channel: subscription.channel,
  person: begun.delivery.person,
  message,
  thread: thread ?? edit?.messageIds[0] ?? null,
  signal,
});

/** Looks for an earlier attempt's message: how that settles the delivery, or null where the platform certainly has none. */
async function look(attempt: Attempt, composed: Composed): Promise<Settlement | null> {
  const { poster, begun } = attempt;
  const found = await withinTime(
    (signal) => poster.find(postingOf(attempt, composed, signal), begun.delivery.begunAt ?? 0),
    (reason): Sighting => ({ kind: 'unknowable', reason, isPassing: true }),
  );
  if (found.kind === 'absent') return null;
  if (found.kind === 'found') return settleSent(found, composed.message, composed.shown);
  return settleUnknowable(attempt, found.reason, found.isPassing ?? false);
}

/** No answer came. Not found right now may mean that it is still on its way: somebody looks again before anything is repeated. */
async function lookUnanswered(attempt: Attempt, composed: Composed, reason: string): Promise<Settlement> {
  const found = await look(attempt, composed);
  if (!found) return settleUnanswered(attempt, reason);
  return found.status === 'sent' ? found : { ...found, reason: `${reason} ${found.reason}` };
}

async function settlementOf(attempt: Attempt, composed: Composed, outcome: PostOutcome): Promise<Settlement> {
  switch (outcome.kind) {
    case 'posted':
      return settleSent(outcome, composed.message, composed.shown);
    case 'later':
      return settleLater(attempt, outcome);
    case 'refused':
      return settleRefused(outcome);
    case 'unknown':
      return lookUnanswered(attempt, composed, outcome.reason);
  }
}

/** A machine that slept here has lost its right to send: by now another process may be at it. */
const isHeldUp = ({ ports, until }: Attempt): boolean => ports.machine.now() > until - 2 * CALL_MS;

/** Edits what was posted. Null where that is not possible any more: then a follow-up says it. */
async function edit(attempt: Attempt, composed: Composed): Promise<Settlement | null> {
  const { messageIds, message, correction } = composed.edit ?? { ...composed, messageIds: [], correction: null };
  const [messageId] = messageIds;
  if (messageId === undefined) return null;
  const outcome = await withinTime(
    (signal) => attempt.poster.edit(postingOf(attempt, { message, edit: null }, signal), messageIds),
    (reason): EditOutcome => ({ kind: 'unknown', reason }),
  );
  attempt.ports.reached?.('after-post');
  const sent = settleSent({ messageId, messageIds }, message, composed.shown);
  const owes = correctionOf(attempt.subscription, attempt.begun.delivery, correction);
  return settleEdit(attempt, outcome, owes ? { ...sent, owes } : sent);
}

async function post(attempt: Attempt, composed: Composed): Promise<Settlement> {
  if (isHeldUp(attempt)) return settleLater(attempt, { reason: 'The machine was held up.', retryAfter: null });
  const outcome = await withinTime(
    (signal) => attempt.poster.post(postingOf(attempt, composed, signal)),
    (reason): PostOutcome => ({ kind: 'unknown', reason }),
  );
  attempt.ports.reached?.('after-post');
  return settlementOf(attempt, composed, outcome);
}

/** Digests, alerts and their newer forms, of which people ask more; the rest are words beside them. */
const isRead = (kind: DeliveryKind): boolean => kind !== 'notice' && kind !== 'correction';

/** What people read in a channel has buttons: a digest, an alert, and a digest's newer form. */
async function dressed(
  { ports, subscription, begun }: Attempt,
  made: Composed | Settlement,
): Promise<Composed | Settlement> {
  const { kind, from, to } = begun.delivery;
  if ('status' in made || !ports.dress || !isRead(kind)) return made;
  const dress = async (message: Message): Promise<Message> =>
    (await ports.dress?.(message, subscription, { from, to })) ?? message;
  const { edit } = made;
  return {
    ...made,
    message: kind === 'update' ? made.message : await dress(made.message),
    edit: edit && { ...edit, message: await dress(edit.message) },
  };
}

/** From taken to how it ended. An edit needs no look before it: done twice it is the same. */
async function send(attempt: Attempt): Promise<Settlement> {
  const { ports, begun, subscription } = attempt;
  const composed = await compose(ports, subscription, begun.delivery, begun.wasSending)
    .then((made) => dressed(attempt, made))
    .catch((error: unknown) => settleCrash(attempt, error));
  if ('status' in composed) return begun.wasSending ? settleUnlooked(composed) : composed;
  const edited = composed.edit && !isHeldUp(attempt) ? await edit(attempt, composed) : null;
  if (edited) return edited;
  const found = begun.wasSending ? await look(attempt, composed) : null;
  const settled = found ?? composed.needless ?? (await post(attempt, composed));
  // Nobody knows whether people have read it: it counts as told, so that the same is not told again in other words.
  return settled.status === 'unknown' && composed.shown ? { ...settled, shown: composed.shown } : settled;
}

/**
 * What goes wrong on our side before the post. After it nothing is caught: the delivery stays begun, and somebody looks for its message
 * before it is repeated. A store that can't be used ends the run: nothing can be recorded.
 */
function settleCrash(attempt: Attempt, error: unknown): Settlement {
  if (isUserError(error) && error.code === 'store-unavailable') throw error;
  const { log } = attempt.ports;
  log.error({ delivery: attempt.begun.delivery.id, error: String(error) }, 'a delivery could not be made');
  const reason = error instanceof UserError ? error.message : 'Daybook failed on this digest.';
  return settleLater(attempt, { reason, retryAfter: null });
}

/** What nobody can find out about is for its maker to decide: the word to them is owed in the same change. */
function withNotice({ ports, subscription, begun }: Attempt, settlement: Settlement): Settlement {
  if (settlement.status !== 'unknown') return settlement;
  const owes = lostNotice(subscription, begun.delivery, settlement.reason, ports.clock.now());
  return owes ? { ...settlement, owes } : settlement;
}

const lineStatus = ({ status }: Settlement): Tried['status'] => {
  if (status === 'planned') return 'failed';
  return status === 'sending' ? 'unknown' : status;
};

/** Tells whoever keeps conversations that a message is out. The message stands whatever goes wrong there. */
async function tellPosted({ ports, subscription, begun }: Attempt, { messageIds = [] }: Settlement): Promise<void> {
  const { kind, from, to } = begun.delivery;
  if (!isRead(kind)) return;
  try {
    await ports.posted?.(begun.delivery, subscription, messageIds, { from, to });
  } catch (error) {
    ports.log.error({ delivery: begun.delivery.id, error: String(error) }, 'a posted message was not remembered');
  }
}

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
  const settlement = withNotice(attempt, await send(attempt));
  const isRecorded = await ledger.settle(delivery.id, begun.delivery.attempts, settlement);
  reached?.('after-record');
  if (settlement.status === 'sent') await tellPosted(attempt, settlement);
  if (!isRecorded && settlement.status !== 'sent') return null;
  return { delivery: begun.delivery, subscription, status: lineStatus(settlement), reason: settlement.reason };
}
