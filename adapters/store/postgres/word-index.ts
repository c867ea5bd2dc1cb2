// Keeps the full-text vectors in step with reports and events.
import type { WordIndex } from '../sql/db.ts';
import { vectorOf } from './words.ts';

const REPORTS = `select r.key, r.saga, r.sentence, a.title from reports r join articles a on a.key = r.article
  where r.article = @article`;
const ADD_REPORT = 'insert into report_words (report, size, words) values (@report, @size, @words::tsvector)';
const DROP_REPORTS = 'delete from report_words where report in (select key from reports where article = @article)';
const ADD_EVENT = `insert into event_words (event, size, words) values (@event, @size, @words::tsvector)
  on conflict (event) do update set size = excluded.size, words = excluded.words`;
const DROP_EVENTS = 'delete from event_words where event in list(@events)';

interface Row {
  readonly key: number;
  readonly saga: number;
  readonly sentence: string;
  readonly title: string | null;
}

export const wordIndex: WordIndex = {
  async addReports(db, article) {
    const rows = await db.all<Row>(REPORTS, { article });
    await db.runAll(
      ADD_REPORT,
      rows.map(({ key, saga, sentence, title }) => ({ report: key, ...vectorOf(saga, sentence, title) })),
    );
  },
  async dropReports(db, article) {
    await db.run(DROP_REPORTS, { article });
  },
  async addEvents(db, events) {
    await db.runAll(
      ADD_EVENT,
      events.map(({ saga, key, told }) => ({ event: key, ...vectorOf(saga, told, null) })),
    );
  },
  async dropEvents(db, events) {
    await db.run(DROP_EVENTS, { events: events.map(({ key }) => key) });
  },
};
