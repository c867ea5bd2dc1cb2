// Turns dates and spans into the words a reader sees: "Tuesday, 25 July 2017", "in March 2017", "29–30 July 2017 (weekend)".

import { type Dated, type DateSpan, isPlanned, isReported, isUncertain } from './dated.ts';
import { fromIso, type IsoDate, parseIso, weekdayOf, type YearMonthDay } from './day.ts';
import { nth } from './nth.ts';

/** From Monday. */
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const SEASON_OF_MONTH: Readonly<Record<number, string>> = { 3: 'spring', 6: 'summer', 9: 'autumn', 12: 'winter' };
const ORDINALS = ['first', 'second', 'third', 'fourth'] as const;

const monthName = (date: YearMonthDay): string => nth(MONTHS, date.month - 1);

/** "25 July 2017". Text that is no date comes back as it is. */
export function dayWords(date: IsoDate): string {
  const d = parseIso(date);
  return d ? `${d.day} ${monthName(d)} ${d.year}` : date;
}

/** "Tuesday, 25 July 2017". */
export function longDayWords(date: IsoDate): string {
  return parseIso(date) ? `${WEEKDAYS[weekdayOf(fromIso(date)) - 1]}, ${dayWords(date)}` : date;
}

/** "29–30 July 2017", "31 July – 6 August 2017", "28 December 2016 – 3 January 2017". */
function rangeWords(from: IsoDate, to: IsoDate): string {
  const [a, b] = [parseIso(from), parseIso(to)];
  if (!a || !b) return `${from} – ${to}`;
  if (a.year !== b.year) return `${dayWords(from)} – ${dayWords(to)}`;
  if (a.month !== b.month) return `${a.day} ${monthName(a)} – ${dayWords(to)}`;
  return a.day === b.day ? dayWords(to) : `${a.day}–${dayWords(to)}`;
}

/** The name of a calendar unit coarser than a week, without a preposition: "March 2017", "spring 2017", "the 1990s". */
function unitWords({ granularity, from }: DateSpan): string | null {
  const d = parseIso(from);
  if (!d) return null;
  switch (granularity) {
    case 'month':
      return `${monthName(d)} ${d.year}`;
    case 'quarter':
      return `the ${ORDINALS[Math.floor((d.month - 1) / 3)]} quarter of ${d.year}`;
    case 'half':
      return `the ${d.month < 7 ? 'first' : 'second'} half of ${d.year}`;
    case 'season':
      return SEASON_OF_MONTH[d.month] ? `${SEASON_OF_MONTH[d.month]} ${d.year}` : null;
    case 'year':
      return `${d.year}`;
    case 'decade':
      return `the ${d.year}s`;
    default:
      return null;
  }
}

/** A date as a headline: "Tuesday, 25 July 2017", "March 2017", "29–30 July 2017 (weekend)", "17–23 July 2017 (week)". */
export function dateHeadline(span: DateSpan): string {
  if (span.from === span.to) return longDayWords(span.from);
  const unit = unitWords(span);
  if (unit) return unit.charAt(0).toUpperCase() + unit.slice(1);
  const note = span.granularity === 'weekend' || span.granularity === 'week' ? ` (${span.granularity})` : '';
  return `${rangeWords(span.from, span.to)}${note}`;
}

/** A date inside a sentence: "Tuesday, 25 July 2017", "in March 2017", "over the weekend of 29–30 July 2017". */
export function dateInSentence(span: DateSpan): string {
  if (span.from === span.to) return longDayWords(span.from);
  const unit = unitWords(span);
  if (unit) return `in ${unit}`;
  const range = rangeWords(span.from, span.to);
  if (span.granularity === 'weekend') return `over the weekend of ${range}`;
  return span.granularity === 'week' ? `in the week of ${range}` : `between ${range.replace(/ ?– ?/, ' and ')}`;
}

/** What a reader must know about how sure a date is; null where the words of the article name or resolve it. */
export function certaintyWords(date: Dated): string | null {
  if (isPlanned(date)) return 'planned';
  if (isReported(date)) return `reported ${dayWords(date.from)}`;
  if (isUncertain(date)) return 'day uncertain';
  return date.certainty === 'assumed' ? 'date assumed, not told' : null;
}
