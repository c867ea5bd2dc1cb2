// Turns an open database into the record: the Store port on PostgreSQL.
import { fromIso, toIso } from '../../../src/model/day.ts';
import type { Event, Happening } from '../../../src/model/event.ts';
import type { SagaSpan } from '../../../src/model/saga.ts';
import type { ArticleLook, DayCount, EarlierText, EventDay, SagaCount, Store } from '../../../src/ports.ts';
import { articleOf, type ListedArticleRow, listedOf, type StoredArticleRow, titleKey } from '../rows.ts';
import { changesOn } from '../sql/change/change.ts';
import type { Db, Engine } from '../sql/db.ts';
import { vectorsOn } from '../sql/vectors.ts';
import { reviseArticle, saveArticles } from '../sql/writer.ts';
import * as sql from '../statements.ts';
import type { Connection } from './connection.ts';
import { eventReader } from './events.ts';
import { evidenceReader } from './evidence.ts';
import { wordCounter, wordReader } from './scoring.ts';

const SAGA_KEY = 'select key from sagas where id = @saga';
const MADE_WITH = 'select made_with from sagas where id = @saga';
/** Texts are only ever added, one writer a story, so that their numbers tell their order. */
const MARK = `select coalesce(max(rowid), 0) as mark from article_texts where saga = (${SAGA_KEY})`;
const ADDED = `select article from article_texts where saga = (${SAGA_KEY}) and rowid > @mark`;
const READ_ARTICLES = `select id from articles where key in (${ADDED}) order by id`;
const READ_DAYS = `select distinct from_day as day from reports where article in (${ADDED}) and to_day = from_day
  order by from_day`;
/** Articles that are looked at where a title is that of many. Long names are found by their hash. */
const KNOWN = (condition: string): string => `${sql.STORED_ARTICLE} and ${condition} order by a.key desc limit 8`;
const KNOWN_BY = {
  id: KNOWN('a.id = @id'),
  contentHash: KNOWN('a.content_hash = @contentHash'),
  file: KNOWN('md5(a.file) = md5(@file) and a.file = @file'),
  title: KNOWN('md5(a.title_key) = md5(@title) and a.title_key = @title'),
};

const isDated = (happening: Happening): happening is Event => happening.date !== null;

const boundsOf = (span: SagaSpan | undefined) => ({
  from: span ? fromIso(span.from) : -sql.OPEN_END,
  to: span ? fromIso(span.to) : sql.OPEN_END,
});

const daysOf = <T extends { readonly day: number }>(rows: readonly T[]) =>
  rows.map(({ day, ...rest }) => ({ date: toIso(day), ...rest }));

/** Records of which something is kept; of more all is forgotten. */
const MOST_RECORDS = 500;

/** Works something out of a saga's record once, and anew when the record has changed. */
function onceForARecord<T>(db: Db, work: (saga: string) => Promise<T>): (saga: string) => Promise<T> {
  const known = new Map<string, { readonly revision: number | undefined; readonly value: T }>();
  return async (saga) => {
    const [revision] = await db.column<number>(sql.REVISION, { saga });
    const last = known.get(saga);
    if (last && last.revision === revision) return last.value;
    if (known.size >= MOST_RECORDS) known.clear();
    const value = await work(saga);
    known.set(saga, { revision, value });
    return value;
  };
}

/** Keys of sagas, which never change. */
function sagaKeys(db: Db): (saga: string) => Promise<number | null> {
  const known = new Map<string, number>();
  return async (saga) => {
    const key = known.get(saga) ?? (await db.column<number>(SAGA_KEY, { saga }))[0];
    if (key !== undefined) known.set(saga, key);
    return key ?? null;
  };
}

async function knownArticles(db: Db, saga: string, look: ArticleLook) {
  const asked = { ...look, title: (look.named && titleKey(look.named)) ?? undefined };
  const rows: StoredArticleRow[] = [];
  for (const name of ['id', 'contentHash', 'file', 'title'] as const)
    if (asked[name] !== undefined)
      rows.push(...(await db.all<StoredArticleRow>(KNOWN_BY[name], { saga, [name]: asked[name] })));
  return rows.map(articleOf);
}

type Reader = Omit<Store, 'save' | 'revise' | 'change' | 'close' | 'withoutVectors'>;

function readerOf(connection: Connection): Reader {
  const { db, transaction } = connection;
  const counter = wordCounter(db, 'report_words');
  const { happenings, ...events } = eventReader(connection, wordCounter(db, 'event_words'));
  const daysWithin = async (saga: string, within?: SagaSpan): Promise<readonly DayCount[]> =>
    daysOf(await db.all<Omit<DayCount, 'date'> & { day: number }>(sql.DAYS, { saga, ...boundsOf(within) }));
  const allDays = onceForARecord(db, (saga) => daysWithin(saga));
  return {
    ...events,
    ...wordReader(counter),
    happenings,
    events: async (query) => (await happenings(query)).filter(isDated),
    evidence: evidenceReader(db, sagaKeys(db), counter),
    articles: async (saga, page = sql.ALL_ARTICLES) =>
      (await db.all<ListedArticleRow>(sql.ARTICLES, { saga, ...page })).map(listedOf),
    async article(saga, id) {
      const row = await db.one<StoredArticleRow>(sql.ARTICLE, { saga, id });
      return row ? articleOf(row) : null;
    },
    publishers: onceForARecord(db, async (saga) => db.column<string>(sql.PUBLISHERS, { saga })),
    days: (saga, within) => (within ? daysWithin(saga, within) : allDays(saga)),
    span: onceForARecord(db, async (saga) => {
      const { first = null, last = null } =
        (await db.one<{ first: number | null; last: number | null }>(sql.SPAN, { saga })) ?? {};
      return first === null || last === null ? null : { from: toIso(first), to: toIso(last) };
    }),
    readSince: (saga, mark) =>
      transaction('looking', async (one) => ({
        mark: (await one.column<number>(MARK, { saga }))[0] ?? 0,
        articles: await one.column<string>(READ_ARTICLES, { saga, mark }),
        days: (await one.column<number>(READ_DAYS, { saga, mark })).map(toIso),
      })),
    revision: async (saga) => (await db.column<number>(sql.REVISION, { saga }))[0] ?? 0,
    earlierTexts: async (saga, article) => db.all<EarlierText>(sql.EARLIER_TEXTS, { saga, article }),
    sagas: async () => db.all<SagaCount>(sql.SAGAS),
    known: (saga, look) => knownArticles(db, saga, look),
    eventDays: async (saga, within) =>
      daysOf(await db.all<Omit<EventDay, 'date'> & { day: number }>(sql.EVENT_DAYS, { saga, ...boundsOf(within) })),
    madeWith: async (saga) => (await db.column<string | null>(MADE_WITH, { saga }))[0],
    unsettled: async (saga) => (await db.column<number>(sql.COUNT_UNSETTLED, { saga }))[0] ?? 0,
  };
}

/** The Store port in an open database. Every call rejects with a UserError (store-unavailable) where it does not allow it. */
export function storeOn(connection: Connection, engine: Engine): Store {
  const { words, change } = engine;
  return {
    ...readerOf(connection),
    save: (...records) => change((db) => saveArticles(db, words, records)),
    async revise(record) {
      await change((db) => reviseArticle(db, words, record));
    },
    ...vectorsOn(engine),
    change: changesOn(engine),
    close: connection.close,
  };
}
