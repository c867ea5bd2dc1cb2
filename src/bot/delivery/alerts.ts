// Turns breaking events into alerts that are owed, once for each event whatever becomes of its cluster, and so many a day at most.
import { addDays } from '../../model/day.ts';
import type { Event } from '../../model/event.ts';
import type { Saga } from '../../model/saga.ts';
import { type Delivery, deliveryId, newDelivery, type Subscription } from '../../model/subscription.ts';
import type { Told, Watch } from '../../ports.ts';
import { isQuiet, localDay } from '../schedule/wall-clock.ts';
import { isBreaking, newsDays } from './breaking.ts';
import { followersOf } from './followers.ts';
import type { DeliveryPorts } from './ports.ts';
import { readableSaga } from './readable-saga.ts';
import {
  eventsIn,
  isSameEvent,
  type Lineages,
  lineagesOf,
  type RecordStore,
  sentenceKey,
  shownEvent,
} from './shown.ts';

/** Whether an alert that older versions planned is about an event: they named it by its sentences. */
const isNamed = ({ about }: Delivery, { evidence }: Event): boolean => {
  const names = new Set(about?.split(' '));
  return evidence.some(({ report }) => names.has(sentenceKey(report.text)));
};

/** The event of an alert among those of its days, under the id that it has by now; null where no article says it any more. */
export function eventOf(delivery: Delivery, events: readonly Event[], lineages: Lineages): Event | null {
  const { about } = delivery;
  const id = about === null ? null : (lineages.get(about)?.now ?? about);
  return events.find((event) => event.id === id) ?? events.find((event) => isNamed(delivery, event)) ?? null;
}

const alertOf = (subscription: Subscription, event: Event, now: number): Delivery =>
  newDelivery({
    id: deliveryId(subscription.id, 'alert', event.id),
    kind: 'alert',
    subscription: subscription.id,
    about: event.id,
    slot: localDay(subscription.zone, now),
    from: event.date.from,
    to: event.date.to,
  });

/** Whether a subscription was told of an event, by a digest or an alert. */
export async function wasTold(store: RecordStore, saga: string, told: readonly Told[], event: Event): Promise<boolean> {
  const now = shownEvent(event);
  const before = told.flatMap(({ shown }) => shown.events);
  const lineages = await lineagesOf(store, saga, before, [now]);
  return before.some((shown) => isSameEvent(shown, now, lineages));
}

/** What a look found out about a subscription and an event: the same record gives the same answer. */
const answerKey = (subscription: Subscription, event: Event): string => `alert ${subscription.id} ${event.id}`;

async function planFor(
  ports: DeliveryPorts,
  subscription: Subscription,
  events: readonly Event[],
  revision: number,
): Promise<void> {
  const now = ports.clock.now();
  const unanswered = events.filter((event) => ports.seen?.get(answerKey(subscription, event)) !== revision);
  if (unanswered.length === 0 || isQuiet(subscription.quiet, subscription.zone, now)) return;
  const told = await ports.ledger.told({ subscription: subscription.id }, addDays(events[0]?.date.from ?? '', -1));
  const atMost = subscription.alerts?.perDay ?? 0;
  for (const event of unanswered) {
    const limits = { names: [event.id], atMost };
    if (!(await wasTold(ports.store, subscription.saga, told, event)))
      await ports.ledger.owe(alertOf(subscription, event, now), limits);
    ports.seen?.set(answerKey(subscription, event), revision);
  }
}

/** Today's and yesterday's events that are breaking news for a subscription, the most important first. */
async function breakingFor(ports: DeliveryPorts, saga: Saga, since: number): Promise<readonly Event[]> {
  const now = ports.clock.now();
  const digest = await ports.daybook.digest(saga, newsDays(saga.zone, now));
  return eventsIn(digest)
    .filter((event) => isBreaking(event, { now, since, zone: saga.zone }))
    .sort((a, b) => b.salience - a.salience);
}

/** A record without breaking news has none until it changes: time only makes news older. */
async function planSaga(
  ports: DeliveryPorts,
  saga: Saga,
  followers: readonly Subscription[],
  watch: Watch,
): Promise<void> {
  const key = `alerts ${saga.id}`;
  if (ports.seen?.get(key) === watch.revision) return;
  const news = await breakingFor(ports, saga, watch.since);
  if (news.length === 0) ports.seen?.set(key, watch.revision);
  for (const subscription of news.length > 0 ? followers : []) {
    const since = Math.max(watch.since, subscription.since);
    const now = ports.clock.now();
    const events = news.filter((event) => isBreaking(event, { now, since, zone: saga.zone }));
    await planFor(ports, subscription, events, watch.revision);
  }
}

/** What was found out is forgotten when it is so much, and found out again. */
const MAX_SEEN = 20_000;

/** Owes an alert for each event that is breaking news, to those who asked for alerts. */
export async function planAlerts(ports: DeliveryPorts): Promise<void> {
  if (ports.seen && ports.seen.size > MAX_SEEN) ports.seen.clear();
  const { wantingAlerts } = (ports.followers ?? followersOf)(await ports.ledger.subscriptions());
  for (const [id, followers] of wantingAlerts) {
    const watch = await ports.ledger.watch(id, ports.clock.now());
    const saga = watch && (await readableSaga(ports, id));
    if (saga) await planSaga(ports, saga, followers, watch);
  }
}
