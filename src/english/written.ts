// Finds the words of a text as they are written: by the kinds of its characters, several times as fast as a regular expression does.
import { CAPITAL, kindAt, LETTER, NUMBER, SURROGATE } from './characters.ts';

/** The rule, and what reads a text with characters beyond the basic plane. */
const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu;

function hasSurrogate(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (kindAt(text, i) & SURROGATE) return true;
  return false;
}

const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019;

/** Index behind the word that begins at an index, by the rule of WORD. */
function endOfWord(text: string, begin: number): number {
  let end = begin + 1;
  while (kindAt(text, end) & (LETTER | NUMBER)) end++;
  if (!isApostrophe(text.charCodeAt(end)) || !(kindAt(text, end + 1) & LETTER)) return end;
  end += 2;
  while (kindAt(text, end) & LETTER) end++;
  return end;
}

/** Calls `visit` with the place of each word, in order; an apostrophe inside one is part of it. */
export function eachWord(text: string, visit: (begin: number, end: number) => void): void {
  if (hasSurrogate(text)) {
    for (const { 0: word, index } of text.matchAll(WORD)) visit(index, index + word.length);
    return;
  }
  for (let i = 0; i < text.length; ) {
    const end = kindAt(text, i) & (LETTER | NUMBER) ? endOfWord(text, i) : i;
    if (end > i) visit(i, end);
    i = Math.max(end, i + 1);
  }
}

/** Words in order as they are written. */
export function writtenWords(text: string): readonly string[] {
  const words: string[] = [];
  eachWord(text, (begin, end) => void words.push(text.slice(begin, end)));
  return words;
}

const CAPITALISED = /[\p{L}\p{N},;’'”"] +(\p{Lu}[\p{L}'’.-]+)/gu;
const BEFORE_WORD = new Set(Array.from(`,;’'”"`, (mark) => mark.charCodeAt(0)));
const IN_NAME = new Set(Array.from("'’.-", (mark) => mark.charCodeAt(0)));

/**
 * Words with a capital that do not open their sentence, in order, with the marks inside and behind them ("O'Neill", "Jr.", "Smith-Lee").
 * What CAPITALISED matches: of two in a row the second is part of the first one's name and is left out.
 */
export function capitalisedWithin(text: string): readonly string[] {
  if (hasSurrogate(text)) return Array.from(text.matchAll(CAPITALISED), (match) => match[1] ?? '');
  const found: string[] = [];
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i + 1) !== SPACE) continue;
    if (!(kindAt(text, i) & (LETTER | NUMBER)) && !BEFORE_WORD.has(text.charCodeAt(i))) continue;
    let begin = i + 2;
    while (text.charCodeAt(begin) === SPACE) begin++;
    let end = begin;
    if (kindAt(text, begin) & CAPITAL)
      for (end++; kindAt(text, end) & LETTER || IN_NAME.has(text.charCodeAt(end)); ) end++;
    if (end < begin + 2) continue;
    found.push(text.slice(begin, end));
    i = end - 1;
  }
  return found;
}
const SPACE = 0x20;

const CAPITAL_FIRST = /^\p{Lu}/u;
/** Whether a word as it is written begins with a capital. */
export function isCapitalised(word: string): boolean {
  const kind = kindAt(word, 0);
  return kind & SURROGATE ? CAPITAL_FIRST.test(word) : (kind & CAPITAL) > 0;
}
