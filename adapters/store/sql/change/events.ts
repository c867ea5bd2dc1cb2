// What a change reads and writes of events: those that hold some reports, written anew, ended or parted, with their days counted.
import { fromIso } from '../../../../src/model/day.ts';
import { nth } from '../../../../src/model/nth.ts';
import type { Change, EventKey, EventRecord, KeptEvent, WrittenEvent } from '../../../../src/ports/record.ts';
import type { Db, WordIndex } from '../db.ts';

/** Spans of so many days and more are counted on none of their days. */
const LONGEST_DAY_COUNT = 32;

const TAKE_LOOSE = {
  reports: 'delete from loose_reports where saga = @saga returning report',
  events: 'delete from loose_events where saga = @saga returning event',
};
const EVENTS_OF = 'select report, event from event_evidence where report in list(@reports)';
const KEPT = 'select key, id from events where key = @event';
const REPORTS = 'select report from event_evidence where event = @event order by rank';
const PLACES_OF = 'select key, id, from_day as "from", to_day as "to" from events where key in list(@events)';
const COLUMNS = 'from_day to_day granularity certainty rule kind salience headline sources more'.split(' ');
const INSERT = `insert into events (saga, id, revision, ${COLUMNS.join(', ')})
  values (@saga, @id, @revision, ${COLUMNS.map((name) => `@${name}`).join(', ')}) returning key, id`;
const UPDATE = `update events set revision = @revision, ${COLUMNS.map((name) => `${name} = @${name}`).join(', ')}
  where key = @key`;
const DROP_EVIDENCE = 'delete from event_evidence where event in list(@events)';
/** A report that stood in another event stands in this one now. */
const ADD_EVIDENCE = `insert into event_evidence (event, rank, report) values (@event, @rank, @report)
  on conflict (report) do update set event = excluded.event, rank = excluded.rank`;
const DROP_ACTORS = 'delete from event_actors where event in list(@events)';
const ADD_ACTOR = `insert into event_actors (saga, actor, from_day, event) values (@saga, @actor, @from, @event)
  on conflict do nothing`;
const DROP = 'delete from events where key in list(@events)';
const REMEMBER = `insert into event_history (saga, id, kind, other) values (@saga, @id, @kind, @other)
  on conflict (saga, id, kind) do update set other = excluded.other`;
const LEAD_ON = `update event_history set other = @other where saga = @saga and kind = 'now' and other = @id`;
const USED = `select id from events where saga = @saga and id in list(@ids)
  union all select id from event_history where saga = @saga and id in list(@ids) and kind = 'now'`;
const COUNT_DAY = `insert into day_counts (saga, day, events, revision) values (@saga, @day, @more, @revision)
  on conflict (saga, day) do update set events = day_counts.events + excluded.events, revision = excluded.revision`;

/** An event, and the days on which it stands. */
interface Place {
  readonly key: EventKey;
  readonly id: string;
  readonly from: number | null;
  readonly to: number | null;
}

const columnsOf = (event: EventRecord) => {
  const { date, kind, salience, headline, independentSources: sources } = event;
  const { actors, publishers, reasons, beside, firstReported, differing } = event;
  return {
    from_day: date && fromIso(date.from),
    to_day: date && fromIso(date.to),
    granularity: date?.granularity ?? null,
    certainty: date?.certainty ?? null,
    rule: date?.rule ?? null,
    kind,
    salience,
    headline: headline.toWellFormed(),
    sources,
    more: JSON.stringify({ actors, publishers, reasons, beside, firstReported, differing }),
  };
};

type EventPart = Pick<Change, 'takeLoose' | 'eventsOf' | 'kept' | 'write' | 'end' | 'used'>;

/** Events that come to days or leave them. */
type Counts = Map<number, number>;

/** Counts an event in or out of its day, and marks the days that it stands on as changed. */
function count(counts: Counts, { from, to }: Pick<Place, 'from' | 'to'>, more: 1 | -1): void {
  if (from === null || to === null || to - from >= LONGEST_DAY_COUNT) return;
  for (let day = from; day <= to; day++) counts.set(day, (counts.get(day) ?? 0) + (from === to ? more : 0));
}

