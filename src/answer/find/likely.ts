// Turns everything that was found into what is worth being measured in full: a first look at each sentence by itself, by the same weights.
import { nth } from '../../model/nth.ts';
import type { EvidenceSentence } from '../sentence.ts';
import { answerOf } from './answer-of.ts';
import { ofDay } from './day-features.ts';
import { ofAct } from './deed-features.ts';
import { type HitFinder, hitsIn } from './hits.ts';
import type { FeatureName, Looked, Measuring } from './measured.ts';
import { WEIGHTS } from './ranking-weights.ts';
import { isSpoken } from './said-and-done.ts';
import { ofAnswer, ofOwnWords, ofPlace, ofSpeech } from './word-features.ts';

/** Sentences that are measured in full; docs/results.md says of how many questions they hold the first answers. */
const MEASURED = 100;

/** The features that a sentence has without its neighbours, and without what other candidates tell. */
const PARTS = [ofOwnWords, ofAnswer, ofSpeech, ofPlace, ofDay, ofAct] as const;

function believed(asked: Measuring, looked: Looked): number {
  let sum = 0;
  for (const part of PARTS) {
    const values: Readonly<Partial<Record<FeatureName, number>>> = part(asked, looked);
    for (const name in values) sum += (values[name as FeatureName] ?? 0) * (WEIGHTS[name as FeatureName] ?? 0);
  }
  return sum;
}

function beliefIn(asked: Measuring, candidate: EvidenceSentence, hits: HitFinder): number {
  const own = hitsIn(hits, candidate.tokens);
  const { sought, speaker } = asked;
  return believed(asked, {
    candidate,
    own,
    answer: answerOf(asked, candidate, own),
    spoken: isSpoken(candidate, own[speaker] ?? null, null, sought.terms[speaker]),
  });
}

const ascending = (a: number, b: number): number => a - b;

/** Those that a first look believes in most, in their order. */
export function mostLikely(
  asked: Measuring,
  all: readonly EvidenceSentence[],
  hits: HitFinder,
): readonly EvidenceSentence[] {
  if (all.length <= MEASURED) return all;
  const beliefs = new Float64Array(all.length);
  for (let place = 0; place < all.length; place++) beliefs[place] = beliefIn(asked, nth(all, place), hits);
  const best = Array.from(all.keys()).sort((a, b) => (beliefs[b] ?? 0) - (beliefs[a] ?? 0) || a - b);
  return best
    .slice(0, MEASURED)
    .sort(ascending)
    .map((place) => nth(all, place));
}
