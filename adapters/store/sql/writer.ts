// Writes an analysed article: a new article, a new version of a known one, or nothing where its words are known.
import { UserError } from '../../../src/errors.ts';
import { parseIso } from '../../../src/model/day.ts';
import { UNSETTLED, type Unsettled } from '../../../src/ports/record.ts';
import type { ArticleRecord } from '../../../src/ports.ts';
import { articleRow, publishedColumns, reportRows, type StoredArticleRow } from '../rows.ts';
import * as sql from '../statements.ts';
import type { Db, WordIndex } from './db.ts';
import { areSame, writeReports } from './report-writer.ts';

type KnownArticle = Pick<StoredArticleRow, 'version' | 'content_hash' | 'published' | 'published_day' | 'copy_of'> & {
  readonly key: number;
  readonly saga_key: number;
  readonly rules: number | null;
};

/** Keys of an article and of its saga. */
interface Keys {
  readonly key: number;
  readonly saga_key: number;
}

const findArticle = (db: Db, { article }: ArticleRecord) =>
  db.one<KnownArticle>(sql.FIND_ARTICLE, { saga: article.saga, id: article.id });

/** Writes an article's row and text: its keys, or null where the same words are there already. */
async function writeArticle(db: Db, record: ArticleRecord): Promise<Keys | null> {
  const { article, rules = null } = record;
  const known = await findArticle(db, record);
  if (known?.content_hash === article.contentHash) return null;
  const row = { ...articleRow(article), saga: article.saga, version: (known?.version ?? 0) + 1, rules };
  if (known) await db.run(sql.UPDATE_ARTICLE, { ...row, key: known.key });
  else await db.run(sql.ADD_SAGA, row);
  const keys = known ?? ((await db.one(sql.INSERT_ARTICLE, row)) as Keys);
  await db.run(sql.INSERT_TEXT, { ...row, key: keys.key, text: article.text });
  return keys;
}

const sameColumns = (left: object, right: object): boolean =>
  Object.entries(right).every(([name, value]) => (left as Record<string, unknown>)[name] === value);

/** Articles that are read together are settled in the order of their days: neighbours find each other in memory. */
const turnOf = ({ published }: ArticleRecord['article']): number => {
  const day = parseIso(published?.value.slice(0, 10) ?? '');
  return day ? day.year * 400 + day.month * 32 + day.day : 9_999_999;
};

/** The article waits to be settled, and whoever looks at the record sees that it has changed. */
async function countChange(db: Db, { article }: ArticleRecord, keys: Keys, rank: Unsettled): Promise<void> {
  await db.run(sql.UNSETTLE, { key: keys.key, saga: keys.saga_key, rank, turn: turnOf(article) });
  await db.run(sql.COUNT_CHANGE, { saga: article.saga });
}

async function saveArticle(db: Db, words: WordIndex, record: ArticleRecord): Promise<void> {
  await db.lock({ record: record.article.saga });
  const keys = await writeArticle(db, record);
  if (keys === null) return;
  await writeReports(db, words, [keys.saga_key, keys.key], reportRows(record.article.text, record.reports));
  await countChange(db, record, keys, UNSETTLED.read);
}

/** Saves articles one after the other, inside a change. */
export async function saveArticles(db: Db, words: WordIndex, records: readonly ArticleRecord[]): Promise<void> {
  for (const record of records) await saveArticle(db, words, record);
}

/**
 * Writes what others tell about a known article, inside a change. Changes nothing where the article's words are others by now: null where
 * nothing was written, else the reports that are gone. Rejects with a UserError (not-found) for an unknown article.
 */
export async function reviseArticle(
  db: Db,
  words: WordIndex,
  record: ArticleRecord,
): Promise<{ readonly gone: readonly number[] } | null> {
  const { article, rules = null } = record;
  await db.lock({ record: article.saga });
  const known = await findArticle(db, record);
  if (!known)
    throw new UserError('not-found', `The saga "${article.saga}" has no article "${article.id}": list its articles.`);
  // Another program has saved a newer text meanwhile: what was worked out from the old one has no place in it.
  if (known.content_hash !== article.contentHash) return null;
  const columns = { ...publishedColumns(article.published), copy_of: article.copyOf, rules };
  const rows = reportRows(article.text, record.reports);
  const isSame = await areSame(db, known.key, rows);
  if (isSame && sameColumns(known, columns)) return null;
  await db.run(sql.REVISE_ARTICLE, { ...columns, key: known.key });
  const gone = isSame ? [] : await writeReports(db, words, [known.saga_key, known.key], rows);
  await countChange(db, record, known, UNSETTLED.followed);
  return { gone };
}
