// Turns everything that was found into what is worth being measured in full: a first look at each sentence by itself, by the same weights.
import type { EvidenceSentence } from '../sentence.ts';
import { ofDay } from './day-features.ts';
import { ofAct } from './deed-features.ts';
import type { HitFinder } from './hits.ts';
import type { FeatureName, Looked, Measuring } from './measured.ts';
import { WEIGHTS } from './ranking-weights.ts';
import { ofOwnWords, ofPlace } from './word-features.ts';

/**
 * Sentences that are measured in full. Among the first 100 by a first look are all but one of the first answers of 241 questions over eleven
 * stories, 98 % of what ranks among the first ten (docs/results.md).
 */
const MEASURED = 100;

/** The features that a sentence has without its neighbours, and without what other candidates tell. */
const PARTS = [ofOwnWords, ofPlace, ofDay, ofAct] as const;

const believed = (asked: Measuring, looked: Looked): number => {
  let sum = 0;
  for (const part of PARTS) {
    const values: Readonly<Partial<Record<FeatureName, number>>> = part(asked, looked);
    for (const name in values) sum += (values[name as FeatureName] ?? 0) * (WEIGHTS[name as FeatureName] ?? 0);
  }
  return sum;
};

/** Those that a first look believes in most, in their order. */
export function mostLikely(
  asked: Measuring,
  all: readonly EvidenceSentence[],
  { inTokens }: Pick<HitFinder, 'inTokens'>,
): readonly EvidenceSentence[] {
  if (all.length <= MEASURED) return all;
  const looks = all.map((candidate, place) => ({
    place,
    belief: believed(asked, { candidate, own: inTokens(candidate.tokens) }),
  }));
  const best = looks.sort((a, b) => b.belief - a.belief || a.place - b.place).slice(0, MEASURED);
  const kept = new Set(best.map(({ place }) => place));
  return all.filter((_, place) => kept.has(place));
}
