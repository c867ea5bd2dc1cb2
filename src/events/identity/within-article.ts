// Turns two reports of one article into how likely they tell one happening: only where the one carries the other on.
import type { Traits } from './traits.ts';

/**
 * Likelihood of a sentence that carries on the one before it, of the same days: "he added", the quotation after a colon. It tells the same
 * happening no oftener than any next sentence does (45 in 100 in ECB+), so it is just enough to hold together what no other paper tells;
 * where it were more, two papers' tellings of one remark would bring the sentences before it into one event.
 */
const CARRIES = 0.06;
/** That of two clauses of one sentence and of the same days. */
const TWINS = 0.95;
/** White space between two sentences of one paragraph, and of two paragraphs. */
const SAME_PARAGRAPH = 1;
const NEXT_PARAGRAPH = 3;

/** Clauses of one sentence tell one thing where they tell it of the same days, or only one of them tells a day: who says it, and what. */
export const areTwins = (a: Traits, b: Traits): boolean =>
  a.sentence === b.sentence &&
  a.points === b.points &&
  (a.from === null || b.from === null || (a.from === b.from && a.to === b.to));

/** Of two reports of one article only a sentence right behind another that leans on it tells the same, as likely as `carried` says. */
export function withinArticle(a: Traits, b: Traits, carried = CARRIES): number {
  if (a.sentence === b.sentence) return areTwins(a, b) ? TWINS : 0;
  const [before, next] = a.sentence <= b.sentence ? [a, b] : [b, a];
  const gap = next.sentence - before.sentenceEnd;
  if (gap < 0 || next.leaning === 0 || a.from !== b.from || a.to !== b.to) return 0;
  return gap <= (next.leaning === 2 ? NEXT_PARAGRAPH : SAME_PARAGRAPH) ? carried : 0;
}
