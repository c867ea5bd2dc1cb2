// Turns sentences that carry on the one before them into further evidence of its event: "he added", the quotation after a colon.
import { type Features, tellsMoreOfTheSame } from './features.ts';

/** White space between two sentences of one paragraph, and of two paragraphs joined by "\n\n" with a stray blank. */
const SAME_PARAGRAPH = 1;
const NEXT_PARAGRAPH = 3;
/** A sentence carries at most this many on; what follows is a matter of its own. */
const MAX_CARRIED = 3;

/** Gap between two sentences of one article in characters; Infinity across articles. */
function gapBetween(a: Features, b: Features): number {
  if (a.evidence.article.id !== b.evidence.article.id) return Number.POSITIVE_INFINITY;
  return b.evidence.report.sentence.begin - a.evidence.report.sentence.end;
}

/** Whether `next` tells more of what `before` tells. The same days, beside it, and leaning on it. */
export function carriesOn(before: Features, next: Features): boolean {
  if (before.from !== next.from || before.to !== next.to || next.leaning === 'none') return false;
  const gap = gapBetween(before, next);
  if (gap < 0 || !tellsMoreOfTheSame(next.evidence.report.text)) return false;
  return gap <= (next.leaning === 'speech' ? NEXT_PARAGRAPH : SAME_PARAGRAPH);
}

/**
 * For each index the index of the sentence it carries on, or -1. `features` are in canonical order: by article, then place.
 * A chain of quotations hangs on the sentence that introduced it.
 */
export function carriedBy(features: readonly Features[]): Int32Array {
  const bearer = new Int32Array(features.length).fill(-1);
  let carried = 0;
  for (let i = 1; i < features.length; i++) {
    const [before, next] = [features[i - 1] as Features, features[i] as Features];
    if (!carriesOn(before, next)) {
      carried = 0;
      continue;
    }
    if (carried === MAX_CARRIED) continue;
    carried++;
    bearer[i] = bearer[i - 1] === -1 ? i - 1 : (bearer[i - 1] as number);
  }
  return bearer;
}
