// Turns the terms of a question into what is looked for: each with how telling it is and every way the record may put it.

import { wordsOf } from '../../english/words.ts';
import { post } from '../../likeness/postings.ts';
import type { Term } from '../terms.ts';
import type { Kin } from './kin.ts';
import { rootOf, stemOf } from './word-roots.ts';

/** What a way of putting a term is worth beside the term's own words. */
const SAME_ROOT = 0.85;
const ALIKE = 0.6;

/** One way of putting a term: the stems of its words in order, or the root of a single word. */
export interface Way {
  readonly term: number;
  readonly words: readonly string[];
  readonly worth: number;
}

/** What a question looks for. */
export interface Sought {
  readonly terms: readonly Term[];
  /** How telling each term is, 0 to 1: rare ones more. */
  readonly weights: readonly number[];
  /** The words that may stand in each term's place. */
  readonly kin: readonly (readonly Kin[])[];
  /** Ways by the stem of their first word, and single words by their root. */
  readonly byStem: ReadonlyMap<string, readonly Way[]>;
  readonly byRoot: ReadonlyMap<string, readonly Way[]>;
}

/** Inverse document frequency, 0 to 1: 1 for a word of one report. */
const rarity = (count: number, total: number): number =>
  Math.log((total + 1) / (Math.min(count, total) + 0.5)) / Math.log((total + 1) / 0.5);

/** `counts`: in how many of `total` reports each term's own words stand. */
export function soughtIn(
  terms: readonly Term[],
  counts: readonly number[],
  total: number,
  kin: readonly (readonly Kin[])[],
): Sought {
  const byStem = new Map<string, Way[]>();
  const byRoot = new Map<string, Way[]>();
  const put = (term: number, phrase: string, worth: number): void => {
    const words = wordsOf(phrase);
    const [first] = words;
    if (first === undefined) return;
    post(byStem, stemOf(first), { term, words: words.map(stemOf), worth });
    if (words.length === 1) post(byRoot, rootOf(first), { term, words, worth: worth * SAME_ROOT });
  };
  terms.forEach(({ kind, exact, similar }, term) => {
    if (kind === 'person') return;
    for (const phrase of exact) put(term, phrase, 1);
    for (const phrase of similar) put(term, phrase, kind === 'name' ? SAME_ROOT : ALIKE);
    for (const { word, worth } of kin[term] ?? []) put(term, word, worth);
  });
  return { terms, kin, weights: counts.map((count) => Math.max(0.05, rarity(count, total))), byStem, byRoot };
}
