// Turns a few words into article records for the store's tests.
import { createHash } from 'node:crypto';
import type { Article } from '../../src/model/article.ts';
import type { Granularity } from '../../src/model/dated.ts';
import type { Report } from '../../src/model/report.ts';
import type { ArticleRecord, EvidenceQuery, Store } from '../../src/ports.ts';

/** A sentence and when it happened: a day, a span with its granularity, or not known. */
export type Told = readonly [sentence: string, date: string | readonly [string, string, Granularity] | null];

const datedBy = (date: Told[1]): Report['date'] => {
  if (date === null) return null;
  const [from, to, granularity] = typeof date === 'string' ? ([date, date, 'day'] as const) : date;
  return { from, to, granularity, certainty: 'resolved', rule: 'test-rule' };
};

const hashOf = (article: Pick<Article, 'title' | 'text'>): string =>
  createHash('sha256')
    .update(JSON.stringify([article.title, article.text]))
    .digest('hex');

/** An article of saga "harbour" whose text is the told sentences, a report each. */
export function recordOf(id: string, told: readonly Told[], more: Partial<Article> = {}): ArticleRecord {
  const text = told.map(([sentence]) => sentence).join(' ');
  let end = -1;
  const reports = told.map(([sentence, date]): Report => {
    const begin = end + 1;
    end = begin + sentence.length;
    const span = { begin, end };
    return { ...span, date: datedBy(date), kind: 'report', attribution: null, sentence: span };
  });
  const article: Article = {
    id,
    saga: 'harbour',
    title: 'News from the harbour',
    byline: null,
    publisher: 'The Quay',
    url: null,
    published: { value: '2021-05-20', certainty: 'stated', provenance: 'feed' },
    updated: null,
    kind: 'report',
    agency: null,
    text,
    file: null,
    contentHash: '',
    version: 1,
    copyOf: null,
    ...more,
  };
  return { article: { ...article, contentHash: more.contentHash ?? hashOf(article) }, reports };
}

/** A query of saga "harbour" for all that is asked, by date. */
export const asking = (query: Partial<EvidenceQuery> = {}): EvidenceQuery => ({
  saga: 'harbour',
  order: 'date',
  limit: 100,
  ...query,
});

export const onDay = (day: string, query: Partial<EvidenceQuery> = {}): EvidenceQuery =>
  asking({ from: day, to: day, ...query });

/** A query by relevance: every group must be met. */
export const about = (...groups: readonly (readonly string[])[]): EvidenceQuery =>
  asking({ terms: { groups, match: 'all' }, order: 'relevance' });

/** Asks the store of the running test for the words of what fits. */
export const sentencesOf =
  (store: () => Store) =>
  async (query: EvidenceQuery): Promise<readonly string[]> =>
    (await store().evidence(query)).map(({ report }) => report.text);
