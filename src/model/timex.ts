// Turns TIMEX3 values into the days they mean; the shape of a time expression found in a text.

import { byWord } from './by-word.ts';
import type { DateSpan, Granularity } from './dated.ts';
import { type DayNumber, dayNumber, daysInMonth, fromIso, isoWeekStart, isValidDate, parseIso, toIso } from './day.ts';

export type TimexType = 'DATE' | 'TIME' | 'DURATION' | 'SET';

export type TimexMod =
  | 'BEFORE'
  | 'AFTER'
  | 'ON_OR_BEFORE'
  | 'ON_OR_AFTER'
  | 'LESS_THAN'
  | 'MORE_THAN'
  | 'EQUAL_OR_LESS'
  | 'EQUAL_OR_MORE'
  | 'START'
  | 'MID'
  | 'END'
  | 'APPROX';

/**
 * How an expression points at its date. explicit: "25 July 2017"; deictic: from the publication day ("Tuesday", "last week");
 * anaphoric: from a date mentioned before ("the following day"); vague: "recently", "now".
 */
export type TimexForm = 'explicit' | 'deictic' | 'anaphoric' | 'vague';

/** A time expression: TIMEX3 (TimeML 1.2.1), with the rule that found it. */
export interface Timex {
  /** UTF-16 offsets into the text, end exclusive. */
  readonly begin: number;
  readonly end: number;
  readonly text: string;
  readonly type: TimexType;
  /** TIMEX3 value such as 2017-07-25, 2017-W30-WE, P2D, PAST_REF; X where a part is not known (XXXX-07-25). */
  readonly value: string;
  readonly mod?: TimexMod | undefined;
  /** For SET: "EVERY", "EACH" … */
  readonly quant?: string | undefined;
  /** For SET: "2X", "3D" … */
  readonly freq?: string | undefined;
  /** Name of the rule that found and resolved it. */
  readonly rule: string;
  readonly form: TimexForm;
  /** Why the value cannot be trusted: an impossible date, a weekday that is not that date's. */
  readonly problem?: string | undefined;
}

/** Winter is December to February, counted to the year it begins in. */
const SEASONS: Readonly<Record<string, readonly [number, number]>> = {
  SP: [3, 5],
  SU: [6, 8],
  FA: [9, 11],
  WI: [12, 14],
};

const monthSpan = (year: number, from: number, to: number): readonly [DayNumber, DayNumber] => {
  const lastYear = to > 12 ? year + 1 : year;
  const lastMonth = to > 12 ? to - 12 : to;
  return [dayNumber(year, from, 1), dayNumber(lastYear, lastMonth, daysInMonth(lastYear, lastMonth))];
};

/** The days of a TIMEX3 value as numbers, or null when it is no calendar value (durations, sets, references, X). */
function daysOfValue(value: string): readonly [DayNumber, DayNumber, Granularity] | null {
  let m = /^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/.exec(value);
  if (m) {
    const [year, month, day] = [Number(m[1]), Number(m[2]), Number(m[3])];
    if (!isValidDate(year, month, day)) return null;
    const n = dayNumber(year, month, day);
    return [n, n, 'day'];
  }
  m = /^(\d{4})-W(\d{1,2})(?:-(WE|[1-7]))?(?:T.*)?$/.exec(value);
  if (m) {
    const week = Number(m[2]);
    if (week < 1 || week > 53) return null;
    const monday = isoWeekStart(Number(m[1]), week);
    if (!m[3]) return [monday, monday + 6, 'week'];
    if (m[3] === 'WE') return [monday + 5, monday + 6, 'weekend'];
    return [monday + Number(m[3]) - 1, monday + Number(m[3]) - 1, 'day'];
  }
  m = /^(\d{4})-(?:(\d{2})|Q([1-4])|H([12])|(SP|SU|FA|WI))$/.exec(value);
  if (m) {
    const year = Number(m[1]);
    const [month, quarter, half] = [Number(m[2]), Number(m[3]), Number(m[4])];
    if (m[2]) return month >= 1 && month <= 12 ? [...monthSpan(year, month, month), 'month'] : null;
    if (m[3]) return [...monthSpan(year, quarter * 3 - 2, quarter * 3), 'quarter'];
    if (m[4]) return [...monthSpan(year, half * 6 - 5, half * 6), 'half'];
    const [from, to] = SEASONS[m[5] as string] as readonly [number, number];
    return [...monthSpan(year, from, to), 'season'];
  }
  if (/^\d{4}$/.test(value)) return [...monthSpan(Number(value), 1, 12), 'year'];
  if (/^\d{3}X?$/.test(value)) {
    const decade = Number(value.slice(0, 3)) * 10;
    return [dayNumber(decade, 1, 1), dayNumber(decade + 9, 12, 31), 'decade'];
  }
  m = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/.exec(value);
  if (m && parseIso(m[1] as string) && parseIso(m[2] as string)) {
    const [from, to] = [fromIso(m[1] as string), fromIso(m[2] as string)];
    return from <= to ? [from, to, 'span'] : null;
  }
  return null;
}

/** The closed span of days that a TIMEX3 value means, or null when it is no calendar value. */
export const spanOfValue = byWord((value): DateSpan | null => {
  const days = daysOfValue(value);
  return days && { from: toIso(days[0]), to: toIso(days[1]), granularity: days[2] };
});
