// Turns an analysed article into rows: a new article, a new version of a known one, or nothing where its words are known.
import type { Database } from 'better-sqlite3';
import { UserError } from '../../../src/errors.ts';
import type { ArticleRecord } from '../../../src/ports.ts';
import { articleRow, publishedColumns, type ReportRow, reportRows, type StoredArticleRow } from '../rows.ts';
import * as sql from '../statements.ts';

type KnownArticle = Pick<StoredArticleRow, 'version' | 'content_hash' | 'published' | 'published_day' | 'copy_of'> & {
  readonly key: number;
};

/** Writes an article's row and text: its key, or null where the same words are there already. */
function articleWriter(db: Database): (record: ArticleRecord) => number | null {
  const find = db.prepare(sql.FIND_ARTICLE);
  const addSaga = db.prepare(sql.ADD_SAGA);
  const insert = db.prepare(sql.INSERT_ARTICLE).pluck();
  const update = db.prepare(sql.UPDATE_ARTICLE);
  const insertText = db.prepare(sql.INSERT_TEXT);
  return ({ article }) => {
    const known = find.get({ saga: article.saga, id: article.id }) as KnownArticle | undefined;
    if (known?.content_hash === article.contentHash) return null;
    const row = { ...articleRow(article), saga: article.saga, version: (known?.version ?? 0) + 1 };
    if (known) update.run({ ...row, key: known.key });
    else addSaga.run(row);
    const key = known ? known.key : (insert.get(row) as number);
    insertText.run({ ...row, key, text: article.text });
    return key;
  };
}

function reportWriter(db: Database): (saga: string, key: number, rows: readonly ReportRow[]) => void {
  const remove = db.prepare(sql.DELETE_REPORTS);
  const insert = db.prepare(sql.INSERT_REPORT);
  return (saga, key, rows) => {
    remove.run({ key });
    for (const row of rows) insert.run({ ...row, saga, key });
  };
}

const sameColumns = (left: object, right: object): boolean =>
  Object.entries(right).every(([name, value]) => (left as Record<string, unknown>)[name] === value);

/** Writes what others tell about a known article, where that differs. Null where its words are others by now. */
function articleReviser(
  db: Database,
): (record: ArticleRecord) => { readonly key: number; readonly isRevised: boolean } | null {
  const find = db.prepare(sql.FIND_ARTICLE);
  const revise = db.prepare(sql.REVISE_ARTICLE);
  return ({ article }) => {
    const known = find.get({ saga: article.saga, id: article.id }) as KnownArticle | undefined;
    if (!known)
      throw new UserError('not-found', `The saga "${article.saga}" has no article "${article.id}": list its articles.`);
    const columns = { ...publishedColumns(article.published), copy_of: article.copyOf };
    // Another program has saved a newer text meanwhile: what was worked out from the old one has no place in it.
    if (known.content_hash !== article.contentHash) return null;
    const isRevised = !sameColumns(known, columns);
    if (isRevised) revise.run({ ...columns, key: known.key });
    return { key: known.key, isRevised };
  };
}

export interface RecordWriter {
  save(record: ArticleRecord): void;
  /** Changes nothing where the article's words are others by now. Throws a UserError (not-found) for an unknown article. */
  revise(record: ArticleRecord): void;
}

/** The two changes that the record knows. Each must run inside a transaction; neither opens one. */
export function recordWriter(db: Database): RecordWriter {
  const writeArticle = articleWriter(db);
  const reviseArticle = articleReviser(db);
  const writeReports = reportWriter(db);
  const reportsOf = db.prepare(sql.REPORTS_OF);
  const count = db.prepare(sql.COUNT_CHANGE);
  return {
    save(record) {
      const key = writeArticle(record);
      if (key === null) return;
      writeReports(record.article.saga, key, reportRows(record.article.text, record.reports));
      count.run({ saga: record.article.saga });
    },
    revise(record) {
      const revised = reviseArticle(record);
      if (revised === null) return;
      const { key, isRevised } = revised;
      const before = reportsOf.all({ key }) as ReportRow[];
      const rows = reportRows(record.article.text, record.reports);
      const same = before.length === rows.length && rows.every((row, i) => sameColumns(before[i] as ReportRow, row));
      if (!same) writeReports(record.article.saga, key, rows);
      if (!same || isRevised) count.run({ saga: record.article.saga });
    },
  };
}
