// Turns the columns of a report and its article into evidence.
import type { Article } from '../../src/model/article.ts';
import type { Certainty, Dated, Granularity } from '../../src/model/dated.ts';
import { toIso } from '../../src/model/day.ts';
import type { Evidence } from '../../src/model/event.ts';
import type { Report } from '../../src/model/report.ts';
import { publishedOf } from './rows.ts';

/**
 * What is selected of a chosen report `c`, its row `r` and its article `a`, in this order. Rows come as lists: giving every value
 * its name in the driver takes longer than finding the row.
 */
export const EVIDENCE_COLUMNS = [
  'c.score',
  'r.from_day',
  'r.to_day',
  'r.granularity',
  'r.certainty',
  'r.rule',
  'r.position',
  'r.begins',
  'r.ends',
  'r.sentence_begins',
  'r.sentence_ends',
  'r.sentence',
  'r.kind',
  'r.attribution',
  'a.id',
  'a.title',
  'a.publisher',
  'a.url',
  'a.published',
  'a.kind',
  'a.copy_of',
  'a.agency',
];

/** The values of `EVIDENCE_COLUMNS`. */
export type EvidenceValues = readonly [
  score: number,
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
  article: string,
  title: string | null,
  publisher: string | null,
  url: string | null,
  published: string | null,
  articleKind: string,
  copyOf: string | null,
  agency: string | null,
];

const datedOf = ([, from, to, granularity, certainty, rule]: EvidenceValues): Dated | null =>
  from === null || to === null
    ? null
    : {
        from: toIso(from),
        to: toIso(to),
        granularity: granularity as Granularity,
        certainty: certainty as Certainty,
        rule: rule as string,
      };

export function evidenceOf(values: EvidenceValues): Evidence {
  const [, , , , , , index, begin, end, sentenceBegin, sentenceEnd, text, kind, attribution, ...header] = values;
  const [id, title, publisher, url, published, articleKind, copyOf, agency] = header;
  const sentence = { begin: sentenceBegin, end: sentenceEnd };
  const date = datedOf(values);
  return {
    report: { article: id, index, begin, end, date, kind: kind as Report['kind'], attribution, sentence, text },
    article: {
      id,
      title,
      publisher,
      url,
      published: publishedOf(published),
      kind: articleKind as Article['kind'],
      copyOf,
      agency,
    },
  };
}
