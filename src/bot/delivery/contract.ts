// Turns subscriptions, tried deliveries and the ledger into the JSON of the command line's contract.
import { channelName } from '../../model/place.ts';
import { alertsName, daysName, periodName } from '../../model/setting-words.ts';
import type { Delivery, Subscription } from '../../model/subscription.ts';
import type { Tried } from './ports.ts';

const instant = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

export const subscriptionJson = (subscription: Subscription): object => ({
  subscription: subscription.id,
  saga: subscription.saga,
  to: channelName(subscription.channel),
  at: subscription.at,
  zone: subscription.zone,
  days: daysName(subscription.days),
  period: periodName(subscription.period),
  whenEmpty: subscription.whenEmpty,
  quiet: subscription.quiet ? `${subscription.quiet.from}-${subscription.quiet.to}` : null,
  alerts: alertsName(subscription.alerts),
  replay: subscription.replay,
  paused: subscription.isPaused,
  reason: subscription.reason,
});

/** One line of `deliver`. */
export const triedJson = ({ delivery, subscription, status, reason }: Tried): object => ({
  delivery: delivery.id,
  kind: delivery.kind,
  subscription: subscription.id,
  to: channelName(subscription.channel),
  digest: { from: delivery.from, to: delivery.to },
  status,
  attempts: delivery.attempts,
  ...(reason === null ? {} : { reason }),
});

/** One line of the ledger. `subscription` is null where its row was ended long ago. */
export const deliveryJson = (delivery: Delivery, subscription: Subscription | null): object => ({
  delivery: delivery.id,
  kind: delivery.kind,
  subscription: delivery.subscription,
  about: delivery.about,
  to: subscription ? channelName(subscription.channel) : null,
  slot: delivery.slot,
  digest: { from: delivery.from, to: delivery.to },
  merged: delivery.merged,
  status: delivery.status,
  attempts: delivery.attempts,
  message: delivery.messageId,
  notBefore: instant(delivery.notBefore),
  reason: delivery.reason,
});
