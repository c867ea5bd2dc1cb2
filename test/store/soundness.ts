// Turns a record's file into what is wrong with it: nothing, after whatever a test did to its writers.
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

export const fileOf = (folder: string): string => join(folder, 'daybook.sqlite');

/** Complaints of SQLite's own checks, and how reports, articles and full-text index disagree. */
export function complaintsAbout(folder: string): readonly unknown[] {
  const db = new Sqlite(fileOf(folder));
  const number = (sql: string) => db.prepare(sql).pluck().get();
  const complaints = [
    ...(db.pragma('integrity_check') as { integrity_check: string }[]).filter((row) => row.integrity_check !== 'ok'),
    ...(db.pragma('foreign_key_check') as unknown[]),
  ];
  db.exec(`insert into report_words (report_words) values ('integrity-check')`);
  if (number('select count(*) from reports') !== number('select count(*) from report_words_docsize'))
    complaints.push('reports and full-text index differ');
  if (number('select count(*) from articles') !== number('select count(distinct article) from article_texts'))
    complaints.push('an article without a text');
  db.close();
  return complaints;
}

/** Numbers of reports of the articles, without repetition: one number where every article is whole. */
export function reportsPerArticle(folder: string): readonly unknown[] {
  const db = new Sqlite(fileOf(folder), { readonly: true });
  const counts = db
    .prepare('select distinct (select count(*) from reports where article = a.key) from articles a')
    .pluck()
    .all();
  db.close();
  return counts;
}
