// Turns the words of a question and of a candidate into how near their meanings come: word for word, and as a whole.
import { isStopWord, type PlacedWord } from '../../english/words.ts';
import { nth } from '../../model/nth.ts';
import type { Place } from '../sentence.ts';
import type { Hit, Hits } from './hits.ts';
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

/** A word of the candidates. */
interface Word {
  readonly vector: WordVector | null;
  /** What it is worth for each wanted one. */
  readonly worths: readonly number[];
  /** How many candidates have it, and which of them was counted last. */
  count: number;
  last: Candidate | null;
}

/** What the candidates of one question are looked at with. */
interface NearFinder {
  readonly wanted: readonly Wanted[];
  /** Of all that is wanted. */
  readonly weight: number;
  /** What the question's words mean as a whole. */
  readonly question: WordVector | null;
  readonly candidates: number;
  readonly words: Map<string, Word>;
  /** For each run of tokens what the nearest to each wanted word is worth. */
  readonly best: Map<readonly PlacedWord[], readonly number[]>;
}

function nearestTo(vector: WordVector, own: readonly WordVector[]): number {
  let most = 0;
  for (const one of own) most = Math.max(most, worthOf(nearness(one, vector)));
  return most;
}

function newWord(wanted: readonly Wanted[], word: string): Word {
  const vector = vectorIn(word);
  const worths: number[] = [];
  for (const { vectors } of wanted) worths.push(vector ? nearestTo(vector, vectors) : 0);
  return { vector, worths, count: 0, last: null };
}

/** Each is worked out once a question. */
function wordIn({ words, wanted }: Pick<NearFinder, 'words' | 'wanted'>, word: string): Word {
  const known = words.get(word);
  if (known) return known;
  const found = newWord(wanted, word);
  words.set(word, found);
  return found;
}

function countWords(finder: Pick<NearFinder, 'words' | 'wanted'>, candidate: Candidate): void {
  for (const token of candidate.tokens) {
    const word = wordIn(finder, token.word);
    if (word.last === candidate) continue;
    word.last = candidate;
    word.count++;
  }
}

/** Compiles a question's words into what looks at candidates. */
export function nearFinder(sought: Sought, candidates: readonly Candidate[]): NearFinder {
  const wanted = wantedIn(sought);
  const words = new Map<string, Word>();
  for (const candidate of candidates) countWords({ words, wanted }, candidate);
  return {
    wanted,
    weight: wanted.reduce((sum, { weight }) => sum + weight, 0),
    question: meanOf(wanted.flatMap(({ vectors, weight }) => vectors.map((vector): Weighed => [vector, weight]))),
    candidates: candidates.length,
    words,
    best: new Map(),
  };
}

/** For each wanted word what the nearest in a run of tokens is worth. */
function bestIn(finder: NearFinder, tokens: readonly PlacedWord[], { from, to }: Place): number[] {
  const best: number[] = [];
  for (let i = 0; i < finder.wanted.length; i++) best.push(0);
  for (let at = from; at < to; at++) {
    const { worths } = wordIn(finder, tokens[at]?.word ?? '');
    for (let i = 0; i < worths.length; i++) best[i] = Math.max(best[i] ?? 0, worths[i] ?? 0);
  }
  return best;
}

function bestInAll(finder: NearFinder, tokens: readonly PlacedWord[]): readonly number[] {
  const known = finder.best.get(tokens);
  if (known) return known;
  const best = bestIn(finder, tokens, { from: 0, to: tokens.length });
  finder.best.set(tokens, best);
  return best;
}

function isMetIn({ places }: Hit, { from, to }: Place): boolean {
  for (const place of places) if (place.from >= from && place.from < to) return true;
  return false;
}

/** Share of what is wanted that is met; the word itself, or what is known to stand in its place, counts as what it is worth there. */
function shareOf({ wanted, weight: all }: NearFinder, best: readonly number[], hits: Hits, place: Place): number {
  if (all <= 0) return 0;
  let sum = 0;
  for (let i = 0; i < wanted.length; i++) {
    const { term, weight } = nth(wanted, i);
    const hit = hits[term];
    sum += weight * Math.max(best[i] ?? 0, hit && isMetIn(hit, place) ? hit.worth : 0);
  }
  return sum / all;
}

/** How telling a word is, 0 to about 1: those of few candidates more. */
const tellingOf = ({ candidates }: NearFinder, { count }: Word): number =>
  Math.log((candidates + 1) / (count + 0.5)) / Math.max(1, Math.log(candidates + 1));

/** How alike the question as a whole and a run of tokens are. */
function senseOf(finder: NearFinder, tokens: readonly PlacedWord[], { from, to }: Place): number {
  if (!finder.question) return 0;
  const weighed: Weighed[] = [];
  for (let at = from; at < to; at++) {
    const word = wordIn(finder, tokens[at]?.word ?? '');
    if (word.vector) weighed.push([word.vector, tellingOf(finder, word)]);
  }
  const mean = meanOf(weighed);
  return mean ? nearness(finder.question, mean) : 0;
}

/** How near a candidate comes. `hits`: where the question's terms stand in its sentence. */
export function nearOf(finder: NearFinder, { tokens, clause }: Candidate, hits: Hits): Near {
  return {
    sentence: shareOf(finder, bestInAll(finder, tokens), hits, { from: 0, to: tokens.length }),
    clause: shareOf(finder, bestIn(finder, tokens, clause), hits, clause),
    sense: senseOf(finder, tokens, clause),
  };
}
