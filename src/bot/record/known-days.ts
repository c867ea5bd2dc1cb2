// The events of single days as they stand beside each other, kept as long as nothing of the day changes: a month is thirty of them.
import { besideEachOther } from '../../events/day-context.ts';
import { type InDayContext, keepingContext } from '../../events/kept-context.ts';
import { daysBetween } from '../../model/day.ts';
import type { Event } from '../../model/event.ts';
import { recent } from '../../model/recent.ts';
import type { SagaSpan } from '../../model/saga.ts';
import type { EventDay, Memory, Store } from '../../ports.ts';

/** Events that are kept, some two kilobytes each; a day without any counts as one. */
const EVENTS_KEPT = 6_000;
/** Of a longer time the days are read as one list, which is cut. */
const MOST_DAYS = 62;

interface Known {
  readonly revision: number;
  readonly events: readonly Event[];
}

/** What is remembered of sagas' events from one question to the next. */
export interface KnownDays {
  readonly weigh: InDayContext;
  readonly days: ReturnType<typeof recent<string, Known>>;
  /** Where it may be kept how the events of days stand. */
  readonly memory: Pick<Memory, 'recall'> | null;
}

/** For one store: another may give the same revision to other events. */
export const knownDays = (memory: KnownDays['memory'] = null): KnownDays => ({
  memory,
  weigh: keepingContext(),
  days: recent(EVENTS_KEPT, ({ events }) => 1 + events.length),
});

export const isShort = ({ from, to }: SagaSpan): boolean => daysBetween(from, to) < MOST_DAYS;

/** The events of one day alone, weighed beside each other: `perDay` of them that matter most. */
async function eventsOn(
  store: Pick<Store, 'events'>,
  { days }: KnownDays,
  saga: string,
  { date, events: inAll, revision }: EventDay,
  perDay: number,
): Promise<readonly Event[]> {
  const name = `${saga} ${date} ${Math.min(perDay, inAll)}`;
  const known = days.get(name);
  if (known?.revision === revision) return known.events;
  const limit = Number.POSITIVE_INFINITY;
  const read = await store.events({ saga, from: date, to: date, maxDays: 1, perDay, order: 'salience', limit });
  const events = besideEachOther(read);
  days.set(name, { revision, events });
  return events;
}

/** The events of each single day of a time. `days` are the days of it that events stand on. */
export async function eventsOfDays(
  store: Pick<Store, 'events'>,
  known: KnownDays,
  saga: string,
  days: readonly EventDay[],
  perDay: number,
): Promise<readonly Event[]> {
  const all: Event[] = [];
  for (const day of days) if (day.events > 0) all.push(...(await eventsOn(store, known, saga, day, perDay)));
  return all;
}

/** The events of longer spans that reach into a time. */
export async function eventsOfSpans(
  store: Pick<Store, 'events'>,
  saga: string,
  span: SagaSpan & { readonly maxDays: number },
): Promise<readonly Event[]> {
  const [perDay, limit] = [0, Number.POSITIVE_INFINITY];
  return store.events({ saga, ...span, perDay, order: 'date', limit });
}
