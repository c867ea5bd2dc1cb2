// Turns the columns of a report and of its article into evidence.
import type { Act } from '../../src/model/act.ts';
import type { Article } from '../../src/model/article.ts';
import type { Certainty, Dated, Granularity } from '../../src/model/dated.ts';
import { toIso } from '../../src/model/day.ts';
import type { ArticleHeader, Evidence } from '../../src/model/event.ts';
import type { Report } from '../../src/model/report.ts';
import { publishedOf } from './rows.ts';

/**
 * What is read of a report and of an article, in this order. Rows come as lists: giving every value its name in the driver takes
 * longer than finding the row.
 */
export const EVIDENCE_COLUMNS =
  `article from_day to_day granularity certainty rule position begins ends sentence_begins sentence_ends sentence
  kind attribution act`.split(/\s+/);
export const HEADER_COLUMNS = ['id', 'title', 'publisher', 'url', 'published', 'kind', 'copy_of', 'agency'];

/** The values of `EVIDENCE_COLUMNS`; `article` is a key. */
export type EvidenceValues = readonly [
  article: number,
  fromDay: number | null,
  toDay: number | null,
  granularity: string | null,
  certainty: string | null,
  rule: string | null,
  position: number,
  begin: number,
  end: number,
  sentenceBegin: number,
  sentenceEnd: number,
  text: string,
  kind: string,
  attribution: string | null,
  act: string | null,
];

/** The values of `HEADER_COLUMNS`. */
export type HeaderValues = readonly [
  id: string,
  title: string | null,
  publisher: string | null,
  url: string | null,
  published: string | null,
  kind: string,
  copyOf: string | null,
  agency: string | null,
];

/** Evidence with the day numbers it is sorted by. */
export interface StoredEvidence {
  readonly from: number | null;
  readonly to: number | null;
  readonly evidence: Evidence;
}

export const headerOf = ([
  id,
  title,
  publisher,
  url,
  published,
  kind,
  copyOf,
  agency,
]: HeaderValues): ArticleHeader => ({
  id,
  title,
  publisher,
  url,
  published: publishedOf(published),
  kind: kind as Article['kind'],
  copyOf,
  agency,
});

/** A date of its columns; null where its day is not known. */
export const datedOf = (
  from: number | null,
  to: number | null,
  granularity: string | null,
  certainty: string | null,
  rule: string | null,
): Dated | null => {
  if (from === null || to === null) return null;
  const first = toIso(from);
  return {
    from: first,
    to: to === from ? first : toIso(to),
    granularity: granularity as Granularity,
    certainty: certainty as Certainty,
    rule: rule as string,
  };
};

export function evidenceOf(values: EvidenceValues, article: ArticleHeader): StoredEvidence {
  const [, from, to, granularity, certainty, rule, index, begin, end, sentenceBegin, sentenceEnd, ...words] = values;
  const [text, kind, attribution, act] = words;
  const sentence = { begin: sentenceBegin, end: sentenceEnd };
  const report = {
    article: article.id,
    index,
    begin,
    end,
    date: datedOf(from, to, granularity, certainty, rule),
    kind: kind as Report['kind'],
    attribution,
    ...(act === null ? {} : { act: JSON.parse(act) as Act }),
    sentence,
    text,
  };
  return { from, to, evidence: { report, article } };
}

const named = (table: string, columns: readonly string[]): string =>
  columns.map((name) => `${table}.${name}`).join(', ');

/** What is read of a report `r` and its article `a` in one row. */
export const WITH_HEADER = `${named('r', EVIDENCE_COLUMNS)}, ${named('a', HEADER_COLUMNS)}`;

/** The evidence of rows that begin with `WITH_HEADER`; sentences of one article share its header. */
export function evidenceOfRows(rows: readonly (readonly unknown[])[]): StoredEvidence[] {
  const headers = new Map<unknown, ArticleHeader>();
  return rows.map((row) => {
    const header = headers.get(row[0]) ?? headerOf(row.slice(EVIDENCE_COLUMNS.length) as unknown as HeaderValues);
    headers.set(row[0], header);
    return evidenceOf(row as unknown as EvidenceValues, header);
  });
}
