// Answers questions about kept events: by days, by ids, by words, or by the reports that they hold.

import type { Happening } from '../../../src/model/event.ts';
import { grouped } from '../../../src/model/grouped.ts';
import { recent } from '../../../src/model/recent.ts';
import type { EventQuery, Lineage, Store } from '../../../src/ports.ts';
import { boundOf, countOf, type EventPlace, inEventOrder, isWithin, MOST_WEIGHED } from '../event-order.ts';
import { EVENT_COLUMNS, type EventValues, happeningOf } from '../event-row.ts';
import { EVIDENCE_COLUMNS, HEADER_COLUMNS, WITH_HEADER } from '../evidence-row.ts';
import type { Db } from '../sql/db.ts';
import type { Connection } from './connection.ts';
import { SCORE, type WordCounter } from './scoring.ts';
import { amongSaga, searchFor } from './words.ts';

/** Events kept in memory, some kilobytes each: those that a month is chosen from, twice. */
const EVENTS_KEPT = 3_000;

const SAGA = 'select key from sagas where id = @id';
const PLACE = 'e.key, e.from_day, e.to_day, e.salience, e.id, e.revision';
/**
 * Events longer than a day are few; those that begin more than a year before are looked for no further. Of an equality beside `from_day = d.day`
 * PostgreSQL would make another one, by which it does not know the index again: it would read all events.
 */
const OF_DAYS = `
  select ${PLACE} from day_counts d cross join lateral (
      select * from events where saga = @saga and from_day = d.day and to_day <= from_day order by salience desc, id limit @limit) e
    where d.saga = @saga and d.day >= @from and d.day <= @to and d.events > 0
  union all
  select ${PLACE} from events e where saga = @saga and to_day > from_day and from_day <= @to and from_day >= @from - @days
    and to_day >= @from and to_day - from_day < @days`;
const BY_ID = `select ${PLACE} from events e where saga = @saga and id in list(@ids)`;
const HISTORY = `select id, kind, other from event_history where saga = @saga and id in list(@ids)`;
/** The newest so many that have the words. */
const BY_WORDS = `with w as (
    select v.event, v.words, v.size from event_words v join events e on e.key = v.event
      where v.words @@ @words::tsquery and (@hasNoFirst = 1 or e.from_day >= @first) and (e.from_day is null or e.from_day <= @last)
      order by e.from_day desc nulls last, e.key desc limit @cut)
  select ${PLACE}, ${SCORE} as score from w join events e on e.key = w.event where e.saga = @saga`;
const OF_REPORTS = `select v.event from unnest(@articles::text[], @places::bigint[]) with ordinality as q(article, place, n)
  join articles a on a.saga = @saga and a.id = q.article join reports r on r.article = a.key and r.position = q.place
  join event_evidence v on v.report = r.key order by q.n`;

const EVENTS = `select ${EVENT_COLUMNS} from events where key in list(@keys)`;
const EVIDENCE = `select ${WITH_HEADER}, v.event
  from event_evidence v join reports r on r.key = v.report join articles a on a.key = r.article
  where v.event in list(@keys) order by v.event, v.rank`;
const EVIDENCE_LENGTH = EVIDENCE_COLUMNS.length + HEADER_COLUMNS.length;

/** An event by its key, and its revision where that was read already. */
type EventAt = Pick<EventPlace, 'key'> & Partial<EventPlace>;
type Read = { readonly revision: number; readonly event: Happening };

/** Rows of evidence, which end with the event that they are of. */
const byEvent = (rows: readonly (readonly unknown[])[]): ReadonlyMap<unknown, readonly (readonly unknown[])[]> =>
  grouped(rows, (row) => row[EVIDENCE_LENGTH]);

/** Reads events, each made once as long as it stays what it is: one that changes has another revision. */
function eventRows(): (db: Db, events: readonly EventAt[]) => Promise<Happening[]> {
  const known = recent<number, Read>(EVENTS_KEPT);
  const make = async (db: Db, keys: readonly number[]): Promise<Map<number, Happening>> => {
    const made = new Map<number, Happening>();
    if (keys.length === 0) return made;
    const values = await db.lists<EventValues>(EVENTS, { keys });
    const evidence = byEvent(await db.lists<readonly unknown[]>(EVIDENCE, { keys }));
    for (const one of values) {
      const [key] = one;
      const event = happeningOf(one, evidence.get(key) ?? []);
      if (!event) continue;
      made.set(key, event);
      known.set(key, { revision: one.at(-1) as number, event });
    }
    return made;
  };
  return async (db, events) => {
    const keptOf = ({ key, revision }: EventAt): Happening | null => {
      const last = known.get(key);
      return last && last.revision === revision ? last.event : null;
    };
    const kept = events.map(keptOf);
    const made = await make(
      db,
      events.filter((_, i) => kept[i] === null).map(({ key }) => key),
    );
    return events.flatMap(({ key }, i) => kept[i] ?? made.get(key) ?? []);
  };
}

