// Turns a question put to the record into one statement and its evidence.
import type { Evidence } from '../../../src/model/event.ts';
import type { EvidenceQuery } from '../../../src/ports.ts';
import { evidenceOfRows, WITH_HEADER } from '../evidence-row.ts';
import { boundsOf, type Chosen, inOrder, isDated } from '../order.ts';
import type { Db } from '../sql/db.ts';
import { CHOOSE_NEWEST, CHOOSE_OLDEST, OVERLAPS } from '../statements.ts';
import { SCORE, type WordCounter } from './scoring.ts';
import { amongSaga, searchFor } from './words.ts';

const CHOICE_ORDER: Readonly<Record<EvidenceQuery['order'], string>> = {
  date: 'r.from_day is null, r.from_day, r.to_day, r.key',
  newest: 'r.from_day is null, r.from_day desc, r.to_day, r.key',
  relevance: 'score, r.key',
};

const chooseByWords = (order: EvidenceQuery['order'], dated: boolean): string => `
  select r.key, ${order === 'relevance' ? SCORE : '0'} as score
    from report_words w join reports r on r.key = w.report
    where w.words @@ @words::tsquery${dated ? ` and ${OVERLAPS}` : ''}
    order by ${CHOICE_ORDER[order]} limit @limit`;

const withEvidence = (choice: string): string => `with c as (${choice})
  select ${WITH_HEADER}, c.score from c join reports r on r.key = c.key join articles a on a.key = r.article`;

async function read(db: Db, choice: string, parameters: object): Promise<readonly Chosen[]> {
  const rows = await db.lists<readonly unknown[]>(withEvidence(choice), parameters);
  return evidenceOfRows(rows).map((stored, i) => ({
    ...stored,
    score: (rows[i] as readonly unknown[]).at(-1) as number,
  }));
}

/** Answers evidence queries. Reports without a date are found by terms alone, never by a span or a length. */
export function evidenceReader(
  db: Db,
  keyOf: (saga: string) => Promise<number | null>,
  counter: WordCounter,
): (query: EvidenceQuery) => Promise<readonly Evidence[]> {
  const byWords = async (
    query: EvidenceQuery,
    terms: NonNullable<EvidenceQuery['terms']>,
  ): Promise<readonly Chosen[]> => {
    const [search, saga] = [searchFor(terms), await keyOf(query.saga)];
    if (search === null || saga === null) return [];
    const weights = query.order === 'relevance' ? await counter.weightsOf(search.phrases) : {};
    const words = amongSaga(saga, search.query);
    return read(db, chooseByWords(query.order, isDated(query)), { ...boundsOf(query), ...weights, words });
  };
  return async (query) => {
    const terms = query.terms && query.terms.groups.length > 0 ? query.terms : undefined;
    const order = query.order === 'relevance' && !terms ? 'date' : query.order;
    const chosen = terms
      ? await byWords(query, terms)
      : await read(db, order === 'newest' ? CHOOSE_NEWEST : CHOOSE_OLDEST, boundsOf(query));
    return inOrder(chosen, order).map(({ evidence }) => evidence);
  };
}
