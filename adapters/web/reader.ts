// Turns the record into what pages show: a story by its days, a day, an event with all its tellings, a person.
import type { Daybook } from '../../src/bot/daybook.ts';
import { type Found, findEvent } from '../../src/bot/record/find-event.ts';
import { type Trails, trailsOf } from '../../src/bot/record/trails.ts';
import { headlineOf, inShort } from '../../src/digests/headline.ts';
import { lineOf } from '../../src/digests/line.ts';
import { leadOf } from '../../src/digests/readable.ts';
import type { Dated } from '../../src/model/dated.ts';
import type { IsoDate } from '../../src/model/day.ts';
import type { Event, Happening } from '../../src/model/event.ts';
import { compareText } from '../../src/model/order.ts';
import { inertLine } from '../../src/model/outside-text.ts';
import { recent } from '../../src/model/recent.ts';
import type { Person, Saga } from '../../src/model/saga.ts';
import type { Written } from '../../src/model/written.ts';
import type { EventDay, Store } from '../../src/ports.ts';
import { slugOf } from './addresses.ts';

/** Events that a page of a day shows; a busier day says how many more there are. */
const MOST_OF_DAY = 60;
/** Events among which the one is that leads a day. */
const LEADING = 12;
const MOST_OF_PERSON = 60;
/** Days whose lines are remembered: as many as a story of some years has. */
const MOST_REMEMBERED = 5_000;

/** What led a day. */
export interface Lead {
  readonly event: string;
  readonly date: Dated;
  /** In as few words as it can be told, and as its best sentence tells it. */
  readonly headline: string;
  readonly line: string;
  /** Its best sentence word for word, and the address of the article that it stands in. */
  readonly quotation: string;
  readonly url: string | null;
  readonly publishers: readonly string[];
}

/** A day in one line. */
export interface DayLine extends EventDay {
  readonly lead: Lead;
}

export interface DayPage {
  readonly date: IsoDate;
  /** Null where no article's title tells it. */
  readonly headline: string | null;
  /** The headline, else the main event in its shortest good telling: for lists and links. */
  readonly inShort: string;
  readonly events: readonly Event[];
  readonly omitted: number;
  /** Words that a writer has made of the day and a check let pass. */
  readonly written: Written | null;
}

export interface Reader {
  /** Days that have events, ascending. */
  days(saga: Saga): Promise<readonly EventDay[]>;
  /** The same in a line each. */
  lines(saga: Saga, days: readonly EventDay[]): Promise<readonly DayLine[]>;
  /** Null where the day has nothing. */
  day(saga: Saga, date: IsoDate): Promise<DayPage | null>;
  /** Null for an id that was never one. */
  event(saga: Saga, id: string): Promise<Found | null>;
  /** What its articles said before, and what leads to and from it. */
  trails(saga: Saga, event: Happening): Promise<Trails>;
  /** Null for nobody of the story. */
  person(saga: Saga, slug: string): Promise<{ readonly person: Person; readonly events: readonly Event[] } | null>;
}

/** Names of an event's publishers, as pages and feeds may print them. */
export const publisherNames = ({ publishers }: Event): readonly string[] =>
  publishers.map((name) => inertLine(name)).filter((name) => name !== null);

const linesOf = (event: Event): Lead => ({
  event: event.id,
  date: event.date,
  headline: inShort(event),
  line: lineOf(event.evidence[0]),
  quotation: event.evidence[0].report.text,
  url: event.evidence[0].article.url,
  publishers: publisherNames(event),
});

const byDate = (a: Event, b: Event): number => compareText(a.date.from, b.date.from) || b.salience - a.salience;

export function createReader(daybook: Daybook, store: Store): Reader {
  /** What led days, with the revision of the day that it led. */
  const remembered = recent<string, { readonly revision: number; readonly lead: Lead | null }>(MOST_REMEMBERED);

  const eventsOn = async (saga: Saga, date: IsoDate, most: number) => {
    const digest = await daybook.digest(saga, { from: date, to: date }, most);
    const { days } = digest;
    return {
      digest,
      events: days.flatMap(({ events }) => events),
      omitted: days.reduce((sum, { omitted = 0 }) => sum + omitted, 0),
    };
  };

  const leadOn = async (saga: Saga, { date, revision }: EventDay): Promise<Lead | null> => {
    const key = `${saga.id} ${date}`;
    const known = remembered.get(key);
    if (known?.revision === revision) return known.lead;
    const event = leadOf((await eventsOn(saga, date, LEADING)).events);
    const lead = event && linesOf(event);
    remembered.set(key, { revision, lead });
    return lead;
  };

  return {
    async days(saga) {
      await daybook.upToDate(saga);
      return (await store.eventDays(saga.id)).filter(({ events }) => events > 0);
    },
    async lines(saga, days) {
      const lines: DayLine[] = [];
      for (const day of days) {
        const lead = await leadOn(saga, day);
        if (lead) lines.push({ ...day, lead });
      }
      return lines;
    },
    async day(saga, date) {
      const { digest, events, omitted } = await eventsOn(saga, date, MOST_OF_DAY);
      const lead = leadOf(events);
      if (!lead) return null;
      const written = (await daybook.inWords(saga, digest)).written ?? null;
      const headline = written?.headline?.text ?? headlineOf(lead);
      return {
        date,
        headline,
        inShort: headline ?? inShort(lead),
        written,
        events,
        omitted,
      };
    },
    event: (saga, id) => findEvent(store, saga.id, id),
    trails: (saga, event) => trailsOf(store, saga.id, event),
    async person(saga, slug) {
      const person = saga.people.find(({ name }) => slugOf(name) === slug);
      if (!person) return null;
      const events = await store.events({
        saga: saga.id,
        terms: { groups: [[person.name, ...person.aliases]], match: 'all' },
        order: 'salience',
        limit: MOST_OF_PERSON,
      });
      return { person, events: [...events].sort(byDate) };
    },
  };
}
