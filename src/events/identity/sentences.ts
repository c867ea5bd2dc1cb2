// Puts reports in an order that depends on what they tell alone, and says which of them are clauses of one sentence.
import { nth } from '../../model/nth.ts';
import { type Days, daysApart, daysOf, jointDays } from './told-days.ts';
import type { Traits } from './traits.ts';
import { areTwins } from './within-article.ts';

function compareCodes(a: Uint32Array, b: Uint32Array): number {
  for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number);
  return a.length - b.length;
}

/** By day, then words, then place in the article: whatever order and ids the reports come with. */
export const compareTraits = (x: Traits, y: Traits): number =>
  (x.from ?? 0) - (y.from ?? 0) ||
  compareCodes(x.words, y.words) ||
  x.index - y.index ||
  compareCodes(x.article.body, y.article.body) ||
  x.article.paper - y.article.paper ||
  (x.article.id < y.article.id ? -1 : 1);

/** Places in the canonical order. */
export const canonicalOrder = (traits: readonly Traits[]): number[] =>
  traits.map((_, i) => i).sort((i, j) => compareTraits(traits[i] as Traits, traits[j] as Traits));

/** Names a report's sentence: its clauses share it. */
export const sentenceOf = ({ article, sentence }: Traits): string => `${sentence} ${article.id}`;

/** For each rank the lowest rank of a clause of the same sentence that tells of the same days; its own where there is none. */
export function sentencesOf(traits: readonly Traits[], order: readonly number[]): number[] {
  const first = order.map((_, rank) => rank);
  const byPlace = new Map<string, { rank: number; days: Days | null }[]>();
  order.forEach((place, rank) => {
    const one = nth(traits, place);
    const key = sentenceOf(one);
    const known = byPlace.get(key) ?? [];
    const days = daysOf(one);
    const fellow = known.find(
      (other) => areTwins(one, nth(traits, order[other.rank] as number)) && daysApart(days, other.days) === 0,
    );
    if (fellow) {
      first[rank] = fellow.rank;
      fellow.days = jointDays(fellow.days, days);
    } else byPlace.set(key, [...known, { rank, days }]);
  });
  return first;
}
