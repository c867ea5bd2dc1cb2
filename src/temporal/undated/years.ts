// Turns month-days without a year into days, where other articles place the same happening on that month-day of one year.

import { weekdayBeside } from '../../english/deictic.ts';
import { type DayNumber, dateOf, dayNumber, isValidDate, weekdayOf } from '../../model/day.ts';
import type { Days } from './article.ts';
import type { Likeness } from './likeness.ts';
import type { Passage } from './passages.ts';

/** Dates written without a year lie within half a year of each other; farther away the year is not known. */
const HALF_A_YEAR = 183;
/** A named weekday leaves one year in five to seven: nearly as good as a witness. */
const WEEKDAY_STRENGTH = 0.6;
/** The same day of the year is a coincidence in itself: less likeness will do than for a weekday. */
const COINCIDENCE = 2.5;
/** Strength from which a year is taken, and how much of it may speak for another. */
const ENOUGH = 0.6;
const TOLERATED = 0.3;

interface Sighting {
  readonly passage: Passage;
  readonly day: DayNumber;
  readonly strength: number;
}

interface MonthDay {
  readonly month: number;
  readonly day: number;
}

/** Month and day of a date without a year, or null. */
function monthDayOf({ timex }: Passage): MonthDay | null {
  const m = /^XXXX-(\d{2})-(\d{2})(?:$|T)/.exec(timex.value);
  return m && { month: Number(m[1]), day: Number(m[2]) };
}

const inYear = (year: number, { month, day }: MonthDay): DayNumber | null =>
  isValidDate(year, month, day) ? dayNumber(year, month, day) : null;

/** The month-day in the year that brings it nearest to `day`, or null when that is too far to be sure. */
function nearest(monthDay: MonthDay, day: DayNumber): DayNumber | null {
  const { year } = dateOf(day);
  const near = [year - 1, year, year + 1]
    .map((y) => inYear(y, monthDay))
    .filter((n): n is DayNumber => n !== null && Math.abs(n - day) < HALF_A_YEAR)
    .sort((a, b) => Math.abs(a - day) - Math.abs(b - day));
  return near[0] ?? null;
}

const holds = ({ from, to }: Days, day: DayNumber): boolean => from <= day && day <= to;

/** Years in which other articles place the passage's happening on its month-day. */
function witnessed(passage: Passage, monthDay: MonthDay, like: readonly Likeness[]): Sighting[] {
  return like.flatMap(({ placement, cosine }) => {
    const day = inYear(dateOf(placement.days.from).year, monthDay);
    if (day === null || !holds(placement.days, day) || placement.of === 'reporting') return [];
    const width = placement.days.to - placement.days.from;
    return [{ passage, day, strength: Math.min(1, cosine * COINCIDENCE * (width === 0 ? 1 : 0.75) * placement.trust) }];
  });
}

/** The one year of the record in which the month-day is the weekday named beside it. */
function byWeekday(passage: Passage, monthDay: MonthDay, record: Days): Sighting[] {
  const weekday = weekdayBeside(passage.timex.text);
  if (weekday === null) return [];
  const days: DayNumber[] = [];
  for (let year = dateOf(record.from).year - 1; year <= dateOf(record.to).year + 1; year++) {
    const day = inYear(year, monthDay);
    if (day !== null && weekdayOf(day) === weekday) days.push(day);
  }
  return days.length === 1 ? [{ passage, day: days[0] as DayNumber, strength: WEEKDAY_STRENGTH }] : [];
}

/** The strongest sighting of each passage for each day: ten articles on one happening are one sighting. */
function strongest(sightings: readonly Sighting[]): Sighting[] {
  const best = new Map<string, Sighting>();
  for (const sighting of sightings) {
    const key = `${sighting.passage.timex.begin}:${sighting.day}`;
    if ((best.get(key)?.strength ?? 0) < sighting.strength) best.set(key, sighting);
  }
  return [...best.values()];
}

/**
 * Days of the passages that give month and day only, by offset of their expression. Empty where no year is plain.
 * `like` finds what other articles say of the same happening; `record` is the span of the days that are known.
 */
export function daysWithoutYear(
  passages: readonly Passage[],
  like: (passage: Passage) => readonly Likeness[],
  record: Days,
): ReadonlyMap<number, DayNumber> {
  const open = passages.flatMap((passage) => {
    const monthDay = monthDayOf(passage);
    return monthDay ? [{ passage, monthDay }] : [];
  });
  const sightings = strongest(
    open.flatMap(({ passage, monthDay }) => [
      ...witnessed(passage, monthDay, like(passage)),
      ...byWeekday(passage, monthDay, record),
    ]),
  );
  const anchor = plainest(sightings);
  if (anchor === null) return new Map();
  return new Map(
    open.flatMap(({ passage, monthDay }) => {
      const day = nearest(monthDay, anchor);
      return day === null ? [] : [[passage.timex.begin, day] as const];
    }),
  );
}

/** The day that the sightings agree on within half a year, or null where they are few or speak for two years. */
function plainest(sightings: readonly Sighting[]): DayNumber | null {
  const support = (day: DayNumber, near: boolean): number =>
    sightings.reduce((sum, s) => sum + (Math.abs(s.day - day) < HALF_A_YEAR === near ? s.strength : 0), 0);
  const ranked = sightings
    .map(({ day }) => ({ day, pro: support(day, true), contra: support(day, false) }))
    .sort((a, b) => b.pro - a.pro || a.day - b.day);
  const best = ranked[0];
  return best && best.pro >= ENOUGH && best.contra <= TOLERATED * best.pro ? best.day : null;
}
