// Writes the reports of an article in place of those it had: rows that say what one said before keep its key, counts and words follow.
import type { Database } from 'better-sqlite3';
import { type KeyedRow, keysFor } from '../report-keys.ts';
import type { ReportRow } from '../rows.ts';
import * as sql from '../statements.ts';
import { reportLinks } from './report-links.ts';

/** Words of all reports of an article, in one statement: an index that is written a report at a time costs twice as much. */
const INDEX_WORDS = `insert into report_words (rowid, sentence, title)
  select r.key, r.sentence, a.title from reports r join articles a on a.key = r.article where r.article = @key`;
const DROP_WORDS = 'delete from report_words where rowid in (select key from reports where article = @key)';

const sameColumns = (before: ReportRow, now: ReportRow): boolean =>
  Object.entries(now).every(([name, value]) => (before as unknown as Record<string, unknown>)[name] === value);

export interface ReportWriter {
  /** Whether these are the rows that stand there. */
  isSame(article: number, rows: readonly ReportRow[]): boolean;
  /** Keys of the rows that are gone. */
  write(saga: number, article: number, rows: readonly ReportRow[]): readonly number[];
}

export function reportWriter(db: Database): ReportWriter {
  const kept = db.prepare(sql.KEPT_REPORTS);
  const lift = db.prepare(sql.LIFT_REPORTS);
  const update = db.prepare(sql.UPDATE_REPORT);
  const insert = db.prepare(sql.INSERT_REPORT);
  const lost = db.prepare(sql.LOST_REPORTS).pluck();
  const loosenGroup = [sql.LOOSEN_EVENT, sql.LOOSEN_FELLOWS].map((text) => db.prepare(text));
  const loosen = db.prepare(sql.LOOSEN);
  const links = reportLinks(db);
  const remove = db.prepare(sql.DELETE_REPORT);
  const countChange = db.prepare('update sagas set changes = changes + 1 where key = @saga');
  const countDays = db.prepare(sql.COUNT_DAYS);
  const dropDays = db.prepare(sql.DROP_EMPTY_DAYS);
  const indexWords = db.prepare(INDEX_WORDS);
  const dropWords = db.prepare(DROP_WORDS);

  const replace = (
    saga: number,
    article: number,
    before: readonly KeyedRow[],
    rows: readonly ReportRow[],
  ): number[] => {
    countDays.run({ saga, key: article, sign: -1 });
    dropWords.run({ key: article });
    lift.run({ key: article });
    keysFor(before, rows).forEach((key, i) => {
      if (key === null) insert.run({ ...(rows[i] as ReportRow), saga, article });
      else update.run({ ...(rows[i] as ReportRow), key });
    });
    const gone = lost.all({ key: article }) as number[];
    // A key may be given again: whoever keeps reports in mind must forget them.
    if (gone.length > 0) countChange.run({ saga });
    for (const key of gone) {
      for (const statement of loosenGroup) statement.run({ saga, key });
      for (const report of links.unlink(key)) loosen.run({ saga, report });
      remove.run({ key });
    }
    return gone;
  };

  return {
    isSame(article, rows) {
      const before = kept.all({ key: article }) as KeyedRow[];
      return before.length === rows.length && rows.every((row, i) => sameColumns(before[i] as KeyedRow, row));
    },
    write(saga, article, rows) {
      const before = kept.all({ key: article }) as KeyedRow[];
      const gone = before.length > 0 ? replace(saga, article, before, rows) : [];
      if (before.length === 0) for (const row of rows) insert.run({ ...row, saga, article });
      indexWords.run({ key: article });
      countDays.run({ saga, key: article, sign: 1 });
      if (before.length > 0) dropDays.run({ saga });
      return gone;
    },
  };
}
