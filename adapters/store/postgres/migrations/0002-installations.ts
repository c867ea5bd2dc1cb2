// Turns the record into one that knows the workspaces in which the bot was installed, with their tokens sealed.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table installations (workspace text collate "C" primary key, sealed text not null, kept_at bigint not null,
    renewing_until bigint not null default 0)`.execute(db);
}
