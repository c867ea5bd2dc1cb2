// Turns calendar dates into day numbers and back: the integer arithmetic under every date in the house.

/** A calendar date "YYYY-MM-DD" of the proleptic Gregorian calendar, without a time zone. */
export type IsoDate = string;

/** Whole days since 1970-01-01. */
export type DayNumber = number;

export interface YearMonthDay {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  /** 1 to 31 */
  readonly day: number;
}

/** 1 = Monday … 7 = Sunday, as ISO 8601 counts. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days of a month, 1 to 12. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] as number);

export const isValidDate = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);

/** Day number of a date (the algorithm "days_from_civil" of Howard Hinnant). The date must exist. */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date of a day number (Hinnant's "civil_from_days"). */
export function dateOf(n: DayNumber): YearMonthDay {
  const z = n + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

const pad = (n: number, width: number): string => String(n).padStart(width, '0');

export const formatDate = ({ year, month, day }: YearMonthDay): IsoDate =>
  `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;

export const toIso = (n: DayNumber): IsoDate => formatDate(dateOf(n));

/** Value of the digits between two offsets, or NaN where something else stands there. */
function digitsIn(text: string, begin: number, end: number): number {
  let value = 0;
  for (let i = begin; i < end; i++) {
    const digit = text.charCodeAt(i) - 48;
    value = digit >= 0 && digit <= 9 ? value * 10 + digit : Number.NaN;
  }
  return value;
}

/** "YYYY-MM-DD" to its parts; null for anything else and for days that do not exist (2023-02-30). */
export function parseIso(text: string): YearMonthDay | null {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return null;
  const year = digitsIn(text, 0, 4);
  const month = digitsIn(text, 5, 7);
  const day = digitsIn(text, 8, 10);
  return year >= 0 && isValidDate(year, month, day) ? { year, month, day } : null;
}

/** Day number of an ISO date. Throws a RangeError for a date that does not exist: check outside text with `parseIso`. */
export function fromIso(text: IsoDate): DayNumber {
  const date = parseIso(text);
  if (!date) throw new RangeError(`not a calendar date: ${text}`);
  return dayNumber(date.year, date.month, date.day);
}

export const addDays = (date: IsoDate, days: number): IsoDate => toIso(fromIso(date) + days);

/** `later` minus `earlier` in days. */
export const daysBetween = (earlier: IsoDate, later: IsoDate): number => fromIso(later) - fromIso(earlier);

/** 1970-01-01 was a Thursday. */
export const weekdayOf = (n: DayNumber): Weekday => (((((n + 3) % 7) + 7) % 7) + 1) as Weekday;

/** Monday of the week that holds day `n`. */
export const mondayOf = (n: DayNumber): DayNumber => n - (weekdayOf(n) - 1);

/** ISO 8601 week of a day; the year is that of the week's Thursday. */
export function isoWeekOf(n: DayNumber): { readonly year: number; readonly week: number } {
  const thursday = mondayOf(n) + 3;
  const { year } = dateOf(thursday);
  return { year, week: Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1 };
}

/** Monday of ISO week `week` of `year`. */
export const isoWeekStart = (year: number, week: number): DayNumber => mondayOf(dayNumber(year, 1, 4)) + (week - 1) * 7;

/** A month `count` months away, as year and month. */
export function addMonths(
  year: number,
  month: number,
  count: number,
): { readonly year: number; readonly month: number } {
  const index = year * 12 + (month - 1) + count;
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
}
