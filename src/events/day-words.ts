// Turns the sentences of a date into what each word weighs on it, and how alike two of its sentences are by those weights.
//
// A word that is rare in English and in few of the day's sentences tells them apart; the story's own words, which all of them have,
// say nothing. Of pairs that tell one happening or two this knows more than rarity in English alone (AUC .85 against .82).
import { subjectStems } from '../english/words.ts';
import { post } from '../likeness/postings.ts';
import { codeOf, rarityOf } from './identity/word-codes.ts';

/** Weights by stem; of length one, or empty. */
export type WordVector = ReadonlyMap<string, number>;

/** The commonest words of English weigh no less. */
const LEAST_RARITY = 1;
const rarity = (stem: string): number => Math.max(LEAST_RARITY, rarityOf(codeOf(stem, false)));

export function unit(weights: ReadonlyMap<string, number>): WordVector {
  let squares = 0;
  for (const weight of weights.values()) squares += weight * weight;
  const length = Math.sqrt(squares) || 1;
  return new Map([...weights].map(([stem, weight]) => [stem, weight / length]));
}

export const sumOf = (vectors: Iterable<WordVector>): WordVector => {
  const sum = new Map<string, number>();
  for (const vector of vectors) for (const [stem, weight] of vector) sum.set(stem, (sum.get(stem) ?? 0) + weight);
  return unit(sum);
};

/** What of a vector some stems hold. */
export const only = (vector: WordVector, stems: ReadonlySet<string>): WordVector =>
  unit(new Map([...vector].filter(([stem]) => stems.has(stem))));

export function cosine(a: WordVector, b: WordVector): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let common = 0;
  for (const [stem, weight] of small) common += weight * (large.get(stem) ?? 0);
  return common;
}

/** The sentences of one date as vectors, in their order. */
export function dayVectors(sentences: readonly string[]): WordVector[] {
  const stems = sentences.map((text) => new Set(subjectStems(text)));
  const counts = new Map<string, number>();
  for (const set of stems) for (const stem of set) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const weightOf = (stem: string): number => rarity(stem) * Math.log((sentences.length + 1) / (counts.get(stem) ?? 1));
  const weights = new Map([...counts.keys()].map((stem) => [stem, weightOf(stem)]));
  return stems.map((set) => unit(new Map([...set].map((stem) => [stem, weights.get(stem) ?? 0]))));
}

/** Finds the vectors of a list that share a word with another, with their cosines, without looking at the others. */
export function alikeIn(vectors: readonly WordVector[]): (vector: WordVector) => ReadonlyMap<number, number> {
  const holders = new Map<string, number[]>();
  vectors.forEach((vector, at) => {
    for (const stem of vector.keys()) post(holders, stem, at);
  });
  return (vector) => {
    const found = new Map<number, number>();
    for (const [stem, weight] of vector)
      for (const at of holders.get(stem) ?? [])
        found.set(at, (found.get(at) ?? 0) + weight * (vectors[at]?.get(stem) ?? 0));
    return found;
  };
}
