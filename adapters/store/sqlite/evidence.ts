// Turns a question put to the record into one prepared statement and its evidence.
import type { Database, Statement } from 'better-sqlite3';
import { fromIso } from '../../../src/model/day.ts';
import type { Evidence } from '../../../src/model/event.ts';
import type { EvidenceQuery } from '../../../src/ports.ts';
import { type EvidenceValues, evidenceOf } from '../evidence-row.ts';
import { inOrder } from '../order.ts';

import { CHOOSE_NEWEST, CHOOSE_OLDEST, evidenceStatement, OPEN_END } from '../statements.ts';
import { chooseByWords, matchExpression } from './full-text.ts';

/** Prepares each different statement once; their rows come as lists of values. */
function statementCache(db: Database): (sql: string) => Statement {
  const prepared = new Map<string, Statement>();
  return (sql) => {
    const found = prepared.get(sql) ?? db.prepare(sql).raw(true);
    prepared.set(sql, found);
    return found;
  };
}

const isDated = (query: EvidenceQuery): boolean =>
  query.from !== undefined || query.to !== undefined || query.maxDays !== undefined;

/** A count for SQL: what is no number counts as none, and no count is past what 32 bits hold. */
const count = (n: number): number => Math.min(Math.max(0, Math.floor(n) || 0), 2 ** 31 - 1);

const boundsOf = (query: EvidenceQuery) => ({
  saga: query.saga,
  from: query.from === undefined ? -OPEN_END : fromIso(query.from),
  to: query.to === undefined ? OPEN_END : fromIso(query.to),
  days: query.maxDays === undefined ? OPEN_END : Math.min(count(query.maxDays), OPEN_END),
  limit: count(query.limit),
});

/** Answers evidence queries. Reports without a date are found by terms alone, never by a span or a length. */
export function evidenceReader(db: Database): (query: EvidenceQuery) => readonly Evidence[] {
  const prepare = statementCache(db);
  return (query) => {
    const terms = query.terms && query.terms.groups.length > 0 ? query.terms : undefined;
    const words = terms && matchExpression(terms);
    if (words === null) return [];
    const order = query.order === 'relevance' && words === undefined ? 'date' : query.order;
    const byDay = order === 'newest' ? CHOOSE_NEWEST : CHOOSE_OLDEST;
    const chosen = words === undefined ? byDay : chooseByWords(order, isDated(query));
    const bounds = boundsOf(query);
    const rows = prepare(evidenceStatement(chosen)).all(words === undefined ? bounds : { ...bounds, words });
    return inOrder(rows as EvidenceValues[], order).map(evidenceOf);
  };
}
