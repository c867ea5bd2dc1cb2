// Turns the days of a delivery into its digest and the digest's message; and the shape of what is sent.
import type { Digest } from '../../model/digest.ts';
import type { Message } from '../../model/message.ts';
import type { Shown } from '../../model/shown.ts';
import type { Delivery, Subscription } from '../../model/subscription.ts';
import type { Settlement } from '../../ports.ts';
import type { DeliveryPorts } from './ports.ts';
import { eventsIn, lineagesOf, shownEvent } from './shown.ts';
import { alertsBefore, type Parted, partedBy } from './told-already.ts';
import { deliveryMessage } from './words.ts';

export type ComposePorts = Pick<DeliveryPorts, 'daybook' | 'store' | 'ledger' | 'clock' | 'render' | 'shown'>;

/** A message that takes the place of those that were posted. */
interface Edit {
  readonly message: Message;
  readonly messageIds: readonly string[];
  /** What is said under it besides, old and new; null where nothing was taken back. */
  readonly correction: string | null;
}

export interface Composed {
  /** What is posted; for an update, only where the edit is not possible. */
  readonly message: Message;
  /** What it shows; null for words about the subscription itself. */
  readonly shown: Shown | null;
  readonly edit: Edit | null;
  /** Id of the message under which it stands, where it is no edit's follow-up. */
  readonly thread?: string;
  /** Why it is not posted by now. Where an attempt before may have posted it, it is looked for all the same. */
  readonly needless?: Settlement;
}

export const skipped = (reason: string): Settlement => ({ status: 'skipped', reason });

/** The digest of a delivery's days, or why it can't be told. */
export async function digestOf(
  { daybook }: Pick<DeliveryPorts, 'daybook'>,
  subscription: Subscription,
  { from, to }: Pick<Delivery, 'from' | 'to'>,
): Promise<Digest | Settlement> {
  const saga = await daybook.saga(subscription.saga);
  if (saga) {
    const digest = await daybook.digest(saga, { from, to });
    return (await daybook.inWords?.(saga, digest)) ?? digest;
  }
  return { status: 'failed', reason: `There is no saga “${subscription.saga}” any more.`, stops: true };
}

/** A digest that was or will be posted, without what alerts told before it. */
export async function partedFor(
  ports: ComposePorts,
  subscription: Subscription,
  delivery: Delivery,
  digest: Digest,
): Promise<Parted> {
  const alerts = await alertsBefore(ports, subscription, delivery);
  const told = alerts.flatMap(({ shown }) => shown.events);
  const lineages = await lineagesOf(ports.store, subscription.saga, told, eventsIn(digest).map(shownEvent));
  return partedBy(alerts, digest, lineages);
}

/** Its message: what was told already stands at the end. */
export async function digestMessageOf(
  { store, render }: Pick<DeliveryPorts, 'store' | 'render'>,
  subscription: Subscription,
  delivery: Delivery,
  parted: Parted,
): Promise<Message> {
  const lastDay = subscription.replay === null ? null : ((await store.span(subscription.saga))?.to ?? null);
  return deliveryMessage(parted, delivery, subscription, lastDay, render);
}
