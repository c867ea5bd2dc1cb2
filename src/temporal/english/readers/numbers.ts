// Reads numbers in digits and words: "1,700", "2 1/2", "two hundred and five", "twenty-first".
import { nth } from '../../../model/nth.ts';
import type { Token } from '../../../model/token.ts';
import type { Reader, Reading } from '../../engine/tree.ts';
import { fits, isGluedMark, isMark, isPlainDigits, sense, widthOf } from './sense.ts';

/** A number of at most this many tokens is read ("nine hundred ninety-nine thousand …"). */
const MOST_TOKENS = 9;

/** "3", "1,700", "2.5", "2 1/2". */
function digitNumber(tokens: readonly Token[], at: number): Reading | null {
  const first = tokens[at];
  if (!isPlainDigits(first)) return null;
  let value = first.number;
  let end = at + 1;
  while (end - at < MOST_TOKENS && isGluedMark(tokens[end], ',') && isGroup(tokens[end + 1])) {
    value = value * 1000 + nth(tokens, end + 1).number;
    end += 2;
  }
  const decimals = tokens[end + 1];
  if (isGluedMark(tokens[end], '.') && isPlainDigits(decimals) && decimals.glued) {
    value += decimals.number / 10 ** widthOf(decimals);
    end += 2;
  }
  const fraction = fractionAt(tokens, end) ?? (isMark(tokens[end], '-') ? fractionAt(tokens, end + 1) : null);
  if (fraction) return { value: value + Number(fraction.value), end: fraction.end };
  return { value, end };
}

const isGroup = (token: Token | undefined): boolean => isPlainDigits(token) && token.glued && widthOf(token) === 3;

function fractionAt(tokens: readonly Token[], at: number): Reading | null {
  const [top, slash, bottom] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (top?.word === '½') return { value: 0.5, end: at + 1 };
  if (!isPlainDigits(top) || !isGluedMark(slash, '/') || !isPlainDigits(bottom) || !bottom.glued) return null;
  if (top.number >= bottom.number || bottom.number > 8) return null;
  return { value: top.number / bottom.number, end: at + 3 };
}

/** "seven", "twenty-three", "two hundred and five", "a hundred", "a dozen". */
function wordNumber(tokens: readonly Token[], at: number): Reading | null {
  let i = at;
  let total = 0;
  let part = -1;
  const article = tokens[at]?.word === 'a';
  if (article) {
    if (sense(tokens[at + 1], 'SCALE') === undefined) return null;
    part = 1;
    i++;
  }
  while (i - at < MOST_TOKENS) {
    const token = tokens[i];
    const tens = sense(token, 'TENS');
    const small = sense(token, 'CARDINAL');
    const scale = sense(token, 'SCALE');
    if (tens !== undefined && part % 100 <= 0) part = Math.max(part, 0) + tens * 10;
    else if (small !== undefined && (part < 0 || (part % 10 === 0 && part > 0 && small < 10) || part % 100 === 0))
      part = Math.max(part, 0) + small;
    else if (scale !== undefined && part > 0) {
      if (scale === 100) part *= 100;
      else {
        total += part * scale;
        part = 0;
      }
    } else break;
    i++;
    if (isMark(tokens[i], '-') && tens !== undefined && (sense(tokens[i + 1], 'CARDINAL') ?? 99) < 10) i++;
    else if (scale !== undefined && tokens[i]?.word === 'and' && joins(tokens[i + 1])) i++;
  }
  return i === at || part + total < 0 || part < 0 ? null : { value: total + part, end: i };
}

const joins = (token: Token | undefined): boolean =>
  sense(token, 'TENS') !== undefined || sense(token, 'CARDINAL') !== undefined;

export const NUM: Reader = {
  starts: ['DIGITS', 'CARDINAL', 'TENS', 'NUMBER_ARTICLE'],
  read: (tokens, at) => {
    const number = digitNumber(tokens, at) ?? wordNumber(tokens, at);
    // A thousand millennia is past any calendar: such numbers count things, not time.
    return number && Number(number.value) <= 100_000 ? number : null;
  },
};

export function digitsUpTo(tokens: readonly Token[], at: number, most: number): Reading | null {
  const token = nth(tokens, at);
  if (!isPlainDigits(token) || widthOf(token) > 2 || !fits(token.number, 0, most)) return null;
  return { value: token.number, end: at + 1 };
}

/** Ordinals: "25th", "third", "twenty-first". */
export function ordinal(tokens: readonly Token[], at: number): Reading | null {
  const token = nth(tokens, at);
  if (token.kind === 'ordinal') return { value: token.number, end: at + 1 };
  const word = sense(token, 'ORDINAL');
  if (word !== undefined) return { value: word, end: at + 1 };
  const tens = sense(token, 'TENS');
  const hyphen = isMark(tokens[at + 1], '-') ? 1 : 0;
  const unit = sense(tokens[at + 1 + hyphen], 'ORDINAL');
  if (tens === undefined || !fits(unit, 1, 9)) return null;
  return { value: tens * 10 + unit, end: at + 2 + hyphen };
}

export const ORD: Reader = { starts: ['DIGIT_ORDINAL', 'ORDINAL', 'TENS'], read: ordinal };

export const upTo = (most: number): Reader => ({
  starts: ['DIGITS'],
  read: (tokens, at) => digitsUpTo(tokens, at, most),
});

export const exactly = (width: number, least: number, most: number): Reader => ({
  starts: ['DIGITS'],
  read: (tokens, at) => {
    const token = nth(tokens, at);
    if (!isPlainDigits(token) || widthOf(token) !== width || !fits(token.number, least, most)) return null;
    return { value: token.number, end: at + 1 };
  },
});
