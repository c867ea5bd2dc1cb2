// Turns "it calls day D Thursday" into the days on which that can have been written.

import type { Deictic } from '../../english/deictic.ts';
import { addMonths, type DayNumber, dateOf, dayNumber, daysInMonth, mondayOf, weekdayOf } from '../../model/day.ts';
import type { Days } from './article.ts';

const span = (from: DayNumber, to: DayNumber): Days => ({ from, to });

/** Print and time zones move “today” by a night: a paper of Tuesday tells of Monday as today, or of Tuesday as yesterday. */
const NIGHT = 1;

const monthAround = (day: DayNumber, months: number): Days => {
  const { year, month } = dateOf(day);
  const there = addMonths(year, month, months);
  return span(
    dayNumber(there.year, there.month, 1),
    dayNumber(there.year, there.month, daysInMonth(there.year, there.month)),
  );
};

/** The one day of a short span that an expression can mean: its weekday, or the span's only day. */
function dayMeant(deictic: Deictic, { from, to }: Days): DayNumber | null {
  if (deictic.kind !== 'weekday') return from === to ? from : null;
  for (let day = from; day <= Math.min(to, from + 6); day++) if (weekdayOf(day) === deictic.weekday) return day;
  return null;
}

/**
 * Days on which an article that tells of a happening of `placed` (a day, a weekend or a week) as past can have been written,
 * or null where the expression cannot mean those days. Wide on purpose: "on Saturday" holds for seven days, "last week"
 * begins on Sunday for those whose week does.
 */
export function writtenWhen(deictic: Deictic, placed: Days): Days | null {
  const monday = mondayOf(placed.from);
  const sameWeek = placed.to <= monday + 6;
  switch (deictic.kind) {
    case 'weekday': {
      const day = dayMeant(deictic, placed);
      if (day === null) return null;
      return deictic.far ? span(day + 1, day + 13) : span(day, day + 6);
    }
    case 'days-ago': {
      const day = dayMeant(deictic, placed);
      return day === null ? null : span(day + deictic.days - NIGHT, day + deictic.days + NIGHT);
    }
    case 'weekend':
      return placed.from >= monday + 5 && sameWeek ? span(placed.from, monday + 11) : null;
    case 'this-week':
      return sameWeek ? span(placed.from === placed.to ? placed.from : monday, monday + 6) : null;
    case 'last-week':
      return sameWeek ? span(monday + 6, monday + 13) : null;
    case 'this-month':
      return span(placed.from, monthAround(placed.from, 0).to);
    case 'last-month':
      return monthAround(placed.from, 1);
  }
}

/** Last day on which an article can have been written that uses the expression of something that had happened by `day`. */
export function writtenBy(deictic: Deictic, day: DayNumber): DayNumber {
  const monday = mondayOf(day);
  switch (deictic.kind) {
    case 'weekday': {
      const back = (weekdayOf(day) - deictic.weekday + 7) % 7;
      return day - back + (deictic.far ? 13 : 6);
    }
    case 'days-ago':
      return day + deictic.days + NIGHT;
    case 'weekend':
      return weekdayOf(day) >= 6 ? monday + 11 : monday + 4;
    case 'this-week':
      return monday + 6;
    case 'last-week':
      return monday + 13;
    case 'this-month':
      return monthAround(day, 0).to;
    case 'last-month':
      return monthAround(day, 1).to;
  }
}
