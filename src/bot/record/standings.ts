// Keeps how the events of each day stand beside each other, month by month: what a month begins with is then known without reading its events.
import { standingOf } from '../../digests/compose.ts';
import { contextVersion, SAYS_AGAIN_REASON } from '../../events/day-context.ts';
import type { IsoDate } from '../../model/day.ts';
import type { Event } from '../../model/event.ts';
import { compareText } from '../../model/order.ts';
import type { Saga } from '../../model/saga.ts';
import type { EventDay, Memory, Store } from '../../ports.ts';
import { eventsOfDays, type KnownDays, knownDays } from './known-days.ts';

/**
 * An event of a day: its id, the salience that it has there, whether it says again what stands above it, and behind which others a digest
 * shows it (digests/compose.ts).
 */
export type Standing = readonly [id: string, salience: number, again: boolean, behind: number];

/** How a day stands. */
export interface KeptDay {
  /** Those that matter most, weighed beside each other, for whoever tells of a longer time. */
  readonly events: readonly Standing[];
  /** Where the day has more: the first of it by itself, all of it weighed, as its digest has them. */
  readonly alone?: readonly Standing[];
}

/** The days of a month, each as it was at a revision. */
interface Month {
  readonly version: string;
  readonly days: Readonly<Record<IsoDate, KeptDay & { readonly revision: number }>>;
}

/** Events of a day by itself that are kept: what its first pages show. */
const FIRST_OF_DAY = 24;

const VERSION = `${contextVersion}/alone`;
const NOTHING: Month = { version: VERSION, days: {} };
const keyOf = (saga: string, month: string): string => `standings/${saga}/${month}`;
const monthOf = ({ date }: EventDay): string => date.slice(0, 7);

const isMonth = (value: unknown): value is Month =>
  typeof value === 'object' && value !== null && 'version' in value && value.version === VERSION;

async function recalled(memory: Pick<Memory, 'recall'>, saga: string, month: string): Promise<Month> {
  const value = await memory.recall(keyOf(saga, month));
  return isMonth(value) ? value : NOTHING;
}

/** How days stand, where that is kept and nothing has changed since. */
export async function standingsOf(
  memory: Pick<Memory, 'recall'>,
  saga: string,
  days: readonly EventDay[],
): Promise<ReadonlyMap<IsoDate, KeptDay>> {
  const found = new Map<IsoDate, KeptDay>();
  for (const month of new Set(days.map(monthOf))) {
    const kept = await recalled(memory, saga, month);
    for (const { date, revision } of days) {
      const day = kept.days[date];
      if (day?.revision === revision) found.set(date, day);
    }
  }
  return found;
}

const asKept = (event: Event): Standing => [
  event.id,
  event.salience,
  event.reasons.includes(SAYS_AGAIN_REASON),
  standingOf(event),
];

const inDigestOrder = (events: readonly Event[]): readonly Event[] =>
  events.toSorted((a, b) => standingOf(a) - standingOf(b) || b.salience - a.salience || compareText(a.id, b.id));

/** The first of a day that has more events than are weighed for a longer time. */
async function firstAlone(
  store: Pick<Store, 'events'>,
  known: KnownDays,
  saga: string,
  day: EventDay,
): Promise<readonly Standing[]> {
  const all = await eventsOfDays(store, known, saga, [day], Number.POSITIVE_INFINITY);
  return inDigestOrder(all).slice(0, FIRST_OF_DAY).map(asKept);
}

/** Weighs the days that have changed, the newest months first, a day at a time; `perDay` events of each. */
export async function keepStandings(
  { store, memory }: { readonly store: Pick<Store, 'events' | 'eventDays'>; readonly memory: Memory },
  saga: Saga,
  perDay: number,
  mayGoOn: () => boolean = () => true,
): Promise<void> {
  const all = (await store.eventDays(saga.id)).filter(({ events }) => events > 0);
  const known: KnownDays = knownDays();
  for (const month of [...new Set(all.map(monthOf))].reverse()) {
    const kept = await recalled(memory, saga.id, month);
    const days = all.filter((day) => monthOf(day) === month);
    const changed = days.filter(({ date, revision }) => kept.days[date]?.revision !== revision);
    if (changed.length === 0) continue;
    const now: Record<IsoDate, Month['days'][IsoDate]> = { ...kept.days };
    for (const day of changed) {
      if (!mayGoOn()) return;
      const events = await eventsOfDays(store, known, saga.id, [day], perDay);
      const alone = day.events > perDay ? { alone: await firstAlone(store, known, saga.id, day) } : {};
      now[day.date] = { revision: day.revision, events: events.map(asKept), ...alone };
    }
    await memory.remember(keyOf(saga.id, month), { version: VERSION, days: now }, null);
  }
}
