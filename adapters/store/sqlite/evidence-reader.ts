// Turns keys of reports into evidence, each read once as long as the record stays what it is.
import type { Database } from 'better-sqlite3';
import type { ArticleHeader } from '../../../src/model/event.ts';
import { recent } from '../../../src/model/recent.ts';
import { type EvidenceValues, evidenceOf, type HeaderValues, headerOf, type StoredEvidence } from '../evidence-row.ts';
import { READ_HEADER, READ_REPORT } from '../statements.ts';

/** Reports and articles kept: what a busy bot is asked about. A report is about a kilobyte, with what is worked out from it three. */
const REPORTS_KEPT = 15_000;
const ARTICLES_KEPT = 5_000;

export interface KeyReader {
  /** The evidence of a report; the same object each time, and reports of one article share its header. */
  read(key: number): StoredEvidence;
  /** Must be called when the record has changed. */
  forget(): void;
}

export function keyReader(db: Database): KeyReader {
  const report = db.prepare(READ_REPORT).raw(true);
  const article = db.prepare(READ_HEADER).raw(true);
  const reports = recent<number, StoredEvidence>(REPORTS_KEPT);
  const articles = recent<number, ArticleHeader>(ARTICLES_KEPT);
  const headerAt = (key: number): ArticleHeader => {
    const known = articles.get(key);
    if (known) return known;
    const header = headerOf(article.get(key) as HeaderValues);
    articles.set(key, header);
    return header;
  };
  return {
    read(key) {
      const known = reports.get(key);
      if (known) return known;
      const values = report.get(key) as EvidenceValues;
      const found = evidenceOf(values, headerAt(values[0]));
      reports.set(key, found);
      return found;
    },
    forget() {
      reports.clear();
      articles.clear();
    },
  };
}
