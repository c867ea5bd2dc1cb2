// Writes the reports of an article in place of those it had: rows that say what one said before keep its key, counts and words follow.
import { type KeyedRow, keysFor } from '../report-keys.ts';
import type { ReportRow } from '../rows.ts';
import * as sql from '../statements.ts';
import type { Db, WordIndex } from './db.ts';
import { unlink } from './report-links.ts';

const COUNT_CHANGE = 'update sagas set changes = changes + 1 where key = @saga';

const sameColumns = (before: ReportRow, now: ReportRow): boolean =>
  Object.entries(now).every(([name, value]) => (before as unknown as Record<string, unknown>)[name] === value);

const keptRows = (db: Db, article: number) => db.all<KeyedRow>(sql.KEPT_REPORTS, { key: article });

/** Whether these are the rows that stand there. */
export async function areSame(db: Db, article: number, rows: readonly ReportRow[]): Promise<boolean> {
  const before = await keptRows(db, article);
  return before.length === rows.length && rows.every((row, i) => sameColumns(before[i] as KeyedRow, row));
}

/** Whatever a report that goes away was grouped with must be grouped anew. */
async function removeReports(db: Db, saga: number, keys: readonly number[]): Promise<void> {
  // A key may be given again: whoever keeps reports in mind must forget them.
  if (keys.length > 0) await db.run(COUNT_CHANGE, { saga });
  for (const key of keys) {
    await db.run(sql.LOOSEN_EVENT, { saga, key });
    await db.run(sql.LOOSEN_FELLOWS, { saga, key });
    const fellows = await unlink(db, key);
    await db.runAll(
      sql.LOOSEN,
      fellows.map((report) => ({ saga, report })),
    );
    await db.run(sql.DELETE_REPORT, { key });
  }
}

async function replace(
  db: Db,
  [saga, article]: readonly [number, number],
  before: readonly KeyedRow[],
  rows: readonly ReportRow[],
): Promise<readonly number[]> {
  await db.run(sql.LIFT_REPORTS, { key: article });
  const keyed = keysFor(before, rows).map((key, i) => ({ ...(rows[i] as ReportRow), key, saga, article }));
  const isNew = ({ key }: { readonly key: number | null }): boolean => key === null;
  await db.runAll(
    sql.UPDATE_REPORT,
    keyed.filter((row) => !isNew(row)),
  );
  await db.runAll(sql.INSERT_REPORT, keyed.filter(isNew));
  const gone = await db.column<number>(sql.LOST_REPORTS, { key: article });
  await removeReports(db, saga, gone);
  return gone;
}

/** Writes an article's reports, inside a change. Keys of the rows that are gone. */
export async function writeReports(
  db: Db,
  words: WordIndex,
  place: readonly [saga: number, article: number],
  rows: readonly ReportRow[],
): Promise<readonly number[]> {
  const [saga, article] = place;
  const before = await keptRows(db, article);
  const isKnown = before.length > 0;
  let gone: readonly number[] = [];
  if (isKnown) {
    await db.run(sql.COUNT_DAYS, { saga, key: article, sign: -1 });
    await words.dropReports(db, article);
    gone = await replace(db, place, before, rows);
  } else {
    await db.runAll(
      sql.INSERT_REPORT,
      rows.map((row) => ({ ...row, saga, article })),
    );
  }
  await words.addReports(db, article);
  await db.run(sql.COUNT_DAYS, { saga, key: article, sign: 1 });
  if (isKnown) await db.run(sql.DROP_EMPTY_DAYS, { saga });
  return gone;
}
