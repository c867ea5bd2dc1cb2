// Turns the words of a question and of a candidate into how near their meanings come: word for word, and as a whole.
import { isStopWord, type PlacedWord } from '../../english/words.ts';
import type { Place } from '../sentence.ts';
import type { Hits } from './hits.ts';
import { meanOf, nearness, vectorOf, type Weighed, type WordVector } from './nearness.ts';
import type { Candidate } from './sentences.ts';
import type { Sought } from './sought.ts';

/** How near a candidate comes, each 0 to 1 but `sense`, a cosine. */
export interface Near {
  /** Share of the question's words, rarer ones more, that stand in the sentence or have something near there. */
  readonly sentence: number;
  /** The same in the report's own clause. */
  readonly clause: number;
  /** How alike the question's words and the clause's are as a whole. */
  readonly sense: number;
}

/** Cosines from which words mean something like each other; what the nearest is worth beside the word itself. */
const LEAST = 0.3;
const NEAREST = 0.8;

const worthOf = (cosine: number): number => (NEAREST * Math.max(0, cosine - LEAST)) / (1 - LEAST);

/** A word or phrase of the question that names nobody. */
interface Wanted {
  readonly term: number;
  readonly weight: number;
  readonly vectors: readonly WordVector[];
}

const vectorIn = (word: string): WordVector | null => (isStopWord(word) ? null : vectorOf(word));

const wantedIn = ({ terms, weights }: Sought): readonly Wanted[] =>
  terms.flatMap(({ kind, exact }, term): Wanted[] => {
    if (kind !== 'word') return [];
    const words = exact.flatMap((phrase) => phrase.split(' '));
    return [{ term, weight: weights[term] ?? 0, vectors: words.flatMap((word) => vectorIn(word) ?? []) }];
  });

/** What a word is worth for each wanted one. */
type Worths = (word: string) => readonly number[];

/** Works something out of a word once a question. */
function onceAWord<T>(work: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const answer = work(word);
    known.set(word, answer);
    return answer;
  };
}

function worthsFor(wanted: readonly Wanted[]): Worths {
  const nearest = (vector: WordVector, own: readonly WordVector[]): number =>
    Math.max(0, ...own.map((one) => worthOf(nearness(one, vector))));
  return onceAWord((word) => {
    const vector = vectorIn(word);
    return wanted.map(({ vectors }) => (vector ? nearest(vector, vectors) : 0));
  });
}

/** For each wanted word what the nearest in a run of tokens is worth. */
function bestIn(
  worthsOf: Worths,
  wanted: readonly Wanted[],
  tokens: readonly PlacedWord[],
  { from, to }: Place,
): number[] {
  const best = wanted.map(() => 0);
  for (let at = from; at < to; at++) {
    const worths = worthsOf(tokens[at]?.word ?? '');
    for (let i = 0; i < worths.length; i++) best[i] = Math.max(best[i] ?? 0, worths[i] ?? 0);
  }
  return best;
}

/** The same where the word itself, or what is known to stand in its place, counts as what it is worth there. */
const withHits = (best: readonly number[], wanted: readonly Wanted[], hits: Hits, { from, to }: Place): number[] =>
  wanted.map(({ term }, i) => {
    const hit = hits[term];
    const isInside = hit?.places.some((place) => place.from >= from && place.from < to);
    return Math.max(best[i] ?? 0, hit && isInside ? hit.worth : 0);
  });

/** How telling each word of the candidates is, 0 to about 1: those of few candidates more. */
function tellingIn(candidates: readonly Candidate[]): (word: string) => number {
  const counts = new Map<string, number>();
  const lastWith = new Map<string, Candidate>();
  for (const candidate of candidates)
    for (const { word } of candidate.tokens) {
      if (lastWith.get(word) === candidate) continue;
      lastWith.set(word, candidate);
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  const all = Math.max(1, Math.log(candidates.length + 1));
  return (word) => Math.log((candidates.length + 1) / ((counts.get(word) ?? 0) + 0.5)) / all;
}

/** How alike the question as a whole and a run of tokens are. */
function senseFor(wanted: readonly Wanted[], candidates: readonly Candidate[]) {
  const question = meanOf(wanted.flatMap(({ vectors, weight }) => vectors.map((vector): Weighed => [vector, weight])));
  if (!question) return () => 0;
  const telling = tellingIn(candidates);
  const weighedOf = onceAWord((word): Weighed | null => {
    const vector = vectorIn(word);
    return vector && [vector, telling(word)];
  });
  return (tokens: readonly PlacedWord[], { from, to }: Place): number => {
    const weighed: Weighed[] = [];
    for (let at = from; at < to; at++) {
      const one = weighedOf(tokens[at]?.word ?? '');
      if (one) weighed.push(one);
    }
    const mean = meanOf(weighed);
    return mean ? nearness(question, mean) : 0;
  };
}

/** Compiles a question's words into a function that looks at candidates. */
export function nearFinder(
  sought: Sought,
  candidates: readonly Candidate[],
): (candidate: Candidate, hits: Hits) => Near {
  const wanted = wantedIn(sought);
  const worthsOf = worthsFor(wanted);
  const senseOf = senseFor(wanted, candidates);
  const total = wanted.reduce((sum, { weight }) => sum + weight, 0);
  const shareOf = (best: readonly number[]): number =>
    total > 0 ? wanted.reduce((sum, { weight }, i) => sum + weight * (best[i] ?? 0), 0) / total : 0;
  const lists = new Map<readonly PlacedWord[], readonly number[]>();
  const inAll = (tokens: readonly PlacedWord[]): readonly number[] => {
    const best = lists.get(tokens) ?? bestIn(worthsOf, wanted, tokens, { from: 0, to: tokens.length });
    lists.set(tokens, best);
    return best;
  };
  return ({ tokens, clause }, hits) => ({
    sentence: shareOf(withHits(inAll(tokens), wanted, hits, { from: 0, to: tokens.length })),
    clause: shareOf(withHits(bestIn(worthsOf, wanted, tokens, clause), wanted, hits, clause)),
    sense: senseOf(tokens, clause),
  });
}
