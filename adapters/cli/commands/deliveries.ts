// Turns the ledger into lines: every message owed, and what became of it.
import { deliveryJson } from '../../../src/bot/delivery/contract.ts';
import { channelName } from '../../../src/model/place.ts';
import type { Delivery, Subscription } from '../../../src/model/subscription.ts';
import { type CommonOptions, withDaybook } from '../open.ts';
import { writeJson } from '../print.ts';
import type { Streams } from '../streams.ts';

interface DeliveriesOptions extends CommonOptions {
  readonly json?: boolean;
}

const line = (delivery: Delivery, subscription: Subscription | null): string => {
  const { id, kind, status, from, to, attempts, reason } = delivery;
  const days = from === to ? from : `${from} to ${to}`;
  const where = subscription ? channelName(subscription.channel) : delivery.subscription;
  const what = {
    digest: days,
    update: `update of ${days}`,
    alert: `alert of ${days}`,
    correction: `correction of ${days}`,
    notice: 'notice',
  }[kind];
  const tries = attempts > 1 ? `  ${attempts} attempts` : '';
  return `${id}  ${status.padEnd(7)}  ${what}  ${where}${tries}${reason ? `  (${reason})` : ''}`;
};

/** `daybook deliveries`. */
export const runDeliveries = (streams: Streams, options: DeliveriesOptions): Promise<void> =>
  withDaybook(options, async ({ data }) => {
    const all = await data.ledger.subscriptions({ withEnded: true });
    const known = new Map(all.map(({ subscription }) => [subscription.id, subscription]));
    const deliveries = await data.ledger.deliveries();
    if (deliveries.length === 0 && !options.json)
      streams.stdout.write('Nothing was owed to anybody yet; “daybook subscribe” schedules a digest.\n');
    for (const delivery of deliveries) {
      const subscription = known.get(delivery.subscription) ?? null;
      if (options.json) writeJson(streams, deliveryJson(delivery, subscription));
      else streams.stdout.write(`${line(delivery, subscription)}\n`);
    }
  });