async function readEvents(db: Db, events: Iterable<EventKey>): Promise<KeptEvent[]> {
  const keys = [...new Set(events)].map((event) => ({ event }));
  const rows = await db.each<readonly [number, string]>(KEPT, keys);
  const reports = await db.each<readonly [number]>(REPORTS, keys);
  return rows.flatMap(([row], i) =>
    row ? { key: row[0], id: row[1], reports: nth(reports, i).map(([one]) => one) } : [],
  );
}

export function eventPart(db: Db, words: WordIndex, saga: number, revision: number): EventPart {
  const countDays = (counts: Counts) =>
    db.runAll(
      COUNT_DAY,
      [...counts].map(([day, more]) => ({ saga, day, more, revision })),
    );
  /** Takes away what hangs on events, but for their own rows. */
  const clear = async (events: readonly EventKey[], counts: Counts): Promise<readonly Place[]> => {
    if (events.length === 0) return [];
    const places = await db.all<Place>(PLACES_OF, { events });
    for (const place of places) count(counts, place, -1);
    await words.dropEvents(
      db,
      places.map(({ key, from }) => ({ saga, day: from, key })),
    );
    await db.run(DROP_EVIDENCE, { events });
    await db.run(DROP_ACTORS, { events });
    return places;
  };
  /** Writes the events' own rows: their keys. */
  const writeRows = async (events: readonly WrittenEvent[]): Promise<readonly EventKey[]> => {
    const fresh: object[] = [];
    for (const { event, as } of events) {
      const columns = { ...columnsOf(event), revision };
      if ('key' in as) await db.run(UPDATE, { ...columns, key: as.key });
      else fresh.push({ ...columns, saga, id: as.id });
    }
    const made = new Map(
      (await db.each<readonly [number, string]>(INSERT, fresh)).flat().map(([key, id]) => [id, key]),
    );
    return events.map(({ as }) => {
      const key = 'key' in as ? as.key : made.get(as.id);
      if (key === undefined) throw new Error(`the event ${JSON.stringify(as)} was not written`);
      return key;
    });
  };
  return {
    takeLoose: async () => ({
      reports: await db.column<number>(TAKE_LOOSE.reports, { saga }),
      events: await db.column<number>(TAKE_LOOSE.events, { saga }),
    }),
    async eventsOf(reports) {
      const held = await db.all<{ readonly report: number; readonly event: number }>(EVENTS_OF, { reports });
      const eventOf = new Map(held.map(({ report, event }) => [report, event]));
      return readEvents(
        db,
        reports.flatMap((report) => eventOf.get(report) ?? []),
      );
    },
    kept: (events) => readEvents(db, events),
    async write(events) {
      const counts: Counts = new Map();
      await clear(
        events.flatMap(({ as }) => ('key' in as ? as.key : [])),
        counts,
      );
      const keys = await writeRows(events);
      const keyed = events.map(({ event, as }, i) => ({ event, as, key: keys[i] as EventKey, ...columnsOf(event) }));
      await db.runAll(
        ADD_EVIDENCE,
        keyed.flatMap(({ event, key }) => event.reports.map((report, rank) => ({ event: key, rank, report }))),
      );
      await db.runAll(
        ADD_ACTOR,
        keyed.flatMap(({ event, key, from_day: from }) =>
          event.actors.map((actor) => ({ saga, actor, from, event: key })),
        ),
      );
      await words.addEvents(
        db,
        keyed.map(({ event, key, from_day: day }) => ({ saga, day, key, told: event.told })),
      );
      for (const { from_day: from, to_day: to } of keyed) count(counts, { from, to }, 1);
      await countDays(counts);
      await db.runAll(
        REMEMBER,
        keyed.flatMap(({ as }) =>
          'partedFrom' in as ? { saga, id: as.id, kind: 'parted', other: as.partedFrom } : [],
        ),
      );
    },
    async end(ended) {
      if (ended.length === 0) return;
      const events = ended.map(({ key }) => key);
      const counts: Counts = new Map();
      const ids = new Map((await clear(events, counts)).map(({ key, id }) => [key, id]));
      await countDays(counts);
      await db.run(DROP, { events });
      const led = ended.map(({ key, becomes }) => ({ saga, kind: 'now', id: ids.get(key), other: becomes }));
      // What leads to one of them leads on, also from another one of them.
      await db.runAll(REMEMBER, led);
      await db.runAll(LEAD_ON, led);
    },
    used: async (ids) => new Set(ids.length === 0 ? [] : await db.column<string>(USED, { saga, ids })),
  };
}
