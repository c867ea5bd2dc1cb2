// The one selector: from a saga and a time to its events, in order, read from what is kept. Whatever tells of a time tells these.
import { belongsTo, composeDigest, daysOf, limitFor } from '../../digests/compose.ts';
import { overTime, type Standing } from '../../digests/over-time.ts';
import { LOOKED_AT, SAYS_AGAIN_REASON } from '../../events/day-context.ts';
import { daysBetween, type IsoDate } from '../../model/day.ts';
import type { Digest } from '../../model/digest.ts';
import type { Event } from '../../model/event.ts';
import { compareText } from '../../model/order.ts';
import type { Saga, SagaSpan } from '../../model/saga.ts';
import type { EventDay, Store } from '../../ports.ts';
import { eventsOfDays, eventsOfSpans, isShort, type KnownDays, knownDays } from './known-days.ts';
import { type KeptDay, type Standing as KeptStanding, keepStandings, standingsOf } from './standings.ts';

/** A report of a longer span is no news of a single day in it. */
const LONGEST_RANGE = 14;
/** Of a longer time the answer begins with its whole length. */
const LONGEST_DIGEST = 31;
/** Of a longer time the days are looked at that have most. */
const MOST_EVENTS = 5_000;
/** Events of each date of a longer time that are weighed against each other; of a day by itself more are. */
const PER_DAY = 40;

type SelectorStore = Pick<Store, 'events' | 'eventDays'>;

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
  const eventDays = await store.eventDays(saga.id, span);
  const shown = limit ?? limitFor(daysBetween(span.from, span.to) + 1);
  const events =
    span.from === span.to
      ? await digestDay(store, saga.id, span, eventDays, shown, known)
      : await firstOfDays(store, saga.id, span, eventDays, shown, known);
  const counts = countsOf(eventDays);
  return composeDigest({ saga, ...span, events, counts, nearest, ...(limit === undefined ? {} : { limit }) });
}

/** What the digest of a single day shows, with the longer spans that reach into it. */
async function digestDay(
  store: SelectorStore,
  saga: string,
  span: SagaSpan,
  days: readonly EventDay[],
  shown: number,
  known: KnownDays,
): Promise<readonly Event[]> {
  const first = await keptAlone(saga, span, days, shown, known);
  if (!first) return eventsWithin(store, saga, span, days, Math.max(LOOKED_AT, shown), known);
  return [...(await readPlaced(store, saga, first)), ...(await spansWithin(store, saga, span, known))];
}

const byDigest = (a: Placed, b: Placed): number => a.behind - b.behind || bySalience(a, b);

