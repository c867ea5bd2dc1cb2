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

const score = ({ coverage, proximity }: First): number => coverage * (0.7 + 0.3 * proximity);
const byScore = (a: First, b: First): number => score(b) - score(a);

/** How much each day is told of by the best candidates, 0 to 1. */
export function votes(first: readonly First[]): ReadonlyMap<IsoDate, number> {
  const best = [...first].sort(byScore).slice(0, 40);
  const sums = new Map<IsoDate, number>();
  for (const one of best) {
    const day = one.candidate.evidence.report.date?.from ?? null;
    if (day !== null) sums.set(day, (sums.get(day) ?? 0) + score(one) ** 2);
  }
  const most = Math.max(1e-9, ...sums.values());
  return new Map([...sums].map(([day, sum]) => [day, sum / most]));
}

/** Share of words from which two sentences of the best tell alike. */
const ALIKE = 0.5;
const COMPARED = 60;
const LEAST_WORDS = 4;
const LEAST_LETTERS = 4;

/** The different words of each sentence, by their numbers. */
function wordNumbers(best: readonly First[]): {
  readonly lists: readonly (readonly number[])[];
  readonly words: number;
} {
  const numbers = new Map<string, number>();
  const lastIn: number[] = [];
  const lists = best.map(({ candidate }, at) => {
    const list: number[] = [];
    for (const { word } of candidate.tokens) {
      if (word.length < LEAST_LETTERS) continue;
      const number = numbers.get(word) ?? numbers.size;
      numbers.set(word, number);
      if (lastIn[number] === at) continue;
      lastIn[number] = at;
      list.push(number);
    }
    return list;
  });
  return { lists, words: numbers.size };
}

/** `marks`: by word, whether it is one of `own`. */
function tellAlike(own: readonly number[], marks: Uint8Array, other: readonly number[]): boolean {
  const least = Math.min(own.length, other.length);
  if (least < LEAST_WORDS) return false;
  let common = 0;
  for (let i = 0; i < other.length; i++) common += marks[other[i] ?? 0] ?? 0;
  return common >= ALIKE * least;
}

function setMarks(marks: Uint8Array, list: readonly number[], to: 0 | 1): void {
  for (let i = 0; i < list.length; i++) marks[list[i] ?? 0] = to;
}

/** Of each sentence the articles of others that are told alike. */
function articlesAlike(best: readonly First[]): readonly ReadonlySet<string>[] {
  const { lists, words } = wordNumbers(best);
  const marks = new Uint8Array(words);
  const articles = best.map(({ candidate }) => candidate.evidence.article.id);
  const others = best.map(() => new Set<string>());
  for (let i = 0; i < lists.length; i++) {
    const own = nth(lists, i);
    setMarks(marks, own, 1);
    for (let j = 0; j < i; j++) {
      if (articles[i] === articles[j] || !tellAlike(own, marks, nth(lists, j))) continue;
      others[i]?.add(nth(articles, j));
      others[j]?.add(nth(articles, i));
    }
    setMarks(marks, own, 0);
  }
  return others;
}

/** In how many other articles the best candidates are told alike, 0 to 1. */
export function alike(first: readonly First[]): ReadonlyMap<First, number> {
  const best = [...first].sort(byScore).slice(0, COMPARED);
  const others = articlesAlike(best);
  return new Map(best.map((one, i) => [one, Math.min(1, Math.log(1 + nth(others, i).size) / Math.log(6))]));
}
