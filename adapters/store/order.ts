// Turns a question's bounds into numbers, and chosen evidence into the order that was asked for: the same for every engine.
import { fromIso } from '../../src/model/day.ts';
import type { EvidenceQuery } from '../../src/ports.ts';
import type { StoredEvidence } from './evidence-row.ts';
import { OPEN_END } from './statements.ts';

/** Evidence that was found, with how well it fits the words that were looked for: less is better. */
export interface Chosen extends StoredEvidence {
  readonly score: number;
}

/** After every day: where what has no date stands. */
const NO_DAY = Number.MAX_SAFE_INTEGER;

const compareArticles = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Article and position decide among equals: the order in which articles were read leaves no trace. */
const byPlace = ({ evidence: a }: Chosen, { evidence: b }: Chosen): number =>
  compareArticles(a.article.id, b.article.id) || a.report.index - b.report.index;
/** Of two that begin together the shorter is the more exact. */
const byEnd = (a: Chosen, b: Chosen): number => (a.to ?? NO_DAY) - (b.to ?? NO_DAY) || byPlace(a, b);
const byStart = (a: Chosen, b: Chosen): number => (a.from ?? NO_DAY) - (b.from ?? NO_DAY) || byEnd(a, b);

const COMPARISONS: Readonly<Record<EvidenceQuery['order'], (a: Chosen, b: Chosen) => number>> = {
  date: byStart,
  newest: (a, b) => (b.from ?? -NO_DAY) - (a.from ?? -NO_DAY) || byEnd(a, b),
  relevance: (a, b) => a.score - b.score || byStart(a, b),
};

/** The evidence in order. */
export const inOrder = (chosen: readonly Chosen[], order: EvidenceQuery['order']): readonly Chosen[] =>
  chosen.toSorted(COMPARISONS[order]);

/** Whether a question names days, which leaves out what has none. */
export const isDated = (query: EvidenceQuery): boolean =>
  query.from !== undefined || query.to !== undefined || query.maxDays !== undefined;

/** A count for SQL: what is no number counts as none, and no count is past what 32 bits hold. */
const count = (n: number): number => Math.min(Math.max(0, Math.floor(n) || 0), 2 ** 31 - 1);

export const boundsOf = (query: EvidenceQuery) => ({
  saga: query.saga,
  from: query.from === undefined ? -OPEN_END : fromIso(query.from),
  to: query.to === undefined ? OPEN_END : fromIso(query.to),
  days: query.maxDays === undefined ? OPEN_END : Math.min(count(query.maxDays), OPEN_END),
  limit: count(query.limit),
});
