// Turns something that people should know about what they follow into one notice, however often and by however many it is noticed.
import { createHash } from 'node:crypto';
import { deliveryId, newDelivery, type Subscription } from '../../model/subscription.ts';
import { localDay } from '../schedule/wall-clock.ts';
import type { DeliveryPorts } from './ports.ts';

export interface Notice {
  /** What makes it the same notice: "feed https://…/rss failed since 2024-05-01". */
  readonly key: string;
  /** What it says: whole sentences, plain text. */
  readonly text: string;
  /** Default: the channel. The maker is told directly; a subscription that a script made has none. */
  readonly to?: 'channel' | 'maker';
}

const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 12);

/**
 * Owes a notice, once for its key and subscription: true where it was owed now. The next round of deliveries sends it. False also where
 * there is nobody to tell: the channel's subscription is paused or ended, or no person made it.
 */
export async function oweNotice(
  { ledger, clock }: Pick<DeliveryPorts, 'ledger' | 'clock'>,
  subscription: Subscription,
  { key, text, to = 'channel' }: Notice,
): Promise<boolean> {
  const person = to === 'maker' ? subscription.createdBy : null;
  if (to === 'maker' && person === null) return false;
  const today = localDay(subscription.zone, clock.now());
  return ledger.owe(
    newDelivery({
      id: deliveryId(subscription.id, 'notice', hashOf(`${to}\n${key}`)),
      kind: 'notice',
      subscription: subscription.id,
      about: text,
      person,
      slot: today,
      from: today,
      to: today,
    }),
  );
}
