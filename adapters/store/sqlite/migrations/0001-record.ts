// Turns an empty database into the record's tables: sagas, articles with their older texts, and dated reports.
import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely';

const KEY = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.primaryKey();
const NEEDED = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull();

async function createSagas(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sagas')
    .addColumn('key', 'integer', KEY)
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .execute();
}

async function createArticles(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('articles')
    .addColumn('key', 'integer', KEY)
    .addColumn('saga', 'integer', (column) => column.notNull().references('sagas.key'))
    .addColumn('id', 'text', NEEDED)
    .addColumn('version', 'integer', NEEDED)
    .addColumn('title', 'text')
    .addColumn('byline', 'text')
    .addColumn('publisher', 'text')
    .addColumn('url', 'text')
    .addColumn('published', 'text')
    .addColumn('published_day', 'text')
    .addColumn('updated', 'text')
    .addColumn('kind', 'text', NEEDED)
    .addColumn('agency', 'text')
    .addColumn('file', 'text')
    .addColumn('content_hash', 'text', NEEDED)
    .addColumn('copy_of', 'text')
    .addUniqueConstraint('articles_of_saga', ['saga', 'id'])
    .execute();
}

/** Every version of every text, the newest too. */
async function createTexts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('article_texts')
    .addColumn('article', 'integer', (column) => column.notNull().references('articles.key').onDelete('cascade'))
    .addColumn('version', 'integer', NEEDED)
    .addColumn('title', 'text')
    .addColumn('updated', 'text')
    .addColumn('content_hash', 'text', NEEDED)
    .addColumn('text', 'text', NEEDED)
    .addPrimaryKeyConstraint('article_texts_key', ['article', 'version'])
    .execute();
}

async function createReports(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('reports')
    .addColumn('key', 'integer', KEY)
    // Repeats the article's saga, so that an index can begin with it.
    .addColumn('saga', 'integer', (column) => column.notNull().references('sagas.key'))
    .addColumn('article', 'integer', (column) => column.notNull().references('articles.key').onDelete('cascade'))
    .addColumn('position', 'integer', NEEDED)
    .addColumn('from_day', 'integer')
    .addColumn('to_day', 'integer')
    .addColumn('granularity', 'text')
    .addColumn('certainty', 'text')
    .addColumn('rule', 'text')
    .addColumn('kind', 'text', NEEDED)
    .addColumn('attribution', 'text')
    .addColumn('begins', 'integer', NEEDED)
    .addColumn('ends', 'integer', NEEDED)
    .addColumn('sentence_begins', 'integer', NEEDED)
    .addColumn('sentence_ends', 'integer', NEEDED)
    .addColumn('sentence', 'text', NEEDED)
    .addUniqueConstraint('reports_of_article', ['article', 'position'])
    .execute();
}

async function createIndexes(db: Kysely<unknown>): Promise<void> {
  const columns = ['saga', 'from_day', 'to_day', 'article'];
  await db.schema
    .createIndex('reports_by_day')
    .on('reports')
    .columns(columns)
    .where(sql.ref('from_day'), 'is not', null)
    .execute();
  await db.schema
    .createIndex('reports_longer_than_a_day')
    .on('reports')
    .columns(columns)
    .where(sql.ref('to_day'), '>', sql.ref('from_day'))
    .execute();
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await createSagas(db);
  await createArticles(db);
  await createTexts(db);
  await createReports(db);
  await createIndexes(db);
}
