// Turns the index of a day's events into one that PostgreSQL finds again where the day comes from another table (events.ts).
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index events_of_day`.execute(db);
  await sql`create index events_of_day on events (saga, from_day, salience desc, id) where to_day <= from_day`.execute(
    db,
  );
}
