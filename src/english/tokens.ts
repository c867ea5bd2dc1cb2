// Turns text into tokens with their senses of time and their word classes: one pass, no regular expressions.
import {
  type Lexicon,
  NO_ENTRY,
  NUMBER_ENTRIES,
  placed,
  type Spelling,
  type Token,
  type Tokenize,
} from '../model/token.ts';
import { classesOf } from './lexicon.ts';

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
const [D, E, L, M, R, S, V] = [0x64, 0x65, 0x6c, 0x6d, 0x72, 0x73, 0x76];
const isApostrophe = (code: number): boolean => code === APOSTROPHE || code === CURLY_APOSTROPHE;
const isCapital = (code: number): boolean => code >= 65 && code <= 90;

/** Rules of time take dashes for hyphens. */
const DASHES: ReadonlyMap<string, string> = new Map([
  ['–', '-'],
  ['—', '--'],
]);

/** Longer spellings are worked out each time: engines keep the whole text alive that such a piece was cut from. */
const LONGEST = 12;
/** Then all is forgotten: the vocabulary of news is smaller. */
const MOST = 40_000;

/**
 * A tokenizer with a dictionary of time. Words with one of `nameSenses` count as written with a capital: people ask "in july".
 * It remembers the spellings that it has met.
 */
export function createTokenizer(
  lexicon: Lexicon,
  { nameSenses = [] }: { readonly nameSenses?: readonly string[] } = {},
): Tokenize {
  const known = new Map<string, Spelling>();

  const learn = (written: string): Spelling => {
    const kind = classOf(written.charCodeAt(0));
    if (kind === DIGIT) return numeral(written);
    const lower = written.toLowerCase();
    const word = DASHES.get(lower) ?? (lower.includes('’') ? lower.replace('’', "'") : lower);
    const entry = lexicon.get(word) ?? NO_ENTRY;
    const isUpper = isCapital(written.charCodeAt(0));
    const capital = kind === LETTER && (isUpper || nameSenses.some((sense) => entry.senses[sense] !== undefined));
    const [isWord, classes] = [kind === LETTER || written.length > 1, classesOf(word, isUpper)];
    return { word, kind: kind === LETTER ? 'word' : 'mark', isWord, number: -1, entry, classes, capital };
  };

  const spellingOf = (written: string): Spelling => {
    if (written.length > LONGEST) return learn(written);
    const found = known.get(written);
    if (found) return found;
    if (known.size >= MOST) known.clear();
    const learnt = learn(written);
    known.set(written, learnt);
    return learnt;
  };

  return (text) => {
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
      if (kind === LETTER) i = endOfWord(text, i);
      else if (kind === DIGIT) i = endOfNumeral(text, i);
      else i = isApostrophe(code) ? i + 1 + cliticLength(text, i) : i + 1;
      const spelling = spellingOf(text.slice(begin, i));
      tokens.push(placed(spelling, spelling.classes, begin, i, glued, breakBefore, null));
      previousEnd = i;
    }
    return tokens;
  };
}

/** Letters behind an apostrophe that make a word of their own with it: 2 of "'ll", "'ve", "'re", 1 of "'s", "'d", "'m"; else 0. */
function cliticLength(text: string, apostrophe: number): number {
  const [first, second] = [text.charCodeAt(apostrophe + 1) | 32, text.charCodeAt(apostrophe + 2) | 32];
  if (classOf(text.charCodeAt(apostrophe + 2) || 32) !== LETTER)
    return first === S || first === D || first === M ? 1 : 0;
  const isTwo = (first === L && second === L) || ((first === V || first === R) && second === E);
  return isTwo && classOf(text.charCodeAt(apostrophe + 3) || 32) !== LETTER ? 2 : 0;
}

/** Letters, inner apostrophes ("o'clock", "don't", but not "'s") and dotted initials ("a.m.", "U.S."). */
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
    else if (isApostrophe(code) && classOf(text.charCodeAt(i + 1) || 32) === LETTER && cliticLength(text, i) === 0) i++;
    else break;
  }
  return i;
}

/** A run of digits with "st", "nd", "rd", "th" or "s" glued behind it where that ends the word. */
function endOfNumeral(text: string, begin: number): number {
  let end = begin;
  while (classOf(text.charCodeAt(end)) === DIGIT) end++;
  let letters = end;
  while (letters < text.length && letters - end < 3 && classOf(text.charCodeAt(letters)) === LETTER) letters++;
  return letters > end && suffixKind(text.slice(end, letters).toLowerCase()) !== 'digits' ? letters : end;
}

/** More digits count nothing that lies in time. */
const MOST_DIGITS = 9;

function numeral(written: string): Spelling {
  const digits = Number.parseInt(written, 10);
  const suffix = written.slice(written.search(/\D|$/)).toLowerCase();
  const kind = suffixKind(suffix);
  const number = written.length - suffix.length > MOST_DIGITS ? -1 : digits;
  const word = kind === 'digits' ? written : written.toLowerCase();
  return { word, kind, isWord: true, number, entry: NUMBER_ENTRIES[kind], classes: 0, capital: false };
}

function suffixKind(suffix: string): 'digits' | 'ordinal' | 'decade' {
  if (suffix === 's') return 'decade';
  return suffix === 'st' || suffix === 'nd' || suffix === 'rd' || suffix === 'th' ? 'ordinal' : 'digits';
}
