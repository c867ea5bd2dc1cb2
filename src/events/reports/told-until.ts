// Turns a stretch of a sentence into where its telling ends: what follows it and only points, or has another day, tells something else.
import { nth } from '../../model/nth.ts';
import type { Report } from '../../model/report.ts';
import { pointsOnly } from './act.ts';
import type { SentenceAnalysis } from './analysis.ts';

type Stretch = Pick<Report, 'begin' | 'end' | 'date'>;

const isTold = ({ date }: Stretch): boolean => date !== null && date.certainty !== 'assumed';

/** Whether a later stretch says itself that it is of other days. */
const isOfOtherDays = (one: Stretch, later: Stretch): boolean =>
  later.begin >= one.end &&
  isTold(later) &&
  one.date !== null &&
  (later.date?.from !== one.date.from || later.date.to !== one.date.to);

/**
 * The offset at which what a stretch tells ends, where that is before its sentence does; null where it goes on to its end. `all` are
 * the stretches of the sentence. "Kelly left on Monday, after Quill had been named": Quill's naming is no word of the leaving.
 */
export function toldUntil({ tokens, clauses }: SentenceAnalysis, one: Stretch, all: readonly Stretch[]): number | null {
  const own = clauses.findIndex(({ group }) => group !== null && nth(tokens, group.head).begin >= one.begin);
  if (own < 0 || pointsOnly(clauses, own)) return null;
  const others = all.filter((later) => isOfOtherDays(one, later));
  let until: number | null = null;
  for (let i = clauses.length - 1; i > own; i--) {
    const clause = nth(clauses, i);
    const { begin } = nth(tokens, clause.begin);
    const isElsewhere = others.some((later) => later.begin <= begin && begin < later.end);
    // What is said belongs to the saying, whenever it was.
    if (!pointsOnly(clauses, i) && (clause.relation === 'complement' || !isElsewhere)) break;
    until = begin;
  }
  return until;
}
