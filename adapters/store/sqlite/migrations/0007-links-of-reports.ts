// Links between reports as a row a report. They are worked out anew, as after an upgrade: what reports are compared by goes with them.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop table links`.execute(db);
  await sql`create table report_links (report integer primary key references reports (key) on delete cascade,
    level integer, links blob not null)`.execute(db);
  await sql`delete from report_traits`.execute(db);
  await sql`alter table report_traits drop column level`.execute(db);
  await sql`update sagas set made_with = null, changes = changes + 1`.execute(db);
}
