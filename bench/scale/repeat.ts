// Makes a long record of a short one on PostgreSQL: the same articles and events again and again, each time some days later, to be asked and nothing else.
import type { Database } from './database.ts';

const columnsOf = async (database: Database, table: string): Promise<readonly string[]> =>
  (
    await database.ask<{ name: string }>(
      'select column_name as name from information_schema.columns where table_name = $1 order by ordinal_position',
      [table],
    )
  ).map(({ name }) => name);

/** Rows of the first round with some columns changed: $1 is the round, and the record of a round is `days` long. */
interface Copied {
  readonly table: string;
  readonly changed: Readonly<Record<string, string>>;
  readonly where: string;
}

const copiesOf = (step: Readonly<Record<'article' | 'report' | 'event' | 'days', number>>): readonly Copied[] => {
  const moved = (column: string, by: keyof typeof step): string => `${column} + $1::bigint * ${step[by]}`;
  const first = (column: string, of: keyof typeof step): string => `${column} < ${step[of]}`;
  const days = { from_day: moved('from_day', 'days'), to_day: moved('to_day', 'days') };
  const later = `to_char(published_day::date + $1::int * ${step.days}, 'YYYY-MM-DD')`;
  const id = `id || '-' || $1`;
  return [
    {
      table: 'articles',
      changed: {
        key: moved('key', 'article'),
        id,
        published: `replace(published, published_day, ${later})`,
        published_day: later,
      },
      where: first('key', 'article'),
    },
    {
      table: 'article_texts',
      changed: {
        article: moved('article', 'article'),
        rowid: `nextval(pg_get_serial_sequence('article_texts', 'rowid'))`,
      },
      where: first('article', 'article'),
    },
    {
      table: 'reports',
      changed: { key: moved('key', 'report'), article: moved('article', 'article'), ...days },
      where: first('key', 'report'),
    },
    { table: 'report_words', changed: { report: moved('report', 'report') }, where: first('report', 'report') },
    { table: 'events', changed: { key: moved('key', 'event'), id, ...days }, where: first('key', 'event') },
    { table: 'event_words', changed: { event: moved('event', 'event') }, where: first('event', 'event') },
    {
      table: 'event_evidence',
      changed: { event: moved('event', 'event'), report: moved('report', 'report') },
      where: first('event', 'event'),
    },
    {
      table: 'event_actors',
      changed: { event: moved('event', 'event'), from_day: days.from_day },
      where: first('event', 'event'),
    },
  ];
};

/** What days count, of all rounds: $1 of them, each $2 days later. */
const COUNTS = `insert into day_counts (saga, day, reports, articles, events, revision)
  select saga, later, sum(reports), sum(articles), sum(events), max(revision) from (
    select d.*, d.day + n * $2::bigint as later from day_counts d cross join generate_series(1, $1::bigint - 1) n) each_round
    group by saga, later
  on conflict (saga, day) do update set reports = day_counts.reports + excluded.reports,
    articles = day_counts.articles + excluded.articles, events = day_counts.events + excluded.events`;

/** A record of `times` rounds of `days` days each. Indexes of words are made anew in the end. */
export async function repeatRecord(database: Database, times: number, days: number): Promise<void> {
  const [next] = await database.ask<{ article: number; report: number; event: number }>(
    `select (select max(key) + 1 from articles)::int as article, (select max(key) + 1 from reports)::int as report,
      (select max(key) + 1 from events)::int as event`,
  );
  if (!next) return;
  for (const table of ['report_words', 'event_words']) await database.ask(`drop index ${table}_found`);
  for (const { table, changed, where } of copiesOf({ ...next, days })) {
    const columns = await columnsOf(database, table);
    const values = columns.map((name) => changed[name] ?? name).join(', ');
    for (let round = 1; round < times; round++)
      await database.ask(
        `insert into ${table} (${columns.join(', ')}) select ${values.replaceAll('$1', String(round))} from ${table} where ${where}`,
      );
  }
  await database.ask(COUNTS, [times, days]);
  for (const table of ['report_words', 'event_words'])
    await database.ask(`create index ${table}_found on ${table} using gin (words)`);
  // Else the server would tidy up while it is asked.
  await database.ask('vacuum analyze');
}
