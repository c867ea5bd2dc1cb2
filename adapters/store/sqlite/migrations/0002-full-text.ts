// Turns the record searchable: an FTS5 index over each report's sentence and its article's title, kept in step by triggers.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // Contentless: the words are read from `reports`, the index keeps only where they stand. Deleting by rowid needs no old words.
  await sql`create virtual table report_words using fts5(sentence, title, content='', contentless_delete=1,
    tokenize="porter unicode61 remove_diacritics 2")`.execute(db);
  await sql`create trigger reports_inserted after insert on reports begin
    insert into report_words (rowid, sentence, title)
      values (new.key, new.sentence, (select title from articles where key = new.article));
  end`.execute(db);
  await sql`create trigger reports_deleted after delete on reports begin
    delete from report_words where rowid = old.key;
  end`.execute(db);
}
