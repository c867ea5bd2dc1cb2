// Writes an analysed article: a new article, a new version of a known one, or nothing where its words are known.
import type { Database } from 'better-sqlite3';
import { UserError } from '../../../src/errors.ts';
import { parseIso } from '../../../src/model/day.ts';
import { UNSETTLED } from '../../../src/ports/record.ts';
import type { ArticleRecord } from '../../../src/ports.ts';
import { articleRow, publishedColumns, reportRows, type StoredArticleRow } from '../rows.ts';
import * as sql from '../statements.ts';
import { reportWriter } from './report-writer.ts';

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

/** Writes an article's row and text: its keys, or null where the same words are there already. */
function articleWriter(db: Database): (record: ArticleRecord) => Keys | null {
  const find = db.prepare(sql.FIND_ARTICLE);
  const addSaga = db.prepare(sql.ADD_SAGA);
  const insert = db.prepare(sql.INSERT_ARTICLE);
  const update = db.prepare(sql.UPDATE_ARTICLE);
  const insertText = db.prepare(sql.INSERT_TEXT);
  return ({ article, rules = null }) => {
    const known = find.get({ saga: article.saga, id: article.id }) as KnownArticle | undefined;
    if (known?.content_hash === article.contentHash) return null;
    const row = { ...articleRow(article), saga: article.saga, version: (known?.version ?? 0) + 1, rules };
    if (known) update.run({ ...row, key: known.key });
    else addSaga.run(row);
    const keys = known ?? (insert.get(row) as Keys);
    insertText.run({ ...row, key: keys.key, text: article.text });
    return keys;
  };
}

const sameColumns = (left: object, right: object): boolean =>
  Object.entries(right).every(([name, value]) => (left as Record<string, unknown>)[name] === value);

/** Looks what others tell about a known article, and whether that differs. Null where its words are others by now. */
function articleReviser(
  db: Database,
): (record: ArticleRecord) => (Keys & { readonly isRevised: boolean; write(): void }) | null {
  const find = db.prepare(sql.FIND_ARTICLE);
  const revise = db.prepare(sql.REVISE_ARTICLE);
  return ({ article, rules = null }) => {
    const known = find.get({ saga: article.saga, id: article.id }) as KnownArticle | undefined;
    if (!known)
      throw new UserError('not-found', `The saga "${article.saga}" has no article "${article.id}": list its articles.`);
    const columns = { ...publishedColumns(article.published), copy_of: article.copyOf, rules };
    // Another program has saved a newer text meanwhile: what was worked out from the old one has no place in it.
    if (known.content_hash !== article.contentHash) return null;
    const isRevised = !sameColumns(known, columns);
    const write = (): void => {
      revise.run({ ...columns, key: known.key });
    };
    return { ...known, isRevised, write };
  };
}

/** Articles that are read together are settled in the order of their days: neighbours find each other in memory. */
const turnOf = ({ published }: ArticleRecord['article']): number => {
  const day = parseIso(published?.value.slice(0, 10) ?? '');
  return day ? day.year * 400 + day.month * 32 + day.day : 9_999_999;
};

export interface RecordWriter {
  save(record: ArticleRecord): void;
  /**
   * Changes nothing where the article's words are others by now: null where nothing was written, else the reports that are gone. Throws
   * a UserError (not-found) for an unknown article.
   */
  revise(record: ArticleRecord): { readonly gone: readonly number[] } | null;
}

/** The two changes that the record knows. Each must run inside a transaction; neither opens one. */
export function recordWriter(db: Database): RecordWriter {
  const writeArticle = articleWriter(db);
  const reviseArticle = articleReviser(db);
  const reports = reportWriter(db);
  const count = db.prepare(sql.COUNT_CHANGE);
  const unsettle = db.prepare(sql.UNSETTLE);
  return {
    save(record) {
      const keys = writeArticle(record);
      if (keys === null) return;
      const { key, saga_key: saga } = keys;
      reports.write(saga, key, reportRows(record.article.text, record.reports));
      unsettle.run({ key, saga, rank: UNSETTLED.read, turn: turnOf(record.article) });
      count.run({ saga: record.article.saga });
    },
    revise(record) {
      const revised = reviseArticle(record);
      if (revised === null) return null;
      const { key, saga_key: saga, isRevised } = revised;
      const rows = reportRows(record.article.text, record.reports);
      const isSame = reports.isSame(key, rows);
      if (isSame && !isRevised) return null;
      revised.write();
      const gone = isSame ? [] : reports.write(saga, key, rows);
      unsettle.run({ key, saga, rank: UNSETTLED.followed, turn: turnOf(record.article) });
      count.run({ saga: record.article.saga });
      return { gone };
    },
  };
}
