// The record's revision at which an article was written last: whoever keeps a part of the record in memory forgets only what has changed.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('articles')
    .addColumn('revision', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`create index articles_by_revision on articles (saga, revision)`.execute(db);
}