async function ofWords(db: Db, saga: number, query: EventQuery, counter: WordCounter): Promise<readonly EventPlace[]> {
  const search = query.terms ? searchFor(query.terms) : null;
  if (search === null) return [];
  const bounds = boundOf(query);
  const rows = await db.all<EventPlace>(BY_WORDS, {
    saga,
    words: amongSaga(saga, search.query),
    hasNoFirst: query.from === undefined ? 1 : 0,
    first: bounds.from - bounds.days,
    last: bounds.to,
    cut: MOST_WEIGHED,
    ...(await counter.weightsOf(search.phrases)),
  });
  return rows.filter((row) => isWithin(row, bounds, query));
}

/** Where ids lead that were an event's, and from which another was parted. */
async function historyOf(db: Db, saga: number, ids: readonly string[]) {
  const rows = await db.all<{ id: string; kind: 'now' | 'parted'; other: string | null }>(HISTORY, { saga, ids });
  const of = (kind: 'now' | 'parted') =>
    new Map(rows.filter((row) => row.kind === kind).map(({ id, other }) => [id, other]));
  return { now: of('now'), parted: of('parted') };
}

const byIds = (db: Db, saga: number, ids: readonly string[]) =>
  ids.length === 0 ? [] : db.all<EventPlace>(BY_ID, { saga, ids });

async function ofIds(db: Db, saga: number, query: EventQuery, ids: readonly string[]): Promise<readonly EventPlace[]> {
  if (ids.length === 0) return [];
  const [own, { now }] = [await byIds(db, saga, ids), await historyOf(db, saga, ids)];
  const isOwn = new Set(own.map(({ id }) => id));
  const led = ids.flatMap((id) => (isOwn.has(id) ? [] : (now.get(id) ?? [])));
  const others = (await byIds(db, saga, [...new Set(led)])).filter(({ id }) => !isOwn.has(id));
  return [...own, ...others].filter((row) => isWithin(row, boundOf(query), query));
}

async function ofDays(db: Db, saga: number, query: EventQuery): Promise<readonly EventPlace[]> {
  const limit = Math.min(countOf(query.perDay), query.order === 'salience' ? countOf(query.limit) : 1e9);
  const rows = await db.all<EventPlace>(OF_DAYS, { saga, limit, ...boundOf(query) });
  return rows;
}

export type EventReader = Pick<Store, 'happenings' | 'eventsOfReports' | 'lineage'>;

export function eventReader({ transaction }: Connection, counter: WordCounter): EventReader {
  const read = eventRows();
  /** Looks at one state of a saga's record; nothing where it has none. */
  const looking = <T>(id: string, nothing: T, work: (db: Db, saga: number) => Promise<T>): Promise<T> =>
    transaction('looking', async (db) => {
      const [saga] = await db.column<number>(SAGA, { id });
      return saga === undefined ? nothing : work(db, saga);
    });
  const placesOf = (db: Db, saga: number, query: EventQuery) => {
    if (query.ids !== undefined) return ofIds(db, saga, query, query.ids);
    return query.terms && query.terms.groups.length > 0 ? ofWords(db, saga, query, counter) : ofDays(db, saga, query);
  };
  return {
    happenings: (query) =>
      looking(query.saga, [], async (db, saga) => read(db, inEventOrder(await placesOf(db, saga, query), query))),
    eventsOfReports: (id, reports) =>
      looking(id, [], async (db, saga) => {
        const parameters = {
          saga,
          articles: reports.map(({ article }) => article),
          places: reports.map(({ index }) => index),
        };
        const keys = reports.length === 0 ? [] : await db.column<number>(OF_REPORTS, parameters);
        return read(
          db,
          [...new Set(keys)].map((key) => ({ key })),
        );
      }),
    lineage: (id, ids) =>
      looking(id, new Map<string, Lineage>(), async (db, saga) => {
        if (ids.length === 0) return new Map();
        const [own, { now, parted }] = [await byIds(db, saga, ids), await historyOf(db, saga, ids)];
        const isOwn = new Set(own.map((event) => event.id));
        const known = ids.filter((one) => isOwn.has(one) || now.has(one));
        return new Map(
          known.map((one) => [
            one,
            { now: isOwn.has(one) ? one : (now.get(one) ?? null), partedFrom: parted.get(one) ?? null },
          ]),
        );
      }),
  };
}
