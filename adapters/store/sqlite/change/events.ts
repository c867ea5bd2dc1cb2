// What a change reads and writes of events: those that hold some reports, written anew, ended or parted, with their days counted.
import type { Database } from 'better-sqlite3';
import { fromIso } from '../../../../src/model/day.ts';
import type { Change, EventKey, EventRecord, KeptEvent } from '../../../../src/ports/record.ts';
import { DOCID, docOf, LONGEST_DAY_COUNT } from '../event-words.ts';

const TAKE_LOOSE = {
  reports: 'delete from loose_reports where saga = @saga returning report',
  events: 'delete from loose_events where saga = @saga returning event',
};
const EVENT_OF = 'select event from event_evidence where report = @report';
const KEPT = 'select key, id from events where key = @event';
const REPORTS = 'select report from event_evidence where event = @event order by rank';
const DAYS_OF = 'select from_day as "from", to_day as "to" from events where key = @event';
const COLUMNS = [
  'from_day',
  'to_day',
  'granularity',
  'certainty',
  'rule',
  'kind',
  'salience',
  'headline',
  'sources',
  'more',
];
const INSERT = `insert into events (saga, id, revision, ${COLUMNS.join(', ')})
  values (@saga, @id, @revision, ${COLUMNS.map((name) => `@${name}`).join(', ')}) returning key`;
const UPDATE = `update events set revision = @revision, ${COLUMNS.map((name) => `${name} = @${name}`).join(', ')}
  where key = @key`;
const DROP_EVIDENCE = 'delete from event_evidence where event = @event';
/** A report that stood in another event stands in this one now. */
const ADD_EVIDENCE = 'insert or replace into event_evidence (event, rank, report) values (@event, @rank, @report)';
const DROP_ACTORS = 'delete from event_actors where event = @event';
const ADD_ACTOR = `insert or ignore into event_actors (saga, actor, from_day, event)
  values (@saga, @actor, @from, @event)`;
const DROP_WORDS = `delete from event_words where rowid = ${DOCID}`;
const ADD_WORDS = `insert into event_words (rowid, told) values (${DOCID}, @told)`;
const DROP = 'delete from events where key = @event';
const ID_OF = 'select id from events where key = @event';
const REMEMBER = `insert into event_history (saga, id, kind, other) values (@saga, @id, @kind, @other)
  on conflict (saga, id, kind) do update set other = excluded.other`;
const LEAD_ON = `update event_history set other = @other where saga = @saga and kind = 'now' and other = @id`;
const IS_USED = `select 1 from events where saga = @saga and id = @id
  union all select 1 from event_history where saga = @saga and id = @id and kind = 'now'`;
const COUNT_DAY = `insert into day_counts (saga, day, events, revision) values (@saga, @day, @more, @revision)
  on conflict (saga, day) do update set events = events + excluded.events, revision = excluded.revision`;

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
function dayCounter(db: Database) {
  const count = db.prepare(COUNT_DAY);
  return (saga: number, { from, to }: Days, more: number, revision: number): void => {
    if (from === null || to === null || to - from >= LONGEST_DAY_COUNT) return;
    for (let day = from; day <= to; day++) count.run({ saga, day, more: from === to ? more : 0, revision });
  };
}

export function eventPart(db: Database): (saga: number, revision: number) => EventPart {
  const takeReports = db.prepare(TAKE_LOOSE.reports).pluck();
  const takeEvents = db.prepare(TAKE_LOOSE.events).pluck();
  const eventOf = db.prepare(EVENT_OF).pluck();
  const [kept, daysOf] = [db.prepare(KEPT), db.prepare(DAYS_OF)];
  const reports = db.prepare(REPORTS).pluck();
  const insert = db.prepare(INSERT).pluck();
  const update = db.prepare(UPDATE);
  const [dropEvidence, addEvidence] = [db.prepare(DROP_EVIDENCE), db.prepare(ADD_EVIDENCE)];
  const [dropActors, addActor] = [db.prepare(DROP_ACTORS), db.prepare(ADD_ACTOR)];
  const [dropWords, addWords] = [db.prepare(DROP_WORDS), db.prepare(ADD_WORDS)];
  const [drop, remember, leadOn] = [db.prepare(DROP), db.prepare(REMEMBER), db.prepare(LEAD_ON)];
  const idOf = db.prepare(ID_OF).pluck();
  const isUsed = db.prepare(IS_USED);
  const countDay = dayCounter(db);

  const read = (event: EventKey): KeptEvent | null => {
    const row = kept.get({ event }) as { readonly key: number; readonly id: string } | undefined;
    return row ? { ...row, reports: reports.all({ event }) as number[] } : null;
  };
  const readAll = (events: Iterable<EventKey>): KeptEvent[] => [...events].map(read).filter((one) => one !== null);

  return (saga, revision) => {
    /** Takes away what hangs on an event, but for its own row. */
    const clear = (event: EventKey): void => {
      const days = daysOf.get({ event }) as Days;
      countDay(saga, days, -1, revision);
      dropWords.run(docOf(saga, days.from, event));
      dropEvidence.run({ event });
      dropActors.run({ event });
    };
    return {
      takeLoose: async () => ({
        reports: takeReports.all({ saga }) as number[],
        events: takeEvents.all({ saga }) as number[],
      }),
      eventsOf: async (all) =>
        readAll(new Set(all.flatMap((report) => (eventOf.get({ report }) as number | undefined) ?? []))),
      kept: async (events) => readAll(new Set(events)),
      async write(event, as) {
        const columns = columnsOf(event);
        if ('key' in as) {
          clear(as.key);
          update.run({ ...columns, key: as.key, revision });
        }
        const key = 'key' in as ? as.key : (insert.get({ ...columns, saga, id: as.id, revision }) as number);
        event.reports.forEach((report, rank) => {
          addEvidence.run({ event: key, rank, report });
        });
        for (const actor of event.actors) addActor.run({ saga, actor, from: columns.from_day, event: key });
        addWords.run({ ...docOf(saga, columns.from_day, key), told: event.told });
        countDay(saga, { from: columns.from_day, to: columns.to_day }, 1, revision);
      },
      async end(event, becomes) {
        const id = idOf.get({ event }) as string;
        clear(event);
        drop.run({ event });
        leadOn.run({ saga, id, other: becomes });
        remember.run({ saga, id, kind: 'now', other: becomes });
      },
      isUsed: async (id) => isUsed.get({ saga, id }) !== undefined,
      async part(id, from) {
        remember.run({ saga, id, kind: 'parted', other: from });
      },
    };
  };
}
