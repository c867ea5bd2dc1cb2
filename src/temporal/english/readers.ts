// Reads English numbers, years, day numbers and month names that span several tokens.
import { nth } from '../../model/nth.ts';
import type { Token } from '../../model/token.ts';
import type { Reader, Reading } from '../engine/tree.ts';

const sense = (token: Token | undefined, name: string): number | undefined => {
  const value = token?.entry.senses[name];
  return typeof value === 'number' ? value : undefined;
};

const isMark = (token: Token | undefined, mark: string): boolean => token?.kind === 'mark' && token.word === mark;
const isGluedMark = (token: Token | undefined, mark: string): boolean => isMark(token, mark) && token?.glued === true;
const isPlainDigits = (token: Token | undefined): token is Token => token?.kind === 'digits';
const widthOf = (token: Token): number => token.end - token.begin;

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

const NUM: Reader = {
  starts: ['DIGITS', 'CARDINAL', 'TENS', 'NUMBER_ARTICLE'],
  read: (tokens, at) => {
    const number = digitNumber(tokens, at) ?? wordNumber(tokens, at);
    // A thousand millennia is past any calendar: such numbers count things, not time.
    return number && Number(number.value) <= 100_000 ? number : null;
  },
};

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

const YEAR: Reader = {
  starts: ['DIGITS', 'CARDINAL', 'TENS'],
  read: (tokens, at) => {
    const token = nth(tokens, at);
    if (!isPlainDigits(token)) return spelledYear(tokens, at);
    if (widthOf(token) !== 4 || token.number < 1000 || token.number > 2199 || !standsAlone(tokens, at)) return null;
    return { value: token.number, end: at + 1 };
  },
};

/** "'89": an apostrophe and two digits, of the century that fits (30 to 99: 1900s; 00 to 29: 2000s). */
const SHORT_YEAR: Reader = {
  starts: ['APOSTROPHE'],
  read: (tokens, at) => {
    const token = tokens[at + 1];
    if (!isMark(tokens[at], "'") || !isPlainDigits(token) || !token.glued || widthOf(token) !== 2) return null;
    return { value: token.number + (token.number < 30 ? 2000 : 1900), end: at + 2 };
  },
};

const fits = (value: number | undefined, least: number, most: number): value is number =>
  value !== undefined && value >= least && value <= most;

function digitsUpTo(tokens: readonly Token[], at: number, most: number): Reading | null {
  const token = nth(tokens, at);
  if (!isPlainDigits(token) || widthOf(token) > 2 || !fits(token.number, 0, most)) return null;
  return { value: token.number, end: at + 1 };
}

/** Ordinals: "25th", "third", "twenty-first". */
function ordinal(tokens: readonly Token[], at: number): Reading | null {
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

const ORD: Reader = { starts: ['DIGIT_ORDINAL', 'ORDINAL', 'TENS'], read: ordinal };

/** Number of a day in its month, digits or ordinal; up to 39, so that impossible days are seen as such. */
const DAY: Reader = {
  starts: ['DIGITS', 'DIGIT_ORDINAL', 'ORDINAL', 'TENS'],
  read: (tokens, at) => {
    const token = nth(tokens, at);
    if (token.kind === 'digits') return standsAloneDay(tokens, at) ? digitsUpTo(tokens, at, 39) : null;
    const reading = ordinal(tokens, at);
    return reading && fits(Number(reading.value), 1, 39) ? reading : null;
  },
};

/** Not the beginning of a larger number ("May 1,200 people", "May 12.5 percent", "March 10%"). */
function standsAloneDay(tokens: readonly Token[], at: number): boolean {
  const after = tokens[at + 1];
  const next = tokens[at + 2];
  if (after?.glued && /^[%°€£]$/.test(after.word)) return false;
  if (after?.glued && after.word === ':' && next?.glued && next.kind === 'digits') return false;
  if (!(after?.glued && (after.word === '.' || after.word === ',') && next?.kind === 'digits' && next.glued))
    return true;
  return after.word === ',' && next.end - next.begin === 4;
}

const ORDINAL_DAY: Reader = {
  starts: ['DIGIT_ORDINAL', 'ORDINAL', 'TENS'],
  read: (tokens, at) => {
    const reading = ordinal(tokens, at);
    return reading && fits(Number(reading.value), 1, 31) ? reading : null;
  },
};

const upTo = (most: number): Reader => ({
  starts: ['DIGITS'],
  read: (tokens, at) => digitsUpTo(tokens, at, most),
});

const exactly = (width: number, least: number, most: number): Reader => ({
  starts: ['DIGITS'],
  read: (tokens, at) => {
    const token = nth(tokens, at);
    if (!isPlainDigits(token) || widthOf(token) !== width || !fits(token.number, least, most)) return null;
    return { value: token.number, end: at + 1 };
  },
});

/** Month names; those that are other words too need a capital, short forms a capital and mostly their full stop. */
const MONTH: Reader = {
  starts: ['MONTH_NAME', 'MONTH_SHORT'],
  read: (tokens, at) => {
    const token = nth(tokens, at);
    const full = sense(token, 'MONTH_NAME');
    if (full !== undefined) {
      if (!token.capital && sense(token, 'MONTH_DOUBTFUL') !== undefined) return null;
      return { value: full, end: at + 1 };
    }
    const short = sense(token, 'MONTH_SHORT');
    if (short === undefined || !token.capital) return null;
    return { value: short, end: isGluedMark(tokens[at + 1], '.') ? at + 2 : at + 1 };
  },
};

/** Weekday names; short forms need a capital and a full stop, a comma, a month or "of" behind them. */
const WEEKDAY: Reader = {
  starts: ['WEEKDAY_NAME', 'WEEKDAY_SHORT'],
  read: (tokens, at) => {
    const token = nth(tokens, at);
    const full = sense(token, 'WEEKDAY_NAME');
    if (full !== undefined) return { value: full, end: at + 1 };
    const short = sense(token, 'WEEKDAY_SHORT');
    const next = tokens[at + 1];
    if (short === undefined || !token.capital) return null;
    if (isGluedMark(next, '.')) return { value: short, end: at + 2 };
    const dated = isGluedMark(next, ',') ? tokens[at + 2] : next;
    const month = sense(dated, 'MONTH_NAME') ?? sense(dated, 'MONTH_SHORT');
    const isOfMonth = dated?.word === 'of' || dated?.word === 'in';
    return month === undefined && dated?.kind !== 'digits' && !isOfMonth ? null : { value: short, end: at + 1 };
  },
};

/** First year of "1990s", "'80s", "the nineties" (of the 20th century unless the words say otherwise). */
const DECADE: Reader = {
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

export const READERS = {
  NUM,
  YEAR,
  SHORT_YEAR,
  ORD,
  DAY,
  ORDINAL_DAY,
  MONTH,
  WEEKDAY,
  DECADE,
  HOUR: upTo(24),
  D12: upTo(39),
  D2: exactly(2, 0, 99),
  D4: exactly(4, 1000, 2199),
  MINUTE: exactly(2, 0, 59),
  CLOCK4: exactly(4, 0, 2400),
} satisfies Readonly<Record<string, Reader>>;
