// Turns text into tokens with their dictionary senses: one pass, no regular expressions.
import type { Entry, Lexicon } from './lexicon.ts';
import { NO_ENTRY, NUMBER_ENTRIES } from './lexicon.ts';

/**
 * A word, a run of digits or one other character. `number` is the value of a run of digits, also of "25th" and "1990s"
 * (whose kind tells them apart), else NaN.
 */
export interface Token {
  /** UTF-16 offsets into the text, end exclusive. */
  readonly begin: number;
  readonly end: number;
  /** Lower case, curly apostrophes made straight. */
  readonly word: string;
  readonly entry: Entry;
  readonly kind: 'word' | 'digits' | 'ordinal' | 'decade' | 'mark';
  readonly number: number;
  /** No white space before it. */
  readonly glued: boolean;
  /** Begins with a capital. */
  readonly capital: boolean;
  /** A blank line, or a line break after a full stop, stands before it: nothing temporal runs across. */
  readonly breakBefore: boolean;
}

const SPACE = 1;
const LETTER = 2;
const DIGIT = 3;
const MARK = 4;

const CLASS_OF = new Uint8Array(128);
for (let c = 0; c < 128; c++) {
  if (c <= 32) CLASS_OF[c] = SPACE;
  else if (c >= 48 && c <= 57) CLASS_OF[c] = DIGIT;
  else if ((c >= 65 && c <= 90) || (c >= 97 && c <= 122)) CLASS_OF[c] = LETTER;
  else CLASS_OF[c] = MARK;
}

/** Beyond ASCII: white space and punctuation are told apart, everything else counts as a letter. */
function classOf(code: number): number {
  if (code < 128) return CLASS_OF[code] as number;
  if (code === 0xa0 || code === 0x3000 || code === 0x202f || (code >= 0x2000 && code <= 0x200b)) return SPACE;
  if (code < 0xc0 || (code >= 0x2010 && code <= 0x206f) || code === 0xd7 || code === 0xf7) return MARK;
  return LETTER;
}

const APOSTROPHE = 39;
const CURLY_APOSTROPHE = 0x2019;
const FULL_STOP = 46;
const NEWLINE = 10;
const isApostrophe = (code: number): boolean => code === APOSTROPHE || code === CURLY_APOSTROPHE;
const isCapital = (code: number): boolean => code >= 65 && code <= 90;

/**
 * Tokens of a text in order. Words with one of `nameSenses` count as written with a capital: people ask "in july".
 * Linear in its length; a run of more than 15 digits has no number. */
export function tokenize(
  text: string,
  lexicon: Lexicon,
  options: { readonly nameSenses?: readonly string[] } = {},
): Token[] {
  const { nameSenses = [] } = options;
  const tokens: Token[] = [];
  const length = text.length;
  let i = 0;
  let newlines = 0;
  let previousEnd = -1;
  while (i < length) {
    const code = text.charCodeAt(i);
    const kind = classOf(code);
    if (kind === SPACE) {
      if (code === NEWLINE) newlines++;
      i++;
      continue;
    }
    const begin = i;
    const glued = begin === previousEnd;
    const breakBefore = newlines > 1;
    newlines = 0;
    if (kind === LETTER) {
      i = endOfWord(text, i);
      tokens.push(wordToken(text, begin, i, lexicon, glued, breakBefore, nameSenses));
    } else if (kind === DIGIT) {
      while (i < length && classOf(text.charCodeAt(i)) === DIGIT) i++;
      const token = digitsToken(text, begin, i, glued, breakBefore);
      i = token.end;
      tokens.push(token);
    } else {
      i = isApostrophe(code) && isPossessive(text, i) ? i + 2 : i + 1;
      tokens.push(markToken(text, begin, i, lexicon, glued, breakBefore));
    }
    previousEnd = i;
  }
  return tokens;
}

/** "'s" at the end of a word. */
function isPossessive(text: string, i: number): boolean {
  const next = text.charCodeAt(i + 1) | 32;
  return next === 115 && classOf(text.charCodeAt(i + 2) || 32) !== LETTER;
}

/** Letters, inner apostrophes ("o'clock", but not "'s") and dotted initials ("a.m.", "U.S."). */
function endOfWord(text: string, begin: number): number {
  let i = begin + 1;
  const length = text.length;
  if (text.charCodeAt(i) === FULL_STOP && i + 1 < length && classOf(text.charCodeAt(i + 1)) === LETTER) {
    let dotted = i + 1;
    while (
      classOf(text.charCodeAt(dotted)) === LETTER &&
      (dotted + 1 >= length || classOf(text.charCodeAt(dotted + 1)) !== LETTER)
    ) {
      if (text.charCodeAt(dotted + 1) !== FULL_STOP) {
        dotted++;
        break;
      }
      dotted += 2;
      if (dotted >= length) break;
    }
    if (dotted > i + 1) return dotted;
  }
  while (i < length) {
    const code = text.charCodeAt(i);
    if (classOf(code) === LETTER) i++;
    else if (isApostrophe(code) && classOf(text.charCodeAt(i + 1) || 32) === LETTER && !isPossessive(text, i)) i++;
    else break;
  }
  return i;
}

function wordToken(
  text: string,
  begin: number,
  end: number,
  lexicon: Lexicon,
  glued: boolean,
  breakBefore: boolean,
  nameSenses: readonly string[],
): Token {
  const word = text.slice(begin, end).toLowerCase().replace('’', "'");
  const entry = lexicon.get(word) ?? NO_ENTRY;
  const capital = isCapital(text.charCodeAt(begin)) || nameSenses.some((sense) => entry.senses[sense] !== undefined);
  return { begin, end, word, entry, kind: 'word', number: Number.NaN, glued, capital, breakBefore };
}

function markToken(
  text: string,
  begin: number,
  end: number,
  lexicon: Lexicon,
  glued: boolean,
  breakBefore: boolean,
): Token {
  const raw = text.slice(begin, end).toLowerCase();
  const word = raw.replace('’', "'").replace('–', '-').replace('—', '--');
  const entry = lexicon.get(word) ?? NO_ENTRY;
  return { begin, end, word, entry, kind: 'mark', number: Number.NaN, glued, capital: false, breakBefore };
}

/** A run of digits with "st", "nd", "rd", "th" or "s" glued behind it where that ends the word. */
function digitsToken(text: string, begin: number, end: number, glued: boolean, breakBefore: boolean): Token {
  const number = end - begin > 15 ? Number.NaN : Number(text.slice(begin, end));
  let letters = end;
  while (letters < text.length && letters - end < 3 && classOf(text.charCodeAt(letters)) === LETTER) letters++;
  const suffix = letters === end ? '' : text.slice(end, letters).toLowerCase();
  const kind = suffix === '' ? 'digits' : suffixKind(suffix);
  if (kind !== 'digits') end = letters;
  const word = text.slice(begin, Math.min(end, begin + 20));
  return { begin, end, word, entry: NUMBER_ENTRIES[kind], kind, number, glued, capital: false, breakBefore };
}

function suffixKind(suffix: string): 'digits' | 'ordinal' | 'decade' {
  if (suffix === 's') return 'decade';
  return suffix === 'st' || suffix === 'nd' || suffix === 'rd' || suffix === 'th' ? 'ordinal' : 'digits';
}
