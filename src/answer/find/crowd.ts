// Turns all candidates of a question into what they say together: which day the best ones tell of, and what others tell alike.
import type { IsoDate } from '../../model/day.ts';
import { nth } from '../../model/nth.ts';
import type { Hits } from './hits.ts';
import type { Candidate } from './sentences.ts';

/** A candidate with what was measured first. */
export interface First {
  readonly candidate: Candidate;
  readonly own: Hits;
  readonly around: Hits;
  readonly coverage: number;
  readonly proximity: number;
}

/** How much each day is told of by the best candidates, 0 to 1. */
export function votes(first: readonly First[]): ReadonlyMap<IsoDate, number> {
  const best = [...first].sort((a, b) => score(b) - score(a)).slice(0, 40);
  const sums = new Map<IsoDate, number>();
  for (const one of best) {
    const day = one.candidate.evidence.report.date?.from ?? null;
    if (day !== null) sums.set(day, (sums.get(day) ?? 0) + score(one) ** 2);
  }
  const most = Math.max(1e-9, ...sums.values());
  return new Map([...sums].map(([day, sum]) => [day, sum / most]));
}

const score = ({ coverage, proximity }: First): number => coverage * (0.7 + 0.3 * proximity);

/** Share of words from which two sentences of the best tell alike. */
const ALIKE = 0.5;
const COMPARED = 60;

function tellAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  if (small.size <= 3) return false;
  let common = 0;
  for (const word of small) if (large.has(word)) common++;
  return common >= ALIKE * small.size;
}

/** In how many other articles the best candidates are told alike, 0 to 1. */
export function alike(first: readonly First[]): ReadonlyMap<First, number> {
  const best = [...first].sort((a, b) => score(b) - score(a)).slice(0, COMPARED);
  const words = best.map(
    ({ candidate }) => new Set(candidate.tokens.filter(({ word }) => word.length > 3).map(({ word }) => word)),
  );
  const articles = best.map(({ candidate }) => candidate.evidence.article.id);
  const others = best.map(() => new Set<string>());
  words.forEach((own, i) => {
    for (let j = 0; j < i; j++) {
      if (articles[i] === articles[j] || !tellAlike(own, nth(words, j))) continue;
      others[i]?.add(nth(articles, j));
      others[j]?.add(nth(articles, i));
    }
  });
  return new Map(best.map((one, i) => [one, Math.min(1, Math.log(1 + nth(others, i).size) / Math.log(6))]));
}
