// Turns a question's bounds into numbers, and chosen evidence into the order that was asked for: the same for every engine.
import { fromIso } from '../../src/model/day.ts';
import type { EvidenceQuery } from '../../src/ports.ts';
import type { StoredEvidence } from './evidence-row.ts';
import { OPEN_END } from './statements.ts';

/** Evidence that was found, with how well it fits the words that were looked for: less is better. */
export interface Chosen extends StoredEvidence {
  readonly score: number;
}

type Comparison = (a: Chosen, b: Chosen) => number;

/** After every day: where what has no date stands. */
const NO_DAY = Number.MAX_SAFE_INTEGER;

const articleOf = ({ evidence }: Chosen): string => evidence.article.id;

const byStart: Comparison = (a, b) => (a.from ?? NO_DAY) - (b.from ?? NO_DAY);
const byNewestStart: Comparison = (a, b) => (b.from ?? -NO_DAY) - (a.from ?? -NO_DAY);
/** Of two that begin together the shorter is the more exact. */
const byEnd: Comparison = (a, b) => (a.to ?? NO_DAY) - (b.to ?? NO_DAY);
const byScore: Comparison = (a, b) => a.score - b.score;
const byArticle: Comparison = (a, b) => (articleOf(a) < articleOf(b) ? -1 : articleOf(a) > articleOf(b) ? 1 : 0);
const byPosition: Comparison = (a, b) => a.evidence.report.index - b.evidence.report.index;

const COMPARISONS: Readonly<Record<EvidenceQuery['order'], readonly Comparison[]>> = {
  date: [byStart, byEnd, byArticle, byPosition],
  newest: [byNewestStart, byEnd, byArticle, byPosition],
  relevance: [byScore, byStart, byEnd, byArticle, byPosition],
};

/** The evidence in order. Article and position decide among equals: the order in which articles were read leaves no trace. */
export function inOrder(chosen: readonly Chosen[], order: EvidenceQuery['order']): readonly Chosen[] {
  const comparisons = COMPARISONS[order];
  return chosen.toSorted((a, b) => {
    for (const compare of comparisons) {
      const difference = compare(a, b);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

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
