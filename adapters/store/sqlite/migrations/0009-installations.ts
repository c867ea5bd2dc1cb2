// Turns the record into one that knows the workspaces in which the bot was installed, with their tokens sealed.
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('installations')
    .addColumn('workspace', 'text', (column) => column.primaryKey().notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('kept_at', 'integer', (column) => column.notNull())
    // Until then one process has the right to renew what is sealed.
    .addColumn('renewing_until', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}
