// Turns evidence rows into the order that was asked for: the same for every engine, whatever its collation.
import type { EvidenceQuery } from '../../src/ports.ts';
import type { EvidenceRow } from './rows.ts';

type Comparison = (a: EvidenceRow, b: EvidenceRow) => number;

/** After every day: where what has no date stands. */
const NO_DAY = Number.MAX_SAFE_INTEGER;

const byStart: Comparison = (a, b) => (a.from_day ?? NO_DAY) - (b.from_day ?? NO_DAY);
const byNewestStart: Comparison = (a, b) => (b.from_day ?? -NO_DAY) - (a.from_day ?? -NO_DAY);
/** Of two that begin together the shorter is the more exact. */
const byEnd: Comparison = (a, b) => (a.to_day ?? NO_DAY) - (b.to_day ?? NO_DAY);
const byScore: Comparison = (a, b) => a.score - b.score;
const byArticle: Comparison = (a, b) => (a.a_id < b.a_id ? -1 : a.a_id > b.a_id ? 1 : 0);
const byPosition: Comparison = (a, b) => a.position - b.position;

const COMPARISONS: Readonly<Record<EvidenceQuery['order'], readonly Comparison[]>> = {
  date: [byStart, byEnd, byArticle, byPosition],
  newest: [byNewestStart, byEnd, byArticle, byPosition],
  relevance: [byScore, byStart, byEnd, byArticle, byPosition],
};

/** The rows in order. Article and position decide among equals: the order in which articles were read leaves no trace. */
export function inOrder(rows: readonly EvidenceRow[], order: EvidenceQuery['order']): readonly EvidenceRow[] {
  const comparisons = COMPARISONS[order];
  return rows.toSorted((a, b) => {
    for (const compare of comparisons) {
      const difference = compare(a, b);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}
