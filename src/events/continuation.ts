// Turns sentences that carry on the one before them into further evidence of its event: "he added", the quotation after a colon.
import { nth } from '../model/nth.ts';
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

/** Whether a quotation is open after a sentence, given whether it was open before: the last mark decides, straight ones by turns. */
function isOpenAfter(text: string, wasOpen: boolean): boolean {
  const [opened, closed] = [text.lastIndexOf('“'), text.lastIndexOf('”')];
  if (opened !== -1 || closed !== -1) return opened > closed;
  return text.split('"').length % 2 === 0 ? !wasOpen : wasOpen;
}

const isSameDays = (a: Features, b: Features): boolean => a.from === b.from && a.to === b.to;

/** Whether `next` tells more of what `before` tells: of the same days, beside it, and leaning on it. */
function carriesOn(before: Features, next: Features): boolean {
  if (!isSameDays(before, next) || next.leaning === 'none') return false;
  const gap = gapBetween(before, next);
  if (gap < 0 || !tellsMoreOfTheSame(next.evidence.report.text)) return false;
  return gap <= (next.leaning === 'speech' ? NEXT_PARAGRAPH : SAME_PARAGRAPH);
}

/** Whether `next` stands inside the quotation that `before` left open. */
const isInside = (before: Features, next: Features, isOpen: boolean): boolean => {
  const gap = gapBetween(before, next);
  return isOpen && isSameDays(before, next) && gap >= 0 && gap <= NEXT_PARAGRAPH;
};

/**
 * For each index the index of the sentence it carries on, or -1. `features` are in canonical order: by article, then place.
 * A chain of quotations hangs on the sentence that introduced it; one quotation is never torn.
 */
export function carriedBy(features: readonly Features[]): Int32Array {
  const bearer = new Int32Array(features.length).fill(-1);
  let carried = 0;
  let isOpen = false;
  for (let i = 0; i < features.length; i++) {
    const [before, next] = [features[i - 1], nth(features, i)];
    const inside = before !== undefined && isInside(before, next, isOpen);
    const carries = before !== undefined && (inside || carriesOn(before, next));
    if (!carries) carried = 0;
    else if (inside || carried < MAX_CARRIED) {
      carried++;
      bearer[i] = bearer[i - 1] === -1 ? i - 1 : (bearer[i - 1] as number);
    }
    isOpen = isOpenAfter(next.evidence.report.text, inside);
  }
  return bearer;
}
