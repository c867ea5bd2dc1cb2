// Turns a text into sentences with their paragraphs, in one pass over the characters.
import { nth } from '../model/nth.ts';
import type { Sentence } from '../model/report.ts';
import {
  ABBREVIATIONS,
  AFTER_CLOCK,
  ENDING_ABBREVIATIONS,
  NUMBERED_ABBREVIATIONS,
  SENTENCE_STARTERS,
} from './abbreviations.ts';

const CLOSERS = new Set(['"', '”', '’', "'", ')', ']', '»']);
const OPENERS = new Set(['"', '“', '‘', "'", '`', '(', '[', '«', '¿', '¡']);
const TERMINALS = new Set(['.', '!', '?', '…', '。', '！', '？']);

/** Asked of every character. */
const isTerminal = (code: number): boolean =>
  code < 128 ? code === 0x2e || code === 0x21 || code === 0x3f : TERMINALS.has(String.fromCharCode(code));

const isSpace = (c: string | undefined): boolean =>
  c === ' ' || c === '\n' || c === '\t' || c === '\r' || c === '\u00a0' || c === '\u000b' || c === '\u000c';
const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9';
const isLetter = (c: string | undefined): boolean => c !== undefined && c.toLowerCase() !== c.toUpperCase();
const isUpper = (c: string | undefined): boolean => isLetter(c) && c !== (c as string).toLowerCase();
const isLower = (c: string | undefined): boolean => isLetter(c) && c === (c as string).toLowerCase();

interface Span {
  readonly begin: number;
  readonly end: number;
}

/**
 * Splits a text into sentences. Blank lines separate paragraphs; so does a single line break, unless the lines around it are
 * hard-wrapped prose (a line in the block begins with a small letter). A sentence ends with its closing quotes and brackets.
 * Returns trimmed, non-empty spans in order (UTF-16 offsets). Linear in the length of the text.
 */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let paragraph = 0;
  for (const span of paragraphsOf(text)) {
    const before = sentences.length;
    splitParagraph(text, span, (begin, end) => {
      const trimmed = trim(text, begin, end);
      if (trimmed.begin < trimmed.end) sentences.push({ begin: trimmed.begin, end: trimmed.end, paragraph });
    });
    if (sentences.length > before) paragraph++;
  }
  return sentences;
}

function trim(text: string, begin: number, end: number): Span {
  let [from, to] = [begin, end];
  while (from < to && isSpace(text[from])) from++;
  while (to > from && isSpace(text[to - 1])) to--;
  return { begin: from, end: to };
}

/** Lines of the text; blank ones are empty after trimming. `indent` counts the white space before the first character. */
function linesOf(text: string): (Span & { readonly indent: number })[] {
  const lines: (Span & { readonly indent: number })[] = [];
  let start = 0;
  while (start <= text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const span = trim(text, start, end);
    lines.push({ begin: span.begin, end: span.end, indent: span.begin - start });
    start = end + 1;
  }
  return lines;
}

function* paragraphsOf(text: string): Generator<Span> {
  let block: (Span & { readonly indent: number })[] = [];
  for (const line of linesOf(text)) {
    if (line.begin < line.end) block.push(line);
    else if (block.length > 0) {
      yield* paragraphsOfBlock(text, block);
      block = [];
    }
  }
  yield* paragraphsOfBlock(text, block);
}

/** A block of lines without a blank one is a paragraph a line, or hard-wrapped prose whose paragraphs are indented. */
function* paragraphsOfBlock(text: string, block: readonly (Span & { readonly indent: number })[]): Generator<Span> {
  const first = block[0];
  if (!first) return;
  const wrapped = block.some((line, i) => i > 0 && isLower(text[line.begin]));
  let begin = first.begin;
  for (let i = 1; i < block.length; i++) {
    const [above, line] = [nth(block, i - 1), nth(block, i)];
    const breaks = wrapped ? line.indent > above.indent && endsSentence(text, above) : true;
    if (!breaks) continue;
    yield { begin, end: above.end };
    begin = line.begin;
  }
  yield { begin, end: nth(block, block.length - 1).end };
}

/** Whether a line ends with closing punctuation, quotes and brackets left aside. */
function endsSentence(text: string, line: Span): boolean {
  let i = line.end - 1;
  while (i > line.begin && CLOSERS.has(text[i] as string)) i--;
  return TERMINALS.has(text[i] as string);
}

