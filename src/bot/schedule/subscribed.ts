// Finds the subscription of a channel to a saga, whichever way its id was made.
import { type Channel, isSameChannel } from '../../model/place.ts';
import type { Ledger, Scheduled } from '../../ports.ts';
import { subscriptionId } from './subscribing.ts';

/**
 * Null where the channel does not follow the saga. A workspace finds its own, and what the command line made for the channel before
 * anybody knew whose it is.
 */
export async function subscribed(ledger: Ledger, channel: Channel, saga: string): Promise<Scheduled | null> {
  const own = await ledger.subscription(subscriptionId(channel, saga));
  if (own || channel.workspace === null) return own;
  const unplaced = await ledger.subscription(subscriptionId({ ...channel, workspace: null }, saga));
  return unplaced && isSameChannel(unplaced.subscription.channel, channel) ? unplaced : null;
}

/** The same for who names a channel without its workspace and may know of any, as the command line does. */
export async function subscribedAnywhere(ledger: Ledger, channel: Channel, saga: string): Promise<Scheduled | null> {
  const isIt = ({ subscription }: Scheduled): boolean =>
    subscription.saga === saga && isSameChannel(subscription.channel, channel);
  return (await subscribed(ledger, channel, saga)) ?? (await ledger.subscriptions()).find(isIt) ?? null;
}
