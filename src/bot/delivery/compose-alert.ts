// Turns an alert that is owed into the message of its event as it stands now, or into the reason why it is not told any more.
import { eventBlock } from '../../digests/blocks.ts';
import { dateHeadline } from '../../model/date-words.ts';
import { addDays } from '../../model/day.ts';
import type { Event } from '../../model/event.ts';
import type { Message } from '../../model/message.ts';
import { inertLine } from '../../model/outside-text.ts';
import type { Delivery, Subscription } from '../../model/subscription.ts';
import type { Settlement } from '../../ports.ts';
import { localDay } from '../schedule/wall-clock.ts';
import { eventOf, wasTold } from './alerts.ts';
import { type Composed, type ComposePorts, digestOf, skipped } from './composed.ts';
import { eventsIn, shownEvent } from './shown.ts';

function alertMessage(saga: string, event: Event): Message {
  const name = inertLine(saga) ?? 'This story';
  return {
    summary: `${name}, breaking: ${shownEvent(event).sentence}`,
    blocks: [
      { kind: 'heading', level: 1, text: name },
      { kind: 'note', text: `Breaking: told by ${event.independentSources} independent sources within hours.` },
      { kind: 'heading', level: 2, text: dateHeadline(event.date) },
      eventBlock(event, event.date),
    ],
  };
}

/** Why an alert is not told any more; null where it is. */
async function needlessFor(
  ports: ComposePorts,
  subscription: Subscription,
  { slot, about }: Delivery,
  event: Event,
): Promise<Settlement | null> {
  if (subscription.alerts === null) return skipped('Alerts were switched off.');
  if (localDay(subscription.zone, ports.clock.now()) > addDays(slot, 1)) return skipped('It came too late to be news.');
  const told = await ports.ledger.told({ subscription: subscription.id }, addDays(slot, -1));
  const others = told.filter((one) => one.delivery.about !== about);
  const isTold = await wasTold(ports.store, subscription.saga, others, event);
  return isTold ? skipped('A digest or an alert has told it already.') : null;
}

/** The alert, with why it is needless by now where it is; or why it can't be told. */
export async function composeAlert(
  ports: ComposePorts,
  subscription: Subscription,
  delivery: Delivery,
): Promise<Composed | Settlement> {
  const digest = await digestOf(ports, subscription, delivery);
  if ('status' in digest) return digest;
  const lineages = delivery.about === null ? new Map() : await ports.store.lineage(subscription.saga, [delivery.about]);
  const event = eventOf(delivery, eventsIn(digest), lineages);
  if (!event) return skipped('No article says it any more.');
  const needless = await needlessFor(ports, subscription, delivery, event);
  return {
    message: alertMessage(digest.saga.name, event),
    shown: { events: [shownEvent(event)] },
    edit: null,
    ...(needless ? { needless } : {}),
  };
}
