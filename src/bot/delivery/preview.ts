// Turns what is due into the messages that would be posted, without owing or posting anything: the dry run.
import type { Message } from '../../model/message.ts';
import type { Delivery, Subscription } from '../../model/subscription.ts';
import type { Scheduled } from '../../ports.ts';
import { CATCH_UP_DAYS, dueDigest, nextDigest } from '../schedule/due.ts';
import { compose } from './compose.ts';
import type { ComposePorts } from './composed.ts';
import { owed } from './plan.ts';
import type { DeliveryPorts } from './ports.ts';

export interface Preview {
  readonly subscription: Subscription;
  readonly delivery: Delivery;
  /** Null where nothing would be posted, for `reason`. */
  readonly message: Message | null;
  readonly reason: string | null;
}

async function previewOf(ports: DeliveryPorts, subscription: Subscription, delivery: Delivery): Promise<Preview> {
  const composed = await compose(ports, subscription, delivery);
  const isMessage = 'message' in composed;
  return {
    subscription,
    delivery,
    message: isMessage ? (composed.edit ?? composed).message : null,
    reason: isMessage ? null : composed.reason,
  };
}

/** What a run at this moment would try: what is due, and what is owed already. */
export async function* previewDue(ports: DeliveryPorts): AsyncGenerator<Preview> {
  const open = await ports.ledger.open(ports.machine.now());
  for (const { subscription, lastSlot } of await ports.ledger.subscriptions()) {
    const due = dueDigest(subscription, lastSlot, ports.clock.now(), ports.catchUpDays ?? CATCH_UP_DAYS);
    const waiting = open.filter((delivery) => delivery.subscription === subscription.id);
    const deliveries = due ? [...waiting, owed(subscription, due)] : waiting;
    for (const delivery of deliveries) yield previewOf(ports, subscription, delivery);
  }
}

/** The next digest of a subscription as it would be posted with what is known now, or why nothing would be. */
export async function comingMessage(
  ports: ComposePorts,
  { subscription, lastSlot }: Scheduled,
  now: number,
): Promise<Message | { readonly reason: string }> {
  const coming = nextDigest({ ...subscription, isPaused: false }, lastSlot, now);
  if (coming === null) return { reason: 'No digest is coming.' };
  const composed = await compose(ports, subscription, owed(subscription, coming));
  return 'message' in composed ? composed.message : { reason: composed.reason ?? 'Nothing would be posted.' };
}