/** Of each day of a longer time the events that its digest shows, and those of longer spans: read alone where it is kept how the days stand. */
async function firstOfDays(
  store: SelectorStore,
  saga: string,
  span: SagaSpan,
  days: readonly EventDay[],
  shown: number,
  known: KnownDays,
): Promise<readonly Event[]> {
  const kept = shown <= PER_DAY ? await keptOf(saga, span, days, known) : NONE_KEPT;
  const first = [...kept].flatMap(([from, { events }]) => placedOn(from, events).sort(byDigest).slice(0, shown));
  const missing = days.filter(({ date }) => !kept.has(date));
  if (kept.size === 0) return eventsWithin(store, saga, span, days, Math.max(PER_DAY, shown), known);
  return [
    ...(await readPlaced(store, saga, first)),
    ...(await eventsOfDays(store, known, saga, missing, PER_DAY)),
    ...(await spansWithin(store, saga, span, known)),
  ];
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

/** An event that is not read yet, of which it is kept where it stands. */
interface Placed extends Standing {
  readonly again: boolean;
  readonly behind: number;
}

const isPlaced = (one: Placed | Event): one is Placed => !('evidence' in one);
const placedOn = (from: IsoDate, events: readonly KeptStanding[]): Placed[] =>
  events.map(([id, salience, again, behind]) => ({ id, salience, again, behind, date: { from } }));

const NONE_KEPT: ReadonlyMap<IsoDate, KeptDay> = new Map();
const keptOf = async (saga: string, span: SagaSpan, days: readonly EventDay[], { memory }: KnownDays) =>
  memory && isShort(span) ? standingsOf(memory, saga, days) : NONE_KEPT;

/** The first `most` events of a single day, where it is kept how it stands; null where that is not kept, or not of so many. */
async function keptAlone(
  saga: string,
  span: SagaSpan,
  days: readonly EventDay[],
  most: number,
  known: KnownDays,
): Promise<readonly Placed[] | null> {
  const [day] = days;
  const kept = day && (await keptOf(saga, span, [day], known)).get(day.date);
  if (!kept) return null;
  const events = kept.alone ?? kept.events;
  return events.length < Math.min(most, day.events) ? null : placedOn(day.date, events).sort(byDigest).slice(0, most);
}

/** The first of a time's events; those alone are read, where it is kept how its days stand (standings.ts). */
export async function mainEventsOf(
  store: SelectorStore,
  saga: string,
  span: SagaSpan,
  most: number,
  known: KnownDays,
): Promise<EventsOfTime> {
  const days = (await store.eventDays(saga, span)).filter(({ events }) => events > 0);
  if (span.from === span.to) return mainOfDay(store, saga, span, days, most, known);
  const kept = await keptOf(saga, span, days, known);
  if (kept.size === 0) {
    const events = await eventsOf(store, saga, span, known);
    return { events: events.slice(0, most), total: events.length };
  }
  const missing = days.filter(({ date }) => !kept.has(date));
  const all = inOrderOf(span)<Placed | Event>([
    ...[...kept].flatMap(([from, { events }]) => placedOn(from, events)),
    ...(await eventsOfDays(store, known, saga, missing, PER_DAY)),
    ...(await spansWithin(store, saga, span, known)),
  ]);
  return { events: await readPlaced(store, saga, all.slice(0, most)), total: all.length };
}

/** The same of a single day: its own events first, then the longer spans that reach into it. */
async function mainOfDay(
  store: SelectorStore,
  saga: string,
  span: SagaSpan,
  days: readonly EventDay[],
  most: number,
  known: KnownDays,
): Promise<EventsOfTime> {
  const first = await keptAlone(saga, span, days, most, known);
  if (!first) {
    const events = await eventsOf(store, saga, span, known);
    return { events: events.slice(0, most), total: events.length };
  }
  const spans = daysOf(await spansWithin(store, saga, span, known), span.from).flatMap(({ events }) => events);
  const inAll = days.reduce((sum, { events }) => sum + events, 0);
  return {
    events: [...(await readPlaced(store, saga, first)), ...spans].slice(0, most),
    total: inAll + spans.length,
  };
}

/** The events that are not read yet, each with the salience that it has on its day; among the others, in their order. */
async function readPlaced(
  store: SelectorStore,
  saga: string,
  events: readonly (Placed | Event)[],
): Promise<readonly Event[]> {
  const ids = events.filter(isPlaced).map(({ id }) => id);
  const read = await store.events({ saga, ids, order: 'salience', limit: ids.length });
  const byId = new Map(read.map((event) => [event.id, event]));
  return events.flatMap((one): readonly Event[] => {
    if (!isPlaced(one)) return [one];
    const found = byId.get(one.id);
    if (!found) return [];
    const reasons = one.again ? [...found.reasons, SAYS_AGAIN_REASON] : found.reasons;
    return [{ ...found, salience: one.salience, reasons }];
  });
}

/** Keeps how the days of a saga stand, for whoever asks for the first of a longer time. */
export const keepDays = (
  ports: Parameters<typeof keepStandings>[0],
  saga: Saga,
  mayGoOn?: () => boolean,
): Promise<void> => keepStandings(ports, saga, PER_DAY, mayGoOn);
