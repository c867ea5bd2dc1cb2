// Turns groups of words and names into an FTS5 expression in which nothing that a reader typed is syntax.
import type { EvidenceQuery } from '../../../src/ports.ts';
import { OVERLAPS, SAGA_KEY } from '../statements.ts';

/** Weight of the sentence and of the article's title in bm25. */
const WEIGHTS = '1.0, 0.35';

/** An FTS5 string: a phrase, its quotes doubled. A NUL would end the expression. */
const quoted = (phrase: string): string => `"${phrase.replaceAll('\0', ' ').replaceAll('"', '""')}"`;

/** Alternatives that hold a word; what has none matches nothing. */
const groupExpression = (alternatives: readonly string[]): string | null => {
  const phrases = alternatives.filter((phrase) => /[\p{L}\p{N}]/u.test(phrase));
  return phrases.length === 0 ? null : `(${phrases.map(quoted).join(' OR ')})`;
};

/** The expression of all groups, or null where it could match nothing. */
export function matchExpression({ groups, match }: NonNullable<EvidenceQuery['terms']>): string | null {
  const expressions = groups.map(groupExpression);
  const possible = expressions.filter((expression) => expression !== null);
  if (possible.length === 0 || (match === 'all' && possible.length < expressions.length)) return null;
  return possible.join(match === 'all' ? ' AND ' : ' OR ');
}

const CHOICE_ORDER: Readonly<Record<EvidenceQuery['order'], string>> = {
  date: 'r.from_day is null, r.from_day, r.to_day, r.key',
  newest: 'r.from_day is null, r.from_day desc, r.to_day, r.key',
  relevance: 'score, r.key',
};

/**
 * Keys of the reports that match @words, the best by bm25 or the first by date, cut after @limit. `cross join` keeps SQLite from
 * asking the full-text index once for every report of a day, which is a hundred times slower than asking it once.
 */
const chooseAmongSagas = (order: EvidenceQuery['order'], dated: boolean): string => `
  select r.key, ${order === 'relevance' ? `bm25(report_words, ${WEIGHTS})` : '0'} as score
    from report_words cross join reports r on r.key = report_words.rowid
    where report_words match @words and r.saga = ${SAGA_KEY}${dated ? ` and ${OVERLAPS}` : ''}
    order by ${CHOICE_ORDER[order]} limit @limit`;

/** The same in a record of one saga: the index alone knows the best, and no row of the others is looked at. */
const CHOOSE_BY_WORDS_ALONE = `
  select rowid as key, bm25(report_words, ${WEIGHTS}) as score from report_words
    where report_words match @words order by score, rowid limit @limit`;

export const chooseByWords = (
  order: EvidenceQuery['order'],
  { dated, alone }: { readonly dated: boolean; readonly alone: boolean },
): string => (alone && order === 'relevance' && !dated ? CHOOSE_BY_WORDS_ALONE : chooseAmongSagas(order, dated));
