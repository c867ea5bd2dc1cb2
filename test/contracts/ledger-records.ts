// Makes subscriptions and deliveries for tests: what matters is named, the rest is filled in.
import { type Delivery, deliveryId, newDelivery, type Subscription } from '../../src/model/subscription.ts';

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
  alerts: null,
  replay: null,
  isPaused: false,
  reason: null,
  createdBy: null,
  createdAt: 0,
  since: 0,
  ...given,
});

/** The digest owed on a day that tells the day before. */
export const deliveryOn = (slot: string, given: Partial<Delivery> = {}): Delivery =>
  newDelivery({
    id: deliveryId(given.subscription ?? 'a1b2c3d4e5f6', 'digest', slot),
    kind: 'digest',
    subscription: 'a1b2c3d4e5f6',
    slot,
    from: slot,
    to: slot,
    ...given,
  });

/** An update, an alert or a notice; `name` makes its id. */
export const debtOf = (kind: Delivery['kind'], name: string, given: Partial<Delivery> = {}): Delivery =>
  deliveryOn('2024-05-02', { id: deliveryId('a1b2c3d4e5f6', kind, name), kind, about: name, ...given });
