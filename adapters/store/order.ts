// Turns evidence rows into the order that was asked for: the same for every engine, whatever its collation.
import type { EvidenceQuery } from '../../src/ports.ts';
import type { EvidenceValues } from './evidence-row.ts';

type Comparison = (a: EvidenceValues, b: EvidenceValues) => number;

/** After every day: where what has no date stands. */
const NO_DAY = Number.MAX_SAFE_INTEGER;

const scoreOf = ([score]: EvidenceValues): number => score;
const startOf = ([, from]: EvidenceValues): number => from ?? NO_DAY;
const endOf = ([, , to]: EvidenceValues): number => to ?? NO_DAY;
const positionOf = ([, , , , , , position]: EvidenceValues): number => position;
const articleOf = (values: EvidenceValues): string => values[14];

const byStart: Comparison = (a, b) => startOf(a) - startOf(b);
const byNewestStart: Comparison = (a, b) => (b[1] ?? -NO_DAY) - (a[1] ?? -NO_DAY);
/** Of two that begin together the shorter is the more exact. */
const byEnd: Comparison = (a, b) => endOf(a) - endOf(b);
const byScore: Comparison = (a, b) => scoreOf(a) - scoreOf(b);
const byArticle: Comparison = (a, b) => (articleOf(a) < articleOf(b) ? -1 : articleOf(a) > articleOf(b) ? 1 : 0);
const byPosition: Comparison = (a, b) => positionOf(a) - positionOf(b);

const COMPARISONS: Readonly<Record<EvidenceQuery['order'], readonly Comparison[]>> = {
  date: [byStart, byEnd, byArticle, byPosition],
  newest: [byNewestStart, byEnd, byArticle, byPosition],
  relevance: [byScore, byStart, byEnd, byArticle, byPosition],
};

/** The rows in order. Article and position decide among equals: the order in which articles were read leaves no trace. */
export function inOrder(rows: readonly EvidenceValues[], order: EvidenceQuery['order']): readonly EvidenceValues[] {
  const comparisons = COMPARISONS[order];
  return rows.toSorted((a, b) => {
    for (const compare of comparisons) {
      const difference = compare(a, b);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}
