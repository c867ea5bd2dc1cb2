// Turns the record into one that keeps vectors of articles' sentences, with the model and the text that they were made of.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table article_vectors (article integer primary key references articles (key) on delete cascade, model text not null,
    source text not null, vectors blob not null, is_new integer not null default 1)`.execute(db);
}
