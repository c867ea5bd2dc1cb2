// Reads years and decades: "1999", "'89", "nineteen ninety-five", "the 1990s".
import { nth } from '../../../model/nth.ts';
import type { Token } from '../../../model/token.ts';
import type { Reader, Reading } from '../../engine/tree.ts';
import { fits, isMark, isPlainDigits, sense, widthOf } from './sense.ts';

/** Whether the digits at `at` are a number by themselves, not a part of "1,999", "$1999", "3.1999" or "1999%". */
function standsAlone(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const token = nth(tokens, at);
  const after = tokens[at + 1];
  if (token.glued && before && (/^[$£€¥#@=+_&]$/.test(before.word) || before.kind === 'word')) return false;
  if (token.glued && /^[.,:]$/.test(before?.word ?? '') && tokens[at - 2]?.kind === 'digits') return false;
  // Part of a path or an address.
  if (token.glued && before?.word === '/' && tokens[at - 2]?.kind !== 'digits') return false;
  if (after?.glued && /^[%°€£_@=]$/.test(after.word)) return false;
  const afterNext = tokens[at + 2];
  if (after?.glued && /^[.,:]$/.test(after.word) && afterNext?.kind === 'digits' && afterNext.glued) return false;
  return !(after?.glued && after.kind === 'word');
}

/** "two thousand", "two thousand and five". */
function spelledThousand(tokens: readonly Token[], at: number): Reading | null {
  if (tokens[at]?.word !== 'two' || tokens[at + 1]?.word !== 'thousand') return null;
  const and = tokens[at + 2]?.word === 'and' ? 1 : 0;
  const small = sense(tokens[at + 2 + and], 'CARDINAL');
  if (small === undefined) return { value: 2000, end: at + 2 };
  return { value: 2000 + small, end: at + 3 + and };
}

function spelledYear(tokens: readonly Token[], at: number): Reading | null {
  const thousand = spelledThousand(tokens, at);
  if (thousand) return thousand;
  const century = sense(tokens[at], 'CARDINAL') ?? (sense(tokens[at], 'TENS') === 2 ? 20 : 0);
  if (century < 13 || century > 20) return null;
  if (century === 20 && tokens[at]?.word !== 'twenty') return null;
  const tens = sense(tokens[at + 1], 'TENS');
  const teen = sense(tokens[at + 1], 'CARDINAL');
  if (teen !== undefined && teen >= 10) return { value: century * 100 + teen, end: at + 2 };
  if (tens === undefined) return null;
  const hyphen = isMark(tokens[at + 2], '-') ? 1 : 0;
  const unit = sense(tokens[at + 2 + hyphen], 'CARDINAL');
  if (unit !== undefined && unit > 0 && unit < 10)
    return { value: century * 100 + tens * 10 + unit, end: at + 3 + hyphen };
  return { value: century * 100 + tens * 10, end: at + 2 };
}

export const YEAR: Reader = {
  starts: ['DIGITS', 'CARDINAL', 'TENS'],
  read: (tokens, at) => {
    const token = nth(tokens, at);
    if (!isPlainDigits(token)) return spelledYear(tokens, at);
    if (widthOf(token) !== 4 || token.number < 1000 || token.number > 2199 || !standsAlone(tokens, at)) return null;
    return { value: token.number, end: at + 1 };
  },
};

/** "'89": an apostrophe and two digits, of the century that fits (30 to 99: 1900s; 00 to 29: 2000s). */
export const SHORT_YEAR: Reader = {
  starts: ['APOSTROPHE'],
  read: (tokens, at) => {
    const token = tokens[at + 1];
    if (!isMark(tokens[at], "'") || !isPlainDigits(token) || !token.glued || widthOf(token) !== 2) return null;
    return { value: token.number + (token.number < 30 ? 2000 : 1900), end: at + 2 };
  },
};

/** First year of "1990s", "'80s", "the nineties" (of the 20th century unless the words say otherwise). */
export const DECADE: Reader = {
  starts: ['DIGIT_DECADE', 'DECADE_NAME', 'APOSTROPHE', 'CARDINAL'],
  read: (tokens, at) => {
    const token = nth(tokens, at);
    if (token.kind === 'decade') return decadeOf(token, at + 1);
    const next = tokens[at + 1];
    if (isMark(token, "'") && next?.kind === 'decade' && next.glued) return decadeOf(next, at + 2);
    const name = sense(token, 'DECADE_NAME');
    if (name !== undefined) return { value: 1900 + name * 10, end: at + 1 };
    const spelled = sense(token, 'CARDINAL');
    const spelledDecade = sense(next, 'DECADE_NAME');
    if (!fits(spelled, 13, 19) || spelledDecade === undefined) return null;
    return { value: spelled * 100 + spelledDecade * 10, end: at + 2 };
  },
};

function decadeOf(token: Token, end: number): Reading | null {
  const digits = widthOf(token) - 1;
  if (token.number % 10 !== 0) return null;
  if (digits === 4 && fits(token.number, 1000, 2100)) return { value: token.number, end };
  if (digits !== 2) return null;
  return { value: token.number < 20 ? 2000 + token.number : 1900 + token.number, end };
}
