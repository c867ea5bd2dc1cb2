// Turns the record into one that keeps vectors of articles' sentences, with the model and the text that they were made of.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table article_vectors (article bigint primary key references articles (key) on delete cascade,
    model text collate "C" not null, source text collate "C" not null, vectors bytea not null, is_new bigint not null default 1)`.execute(
    db,
  );
}
