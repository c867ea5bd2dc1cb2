// Turns a sentence into tokens: words with their classes, punctuation marks, and which time expression they stand in.
import type { Timex } from '../model/timex.ts';
import { BE, classesOf, PRONOUN } from './lexicon.ts';

export interface Token {
  /** UTF-16 offsets into the text, end exclusive. */
  readonly begin: number;
  readonly end: number;
  /** Lower case, straight apostrophes; punctuation as it stands. */
  readonly word: string;
  /** Word classes (lexicon.ts); 0 for punctuation and unknown words. */
  readonly classes: number;
  readonly isWord: boolean;
  readonly capital: boolean;
  /** Time expression that holds the token. */
  readonly timex: Timex | null;
}

const APOSTROPHE = 0x27;
const CURLY_APOSTROPHE = 0x2019;
const isApostrophe = (code: number): boolean => code === APOSTROPHE || code === CURLY_APOSTROPHE;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isUpper = (code: number): boolean => code >= 65 && code <= 90;

const isLetter = (code: number): boolean => isUpper(code & ~32);

/** Letters and digits; beyond ASCII everything but the marks and spaces of General Punctuation and Latin-1. */
const isWordCode = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  isUpper(code) ||
  isDigit(code) ||
  (code >= 0xc0 && (code < 0x2000 || code > 0x206f) && code !== 0x3000 && code !== 0xfeff);

const isSpace = (code: number): boolean => code <= 32 || code === 0xa0 || (code >= 0x2000 && code <= 0x200b);

/** "n't" stays with its verb, so that "won't" is not the past of "win". */
const isNegation = (text: string, at: number): boolean =>
  isApostrophe(text.charCodeAt(at)) &&
  (text.charCodeAt(at - 1) | 32) === 0x6e &&
  (text.charCodeAt(at + 1) | 32) === 0x74 &&
  !isWordCode(text.charCodeAt(at + 2));

/** End of the word that begins at `at`: "AT&T", "U.S", "3.5", "class-action" stay whole, apostrophes end it. */
function wordEnd(text: string, at: number, end: number): number {
  let i = at + 1;
  for (; i < end; i++) {
    const code = text.charCodeAt(i);
    if (isWordCode(code)) continue;
    if (isNegation(text, i)) return i + 2;
    const joins = code === 0x2d || code === 0x2e || code === 0x26 || (code === 0x2c && isDigit(text.charCodeAt(i - 1)));
    if (!joins || i + 1 >= end || !isWordCode(text.charCodeAt(i + 1))) break;
  }
  return text.charCodeAt(i) === 0x2e && i < end && isInitial(text, at, i - 1) ? i + 1 : i;
}

/** "J." of a name, "U.S.": the full stop behind a single letter is part of the word. */
const isInitial = (text: string, at: number, last: number): boolean =>
  isLetter(text.charCodeAt(last)) && (last === at ? isUpper(text.charCodeAt(at)) : text.charCodeAt(last - 1) === 0x2e);

/** "'s", "'ll", "n't" and their like as tokens of their own, so that the verb in them is seen. */
function apostropheEnd(text: string, at: number, end: number): number {
  let i = at + 1;
  while (i < end && i < at + 4 && isWordCode(text.charCodeAt(i))) i++;
  return i;
}

const straight = (word: string): string => {
  const lower = word.toLowerCase();
  return lower.includes('’') ? lower.replace('’', "'") : lower;
};

/** Tokens of `text` from `begin` to `end`. `timexes` are those of the sentence, in order. */
export function tokenize(text: string, begin: number, end: number, timexes: readonly Timex[]): Token[] {
  const tokens: Token[] = [];
  let timexAt = 0;
  let i = begin;
  while (i < end) {
    const code = text.charCodeAt(i);
    if (isSpace(code)) {
      i++;
      continue;
    }
    while (timexAt < timexes.length && (timexes[timexAt] as Timex).end <= i) timexAt++;
    const timex = timexes[timexAt];
    const inTimex = timex !== undefined && timex.begin <= i ? timex : null;
    const before = tokens.at(-1);
    const clitic = isApostrophe(code) && before?.isWord === true && before.end === i && i + 1 < end;
    const isWord = isWordCode(code) || (clitic && isWordCode(text.charCodeAt(i + 1)));
    const stop = !isWord ? i + 1 : clitic ? apostropheEnd(text, i, end) : wordEnd(text, i, end);
    const word = isWord ? straight(text.slice(i, stop)) : text.charAt(i).replace('’', "'");
    tokens.push({
      begin: i,
      end: stop,
      word,
      classes: isWord && !inTimex ? classesInPlace(word, isUpper(code), before) : 0,
      isWord,
      capital: isUpper(code),
      timex: inTimex,
    });
    i = stop;
  }
  return tokens;
}

/** "'s" is a verb behind a pronoun and a genitive elsewhere. */
const classesInPlace = (word: string, capital: boolean, before: Token | undefined): number =>
  word === "'s" && before && before.classes & PRONOUN ? BE : classesOf(word, capital);
