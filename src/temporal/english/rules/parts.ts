// What several rules share: the words of a match, its unit and count, the date a unit counts from.
import { type DayNumber, dayNumber, mondayOf, weekdayOf } from '../../../model/day.ts';
import { dayValue } from '../../engine/calendar.ts';
import { referenceDay, referenceMonth, referenceYear } from '../../engine/resolve.ts';
import { type Context, type Finding, has, numberOf, type RuleMatch, wordOf } from '../../engine/rule.ts';
import { shiftedValue, type Unit } from '../../engine/units.ts';

export const deictic = (value: string, more: Partial<Finding> = {}): Finding => ({
  type: 'DATE',
  value,
  form: 'deictic',
  ...more,
});

export const anaphoric = (value: string, more: Partial<Finding> = {}): Finding => ({
  type: 'DATE',
  value,
  form: 'anaphoric',
  ...more,
});

/** Days that are no TIMEX3 value of their own, as an ISO 8601 interval. */
export const interval = (from: DayNumber, to: DayNumber): string => `${dayValue(from)}/${dayValue(to)}`;

/** The weekend nearest to a day, and the days between. */
export function weekendAround(day: DayNumber): string {
  const saturday = mondayOf(day) + 5 - (weekdayOf(day) <= 3 ? 7 : 0);
  return interval(Math.min(saturday, day), Math.max(saturday + 1, day));
}

/** The words of a match in order, small. */
export const wordsOf = (match: RuleMatch, context: Context): string[] =>
  context.tokens.slice(match.begin, match.end).map((t) => t.word);

export const unitOf = (match: RuleMatch): Unit => (wordOf(match, 'UNIT1') || wordOf(match, 'UNITS')) as Unit;

/** The number before a unit: "two", "a"; null for "several". */
export function countOf(match: RuleMatch): number | null {
  if (has(match, 'NUM')) return numberOf(match, 'NUM');
  return has(match, 'SOME') ? null : 1;
}

const UNKNOWN: Readonly<Record<string, string>> = {
  D: 'XXXX-XX-XX',
  W: 'XXXX-WXX',
  WE: 'XXXX-WXX-WE',
  M: 'XXXX-XX',
  Q: 'XXXX-QX',
};

/** The value of a unit that nobody can date. */
export const unknownValue = (unit: Unit): string => UNKNOWN[unit] ?? 'XXXX';

/** The day of reference for a unit: in a narrative only as fine as what was mentioned last. */
export function referenceFor(context: Context, unit: Unit): number | null {
  const day = referenceDay(context);
  if (day !== null) return day;
  const month = referenceMonth(context);
  if (month && /^(M|Q|Y|DE|CE)$/.test(unit)) return dayNumber(month.year, month.month, 15);
  const year = referenceYear(context);
  return year !== null && /^(Y|DE|CE)$/.test(unit) ? dayNumber(year, 7, 1) : null;
}

/** The calendar value so many units from today, or from where a narrative stands. */
export function shifted(context: Context, count: number, unit: Unit): string {
  const day = referenceFor(context, unit);
  return (day === null ? null : shiftedValue(day, count, unit)) ?? unknownValue(unit);
}

/** "a year ago" beside quarterly figures means that quarter of the year before. */
export function yearBeforeQuarter(context: Context): string | null {
  const { quarter } = context.discourse;
  return quarter && context.mode === 'news' ? `${Number(quarter.slice(0, 4)) - 1}${quarter.slice(4)}` : null;
}

/** "This Week", "USA Today": capitals inside a sentence make it the name of something. */
export function isName(context: Context): boolean {
  const last = context.tokens[context.end - 1];
  if (!last?.capital || context.begin === context.sentence.begin) return false;
  return context.end - context.begin > 1 || context.tokens[context.begin - 1]?.kind === 'word';
}
