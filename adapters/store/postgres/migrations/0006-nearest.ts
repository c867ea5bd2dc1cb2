// Turns the links of reports into ones that say which group a sentence standing alone is nearest to. Events are made anew with it.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table report_links add column nearest bigint`.execute(db);
  await sql`update sagas set made_with = null, changes = changes + 1`.execute(db);
}
