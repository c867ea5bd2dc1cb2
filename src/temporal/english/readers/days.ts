// Reads the days of a month and the names of months and weekdays.
import { nth } from '../../../model/nth.ts';
import type { Token } from '../../../model/token.ts';
import type { Reader } from '../../engine/tree.ts';
import { digitsUpTo, ordinal } from './numbers.ts';
import { fits, isGluedMark, sense } from './sense.ts';

/** Number of a day in its month, digits or ordinal; up to 39, so that impossible days are seen as such. */
export const DAY: Reader = {
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

export const ORDINAL_DAY: Reader = {
  starts: ['DIGIT_ORDINAL', 'ORDINAL', 'TENS'],
  read: (tokens, at) => {
    const reading = ordinal(tokens, at);
    return reading && fits(Number(reading.value), 1, 31) ? reading : null;
  },
};

/** Month names; those that are other words too need a capital, short forms a capital and mostly their full stop. */
export const MONTH: Reader = {
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
export const WEEKDAY: Reader = {
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
