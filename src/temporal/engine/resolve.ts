// Resolves incomplete dates against the publication day or, in narratives and by discourse, the last mentioned date.
import { MONTHS, WEEKDAYS } from '../../model/date-words.ts';
import {
  addMonths,
  type DayNumber,
  dateOf,
  dayNumber,
  daysInMonth,
  isValidDate,
  type Weekday,
  weekdayOf,
} from '../../model/day.ts';
import {
  dayValue,
  monthValue,
  nearestYear,
  weekdayAfter,
  weekdayBefore,
  weekdayOnOrAfter,
  weekdayOnOrBefore,
} from './calendar.ts';
import type { Point, YearMonth } from './discourse.ts';
import type { Context, Finding } from './rule.ts';

/** A resolved value with the finding's form and problem. */
export type Resolved = Pick<Finding, 'value' | 'form'> & { readonly problem?: string; readonly yearChosen?: boolean };

/** The day "today" is: the DCT in news, the last mentioned day in a narrative. */
export function referenceDay(context: Context): DayNumber | null {
  if (context.mode === 'news') return context.dct;
  return context.discourse.at === null ? context.dct : context.discourse.at.day;
}

export function referenceMonth(context: Context): YearMonth | null {
  const day = referenceDay(context);
  if (day !== null) {
    const { year, month } = dateOf(day);
    return { year, month };
  }
  const at = context.mode === 'narrative' ? context.discourse.at : null;
  return at && at.month !== null ? { year: at.year, month: at.month } : null;
}

export function referenceYear(context: Context): number | null {
  const month = referenceMonth(context);
  if (month) return month.year;
  return context.mode === 'narrative' ? (context.discourse.at?.year ?? null) : null;
}

/** Says why a day does not exist: "February has no day 30; 2017's has 28." `year` null: not known. */
export function noSuchDay(year: number | null, month: number, day: number): string {
  const name = MONTHS[month - 1];
  if (month !== 2) return `${name} has no day ${day}; it has ${daysInMonth(2001, month)}.`;
  return year === null
    ? `${name} has no day ${day}.`
    : `${name} has no day ${day}; ${year}'s has ${daysInMonth(year, month)}.`;
}

/** A date whose year is stated. A given weekday is checked against it. */
export function fullDate(year: number, month: number, day: number, weekday: Weekday | null = null): Resolved {
  const form = 'explicit';
  const value = `${monthValue(year, month)}-${String(day).padStart(2, '0')}`;
  if (!isValidDate(year, month, day)) return { value, form, problem: noSuchDay(year, month, day) };
  const actual = weekdayOf(dayNumber(year, month, day));
  if (weekday === null || actual === weekday) return { value, form };
  return { value, form, problem: `${value} is a ${WEEKDAYS[actual - 1]}, not a ${WEEKDAYS[weekday - 1]}.` };
}

/** "in 2016, on Nov. 8": so many tokens at most between a stated year and the day in it. */
const STATED_GAP = 2;

/** A sentence's opening words of time are no longer than this: "In 2016 he left on Nov. 8". */
const OPENING = 3;
/** What begins something of its own, of another year perhaps. */
const PARTS = /^(?:[,;:()–—-]|and|but|or|who|which|that|when|where|after|before|while|since|as|until)$/;

/** The year stated right before a day, or at the opening of the sentence that goes on to it; null for none. */
function yearStated({ discourse: { stated }, sentence, tokens, begin }: Context): number | null {
  if (!stated || stated.end <= sentence.begin) return null;
  const gap = begin - stated.end;
  if (gap > 0 && gap <= STATED_GAP) return stated.year;
  if (gap <= 0 || stated.end - sentence.begin > OPENING) return null;
  const from = stated.end + (tokens[stated.end]?.word === ',' ? 1 : 0);
  return tokens.slice(from, begin).some(({ word }) => PARTS.test(word)) ? null : stated.year;
}

/** The year that the text itself sets for what follows, unless the verb looks ahead; null where it sets none. */
function yearOfText(context: Context): number | null {
  const { topicYear } = context.discourse;
  const year = yearStated(context) ?? topicYear;
  if (year === null || context.mode === 'narrative') return null;
  return context.tense() === 'future' ? null : year;
}

/** The year meant by a month and day without one. */
function yearOfMonthDay(context: Context, month: number, day: number, weekday: Weekday | null): number | null {
  const { discourse, dct, mode } = context;
  const year = yearOfText(context);
  if (year !== null) return year === discourse.topicYear ? (discourse.yearOfDay.get(month * 100 + day) ?? year) : year;
  if (mode === 'narrative' && discourse.at !== null) return yearInNarrative(context, discourse.at, month);
  if (dct === null) return discourse.year;
  const nearest = nearestYear(dct, month, day);
  if (nearest === null) return null;
  if (weekday === null) return farAhead(dct, nearest, month, day) && context.tense() === 'past' ? nearest - 1 : nearest;
  return yearWithWeekday(nearest, month, day, weekday) ?? nearest;
}

/** A day more than this ahead of publication can't be meant by a verb in the past. */
const FAR_AHEAD_DAYS = 120;

const farAhead = (dct: DayNumber, year: number, month: number, day: number): boolean =>
  isValidDate(year, month, day) && dayNumber(year, month, day) - dct > FAR_AHEAD_DAYS;

