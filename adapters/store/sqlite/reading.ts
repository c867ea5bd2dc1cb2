// Turns a mark in the record into what was read after it: articles in a version of their own, and the days they tell of.
import type { Database } from 'better-sqlite3';
import { toIso } from '../../../src/model/day.ts';
import type { ReadSince } from '../../../src/ports.ts';
import { SAGA_KEY } from '../statements.ts';

/** Texts are only ever added, so that the row ids of a saga's texts tell their order. */
const OF_SAGA = `from article_texts t cross join articles a on a.key = t.article where a.saga = ${SAGA_KEY}`;
/** Looked for from the end: the newest text is mostly of the saga that is asked about. */
const MARK = `select coalesce((select t.rowid ${OF_SAGA} order by t.rowid desc limit 1), 0) as mark`;
const ADDED = `select t.article ${OF_SAGA} and t.rowid > @mark`;
const ARTICLES = `select id from articles where key in (${ADDED}) order by id`;
const DAYS = `select distinct from_day as day from reports where article in (${ADDED}) and to_day = from_day
  order by from_day`;

/** Prepares the question; ask it inside one transaction, so that its three answers agree. */
export function readingSince(db: Database): (saga: string, mark: number) => ReadSince {
  const newest = db.prepare(MARK).pluck();
  const articles = db.prepare(ARTICLES).pluck();
  const days = db.prepare(DAYS).pluck();
  return db.transaction((saga: string, mark: number) => ({
    mark: newest.get({ saga }) as number,
    articles: articles.all({ saga, mark }) as string[],
    days: (days.all({ saga, mark }) as number[]).map(toIso),
  }));
}
