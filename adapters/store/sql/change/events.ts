// What a change reads and writes of events: those that hold some reports, written anew, ended or parted, with their days counted.
import { fromIso } from '../../../../src/model/day.ts';
import type { Change, EventKey, EventRecord, KeptEvent } from '../../../../src/ports/record.ts';
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
const DAYS_OF = 'select from_day as "from", to_day as "to" from events where key = @event';
const COLUMNS = 'from_day to_day granularity certainty rule kind salience headline sources more'.split(' ');
const INSERT = `insert into events (saga, id, revision, ${COLUMNS.join(', ')})
  values (@saga, @id, @revision, ${COLUMNS.map((name) => `@${name}`).join(', ')}) returning key`;
const UPDATE = `update events set revision = @revision, ${COLUMNS.map((name) => `${name} = @${name}`).join(', ')}
  where key = @key`;
const DROP_EVIDENCE = 'delete from event_evidence where event = @event';
/** A report that stood in another event stands in this one now. */
const ADD_EVIDENCE = `insert into event_evidence (event, rank, report) values (@event, @rank, @report)
  on conflict (report) do update set event = excluded.event, rank = excluded.rank`;
const DROP_ACTORS = 'delete from event_actors where event = @event';
const ADD_ACTOR = `insert into event_actors (saga, actor, from_day, event) values (@saga, @actor, @from, @event)
  on conflict do nothing`;
const DROP = 'delete from events where key = @event';
const ID_OF = 'select id from events where key = @event';
const REMEMBER = `insert into event_history (saga, id, kind, other) values (@saga, @id, @kind, @other)
  on conflict (saga, id, kind) do update set other = excluded.other`;
const LEAD_ON = `update event_history set other = @other where saga = @saga and kind = 'now' and other = @id`;
const IS_USED = `select 1 from events where saga = @saga and id = @id
  union all select 1 from event_history where saga = @saga and id = @id and kind = 'now'`;
const COUNT_DAY = `insert into day_counts (saga, day, events, revision) values (@saga, @day, @more, @revision)
  on conflict (saga, day) do update set events = day_counts.events + excluded.events, revision = excluded.revision`;

interface Days {
  readonly from: number | null;
  readonly to: number | null;
}

const columnsOf = (event: EventRecord) => {
  const { date, kind, salience, headline, independentSources: sources } = event;
  const { actors, publishers, reasons, firstReported, differing } = event;
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
    more: JSON.stringify({ actors, publishers, reasons, firstReported, differing }),
  };
};

type EventPart = Pick<Change, 'takeLoose' | 'eventsOf' | 'kept' | 'write' | 'end' | 'isUsed' | 'part'>;

/** Counts an event in or out of its day, and marks the days that it stands on as changed. */
async function countDays(db: Db, saga: number, { from, to }: Days, more: number, revision: number): Promise<void> {
  if (from === null || to === null || to - from >= LONGEST_DAY_COUNT) return;
  const days = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  await db.runAll(
    COUNT_DAY,
    days.map((day) => ({ saga, day, more: from === to ? more : 0, revision })),
  );
}

async function readEvent(db: Db, event: EventKey): Promise<KeptEvent | null> {
  const row = await db.one<{ readonly key: number; readonly id: string }>(KEPT, { event });
  return row ? { ...row, reports: await db.column<number>(REPORTS, { event }) } : null;
}

async function readEvents(db: Db, events: Iterable<EventKey>): Promise<KeptEvent[]> {
  const found: KeptEvent[] = [];
  for (const event of new Set(events)) {
    const kept = await readEvent(db, event);
    if (kept) found.push(kept);
  }
  return found;
}

export function eventPart(db: Db, words: WordIndex, saga: number, revision: number): EventPart {
  /** Takes away what hangs on an event, but for its own row. */
  const clear = async (event: EventKey): Promise<void> => {
    const days = (await db.one<Days>(DAYS_OF, { event })) as Days;
    await countDays(db, saga, days, -1, revision);
    await words.dropEvent(db, { saga, day: days.from, key: event });
    await db.run(DROP_EVIDENCE, { event });
    await db.run(DROP_ACTORS, { event });
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
    async write(event, as) {
      const columns = columnsOf(event);
      if ('key' in as) {
        await clear(as.key);
        await db.run(UPDATE, { ...columns, key: as.key, revision });
      }
      const [key] = 'key' in as ? [as.key] : await db.column<number>(INSERT, { ...columns, saga, id: as.id, revision });
      if (key === undefined) throw new Error(`the event ${JSON.stringify(as)} was not written`);
      await db.runAll(
        ADD_EVIDENCE,
        event.reports.map((report, rank) => ({ event: key, rank, report })),
      );
      await db.runAll(
        ADD_ACTOR,
        event.actors.map((actor) => ({ saga, actor, from: columns.from_day, event: key })),
      );
      await words.addEvent(db, { saga, day: columns.from_day, key }, event.told);
      await countDays(db, saga, { from: columns.from_day, to: columns.to_day }, 1, revision);
    },
    async end(event, becomes) {
      const [id] = await db.column<string>(ID_OF, { event });
      await clear(event);
      await db.run(DROP, { event });
      await db.run(LEAD_ON, { saga, id, other: becomes });
      await db.run(REMEMBER, { saga, id, kind: 'now', other: becomes });
    },
    isUsed: async (id) => (await db.one(IS_USED, { saga, id })) !== undefined,
    async part(id, from) {
      await db.run(REMEMBER, { saga, id, kind: 'parted', other: from });
    },
  };
}