function splitParagraph(text: string, span: Span, emit: (begin: number, end: number) => void): void {
  let begin = span.begin;
  let i = span.begin;
  while (i < span.end) {
    if (!isTerminal(text.charCodeAt(i))) {
      i++;
      continue;
    }
    const mark = i;
    while (i < span.end && TERMINALS.has(text[i] as string)) i++;
    const afterMark = i;
    while (i < span.end && CLOSERS.has(text[i] as string) && !opensNext(text, i)) i++;
    if (i >= span.end) break;
    if (!isSpace(text[i])) continue;
    const next = firstAfterSpace(text, i, span.end);
    if (endsHere(text, begin, mark, afterMark, next)) {
      emit(begin, i);
      begin = i;
    }
  }
  emit(begin, span.end);
}

/** A straight quote with white space before it and a letter behind it opens the next sentence rather than closing this one. */
const opensNext = (text: string, i: number): boolean => isSpace(text[i - 1]) && !isSpace(text[i + 1]);

function firstAfterSpace(text: string, from: number, end: number): number {
  let i = from;
  while (i < end && isSpace(text[i])) i++;
  return i;
}

function endsHere(text: string, begin: number, mark: number, afterMark: number, next: number): boolean {
  let start = next;
  while (start < next + 4 && OPENERS.has(text[start] as string)) start++;
  const c = text[start];
  // Spaced dots (". . .") are one ellipsis.
  if (c !== undefined && TERMINALS.has(c)) return false;
  if (isLower(c)) return false;
  if (c === ',' || c === ';' || c === ':') return false;
  if (text[mark] !== '.' || afterMark - mark > 1) return isUpper(c) || isDigit(c) || start > next || !isLetter(c);
  return !isAbbreviation(text, begin, mark, start) && !isDecimal(text, mark, next);
}

/** Whether the full stop at `mark` belongs to the word before it and the sentence goes on with the word at `next`. */
function isAbbreviation(text: string, begin: number, mark: number, next: number): boolean {
  let from = mark;
  while (from > begin && mark - from < 12 && (isLetter(text[from - 1]) || text[from - 1] === '.')) from--;
  const word = text.slice(from, mark);
  if (word === '') return isEnumeration(text, begin, mark);
  const lower = word.toLowerCase();
  if (NUMBERED_ABBREVIATIONS.has(lower)) return isDigit(text[next]);
  // "He left at 9 p.m. Ruiz stayed", but "at 9 p.m. Tuesday", "9 a.m. Eastern", "9 p.m. in Leeds"
  if (MERIDIEMS.has(lower) && isDigit(lastBefore(text, begin, from))) {
    const follower = wordAt(text, next).toLowerCase();
    return follower === '' || AFTER_CLOCK.has(follower);
  }
  if (ABBREVIATIONS.has(lower)) return isUpper(word[0]) || lower.length > 2;
  const initials = word.length === 1 ? isUpper(word) && word !== 'I' : word.includes('.') && word[1] === '.';
  if (!initials && !ENDING_ABBREVIATIONS.has(lower)) return false;
  return !SENTENCE_STARTERS.has(wordAt(text, next));
}

const MERIDIEMS = new Set(['a.m', 'p.m']);

/** The last character before a place that is no white space. */
function lastBefore(text: string, begin: number, from: number): string | undefined {
  let i = from - 1;
  while (i >= begin && isSpace(text[i])) i--;
  return text[i];
}

const MEASURED =
  /^\d{1,2}(?:%|[- ](?:magnitude|million|billion|trillion|per ?cent|percentage|points?|miles?|kilomet|met(?:er|re)s|feet|inch|degrees|seconds)\b)/i;
const MEASURES = /(?:magnitude[- ](?:of )?|[$£€])\d{1,3}$/i;

/** "a 6. 1-magnitude quake", "magnitude 6. 1", "$2. 5": a figure that was torn apart. */
function isDecimal(text: string, mark: number, next: number): boolean {
  if (!isDigit(text[mark - 1]) || !isDigit(text[next])) return false;
  return MEASURED.test(text.slice(next, next + 14)) || MEASURES.test(text.slice(Math.max(0, mark - 18), mark));
}

/** "5. The meeting": the number of a heading or list item. */
function isEnumeration(text: string, begin: number, mark: number): boolean {
  let i = mark;
  while (i > begin && isDigit(text[i - 1])) i--;
  return i < mark && mark - i < 4 && trim(text, begin, i).begin === i;
}

function wordAt(text: string, from: number): string {
  let end = from;
  while (end < from + 12 && isLetter(text[end])) end++;
  return text.slice(from, end);
}
