// The one selector: from a saga and a time to its events, in order, read from what is kept. Whatever tells of a time tells these.
import { belongsTo, composeDigest, daysOf } from '../../digests/compose.ts';
import { overTime, type Standing } from '../../digests/over-time.ts';
import { LOOKED_AT, SAYS_AGAIN_REASON } from '../../events/day-context.ts';
import { daysBetween, type IsoDate } from '../../model/day.ts';
import type { Digest } from '../../model/digest.ts';
import type { Event, Happening } from '../../model/event.ts';
import { compareText } from '../../model/order.ts';
import type { Saga, SagaSpan } from '../../model/saga.ts';
import type { EventDay, Store } from '../../ports.ts';
import { eventsOfDays, eventsOfSpans, isShort, type KnownDays, knownDays } from './known-days.ts';
import { type Standing as KeptStanding, keepStandings, standingsOf } from './standings.ts';

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

const maxDaysOf = ({ from, to }: SagaSpan): number => Math.max(LONGEST_RANGE, daysBetween(from, to) + 1);

/** The events of longer spans that belong to a time. */
async function spansWithin(
  store: SelectorStore,
  saga: string,
  span: SagaSpan,
  known: KnownDays,
): Promise<readonly Event[]> {
  const all = await eventsOfSpans(store, saga, { ...span, maxDays: maxDaysOf(span) });
  return known.weigh(all.filter(({ date }) => belongsTo(date, span)));
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
  if (!isShort({ from, to })) {
    const maxDays = maxDaysOf({ from, to });
    const all = await store.events({ saga, from, to, maxDays, perDay, order: 'date', limit: MOST_EVENTS });
    return known.weigh(all.filter(({ date }) => belongsTo(date, { from, to })));
  }
  const ofDays = await eventsOfDays(store, known, saga, days, perDay);
  return [...ofDays, ...(await spansWithin(store, saga, { from, to }, known))];
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

/** The events of a time, the first of them, and how many there are. */
export interface EventsOfTime {
  readonly events: readonly Event[];
  readonly total: number;
}

const bySalience = (a: Standing, b: Standing): number => b.salience - a.salience || compareText(a.id, b.id);
const inOrderOf = ({ from, to }: SagaSpan): (<T extends Standing>(events: readonly T[]) => readonly T[]) =>
  daysBetween(from, to) > LONGEST_DIGEST ? overTime : (events) => events.toSorted(bySalience);

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
  return inOrderOf(span)(events);
}

/** An event of which it is known where it stands, read or not. */
interface Placed extends Standing {
  readonly event: Event | null;
  readonly again?: boolean;
}

const asPlaced = (event: Event): Placed => ({ id: event.id, salience: event.salience, date: event.date, event });

/** The first of a time's events; those alone are read, where it is kept how its days stand (standings.ts). */
export async function mainEventsOf(
  store: SelectorStore,
  saga: string,
  span: SagaSpan,
  most: number,
  known: KnownDays,
): Promise<EventsOfTime> {
  const days = (await store.eventDays(saga, span)).filter(({ events }) => events > 0);
  const kept = known.memory && isShort(span) ? await standingsOf(known.memory, saga, days) : NONE_KEPT;
  if (kept.size === 0 || span.from === span.to) {
    const events = await eventsOf(store, saga, span, known);
    return { events: events.slice(0, most), total: events.length };
  }
  const placed = [...kept].flatMap(([from, events]) =>
    events.map(([id, salience, again]): Placed => ({ id, salience, again, date: { from }, event: null })),
  );
  const missing = days.filter(({ date }) => !kept.has(date));
  const others = [
    ...(await eventsOfDays(store, known, saga, missing, PER_DAY)),
    ...(await spansWithin(store, saga, span, known)),
  ];
  const all = inOrderOf(span)([...placed, ...others.map(asPlaced)]);
  return { events: await readPlaced(store, saga, all.slice(0, most)), total: all.length };
}

const NONE_KEPT: ReadonlyMap<IsoDate, readonly KeptStanding[]> = new Map();

/** The events that are not read yet, each with the salience that it has on its day. */
async function readPlaced(store: SelectorStore, saga: string, placed: readonly Placed[]): Promise<readonly Event[]> {
  const ids = placed.flatMap(({ id, event }) => (event ? [] : [id]));
  const read = await store.events({ saga, ids, order: 'salience', limit: ids.length });
  const byId = new Map(read.map((event) => [event.id, event]));
  return placed.flatMap(({ id, salience, again, event }): readonly Event[] => {
    const found = byId.get(id);
    if (event || !found) return event ? [event] : [];
    return [{ ...found, salience, reasons: again ? [...found.reasons, SAYS_AGAIN_REASON] : found.reasons }];
  });
}

/** Keeps how the days of a saga stand, for whoever asks for the first of a longer time. */
export const keepDays = (
  ports: Parameters<typeof keepStandings>[0],
  saga: Saga,
  mayGoOn?: () => boolean,
): Promise<void> => keepStandings(ports, saga, PER_DAY, mayGoOn);
