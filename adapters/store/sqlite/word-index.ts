// Keeps SQLite's full-text indexes (FTS5) in step with reports and events.
import type { IndexedEvent, WordIndex } from '../sql/db.ts';
import { DOCID, docOf } from './event-words.ts';

/** Words of all reports of an article, in one statement: an index that is written a report at a time costs twice as much. */
const ADD_REPORTS = `insert into report_words (rowid, sentence, title)
  select r.key, r.sentence, a.title from reports r join articles a on a.key = r.article where r.article = @key`;
const DROP_REPORTS = 'delete from report_words where rowid in (select key from reports where article = @key)';
const DROP_EVENT = `delete from event_words where rowid = ${DOCID}`;
const ADD_EVENT = `insert into event_words (rowid, told) values (${DOCID}, @told)`;

const documentOf = ({ saga, day, key }: IndexedEvent) => docOf(saga, day, key);

export const wordIndex: WordIndex = {
  async addReports(db, article) {
    await db.run(ADD_REPORTS, { key: article });
  },
  async dropReports(db, article) {
    await db.run(DROP_REPORTS, { key: article });
  },
  async addEvents(db, events) {
    await db.runAll(
      ADD_EVENT,
      events.map((event) => ({ ...documentOf(event), told: event.told })),
    );
  },
  async dropEvents(db, events) {
    await db.runAll(DROP_EVENT, events.map(documentOf));
  },
};
