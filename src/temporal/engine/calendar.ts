// Finds the day, month or year that a bare name means, seen from a reference date; writes TIMEX3 values.
import {
  addMonths,
  type DayNumber,
  dateOf,
  dayNumber,
  daysInMonth,
  isoWeekOf,
  isValidDate,
  mondayOf,
  toIso,
  type Weekday,
  weekdayOf,
} from '../../model/day.ts';

const pad = (n: number, width = 2): string => String(n).padStart(width, '0');

export const yearValue = (year: number): string => pad(year, 4);
export const monthValue = (year: number, month: number): string => `${pad(year, 4)}-${pad(month)}`;
export const dayValue = (day: DayNumber): string => toIso(day);
export const quarterValue = (year: number, quarter: number): string => `${pad(year, 4)}-Q${quarter}`;
export const decadeValue = (year: number): string => String(Math.floor(year / 10));

export function weekValue(day: DayNumber): string {
  const { year, week } = isoWeekOf(day);
  return `${pad(year, 4)}-W${pad(week)}`;
}

export const weekendValue = (day: DayNumber): string => `${weekValue(day)}-WE`;

/** The last day with that weekday, the reference day itself counting. */
export const weekdayOnOrBefore = (day: DayNumber, weekday: Weekday): DayNumber =>
  day - ((((weekdayOf(day) - weekday) % 7) + 7) % 7);

export const weekdayBefore = (day: DayNumber, weekday: Weekday): DayNumber => weekdayOnOrBefore(day - 1, weekday);
export const weekdayOnOrAfter = (day: DayNumber, weekday: Weekday): DayNumber => weekdayBefore(day, weekday) + 7;
export const weekdayAfter = (day: DayNumber, weekday: Weekday): DayNumber => weekdayOnOrBefore(day, weekday) + 7;

/** The year in which month and day lie nearest to the reference; null for a day no year has. */
export function nearestYear(reference: DayNumber, month: number, day: number): number | null {
  const { year } = dateOf(reference);
  const distance = (y: number): number =>
    isValidDate(y, month, day) ? Math.abs(dayNumber(y, month, day) - reference) : Number.POSITIVE_INFINITY;
  const best = [year, year - 1, year + 1].reduce((a, b) => (distance(b) < distance(a) ? b : a));
  if (distance(best) < Number.POSITIVE_INFINITY) return best;
  return month === 2 && day === 29 ? leapYearNear(year) : null;
}

/** The leap year at or before a year. */
function leapYearNear(year: number): number {
  for (let y = year; y > year - 9; y--) if (daysInMonth(y, 2) === 29) return y;
  return year;
}

/** A day of the same number in a month some months away, cut to that month's end. */
export function shiftMonths(day: DayNumber, months: number): DayNumber {
  const date = dateOf(day);
  const target = addMonths(date.year, date.month, months);
  return dayNumber(target.year, target.month, Math.min(date.day, daysInMonth(target.year, target.month)));
}

/** Easter Sunday of a year (Gregorian; the anonymous algorithm of Nature, 1876). */
export function easter(year: number): DayNumber {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const rest = h + l - 7 * m + 114;
  return dayNumber(year, Math.floor(rest / 31), (rest % 31) + 1);
}

/** The n-th given weekday of a month (n from 1), or the last one (n = -1). */
export function nthWeekday(year: number, month: number, weekday: Weekday, n: number): DayNumber {
  if (n < 0) return weekdayOnOrBefore(dayNumber(year, month, daysInMonth(year, month)), weekday);
  return weekdayOnOrAfter(dayNumber(year, month, 1), weekday) + (n - 1) * 7;
}

export { mondayOf };
