// The tables of kept events: what an article leaves behind to be compared by, links between reports, the events they make, counts by day.
import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely';

const NEEDED = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull();
const OF_ARTICLE = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder =>
  column.primaryKey().references('articles.key').onDelete('cascade');
const OF_REPORT = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder =>
  column.notNull().references('reports.key').onDelete('cascade');

async function widenArticles(db: Kysely<unknown>): Promise<void> {
  // Version of the rules that analysed it; 0 is older than all of them, null was not analysed here.
  await db.schema
    .alterTable('articles')
    .addColumn('rules', 'integer', (column) => column.defaultTo(0))
    .execute();
  // Key of the article whose words it repeats; `copy_of` names the first of that row.
  await db.schema.alterTable('articles').addColumn('original', 'integer').execute();
  await db.schema.alterTable('articles').addColumn('title_key', 'text').execute();
  await db.schema.alterTable('reports').addColumn('act', 'text').execute();
  // What the kept events were made with; null until all of them are made.
  await db.schema.alterTable('sagas').addColumn('made_with', 'text').execute();
  // Counts the changes that settled something: whoever keeps a part of the record in mind sees that others have changed it.
  await db.schema
    .alterTable('sagas')
    .addColumn('changes', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`create index articles_by_hash on articles (saga, content_hash)`.execute(db);
  await sql`create index articles_by_file on articles (saga, file) where file is not null`.execute(db);
  await sql`create index articles_by_title on articles (saga, title_key) where title_key is not null`.execute(db);
  await sql`create index articles_by_original on articles (original) where original is not null`.execute(db);
}

/** A row for each article that was read, or that others changed, since it was settled. */
async function createUnsettled(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('unsettled')
    .addColumn('article', 'integer', OF_ARTICLE)
    .addColumn('saga', 'integer', NEEDED)
    .addColumn('rank', 'integer', NEEDED)
    .addColumn('turn', 'integer', NEEDED)
    .execute();
  await sql`create index unsettled_in_turn on unsettled (saga, rank, turn)`.execute(db);
  await sql`insert into unsettled (article, saga, rank, turn)
    select key, saga, 2, -coalesce(julianday(published_day), 0) from articles`.execute(db);
  // Reports and events that lost one they were grouped with.
  await sql`create table loose_reports (report integer primary key references reports (key) on delete cascade,
    saga integer not null)`.execute(db);
  await sql`create table loose_events (event integer primary key references events (key) on delete cascade,
    saga integer not null)`.execute(db);
}

/** What articles and reports are compared by. */
async function createTraits(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('article_traits')
    .addColumn('article', 'integer', OF_ARTICLE)
    .addColumn('saga', 'integer', NEEDED)
    .addColumn('content_hash', 'text', NEEDED)
    // Sorts articles by their own day, then by a hash of their id.
    .addColumn('place', 'integer', NEEDED)
    .addColumn('runs', 'integer', NEEDED)
    .addColumn('copies', 'blob', NEEDED)
    .addColumn('words', 'blob', NEEDED)
    .addColumn('traits', 'blob', NEEDED)
    // An undated article: what its date was worked out from last; null for a dated one.
    .addColumn('witnesses', 'text')
    .execute();
  await sql`create index undated_articles on article_traits (saga) where witnesses is not null`.execute(db);
  await sql`create table article_marks (saga integer not null, kind integer not null, mark integer not null,
    place integer not null, article integer not null references articles (key) on delete cascade,
    primary key (saga, kind, mark, place, article)) without rowid`.execute(db);
  await db.schema
    .createTable('report_traits')
    .addColumn('report', 'integer', (column) => OF_REPORT(column).primaryKey())
    .addColumn('saga', 'integer', NEEDED)
    .addColumn('article', 'integer', NEEDED)
    // Where it is looked for: 0 on the day it tells of, 1 on its article's publication, 2 within longer spans; null nowhere.
    .addColumn('shelf', 'integer')
    .addColumn('from_day', 'integer')
    .addColumn('to_day', 'integer')
    // How strong the links were that held its cell together when it was grouped last.
    .addColumn('level', 'integer')
    .addColumn('traits', 'blob', NEEDED)
    .execute();
  await sql`create index report_traits_by_day on report_traits (saga, shelf, from_day, to_day) where shelf is not null`.execute(
    db,
  );
  await sql`create index report_traits_of_article on report_traits (article)`.execute(db);
  await sql`create table links (a integer not null references reports (key) on delete cascade,
    b integer not null references reports (key) on delete cascade, likeness real not null,
    primary key (a, b)) without rowid`.execute(db);
  await sql`create index links_back on links (b, a, likeness)`.execute(db);
}

async function createEvents(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('events')
    // Counts up, also over those that are gone: of two events the one with the smaller key is older.
    .addColumn('key', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('saga', 'integer', NEEDED)
    .addColumn('id', 'text', NEEDED)
    .addColumn('from_day', 'integer')
    .addColumn('to_day', 'integer')
    .addColumn('granularity', 'text')
    .addColumn('certainty', 'text')
    .addColumn('rule', 'text')
    .addColumn('kind', 'text', NEEDED)
    .addColumn('salience', 'real', NEEDED)
    .addColumn('headline', 'text', NEEDED)
    .addColumn('sources', 'integer', NEEDED)
    // The rest of the event as JSON: publishers, reasons, who was first and who differs, by the rank of their evidence.
    .addColumn('more', 'text', NEEDED)
    // The record's revision at which it was written last.
    .addColumn('revision', 'integer', NEEDED)
    .addUniqueConstraint('events_of_saga', ['saga', 'id'])
    .execute();
  await sql`create index events_of_day on events (saga, from_day, salience desc, id) where to_day = from_day`.execute(
    db,
  );
  await sql`create index events_of_span on events (saga, from_day, to_day) where to_day > from_day`.execute(db);
  await sql`create table event_evidence (event integer not null references events (key) on delete cascade,
    rank integer not null, report integer not null references reports (key) on delete cascade,
    primary key (event, rank)) without rowid`.execute(db);
  await sql`create unique index event_of_report on event_evidence (report)`.execute(db);
  await sql`create table event_actors (saga integer not null, actor text not null, from_day integer,
    event integer not null references events (key) on delete cascade,
    primary key (saga, actor, event)) without rowid`.execute(db);
  await sql`create index actors_of_event on event_actors (event)`.execute(db);
  // Where an id leads that is an event's no more, and from which event another was parted.
  await sql`create table event_history (saga integer not null, id text not null, kind text not null, other text,
    primary key (saga, id, kind)) without rowid`.execute(db);
  await sql`create index history_of_event on event_history (saga, other)`.execute(db);
  await sql`create virtual table event_words using fts5(told, content='', contentless_delete=1,
    tokenize="porter unicode61 remove_diacritics 2")`.execute(db);
}

/** What is counted when an article is saved and when events are written. */
async function createDays(db: Kysely<unknown>): Promise<void> {
  await sql`create table day_counts (saga integer not null, day integer not null, reports integer not null default 0,
    articles integer not null default 0, events integer not null default 0, revision integer not null default 0,
    primary key (saga, day)) without rowid`.execute(db);
  await sql`insert into day_counts (saga, day, reports, articles)
    select saga, from_day, count(*), count(distinct article) from reports where to_day = from_day group by saga, from_day`.execute(
    db,
  );
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await widenArticles(db);
  await createUnsettled(db);
  await createTraits(db);
  await createEvents(db);
  await createDays(db);
  // The words of an article's reports are indexed all at once when it is saved.
  await sql`drop trigger reports_inserted`.execute(db);
  await sql`drop trigger reports_deleted`.execute(db);
}
