// A word of a text as it stands there: its spelling, what it can mean of time, what it can be in a sentence.
import type { Timex } from './timex.ts';

/** Meanings of a word in time expressions by class name: { MONTH: 5, … }; a word may have several. */
export interface Entry {
  /** Of its own in its dictionary: what is known of an entry is kept by number. */
  readonly id: number;
  readonly senses: Readonly<Record<string, number | string>>;
}

/** The dictionary that a language hands to the engine of time expressions. */
export type Lexicon = ReadonlyMap<string, Entry>;

/** A word that no rule of time knows. */
export const NO_ENTRY: Entry = { id: 0, senses: {} };

/** Digits stand for themselves in every dictionary: readers look at `Token.number`. */
export const NUMBER_ENTRIES = {
  digits: { id: 1, senses: { DIGITS: 1 } },
  ordinal: { id: 2, senses: { DIGIT_ORDINAL: 1 } },
  decade: { id: 3, senses: { DIGIT_DECADE: 1 } },
} satisfies Readonly<Record<string, Entry>>;

/** The first id of a dictionary's own entries. */
export const FIRST_ENTRY = 4;

/** What is known of a word, a run of digits or one other character, wherever it stands. */
export interface Spelling {
  /** Lower case, curly apostrophes made straight. */
  readonly word: string;
  readonly kind: 'word' | 'digits' | 'ordinal' | 'decade' | 'mark';
  /** Words, numbers and "'s", but no punctuation. */
  readonly isWord: boolean;
  /** Value of a run of at most nine digits, also of "25th" and "1990s" (whose kind tells them apart), else -1. */
  readonly number: number;
  readonly entry: Entry;
  /** Word classes as bits, of the language's own lexicon; 0 for punctuation and unknown words. */
  readonly classes: number;
  /** Begins with a capital. */
  readonly capital: boolean;
}

/** A spelling in its place. */
export interface Token extends Spelling {
  /** UTF-16 offsets into the text, end exclusive. */
  readonly begin: number;
  readonly end: number;
  /** No white space before it. */
  readonly glued: boolean;
  /** A blank line, or a line break after a full stop, stands before it: nothing temporal runs across. */
  readonly breakBefore: boolean;
  /** Time expression that holds the token, once that is known. */
  readonly timex: Timex | null;
}

/** Every token is made here: engines read objects of one shape faster. */
export function placed(
  { word, kind, isWord, number, entry, capital }: Spelling,
  classes: number,
  begin: number,
  end: number,
  glued: boolean,
  breakBefore: boolean,
  timex: Timex | null,
): Token {
  return { begin, end, word, kind, isWord, number, entry, classes, glued, capital, breakBefore, timex };
}

/** Makes the tokens of a text, in order. Linear in its length. */
export type Tokenize = (text: string) => Token[];