/**
 * So many months earlier in the year a narrative has gone on into the next one, more of them where the sentence looks back; so many
 * later it looks back.
 */
const ROLLS_OVER = 5;
const ROLLS_OVER_LOOKING_BACK = 8;
const LOOKS_BACK = 11;

/** A narrative stays in its year, but from December it goes on to January, and from January back to December. */
function yearInNarrative(context: Context, at: Point, month: number): number {
  if (at.month === null) return at.year;
  const back = at.month - month;
  if (back >= ROLLS_OVER_LOOKING_BACK || (back >= ROLLS_OVER && !context.looksBack())) return at.year + 1;
  return month - at.month >= LOOKS_BACK ? at.year - 1 : at.year;
}

/** Of the year itself and its neighbours the one in which the day has that weekday. */
function yearWithWeekday(year: number, month: number, day: number, weekday: Weekday): number | null {
  const fits = (y: number): boolean => isValidDate(y, month, day) && weekdayOf(dayNumber(y, month, day)) === weekday;
  return [year, year - 1, year + 1].find(fits) ?? null;
}

/** "July 25": nearest to the DCT; in a narrative the year mentioned last. */
export function monthDay(context: Context, month: number, day: number, weekday: Weekday | null = null): Resolved {
  const form = 'deictic';
  const chosen = context.chooseYear?.(month, day, weekday) ?? null;
  if (chosen !== null) return { ...fullDate(chosen, month, day, weekday), form, yearChosen: true };
  const year = yearOfMonthDay(context, month, day, weekday);
  if (year !== null) return { ...fullDate(year, month, day, weekday), form };
  const value = `XXXX-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return day > daysInMonth(2000, month) ? { value, form, problem: noSuchDay(null, month, day) } : { value, form };
}

/** "November": the nearest, moved by tense; in a narrative of the year mentioned last. */
export function bareMonth(context: Context, month: number): Resolved {
  const form = 'deictic';
  const { discourse, mode } = context;
  const chosen = context.chooseYear?.(month, null, null) ?? null;
  if (chosen !== null) return { value: monthValue(chosen, month), form, yearChosen: true };
  const year = yearOfText(context);
  if (year !== null) return { value: monthValue(year, month), form };
  if (mode === 'narrative' && discourse.at !== null) {
    return { value: monthValue(yearInNarrative(context, discourse.at, month), month), form };
  }
  const now = referenceMonth(context);
  if (!now) return { value: `XXXX-${String(month).padStart(2, '0')}`, form };
  return { value: monthValue(yearByTense(context, now, month), month), form };
}

/** Months back that the past tense reaches before a month ahead is the better guess, and the other way round. */
const REACH_BACK = 9;
const REACH_AHEAD = 9;
/** Without a tense a month up to this far ahead is taken as the coming one. */
const NEAR_AHEAD = 3;

function yearByTense(context: Context, now: YearMonth, month: number): number {
  const tense = context.tense();
  const ahead = (month - now.month + 12) % 12;
  const back = (12 - ahead) % 12;
  const limit = {
    past: back <= REACH_BACK ? 0 : ahead,
    future: ahead <= REACH_AHEAD ? ahead : 0,
    present: NEAR_AHEAD,
    unknown: NEAR_AHEAD,
  };
  const forward = ahead > 0 && ahead <= limit[tense];
  return addMonths(now.year, now.month, forward ? ahead : -back).year;
}

/** "last November" (-1), "this November" (0), "next November" (1): from the month of reference. */
export function monthFrom(context: Context, month: number, direction: -1 | 0 | 1): Resolved {
  const form = 'deictic';
  const now = referenceMonth(context);
  if (!now) return { value: `XXXX-${String(month).padStart(2, '0')}`, form };
  const year = {
    '-1': month < now.month ? now.year : now.year - 1,
    '0': now.year,
    '1': month > now.month ? now.year : now.year + 1,
  };
  return { value: monthValue(year[direction], month), form };
}

const LIMITS: ReadonlySet<string> = new Set(['through', 'thru', 'until', 'till']);

/** "will meet on Tuesday"; "the ban holds through Friday": what holds now ends later. */
function looksAhead(context: Context): boolean {
  const tense = context.tense();
  return tense === 'future' || (tense !== 'past' && LIMITS.has(context.tokens[context.begin - 1]?.word ?? ''));
}

/** "Tuesday": the most recent one, today counting, unless the verb looks forward. */
export function bareWeekday(context: Context, weekday: Weekday): Resolved {
  const form = 'deictic';
  const now = referenceDay(context);
  if (now === null) return { value: `XXXX-WXX-${weekday}`, form };
  if (context.mode === 'narrative') return { value: dayValue(weekdayAfter(now, weekday)), form };
  const day = looksAhead(context) ? weekdayOnOrAfter(now, weekday) : weekdayOnOrBefore(now, weekday);
  return { value: dayValue(day), form };
}

export function weekdayFrom(context: Context, weekday: Weekday, direction: -1 | 1): Resolved {
  const form = 'deictic';
  const now = referenceDay(context);
  if (now === null) return { value: `XXXX-WXX-${weekday}`, form };
  return { value: dayValue(direction < 0 ? weekdayBefore(now, weekday) : weekdayAfter(now, weekday)), form };
}
