// Makes a long record of a short one: the same articles and events again and again, each time some days later, to be asked and nothing else.
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Sqlite from 'better-sqlite3';
import { DOCID } from '../adapters/store/sqlite/event-words.ts';
import { createSqliteStore } from '../adapters/store/sqlite/store.ts';

const { values } = parseArgs({
  options: { data: { type: 'string' }, to: { type: 'string' }, times: { type: 'string', default: '10' } },
});
if (!values.data || !values.to) throw new Error('--data FOLDER --to FOLDER [--times 10]');
mkdirSync(values.to, { recursive: true });
const file = join(values.to, 'daybook.sqlite');
copyFileSync(join(values.data, 'daybook.sqlite'), file);
await (await createSqliteStore({ folder: values.to })).close();

const db = new Sqlite(file);
const one = (sql: string): number => db.prepare(sql).pluck().get() as number;
/** How far keys and days of one round lie behind those of the round before. */
const step = {
  article: one('select max(key) + 1 from articles'),
  report: one('select max(key) + 1 from reports'),
  event: one('select max(key) + 1 from events'),
  days: one(`select julianday(max(published_day)) - julianday(min(published_day)) + 1 from articles`),
};

/** Columns of a table, some of them changed: what is selected for the next round. */
const columnsOf = (table: string): readonly string[] =>
  (db.pragma(`table_info(${table})`) as { readonly name: string }[]).map(({ name }) => name);
const copied = (table: string, changed: Readonly<Record<string, string>>, where: string): string => {
  const columns = columnsOf(table);
  return `insert into ${table} (${columns.join(', ')}) select ${columns.map((name) => changed[name] ?? name).join(', ')}
    from ${table} where ${where}`;
};

const days = { from_day: 'from_day + @days', to_day: 'to_day + @days' };
const COPIES = [
  copied(
    'articles',
    {
      key: 'key + @article',
      id: `id || '-' || @round`,
      published: `json_set(published, '$.value', date(published_day, @days || ' days'))`,
      published_day: `date(published_day, @days || ' days')`,
      original: 'null',
      copy_of: 'null',
    },
    'key < @articles',
  ),
  copied('article_texts', { article: 'article + @article' }, 'article < @articles'),
  copied('reports', { key: 'key + @report', article: 'article + @article', ...days }, 'key < @reports'),
  copied('events', { key: 'key + @event', id: `id || '-' || @round`, ...days }, 'key < @events'),
  copied('event_evidence', { event: 'event + @event', report: 'report + @report' }, 'event < @events'),
  copied('event_actors', { event: 'event + @event', from_day: 'from_day + @days' }, 'event < @events'),
  `insert into report_words (rowid, sentence, title) select r.key, r.sentence, a.title
    from reports r join articles a on a.key = r.article where r.key >= @report and r.key < @report + @reports`,
  `insert into day_counts (saga, day, reports, articles, events, revision)
    select saga, day + @days, reports, articles, events, revision from first_days where true
    on conflict (saga, day) do update set reports = day_counts.reports + excluded.reports,
      articles = day_counts.articles + excluded.articles, events = day_counts.events + excluded.events`,
];
const TOLD = `select e.key as docKey, e.saga as docSaga, coalesce(e.from_day + 1000000, 0) as docDay,
    group_concat(r.sentence || ' ' || coalesce(a.title, ''), ' ') as told
  from events e join event_evidence v on v.event = e.key join reports r on r.key = v.report join articles a on a.key = r.article
  where e.key >= @event and e.key < @event + @events group by e.key`;

db.pragma('foreign_keys = off');
db.pragma('synchronous = off');
db.exec('create temp table first_days as select * from day_counts');
for (let round = 1; round < Number(values.times); round++) {
  const at = {
    round,
    days: round * step.days,
    article: round * step.article,
    report: round * step.report,
    event: round * step.event,
    articles: step.article,
    reports: step.report,
    events: step.event,
  };
  db.transaction(() => {
    for (const sql of COPIES) db.prepare(sql).run(at);
    const add = db.prepare(`insert into event_words (rowid, told) values (${DOCID}, @told)`);
    for (const event of db.prepare(TOLD).all(at)) add.run(event);
  })();
  console.log(`round ${round}: ${one('select count(*) from reports')} reports`);
}
db.close();
