// Turns the days and kinds of two pieces of evidence into how alike their words must be to tell one happening.
import type { Features } from './features.ts';

/** How alike two sentences must be, 0 to 1, by what their days allow. Set by reading pairs near the border. */
const ENOUGH = { sameDays: 0.4, coarse: 0.55, contrary: 0.6 } as const;
/** No pair is asked for less. */
export const LEAST_LIKENESS = ENOUGH.sameDays;
/** Two papers may differ by this many days over when one thing happened. */
const CONTRARY_DAYS = 2;
/** A sentence about what has long been so asks for more before it joins one about what happened. */
const BACKGROUND_EXTRA = 0.15;
/** So does a clause at a sentence's side: its few words are those of the whole story. */
const ASIDE_EXTRA = 0.1;
/** A span longer than a month ("in 2017") says too little to be a day's. */
const LONGEST_COARSE = 31;

const overlaps = (a: Features, b: Features): boolean => a.from <= b.to && b.from <= a.to;
const isSamePaper = (a: Features, b: Features): boolean =>
  a.evidence.article.id === b.evidence.article.id || a.evidence.article.publisher === b.evidence.article.publisher;

const isBackground = ({ evidence }: Features): boolean => evidence.report.kind === 'background';

/** Two clauses of one sentence with different days tell two happenings. */
const isSameSentence = (a: Features, b: Features): boolean =>
  a.evidence.article.id === b.evidence.article.id &&
  a.evidence.report.sentence.begin === b.evidence.report.sentence.begin;

/** What likeness the days and kinds of two pieces of evidence ask for; null where they cannot be one happening. */
export function enoughFor(a: Features, b: Features): number | null {
  const enough = isSameSentence(a, b) ? null : enoughForDays(a, b);
  const extra =
    (isBackground(a) === isBackground(b) ? 0 : BACKGROUND_EXTRA) + (a.isAside || b.isAside ? ASIDE_EXTRA : 0);
  return enough === null ? null : enough + extra;
}

/** A coarse date may take a finer one that is told; one that is only assumed is no ground to say which day of March it was. */
const isSharpened = (a: Features, b: Features): boolean =>
  Math.max(a.to - a.from, b.to - b.from) < LONGEST_COARSE && !isAssumed(a) && !isAssumed(b);

const isAssumed = ({ evidence }: Features): boolean => evidence.report.date?.certainty === 'assumed';

function enoughForDays(a: Features, b: Features): number | null {
  if (a.from === b.from && a.to === b.to) return ENOUGH.sameDays;
  if (overlaps(a, b)) return isSharpened(a, b) ? ENOUGH.coarse : null;
  const isDay = a.from === a.to && b.from === b.to;
  const gap = Math.max(a.from, b.from) - Math.min(a.to, b.to);
  // One paper that writes the same of two days tells a series ("shares fell again"), not one day twice.
  return isDay && gap <= CONTRARY_DAYS && !isSamePaper(a, b) ? ENOUGH.contrary : null;
}
