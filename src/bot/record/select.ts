// The one selector: from a saga and a time to its events, in order, read from what is kept. Whatever tells of a time tells these.
import { belongsTo, composeDigest, daysOf } from '../../digests/compose.ts';
import { overTime } from '../../digests/over-time.ts';
import { LOOKED_AT } from '../../events/day-context.ts';
import { daysBetween, type IsoDate } from '../../model/day.ts';
import type { Digest } from '../../model/digest.ts';
import type { Event, Happening } from '../../model/event.ts';
import type { Saga, SagaSpan } from '../../model/saga.ts';
import type { EventDay, Store } from '../../ports.ts';
import { eventsOfDays, eventsOfSpans, isShort, type KnownDays, knownDays } from './known-days.ts';

/** A report of a longer span is no news of a single day in it. */
const LONGEST_RANGE = 14;
/** Of a longer time the answer begins with its whole length. */
const LONGEST_DIGEST = 31;
/** Of a longer time the days are looked at that have most. */
const MOST_EVENTS = 5_000;
/** Events of each date of a longer time that are weighed against each other; of a day by itself more are. */
const PER_DAY = 40;

export type SelectorStore = Pick<Store, 'events' | 'eventDays'>;

/** What an event's id leads to: the event, the id it has now, or nothing any more. */
export type Found =
  | { readonly kind: 'event'; readonly event: Happening; readonly partedFrom: string | null }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'gone' };

/** Null for an id that was never one. */
export async function findEvent(
  store: Pick<Store, 'lineage' | 'happenings'>,
  saga: string,
  id: string,
): Promise<Found | null> {
  const lineage = (await store.lineage(saga, [id])).get(id);
  if (!lineage) return null;
  if (lineage.now === null) return { kind: 'gone' };
  if (lineage.now !== id) return { kind: 'moved', to: lineage.now };
  const [event] = await store.happenings({ saga, ids: [id], order: 'salience', limit: 1 });
  return event ? { kind: 'event', event, partedFrom: lineage.partedFrom } : { kind: 'gone' };
}

/** All that happened within the days, or in a short range that reaches into them; of each day what matters most. */
async function eventsWithin(
  store: SelectorStore,
  saga: string,
  { from, to }: SagaSpan,
  days: readonly EventDay[],
  perDay: number,
  known: KnownDays,
): Promise<readonly Event[]> {
  const maxDays = Math.max(LONGEST_RANGE, daysBetween(from, to) + 1);
  const weighed = (events: readonly Event[]): Event[] =>
    known.weigh(events.filter(({ date }) => belongsTo(date, { from, to })));
  if (!isShort({ from, to }))
    return weighed(await store.events({ saga, from, to, maxDays, perDay, order: 'date', limit: MOST_EVENTS }));
  const ofDays = await eventsOfDays(store, known, saga, days, perDay);
  return [...ofDays, ...weighed(await eventsOfSpans(store, saga, { from, to, maxDays }))];
}

/** How many events each single day of a time has. */
const countsOf = (days: readonly EventDay[]): ReadonlyMap<IsoDate, number> =>
  new Map(days.map(({ date, events }) => [date, events]));

/** The digest of a time. `nearest` are days that have something, shown where the time has nothing. */
export async function digestOf(
  store: SelectorStore,
  saga: Saga,
  span: SagaSpan,
  nearest: readonly IsoDate[],
  limit?: number,
  known: KnownDays = knownDays(),
): Promise<Digest> {
  const perDay = span.from === span.to ? LOOKED_AT : PER_DAY;
  const eventDays = await store.eventDays(saga.id, span);
  const events = await eventsWithin(store, saga.id, span, eventDays, Math.max(perDay, limit ?? 0), known);
  const counts = countsOf(eventDays);
  return composeDigest({ saga, ...span, events, counts, nearest, ...(limit === undefined ? {} : { limit }) });
}

/** The events of a time for an answer: of one day in the digest's order, of a longer time those that matter most first. */
export async function eventsOf(
  store: SelectorStore,
  saga: string,
  span: SagaSpan,
  known: KnownDays = knownDays(),
): Promise<readonly Event[]> {
  const isDay = span.from === span.to;
  const days = await store.eventDays(saga, span);
  const events = await eventsWithin(store, saga, span, days, isDay ? Number.POSITIVE_INFINITY : PER_DAY, known);
  if (isDay) return daysOf(events, span.from).flatMap((day) => day.events);
  if (daysBetween(span.from, span.to) > LONGEST_DIGEST) return overTime(events);
  return [...events].sort((a, b) => b.salience - a.salience || (a.id < b.id ? -1 : 1));
}
