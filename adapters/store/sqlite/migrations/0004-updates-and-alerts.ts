// Turns the ledger into one that also owes updates, alerts and notices of many kinds, and counts the changes of each saga's record.
import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely';

const NEEDED = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull();
const KEY = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.primaryKey().notNull();
const COUNT = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull().defaultTo(0);

const KEPT =
  sql.raw(`id, kind, subscription, slot, from_day, to_day, merged, dropped, status, attempts, not_before, begun_at,
  owner, owned_at, owned_until, message_id, reason, fingerprint`);

/** SQLite cannot drop the rule "one a kind and day": the table is made anew. */
async function rebuildDeliveries(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('deliveries').renameTo('deliveries_before').execute();
  await db.schema.dropIndex('deliveries_open').execute();
  await db.schema
    .createTable('deliveries')
    .addColumn('id', 'text', KEY)
    .addColumn('kind', 'text', NEEDED)
    .addColumn('subscription', 'text', (column) => column.notNull().references('subscriptions.id'))
    .addColumn('about', 'text')
    .addColumn('person', 'text')
    .addColumn('slot', 'text', NEEDED)
    .addColumn('from_day', 'text', NEEDED)
    .addColumn('to_day', 'text', NEEDED)
    .addColumn('merged', 'integer', NEEDED)
    .addColumn('dropped', 'integer', NEEDED)
    .addColumn('status', 'text', NEEDED)
    .addColumn('attempts', 'integer', COUNT)
    .addColumn('not_before', 'integer')
    .addColumn('begun_at', 'integer')
    .addColumn('owner', 'text')
    .addColumn('owned_at', 'integer')
    .addColumn('owned_until', 'integer')
    .addColumn('message_id', 'text')
    // JSON of all ids where there are several.
    .addColumn('message_ids', 'text')
    .addColumn('reason', 'text')
    .addColumn('fingerprint', 'text')
    // Key of what it showed, while that is kept.
    .addColumn('shown', 'text')
    .execute();
  await sql`insert into deliveries (${KEPT}) select ${KEPT} from deliveries_before`.execute(db);
  // A notice was always for the person who made the subscription.
  await sql`update deliveries set person = (select created_by from subscriptions s where s.id = subscription)
    where kind = 'notice'`.execute(db);
  await db.schema.dropTable('deliveries_before').execute();
}

async function createIndexes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('deliveries_open')
    .on('deliveries')
    .columns(['subscription', 'status'])
    .where(sql.ref('status'), 'in', [sql.lit('planned'), sql.lit('sending')])
    .execute();
  await db.schema
    .createIndex('deliveries_by_slot')
    .on('deliveries')
    .columns(['subscription', 'kind', 'slot'])
    .execute();
}

/** What a delivery is about under all its names, so that the same matter is not told twice. */
async function createNames(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('delivery_names')
    .addColumn('subscription', 'text', NEEDED)
    .addColumn('kind', 'text', NEEDED)
    .addColumn('name', 'text', NEEDED)
    .addPrimaryKeyConstraint('delivery_names_key', ['subscription', 'kind', 'name'])
    .execute();
}

/** What messages showed, to tell later whether the record says something else: equal messages share a row. */
async function createShown(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('shown')
    .addColumn('key', 'text', KEY)
    .addColumn('value', 'text', NEEDED)
    .addColumn('until', 'integer', NEEDED)
    .execute();
  await db.schema.createIndex('shown_by_end').on('shown').column('until').execute();
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('subscriptions').addColumn('alerts_per_day', 'integer').execute();
  await db.schema.alterTable('sagas').addColumn('revision', 'integer', COUNT).execute();
  await db.schema.alterTable('sagas').addColumn('watched_since', 'integer').execute();
  await rebuildDeliveries(db);
  await createIndexes(db);
  await createNames(db);
  await createShown(db);
}
