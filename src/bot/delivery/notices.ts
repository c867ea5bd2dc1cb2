// Notices: what people should know about what they follow, told once, however often it is noticed.
import { createHash } from 'node:crypto';
import { dateInSentence } from '../../model/date-words.ts';
import { channelName } from '../../model/place.ts';
import { type Delivery, deliveryId, newDelivery, type Subscription } from '../../model/subscription.ts';
import { localDay } from '../schedule/wall-clock.ts';
import type { DeliveryPorts } from './ports.ts';

interface Notice {
  /** What makes it the same notice: "feed https://…/rss failed since 2024-05-01". */
  readonly key: string;
  /** What it says: whole sentences, plain text. */
  readonly text: string;
  /** Default: the channel. The maker is told directly; a subscription that a script made has none. */
  readonly to?: 'channel' | 'maker';
}

const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 12);

/** The debt of a notice: the same for the same key. Null where it is for the maker and no person made the subscription. */
function noticeOf(subscription: Subscription, { key, text, to = 'channel' }: Notice, now: number): Delivery | null {
  const person = to === 'maker' ? subscription.createdBy : null;
  if (to === 'maker' && person === null) return null;
  const today = localDay(subscription.zone, now);
  return newDelivery({
    id: deliveryId(subscription.id, 'notice', hashOf(`${to}\n${key}`)),
    kind: 'notice',
    subscription: subscription.id,
    about: text,
    person,
    slot: today,
    from: today,
    to: today,
  });
}

/**
 * Owes a notice, once for its key and subscription: true where it was owed now. The next round of deliveries sends it. False also where
 * there is nobody to tell: the channel's subscription is paused or ended, or no person made it.
 */
export async function oweNotice(
  { ledger, clock }: Pick<DeliveryPorts, 'ledger' | 'clock'>,
  subscription: Subscription,
  notice: Notice,
): Promise<boolean> {
  const owed = noticeOf(subscription, notice, clock.now());
  return owed !== null && ledger.owe(owed);
}

const WHAT = { digest: 'The digest', update: 'The update', alert: 'The alert', correction: 'The correction' } as const;

/**
 * The word to its maker that nobody can find out whether a delivery was posted; null where there is nobody to tell, and of notices, which
 * would go on about themselves.
 */
export function lostNotice(
  subscription: Subscription,
  { id, kind, from, to }: Delivery,
  reason: string | null,
  now: number,
): Delivery | null {
  if (kind === 'notice') return null;
  const channel = channelName(subscription.channel);
  const about = `${subscription.saga} for ${dateInSentence({ from, to, granularity: 'span' })}`;
  const because = reason === null ? '.' : `: ${/[.!?]$/.test(reason) ? reason : `${reason}.`}`;
  const byHand = `“daybook deliver --again ${id}”`;
  const again = kind === 'digest' ? `“/saga again ${id}” there (or ${byHand})` : byHand;
  const text = `${WHAT[kind]} of ${about} may or may not have been posted to ${channel}${because} Look there; if it is missing, ${again} sends it again.`;
  return noticeOf(subscription, { key: id, text, to: 'maker' }, now);
}
