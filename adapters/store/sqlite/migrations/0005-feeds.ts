// Turns the record into one that polls: what is known of each saga's sources from one check to the next.
import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely';

const NEEDED = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull();
const COUNT = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull().defaultTo(0);

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('feeds')
    .addColumn('saga', 'text', NEEDED)
    .addColumn('url', 'text', NEEDED)
    .addColumn('kind', 'text')
    .addColumn('title', 'text')
    .addColumn('moved_to', 'text')
    .addColumn('etag', 'text')
    .addColumn('last_modified', 'text')
    .addColumn('body_hash', 'text')
    .addColumn('checked_at', 'integer')
    .addColumn('succeeded_at', 'integer')
    .addColumn('next_at', 'integer')
    .addColumn('last_item_at', 'integer')
    .addColumn('rhythm', 'text', NEEDED)
    .addColumn('trouble', 'text')
    .addColumn('is_settled', 'integer', NEEDED)
    .addColumn('checks', 'integer', COUNT)
    // Fingerprints of the items that were read, which only a check needs: never part of the list.
    .addColumn('items', 'text', (column) => column.notNull().defaultTo(sql.lit('[]')))
    .addColumn('owner', 'text')
    .addColumn('owned_at', 'integer')
    .addColumn('owned_until', 'integer')
    // Checks in a row whose process ended before it wrote down what it found.
    .addColumn('broken', 'integer', COUNT)
    .addPrimaryKeyConstraint('feeds_key', ['saga', 'url'])
    .execute();
}
