// Turns everything that was found into what is worth being measured in full: a first look at each sentence by itself, by the same weights.
import type { EvidenceSentence } from '../sentence.ts';
import { answerOf } from './answer-of.ts';
import { ofDay } from './day-features.ts';
import { ofAct } from './deed-features.ts';
import type { HitFinder } from './hits.ts';
import type { FeatureName, Looked, Measuring } from './measured.ts';
import { WEIGHTS } from './ranking-weights.ts';
import { isSpoken } from './said-and-done.ts';
import { ofAnswer, ofOwnWords, ofPlace, ofSpeech } from './word-features.ts';

/** Sentences that are measured in full; docs/results.md says of how many questions they hold the first answers. */
const MEASURED = 100;

/** The features that a sentence has without its neighbours, and without what other candidates tell. */
const PARTS = [ofOwnWords, ofAnswer, ofSpeech, ofPlace, ofDay, ofAct] as const;

const believed = (asked: Measuring, looked: Looked): number => {
  let sum = 0;
  for (const part of PARTS) {
    const values: Readonly<Partial<Record<FeatureName, number>>> = part(asked, looked);
    for (const name in values) sum += (values[name as FeatureName] ?? 0) * (WEIGHTS[name as FeatureName] ?? 0);
  }
  return sum;
};

function look(asked: Measuring, candidate: EvidenceSentence, inTokens: HitFinder['inTokens']): Looked {
  const own = inTokens(candidate.tokens);
  const { sought, speaker } = asked;
  return {
    candidate,
    own,
    answer: answerOf(asked, candidate, own),
    spoken: isSpoken(candidate, own[speaker] ?? null, null, sought.terms[speaker]),
  };
}

/** Those that a first look believes in most, in their order. */
export function mostLikely(
  asked: Measuring,
  all: readonly EvidenceSentence[],
  { inTokens }: Pick<HitFinder, 'inTokens'>,
): readonly EvidenceSentence[] {
  if (all.length <= MEASURED) return all;
  const looks = all.map((candidate, place) => ({ place, belief: believed(asked, look(asked, candidate, inTokens)) }));
  const best = looks.sort((a, b) => b.belief - a.belief || a.place - b.place).slice(0, MEASURED);
  const kept = new Set(best.map(({ place }) => place));
  return all.filter((_, place) => kept.has(place));
}
