// Turns keys of reports into evidence, each read once as long as the record stays what it is.
import type { Database } from 'better-sqlite3';
import type { ArticleHeader } from '../../../src/model/event.ts';
import { recent } from '../../../src/model/recent.ts';
import { type EvidenceValues, evidenceOf, type HeaderValues, headerOf, type StoredEvidence } from '../evidence-row.ts';
import { READ_HEADER, READ_REPORT } from '../statements.ts';
import type { Written } from './revision.ts';

/** Reports and articles kept: what a busy bot is asked about. A report is about a kilobyte, with what is worked out from it three. */
const REPORTS_KEPT = 5_000;
const ARTICLES_KEPT = 2_000;

/** What was read, of which article, and how often others had written until then. */
interface Read extends StoredEvidence {
  readonly article: number;
  readonly count: number;
}

export interface KeyReader {
  /** The evidence of a report; the same object each time, and reports of one article share its header. */
  read(key: number): StoredEvidence;
  /** Must be called with what was written since the last call. */
  forget(written: Written): void;
}

export function keyReader(db: Database): KeyReader {
  const report = db.prepare(READ_REPORT).raw(true);
  const article = db.prepare(READ_HEADER).raw(true);
  const reports = recent<number, Read>(REPORTS_KEPT);
  const articles = recent<number, ArticleHeader>(ARTICLES_KEPT);
  /** Articles that were written while this was kept, and at which count: what was read of them before is no longer true. */
  const writtenAt = new Map<number, number>();
  let count = 0;
  const forgetAll = (): void => {
    for (const part of [reports, articles, writtenAt]) part.clear();
  };
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
      if (known && known.count >= (writtenAt.get(known.article) ?? 0)) return known;
      const values = report.get(key) as EvidenceValues;
      const { from, to, evidence } = evidenceOf(values, headerAt(values[0]));
      const read: Read = { from, to, evidence, article: values[0], count };
      reports.set(key, read);
      return read;
    },
    forget(written) {
      if (written === null) return;
      count++;
      if (written === 'much' || writtenAt.size > ARTICLES_KEPT) return forgetAll();
      for (const article of written) {
        writtenAt.set(article, count);
        articles.delete(article);
      }
    },
  };
}
