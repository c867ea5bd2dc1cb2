// Turns traits into where their report can meet others: a stretch of days, and keys beyond it.
import { firstSense } from './predicates.ts';
import type { Codes, Traits } from './traits.ts';
import { rarityOf, wordOf } from './word-codes.ts';

/** A closed interval of day numbers. */
export interface Reach {
  readonly from: number;
  readonly to: number;
}

/** Two papers may be a day apart about one happening. */
const APART = 1;
/** What a dated article tells without a day happened a little before it was published. */
const BEFORE_PUBLICATION = 4;
const AFTER_PUBLICATION = 1;
/** A longer span ("in 2017") says too little to be a day's. */
const LONGEST_COARSE = 31;

/** Of a report's own days and its article's nothing else counts. */
type Days = Pick<Traits, 'from' | 'to'> & { readonly article: Pick<Traits, 'from' | 'to'> };

const aroundPublication = ({ article }: Days): Reach | null =>
  article.from === null || article.to === null
    ? null
    : { from: article.from - BEFORE_PUBLICATION, to: article.to + AFTER_PUBLICATION };

/**
 * The days in which a report can meet others: its own with one on each side; around the publication where its day is not known or a
 * year; null = anywhere, by its keys alone. Two reports are compared where their reaches overlap or they share a key.
 */
export function reachOf(traits: Days): Reach | null {
  const { from, to } = traits;
  if (from === null || to === null || to - from > LONGEST_COARSE) return aroundPublication(traits);
  return { from: from - APART, to: to + APART };
}

/** Rarest words of an article's title and opening of which each pair is a mark of its own. */
const MARKS = 9;
const RARE = 4.5;

const rarest = (codes: Codes, most: number): number[] =>
  [...codes]
    .filter((code) => rarityOf(code) >= RARE)
    .sort((a, b) => rarityOf(b) - rarityOf(a) || a - b)
    .slice(0, most)
    .map(wordOf);

/** Marks of an article: pairs of the rarest words that open it. */
function marksOf({ opening }: Traits['article']): string[] {
  const words = rarest(opening, MARKS).sort((a, b) => a - b);
  return words.flatMap((a, i) => words.slice(i + 1).map((b) => `m${a.toString(36)}.${b.toString(36)}`));
}

/** Acts by who does them or to whom: "resign of Quill". */
function actKeys({ row, predicate, who, whom }: Traits): string[] {
  const act = firstSense(row) || predicate;
  return act === 0 ? [] : [...new Set([...who, ...whom])].map((actor) => `a${act.toString(36)}.${actor.toString(36)}`);
}

/**
 * Strings through which a report meets others beyond its reach. Every report has the keys of its act; all reports of an article have
 * its marks, which count only where one of the two has no reach (an undated article) or points.
 */
export const keysOf = (traits: Traits): readonly string[] => [...actKeys(traits), ...marksOf(traits.article)];

/** Whether a report looks beyond its reach at all: it has none, or it only points to what it tells of. */
export const looksFar = (traits: Traits): boolean => traits.points || reachOf(traits) === null;
