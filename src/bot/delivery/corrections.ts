// Turns an edit that took something back into a line under the digest: whoever read it before hears what is said now.
import { createHash } from 'node:crypto';
import { addDays } from '../../model/day.ts';
import { type Delivery, deliveryId, newDelivery, type Subscription } from '../../model/subscription.ts';
import type { Settlement } from '../../ports.ts';
import type { Composed, ComposePorts } from './composed.ts';
import { LONGEST_UPDATE_DAYS } from './posted-digests.ts';

/** Where a file is the message, its own line says it: nobody is to be called back to it. */
const hasThreads = ({ channel }: Subscription): boolean =>
  channel.platform === 'slack' || channel.platform === 'discord';

/** The debt of an update's line, the same for the same update; null where it has nothing to take back. */
export function correctionOf(
  subscription: Subscription,
  { id, about, slot, from, to }: Delivery,
  line: string | null,
): Delivery | null {
  if (line === null || about === null || !hasThreads(subscription)) return null;
  const name = createHash('sha256').update(id).digest('hex').slice(0, 12);
  return newDelivery({
    id: deliveryId(subscription.id, 'correction', name),
    kind: 'correction',
    subscription: subscription.id,
    about: `${about} ${line}`,
    slot,
    from,
    to,
  });
}

/** The line and the digest's message under which it stands. */
export async function composeCorrection(
  { ledger }: Pick<ComposePorts, 'ledger'>,
  subscription: Subscription,
  { about, slot }: Delivery,
): Promise<Composed | Settlement> {
  const [digest = '', ...words] = (about ?? '').split(' ');
  const told = await ledger.told({ subscription: subscription.id }, addDays(slot, -LONGEST_UPDATE_DAYS));
  const thread = told.find(({ delivery }) => delivery.id === digest)?.delivery.messageIds[0];
  if (thread === undefined) return { status: 'skipped', reason: 'The digest is not known any more.' };
  const text = words.join(' ');
  return { message: { summary: text, blocks: [{ kind: 'paragraph', text }] }, shown: null, edit: null, thread };
}
