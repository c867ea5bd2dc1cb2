// Turns the subscriptions into a list with what comes next, and changes one: ended, paused, resumed.
import { subscriptionJson } from '../../../src/bot/delivery/contract.ts';
import { type Coming, nextDigest } from '../../../src/bot/schedule/due.ts';
import { paused, resumed } from '../../../src/bot/schedule/subscribing.ts';
import { UserError } from '../../../src/errors.ts';
import type { Scheduled } from '../../../src/ports.ts';
import { type CommonOptions, type OpenRecord, withDaybook } from '../open.ts';
import { writeJson } from '../print.ts';
import type { Streams } from '../streams.ts';
import { subscriptionLine } from '../subscription-line.ts';

interface SubscriptionsOptions extends CommonOptions {
  readonly json?: boolean;
}

const nextJson = (next: Coming | null): object | null =>
  next && { at: new Date(next.instant).toISOString(), slot: next.slot, digest: { from: next.from, to: next.to } };

function show(
  streams: Streams,
  { subscription, lastSlot }: Scheduled,
  { clock }: OpenRecord,
  asJson: boolean | undefined,
): void {
  const next = nextDigest(subscription, lastSlot, clock.now());
  if (asJson) writeJson(streams, { ...subscriptionJson(subscription), next: nextJson(next) });
  else {
    const coming = next
      ? `\n              next ${new Date(next.instant).toISOString()}: ${next.from} to ${next.to}`
      : '';
    streams.stdout.write(`${subscriptionLine(subscription)}${coming}\n`);
  }
}

/** `daybook subscriptions`. */
export const runSubscriptions = (streams: Streams, options: SubscriptionsOptions): Promise<void> =>
  withDaybook(options, async (opened) => {
    for (const scheduled of await opened.data.ledger.subscriptions()) show(streams, scheduled, opened, options.json);
  });

/** `daybook unsubscribe|pause|resume ID`. */
export const runChange = (
  streams: Streams,
  change: 'unsubscribe' | 'pause' | 'resume',
  id: string,
  options: SubscriptionsOptions,
): Promise<void> =>
  withDaybook(options, async (opened) => {
    const { ledger } = opened.data;
    const found = await ledger.subscription(id);
    if (!found)
      throw new UserError('not-found', `There is no subscription “${id}”: “daybook subscriptions” lists them.`);
    const { subscription } = found;
    if (change === 'unsubscribe') {
      await ledger.unsubscribe(id);
      if (options.json) writeJson(streams, { ...subscriptionJson(subscription), ended: true });
      else streams.stdout.write(`Ended: ${subscriptionLine(subscription)}\n`);
      return;
    }
    const next =
      change === 'pause' ? paused(subscription, 'Paused by hand.') : resumed(subscription, opened.clock.now());
    await ledger.subscribe(next);
    show(streams, { ...found, subscription: next }, opened, options.json);
  });
