// Turns the record into one that can follow: what is remembered, who follows which saga, and every message that is owed.
import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely';

const NEEDED = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull();
const KEY = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.primaryKey().notNull();
const COUNT = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull().defaultTo(0);

async function createMemories(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('memories')
    .addColumn('key', 'text', KEY)
    .addColumn('value', 'text', NEEDED)
    .addColumn('until', 'integer')
    .execute();
  await db.schema
    .createIndex('memories_by_end')
    .on('memories')
    .column('until')
    .where(sql.ref('until'), 'is not', null)
    .execute();
}

async function createSubscriptions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('subscriptions')
    .addColumn('id', 'text', KEY)
    .addColumn('platform', 'text', NEEDED)
    .addColumn('workspace', 'text')
    .addColumn('channel', 'text', NEEDED)
    .addColumn('saga', 'text', NEEDED)
    .addColumn('at', 'text', NEEDED)
    .addColumn('zone', 'text', NEEDED)
    .addColumn('days', 'text', NEEDED)
    .addColumn('period', 'text', NEEDED)
    .addColumn('when_empty', 'text', NEEDED)
    .addColumn('quiet_from', 'text')
    .addColumn('quiet_to', 'text')
    .addColumn('replay_started_on', 'text')
    .addColumn('replay_story_day', 'text')
    .addColumn('is_paused', 'integer', NEEDED)
    .addColumn('reason', 'text')
    .addColumn('created_by', 'text')
    .addColumn('created_at', 'integer', NEEDED)
    .addColumn('since', 'integer', NEEDED)
    // Last day for which a digest was planned: a plan names it, and is refused where another process has planned meanwhile.
    .addColumn('last_slot', 'text')
    .addColumn('is_ended', 'integer', COUNT)
    .execute();
}

/** Outlives its subscription: what was posted stays on record. */
async function createDeliveries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('deliveries')
    .addColumn('id', 'text', KEY)
    .addColumn('kind', 'text', NEEDED)
    .addColumn('subscription', 'text', (column) => column.notNull().references('subscriptions.id'))
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
    .addColumn('reason', 'text')
    .addColumn('fingerprint', 'text')
    .addUniqueConstraint('deliveries_once', ['subscription', 'kind', 'slot'])
    .execute();
  await db.schema
    .createIndex('deliveries_open')
    .on('deliveries')
    .columns(['subscription', 'status'])
    .where(sql.ref('status'), 'in', [sql.lit('planned'), sql.lit('sending')])
    .execute();
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await createMemories(db);
  await createSubscriptions(db);
  await createDeliveries(db);
}
