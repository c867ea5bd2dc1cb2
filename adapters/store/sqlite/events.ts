// Answers questions about kept events: by days, by ids, by words, or by the reports that they hold.
import type { Database } from 'better-sqlite3';
import type { EventQuery, Lineage, Store } from '../../../src/ports.ts';
import { boundOf, countOf, type EventPlace, inEventOrder, isWithin, MOST_WEIGHED } from '../event-order.ts';
import { type EventAt, eventRows } from './event-rows.ts';
import { DOC_RANGE, EVENT_OF_DOC, rangeOf } from './event-words.ts';
import { matchExpression } from './full-text.ts';

const SAGA = 'select key from sagas where id = @id';
const DAYS = `select day from day_counts where saga = @saga and day >= @from and day <= @to and events > 0`;
const OF_DAY = `select key, from_day, to_day, salience, id, revision from events
  where saga = @saga and from_day = @day and to_day = from_day order by salience desc, id limit @limit`;
/** Events longer than a day are few; those that begin more than a year before are looked for no further. */
const OF_SPAN = `select key, from_day, to_day, salience, id, revision from events
  where saga = @saga and to_day > from_day and from_day <= @to and from_day >= @from - @days and to_day >= @from
    and to_day - from_day < @days`;
const BY_ID = 'select key, from_day, to_day, salience, id, revision from events where saga = @saga and id = @id';
const NOW = `select other from event_history where saga = @saga and id = @id and kind = 'now'`;
const PARTED = `select other from event_history where saga = @saga and id = @id and kind = 'parted'`;
/** The newest so many that have the words; what begins within the days is a range of the index. */
const BY_WORDS = `select e.key, e.from_day, e.to_day, e.salience, e.id, e.revision, score from (
    select ${EVENT_OF_DOC} as doc, bm25(event_words) as score from event_words
      where event_words match @words and ${DOC_RANGE} order by event_words.rowid desc limit @cut)
  join events e on e.key = doc where e.saga = @saga`;
const OF_REPORT = `select e.key, e.revision from articles a join reports r on r.article = a.key
  join event_evidence v on v.report = r.key join events e on e.key = v.event
  where a.saga = ? and a.id = ? and r.position = ?`;

type EventReader = Pick<
  {
    [K in 'happenings' | 'eventsOfReports' | 'lineage']: (
      ...args: Parameters<Store[K]>
    ) => Awaited<ReturnType<Store[K]>>;
  },
  'happenings' | 'eventsOfReports' | 'lineage'
>;

export function eventReader(db: Database): EventReader {
  const sagaKey = db.prepare(SAGA).pluck();
  const days = db.prepare(DAYS).pluck();
  const [ofDay, ofSpan, byId, byWords] = [
    db.prepare(OF_DAY),
    db.prepare(OF_SPAN),
    db.prepare(BY_ID),
    db.prepare(BY_WORDS),
  ];
  const [now, parted] = [NOW, PARTED].map((sql) => db.prepare(sql).pluck());
  const ofReport = db.prepare(OF_REPORT).raw(true);
  const read = eventRows(db);

  const currentId = (saga: number, id: string): string | null | undefined =>
    byId.get({ saga, id }) ? id : (now?.get({ saga, id }) as string | null | undefined);

  const ofDays = (saga: number, query: EventQuery): EventPlace[] => {
    const bounds = boundOf(query);
    const limit = Math.min(countOf(query.perDay), query.order === 'salience' ? countOf(query.limit) : 1e9);
    const single = (days.all({ saga, from: bounds.from, to: bounds.to }) as number[]).flatMap(
      (day) => ofDay.all({ saga, day, limit }) as EventPlace[],
    );
    return bounds.days > 1 ? [...single, ...(ofSpan.all({ saga, ...bounds }) as EventPlace[])] : single;
  };

  const ofWords = (saga: number, query: EventQuery, terms: NonNullable<EventQuery['terms']>): EventPlace[] => {
    const words = matchExpression(terms);
    if (words === null) return [];
    const bounds = boundOf(query);
    const [from, to] = [
      query.from === undefined ? null : bounds.from - bounds.days,
      query.to === undefined ? null : bounds.to,
    ];
    const rows = byWords.all({ saga, words, cut: MOST_WEIGHED, ...rangeOf(saga, from, to) }) as EventPlace[];
    return rows.filter((row) => isWithin(row, bounds, query));
  };

  const rowsOf = (saga: number, query: EventQuery): EventPlace[] => {
    if (query.ids !== undefined) {
      const ids = new Set(query.ids.map((id) => currentId(saga, id)).filter((id) => typeof id === 'string'));
      const rows = [...ids].flatMap((id) => (byId.get({ saga, id }) as EventPlace | undefined) ?? []);
      return rows.filter((row) => isWithin(row, boundOf(query), query));
    }
    return query.terms && query.terms.groups.length > 0 ? ofWords(saga, query, query.terms) : ofDays(saga, query);
  };

  const lineageOf = (saga: number, id: string): Lineage | null => {
    const current = currentId(saga, id);
    if (current === undefined) return null;
    return { now: current, partedFrom: (parted?.get({ saga, id }) as string | undefined) ?? null };
  };

  return {
    happenings(query) {
      const saga = sagaKey.get({ id: query.saga }) as number | undefined;
      if (saga === undefined) return [];
      return read(inEventOrder(rowsOf(saga, query), query));
    },
    eventsOfReports(id, reports) {
      const saga = sagaKey.get({ id }) as number | undefined;
      if (saga === undefined) return [];
      const found = new Map<number, EventAt>();
      for (const { article, index } of reports) {
        const at = ofReport.get(saga, article, index) as readonly [key: number, revision: number] | undefined;
        if (at) found.set(at[0], { key: at[0], revision: at[1] });
      }
      return read([...found.values()]);
    },
    lineage(id, ids) {
      const saga = sagaKey.get({ id }) as number | undefined;
      if (saga === undefined) return new Map();
      return new Map(
        ids.flatMap((each): [string, Lineage][] => {
          const lineage = lineageOf(saga, each);
          return lineage ? [[each, lineage]] : [];
        }),
      );
    },
  };
}
