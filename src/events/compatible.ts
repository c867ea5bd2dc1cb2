// Turns the days and kinds of two pieces of evidence into how alike their words must be to tell one happening.
import type { DatedFeatures } from './features.ts';

/** How alike two sentences must be, 0 to 1, by what their days allow. Set by reading pairs near the border. */
const ENOUGH = { sameDays: 0.4, coarse: 0.55, contrary: 0.6 } as const;
/** No pair is asked for less. */
export const LEAST_LIKENESS = ENOUGH.sameDays;
/** Two papers may differ by this many days over when one thing happened. */
export const CONTRARY_DAYS = 2;
/** A sentence about what has long been so asks for more before it joins one about what happened. */
const BACKGROUND_EXTRA = 0.15;
/** So does a clause at a sentence's side: its few words are those of the whole story. */
const ASIDE_EXTRA = 0.1;
/** A span longer than a month ("in 2017") says too little to be a day's. */
const LONGEST_COARSE = 31;
/** More than any two sentences are alike: they cannot be one happening. */
const NEVER = Number.POSITIVE_INFINITY;

/** What of each piece of evidence decides, in flat lists: it is asked of hundreds of thousands of pairs. */
export interface Traits {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly article: Int32Array;
  readonly publisher: Int32Array;
  readonly sentence: Int32Array;
  readonly isBackground: Uint8Array;
  readonly isAside: Uint8Array;
  readonly isAssumed: Uint8Array;
}

/** Equal values get equal numbers. */
function numbered<T>(values: readonly T[]): Int32Array {
  const numbers = new Map<T, number>();
  return Int32Array.from(values, (value) => {
    const number = numbers.get(value) ?? numbers.size;
    numbers.set(value, number);
    return number;
  });
}

const marks = (features: readonly DatedFeatures[], isSo: (f: DatedFeatures) => boolean): Uint8Array =>
  Uint8Array.from(features, (f) => (isSo(f) ? 1 : 0));

export const traitsOf = (features: readonly DatedFeatures[]): Traits => ({
  from: Int32Array.from(features, ({ from }) => from),
  to: Int32Array.from(features, ({ to }) => to),
  article: numbered(features.map(({ evidence }) => evidence.article.id)),
  publisher: numbered(features.map(({ evidence }) => evidence.article.publisher)),
  sentence: Int32Array.from(features, ({ evidence }) => evidence.report.sentence.begin),
  isBackground: marks(features, ({ evidence }) => evidence.report.kind === 'background'),
  isAside: marks(features, ({ isAside }) => isAside),
  isAssumed: marks(features, ({ evidence }) => evidence.report.date?.certainty === 'assumed'),
});

const isSamePaper = ({ article, publisher }: Traits, a: number, b: number): boolean =>
  article[a] === article[b] || publisher[a] === publisher[b];

/** Two clauses of one sentence with different days tell two happenings. */
const isSameSentence = ({ article, sentence }: Traits, a: number, b: number): boolean =>
  article[a] === article[b] && sentence[a] === sentence[b];

/** What likeness the days and kinds of two pieces of evidence ask for; infinitely much where they cannot be one happening. */
export function enoughFor(traits: Traits, a: number, b: number): number {
  const enough = isSameSentence(traits, a, b) ? NEVER : enoughForDays(traits, a, b);
  const { isBackground, isAside } = traits;
  const extra =
    (isBackground[a] === isBackground[b] ? 0 : BACKGROUND_EXTRA) + (isAside[a] || isAside[b] ? ASIDE_EXTRA : 0);
  return enough + extra;
}

function enoughForDays(traits: Traits, a: number, b: number): number {
  const fromA = traits.from[a] as number;
  const toA = traits.to[a] as number;
  const fromB = traits.from[b] as number;
  const toB = traits.to[b] as number;
  if (fromA === fromB && toA === toB) return ENOUGH.sameDays;
  if (fromA <= toB && fromB <= toA) {
    // A coarse date may take a finer one that is told; one that is only assumed is no ground to say which day of March it was.
    const isShort = toA - fromA < LONGEST_COARSE && toB - fromB < LONGEST_COARSE;
    return isShort && !traits.isAssumed[a] && !traits.isAssumed[b] ? ENOUGH.coarse : NEVER;
  }
  const isDay = fromA === toA && fromB === toB;
  const gap = Math.max(fromA, fromB) - Math.min(toA, toB);
  // One paper that writes the same of two days tells a series ("shares fell again"), not one day twice.
  return isDay && gap <= CONTRARY_DAYS && !isSamePaper(traits, a, b) ? ENOUGH.contrary : NEVER;
}
