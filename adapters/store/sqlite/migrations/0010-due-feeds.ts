// Turns the record into one in which the feeds that are due, and those whose articles wait, are found without looking at the others.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index feeds_by_turn on feeds (next_at)`.execute(db);
  await sql`create index feeds_by_check on feeds (checked_at)`.execute(db);
  await sql`create index feeds_unsettled on feeds (saga, url) where is_settled = 0`.execute(db);
}
