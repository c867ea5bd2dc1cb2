// Turns "has X ever been president?" into whether a sentence calls X that: the two must stand together, not only in one sentence.
import type { Judged } from '../find/judge.ts';
import { PARTICIPLE } from '../participles.ts';
import type { Place } from '../sentence.ts';
import type { Term } from '../terms.ts';

const BE = /^(?:and |so |but )?(?:is|are|was|were|(?:has|have|had)\b.{1,60}\bbeen)\b/i;
/** Something was or is done: "was Comey fired", "is the bridge closed". */
const DONE = new RegExp(`(?:${PARTICIPLE}|\\b\\p{L}{2,}ing\\b)`, 'iu');

/** Whether a question asks what somebody or something is, rather than what was done. */
export const asksWhatItIs = (question: string): boolean => {
  const text = question.trim();
  const opening = BE.exec(text);
  return opening !== null && !DONE.test(text.slice(opening[0].length));
};

const BETWEEN = /^(?:the|a|an|was|is|are|were|became|becomes|been|as|former|then|elected|named|its|his|her|their|of)$/;
const NEAR = 3;

function areTogether(tokens: Judged['candidate']['tokens'], a: Place, b: Place): boolean {
  const [first, second] = a.from < b.from ? [a, b] : [b, a];
  const between = tokens.slice(first.to, second.from);
  return between.length <= NEAR && between.every(({ word }) => BETWEEN.test(word));
}

/** Whether the sentence calls the one who is named what the question says; true where the question names nobody. */
export function isCalled({ candidate, hits }: Judged, terms: readonly Term[]): boolean {
  const placesOf = (isName: boolean): readonly Place[] =>
    hits.flatMap((hit, i) => (hit && (terms[i]?.kind !== 'word') === isName ? hit.places : []));
  const [names, words] = [placesOf(true), placesOf(false)];
  if (names.length === 0 || words.length === 0) return true;
  return names.some((name) => words.some((word) => areTogether(candidate.tokens, name, word)));
}
