// Turns what is due into rows of the ledger: after this, a crash loses nothing.
import { dayWords } from '../../model/date-words.ts';
import { addDays } from '../../model/day.ts';
import { type Delivery, deliveryId, newDelivery, type Subscription } from '../../model/subscription.ts';
import type { Plan, Scheduled } from '../../ports.ts';
import { CATCH_UP_DAYS, type Due, dueDigest } from '../schedule/due.ts';
import { paused } from '../schedule/subscribing.ts';
import type { DeliveryPorts } from './ports.ts';

/** The debt of a digest that is due. */
export const owed = (subscription: Subscription, due: Due): Delivery =>
  newDelivery({
    ...due,
    id: deliveryId(subscription.id, 'digest', due.slot),
    kind: 'digest',
    subscription: subscription.id,
  });

/** Later than any row waits for. */
const END_OF_TIME = Number.MAX_SAFE_INTEGER;

/**
 * A replay has an end: when the story's last day was told, it pauses and says why. True where nothing is left to be owed. While the last
 * day is still owed it goes on: with the pause it would come to nothing.
 */
async function endReplay({ ledger, store }: DeliveryPorts, subscription: Subscription, due: Due): Promise<boolean> {
  if (subscription.replay === null) return false;
  const span = await store.span(subscription.saga);
  if (span === null || due.from <= span.to) return false;
  const open = await ledger.open(END_OF_TIME, subscription.id);
  if (open.some(({ kind }) => kind === 'digest')) return true;
  await ledger.subscribe(paused(subscription, `The story was told to its last day, ${dayWords(span.to)}.`));
  return true;
}

/** What is to be owed of a subscription now; null where nothing is. */
async function planOf(ports: DeliveryPorts, { subscription, lastSlot }: Scheduled, due: Due): Promise<Plan | null> {
  const catchUpDays = ports.catchUpDays ?? CATCH_UP_DAYS;
  if (await endReplay(ports, subscription, due)) return null;
  const asFarBack = addDays(due.to, 1 - catchUpDays);
  const earliest = due.from < asFarBack ? due.from : asFarBack;
  return { delivery: owed(subscription, due), after: lastSlot, earliest };
}

/** What is due of a subscription. One that can't be worked out (a zone this system no longer knows) must not hold up the others. */
function dueOf({ due, clock, catchUpDays, log }: DeliveryPorts, scheduled: Scheduled): Due | null {
  const { subscription, lastSlot } = scheduled;
  try {
    if (due) return due.due(scheduled, clock.now(), catchUpDays);
    return dueDigest(subscription, lastSlot, clock.now(), catchUpDays ?? CATCH_UP_DAYS);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    log.error({ subscription: subscription.id, error: String(error) }, 'a subscription has no due time');
    return null;
  }
}

/** Owes what is due by the list as it stands. False where somebody else was at it: then the list says something else by now. */
async function planOnce(ports: DeliveryPorts): Promise<boolean> {
  const plans: Plan[] = [];
  const all = await ports.ledger.subscriptions();
  for (const scheduled of ports.due?.among(all, ports.clock.now()) ?? all) {
    const due = dueOf(ports, scheduled);
    // Hardly any is due in a minute: nothing is waited for over the others.
    const plan = due && (await planOf(ports, scheduled, due));
    if (plan) plans.push(plan);
  }
  if (plans.length === 0) return true;
  ports.reached?.('before-plan');
  return (await ports.ledger.planAll(plans)).every(Boolean);
}

/**
 * Owes every digest that is due now and is not on record. Of several processes each digest is owed by one. A process that was killed may
 * still have owed one a moment ago, when its last change reached the disk: what is due beside that is worked out once more.
 */
export async function planDue(ports: DeliveryPorts): Promise<void> {
  if (!(await planOnce(ports))) await planOnce(ports);
}
