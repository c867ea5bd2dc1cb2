// Turns the record into what pages show: a story by its months, a day, an event with all its tellings, a person.
import type { Daybook } from '../../src/bot/daybook.ts';
import { headlineOf, inShort } from '../../src/digests/headline.ts';
import { standsAlone } from '../../src/digests/line.ts';
import type { IsoDate } from '../../src/model/day.ts';
import type { Event, Happening } from '../../src/model/event.ts';
import type { Person, Saga } from '../../src/model/saga.ts';
import type { EventDay, Store } from '../../src/ports.ts';
import { slugOf } from './addresses.ts';

/** Events that a page of a day shows; a busier day says how many more there are. */
const MOST_OF_DAY = 60;
const MOST_OF_PERSON = 60;
/** Days whose first words are remembered: as many as a story of some years has. */
const MOST_REMEMBERED = 5_000;

/** A day in one line. */
export interface DayLine {
  readonly date: IsoDate;
  readonly events: number;
  /** Grows whenever the day changes. */
  readonly revision: number;
  readonly headline: string;
}

export interface DayPage {
  readonly date: IsoDate;
  /** Null where nothing is short enough to be one. */
  readonly headline: string | null;
  /** The event whose line the headline is, which need not be said again. */
  readonly headlineOf: string | null;
  readonly events: readonly Event[];
  readonly omitted: number;
  /** Days that have something before and after it. */
  readonly previous: IsoDate | null;
  readonly next: IsoDate | null;
}

/** What an event's id leads to: the event, the id it has now, or nothing any more. */
export type Found =
  | { readonly kind: 'event'; readonly event: Happening; readonly partedFrom: string | null }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'gone' };

export interface Reader {
  /** Days that have events, ascending. */
  days(saga: Saga): Promise<readonly EventDay[]>;
  /** The same in a line each. */
  lines(saga: Saga, days: readonly EventDay[]): Promise<readonly DayLine[]>;
  /** Null where the day has nothing. */
  day(saga: Saga, date: IsoDate): Promise<DayPage | null>;
  /** Null for an id that was never one. */
  event(saga: Saga, id: string): Promise<Found | null>;
  /** Null for nobody of the story. */
  person(saga: Saga, slug: string): Promise<{ readonly person: Person; readonly events: readonly Event[] } | null>;
}

/** What leads a day: the first of its events that is understood by itself. */
function leadOf(events: readonly Event[]): Event | null {
  return events.find(standsAlone) ?? events[0] ?? null;
}

export function createReader(daybook: Daybook, store: Store): Reader {
  /** First words of days, with the revision of the day that they are of; the oldest is forgotten first. */
  const remembered = new Map<string, { readonly revision: number; readonly headline: string }>();

  const days: Reader['days'] = async (saga) => (await store.eventDays(saga.id)).filter(({ events }) => events > 0);

  const eventsOn = async (
    saga: Saga,
    date: IsoDate,
    most: number,
  ): Promise<{ events: readonly Event[]; omitted: number }> => {
    const digest = await daybook.digest(saga, { from: date, to: date }, most);
    return {
      events: digest.days.flatMap(({ events }) => events),
      omitted: digest.days.reduce((sum, { omitted = 0 }) => sum + omitted, 0),
    };
  };

  const headlineOn = async (saga: Saga, { date, revision }: EventDay): Promise<string> => {
    const key = `${saga.id} ${date}`;
    const known = remembered.get(key);
    if (known?.revision === revision) return known.headline;
    const lead = leadOf((await eventsOn(saga, date, 12)).events);
    const headline = lead ? inShort(lead) : '';
    remembered.delete(key);
    remembered.set(key, { revision, headline });
    const [oldest] = remembered.keys();
    if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
    return headline;
  };

  return {
    days,
    async lines(saga, some) {
      const lines: DayLine[] = [];
      for (const day of some) lines.push({ ...day, headline: await headlineOn(saga, day) });
      return lines;
    },
    async day(saga, date) {
      const { events, omitted } = await eventsOn(saga, date, MOST_OF_DAY);
      if (events.length === 0) return null;
      const all = await days(saga);
      const lead = leadOf(events);
      const headline = lead && headlineOf(lead);
      return {
        date,
        headline: headline?.text ?? null,
        headlineOf: headline?.isLine ? (lead?.id ?? null) : null,
        events,
        omitted,
        previous: all.findLast((day) => day.date < date)?.date ?? null,
        next: all.find((day) => day.date > date)?.date ?? null,
      };
    },
    async event(saga, id) {
      const lineage = (await store.lineage(saga.id, [id])).get(id);
      if (!lineage) return null;
      if (lineage.now === null) return { kind: 'gone' };
      if (lineage.now !== id) return { kind: 'moved', to: lineage.now };
      const [event] = await store.happenings({ saga: saga.id, ids: [id], order: 'salience', limit: 1 });
      return event ? { kind: 'event', event, partedFrom: lineage.partedFrom } : { kind: 'gone' };
    },
    async person(saga, slug) {
      const person = saga.people.find(({ name }) => slugOf(name) === slug);
      if (!person) return null;
      const events = await store.events({
        saga: saga.id,
        terms: { groups: [[person.name, ...person.aliases]], match: 'all' },
        order: 'salience',
        limit: MOST_OF_PERSON,
      });
      const inOrder = [...events].sort((a, b) =>
        a.date.from < b.date.from ? -1 : a.date.from > b.date.from ? 1 : b.salience - a.salience,
      );
      return { person, events: inOrder };
    },
  };
}
