// Turns a data folder into the record: the Store port on SQLite.
import { setImmediate as giveWay } from 'node:timers/promises';
import { fromIso, toIso } from '../../../src/model/day.ts';
import type { Event, Happening } from '../../../src/model/event.ts';
import type { SagaSpan } from '../../../src/model/saga.ts';
import type { DayCount, EarlierText, EventDay, SagaCount, Store } from '../../../src/ports.ts';
import { articleOf, type ListedArticleRow, listedOf, type StoredArticleRow } from '../rows.ts';
import { changesOn } from '../sql/change/change.ts';
import type { Engine } from '../sql/db.ts';
import { vectorsOn } from '../sql/vectors.ts';
import { reviseArticle, saveArticles } from '../sql/writer.ts';
import * as sql from '../statements.ts';
import { articleFinder } from './article-finder.ts';
import { type Connection, connect, type StoreLimits, type StorePlace } from './connection.ts';
import { engineOn, patientWith } from './engine.ts';
import { eventReader } from './events.ts';
import { evidenceReader } from './evidence.ts';
import { explained } from './failures.ts';
import { readingSince } from './reading.ts';
import { onceForARecord } from './revision.ts';
import { wordReader } from './words.ts';

type Reader = Omit<Store, 'save' | 'revise' | 'change' | 'close' | 'withoutVectors'>;
type DayRow = Omit<DayCount, 'date'> & { readonly day: number };
type Patient = <T>(work: () => T) => Promise<T>;

const isDated = (happening: Happening): happening is Event => happening.date !== null;

const boundsOf = (span: SagaSpan | undefined) => ({
  from: span ? fromIso(span.from) : -sql.OPEN_END,
  to: span ? fromIso(span.to) : sql.OPEN_END,
});

function readerOf({ db }: Connection, patient: Patient): Reader {
  const articles = db.prepare(sql.ARTICLES);
  const article = db.prepare(sql.ARTICLE);
  const days = db.prepare(sql.DAYS);
  const span = db.prepare(sql.SPAN);
  const sagas = db.prepare(sql.SAGAS);
  const evidence = evidenceReader(db);
  const words = wordReader(db);
  const publishers = db.prepare(sql.PUBLISHERS).pluck();
  const publishersOf = onceForARecord(db, (saga) => publishers.all({ saga }) as string[]);
  const daysWithin = (saga: string, within?: SagaSpan): readonly DayCount[] =>
    (days.all({ saga, ...boundsOf(within) }) as DayRow[]).map(({ day, ...counts }) => ({
      date: toIso(day),
      ...counts,
    }));
  const daysOf = onceForARecord(db, (saga) => daysWithin(saga));
  const spanOf = onceForARecord(db, (saga) => {
    const { first, last } = span.get({ saga }) as { readonly first: number | null; readonly last: number | null };
    return first === null || last === null ? null : { from: toIso(first), to: toIso(last) };
  });
  const readSince = readingSince(db);
  const revision = db.prepare(sql.REVISION).pluck();
  const earlierTexts = db.prepare(sql.EARLIER_TEXTS);
  const eventDays = db.prepare(sql.EVENT_DAYS);
  const known = articleFinder(db);
  const madeWith = db.prepare('select made_with from sagas where id = @saga').pluck();
  const unsettled = db.prepare(sql.COUNT_UNSETTLED).pluck();
  const { happenings, eventsOfReports, lineage } = eventReader(db);
  return {
    articles: (saga, page = sql.ALL_ARTICLES) =>
      patient(() => (articles.all({ saga, ...page }) as ListedArticleRow[]).map(listedOf)),
    article: (saga, id) =>
      patient(() => {
        const row = article.get({ saga, id }) as StoredArticleRow | undefined;
        return row ? articleOf(row) : null;
      }),
    async evidence(query) {
      // A timeline reads a hundred days in a row: what else waits has its turn between them.
      await giveWay();
      return patient(() => evidence(query));
    },
    wordCounts: (_, groups) => patient(() => words.wordCounts(groups)),
    publishers: (saga) => patient(() => publishersOf(saga)),
    wordsLike: (query) => patient(() => words.wordsLike(query)),
    days: (saga, within) => patient(() => (within ? daysWithin(saga, within) : daysOf(saga))),
    span: (saga) => patient(() => spanOf(saga)),
    readSince: (saga, mark) => patient(() => readSince(saga, mark)),
    revision: (saga) => patient(() => (revision.get({ saga }) as number | undefined) ?? 0),
    earlierTexts: (saga, article) => patient(() => earlierTexts.all({ saga, article }) as EarlierText[]),
    sagas: () => patient(() => sagas.all() as SagaCount[]),
    known: (saga, look) => patient(() => known(saga, look)),
    async happenings(query) {
      await giveWay();
      return patient(() => happenings(query));
    },
    async events(query) {
      await giveWay();
      return patient(() => happenings(query).filter(isDated));
    },
    eventDays: (saga, within) =>
      patient(() =>
        (eventDays.all({ saga, ...boundsOf(within) }) as (Omit<EventDay, 'date'> & { readonly day: number })[]).map(
          ({ day, ...rest }) => ({ date: toIso(day), ...rest }),
        ),
      ),
    eventsOfReports: (saga, reports) => patient(() => eventsOfReports(saga, reports)),
    lineage: (saga, ids) => patient(() => lineage(saga, ids)),
    madeWith: (saga) => patient(() => madeWith.get({ saga }) as string | null | undefined),
    unsettled: (saga) => patient(() => unsettled.get({ saga }) as number),
  };
}

/** The Store port on a connection that is open. */
export function storeOn(connection: Connection, engine: Engine): Store {
  const { words, change } = engine;
  return {
    ...readerOf(connection, patientWith(connection)),
    save: (...records) => change((db) => saveArticles(db, words, records)),
    async revise(record) {
      await change((db) => reviseArticle(db, words, record));
    },
    ...vectorsOn(engine),
    change: changesOn(engine),
    async close() {
      while (connection.gate.open) await connection.gate.open;
      connection.db.close();
    },
  };
}

/**
 * Opens the record of a folder, or an empty one in memory. Several processes may hold the same folder. Every call rejects with a
 * UserError (store-unavailable) where folder, file or disk do not allow it; a change is then not made, not even in part.
 */
export async function createSqliteStore(place: StorePlace, limits?: StoreLimits): Promise<Store> {
  const connection = await connect(place, limits);
  try {
    return storeOn(connection, engineOn(connection));
  } catch (error) {
    // Preparing a statement is the first that reads the whole schema: a damaged one shows here.
    connection.db.close();
    throw explained(error, connection.file);
  }
}
