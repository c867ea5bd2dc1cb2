// The one selector: from a saga and a time to its events, in order, read from what is kept. Whatever tells of a time tells these.
import { belongsTo, composeDigest, daysOf } from '../../digests/compose.ts';
import { overTime } from '../../digests/over-time.ts';
import { inDayContext, LOOKED_AT } from '../../events/day-context.ts';
import type { InDayContext } from '../../events/kept-context.ts';
import { daysBetween, type IsoDate } from '../../model/day.ts';
import type { Digest } from '../../model/digest.ts';
import type { Event } from '../../model/event.ts';
import type { Saga, SagaSpan } from '../../model/saga.ts';
import type { Store } from '../../ports.ts';

/** A report of a longer span is no news of a single day in it. */
const LONGEST_RANGE = 14;
/** Of a longer time the answer begins with its whole length. */
const LONGEST_DIGEST = 31;
/** Of a longer time the days are looked at that have most. */
const MOST_EVENTS = 5_000;
/** Events of each date of a longer time that are weighed against each other; of a day by itself more are. */
const PER_DAY = 40;

export type SelectorStore = Pick<Store, 'events' | 'eventDays'>;

/** All that happened within the days, or in a short range that reaches into them; of each day what matters most. */
async function eventsWithin(
  store: SelectorStore,
  saga: string,
  { from, to }: SagaSpan,
  perDay: number,
  weigh: InDayContext,
): Promise<readonly Event[]> {
  const maxDays = Math.max(LONGEST_RANGE, daysBetween(from, to) + 1);
  const events = await store.events({ saga, from, to, maxDays, perDay, order: 'date', limit: MOST_EVENTS });
  return weigh(events.filter(({ date }) => belongsTo(date, { from, to })));
}

/** How many events each single day of a time has. */
async function countsOf(store: SelectorStore, saga: string, span: SagaSpan): Promise<ReadonlyMap<IsoDate, number>> {
  return new Map((await store.eventDays(saga, span)).map(({ date, events }) => [date, events]));
}

/** The digest of a time. `nearest` are days that have something, shown where the time has nothing. */
export async function digestOf(
  store: SelectorStore,
  saga: Saga,
  span: SagaSpan,
  nearest: readonly IsoDate[],
  limit?: number,
  weigh: InDayContext = inDayContext,
): Promise<Digest> {
  const perDay = span.from === span.to ? LOOKED_AT : PER_DAY;
  const events = await eventsWithin(store, saga.id, span, Math.max(perDay, limit ?? 0), weigh);
  const counts = await countsOf(store, saga.id, span);
  return composeDigest({ saga, ...span, events, counts, nearest, ...(limit === undefined ? {} : { limit }) });
}

/** The events of a time for an answer: of one day in the digest's order, of a longer time those that matter most first. */
export async function eventsOf(
  store: SelectorStore,
  saga: string,
  span: SagaSpan,
  weigh: InDayContext = inDayContext,
): Promise<readonly Event[]> {
  const isDay = span.from === span.to;
  const events = await eventsWithin(store, saga, span, isDay ? Number.POSITIVE_INFINITY : PER_DAY, weigh);
  if (isDay) return daysOf(events, span.from).flatMap((day) => day.events);
  if (daysBetween(span.from, span.to) > LONGEST_DIGEST) return overTime(events);
  return [...events].sort((a, b) => b.salience - a.salience || (a.id < b.id ? -1 : 1));
}
