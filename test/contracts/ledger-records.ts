// Makes subscriptions and deliveries for tests: what matters is named, the rest is filled in.
import { type Delivery, deliveryId, type Subscription } from '../../src/model/subscription.ts';

export const subscriptionWith = (given: Partial<Subscription> = {}): Subscription => ({
  id: 'a1b2c3d4e5f6',
  channel: { platform: 'slack', workspace: 'T1', id: 'C0123' },
  saga: 'harbour',
  at: '08:00',
  zone: 'America/New_York',
  days: [1, 2, 3, 4, 5, 6, 7],
  period: { kind: 'yesterday' },
  whenEmpty: 'say',
  quiet: null,
  replay: null,
  isPaused: false,
  reason: null,
  createdBy: null,
  createdAt: 0,
  since: 0,
  ...given,
});

/** The digest owed on a day that tells the day before. */
export const deliveryOn = (slot: string, given: Partial<Delivery> = {}): Delivery => ({
  id: deliveryId(given.subscription ?? 'a1b2c3d4e5f6', 'digest', slot),
  kind: 'digest',
  subscription: 'a1b2c3d4e5f6',
  slot,
  from: slot,
  to: slot,
  merged: 1,
  dropped: 0,
  status: 'planned',
  attempts: 0,
  notBefore: null,
  begunAt: null,
  messageId: null,
  reason: null,
  fingerprint: null,
  ...given,
});
