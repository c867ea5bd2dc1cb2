// Turns a delivery into its message, or into the reason why there is none.
import type { Message } from '../../model/message.ts';
import type { Delivery, Subscription } from '../../model/subscription.ts';
import type { Settlement } from '../../ports.ts';
import type { DeliveryPorts } from './ports.ts';
import { deliveryMessage, noticeMessage } from './words.ts';

export async function compose(
  { daybook, store }: Pick<DeliveryPorts, 'daybook' | 'store'>,
  subscription: Subscription,
  delivery: Delivery,
): Promise<Message | Settlement> {
  if (delivery.kind === 'notice') return noticeMessage(subscription, delivery);
  const saga = await daybook.saga(subscription.saga);
  if (!saga) return { status: 'failed', reason: `There is no saga “${subscription.saga}” any more.`, stops: true };
  const digest = await daybook.digest(saga, { from: delivery.from, to: delivery.to });
  if (digest.days.length === 0 && subscription.whenEmpty === 'silent')
    return { status: 'skipped', reason: 'Nothing is recorded for these days.' };
  const lastDay = subscription.replay === null ? null : ((await store.span(saga.id))?.to ?? null);
  return deliveryMessage(digest, delivery, subscription, lastDay);
}
