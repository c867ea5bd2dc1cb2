// Turns "the three months ended Dec. 31", "the quarter ended Sept. 30" into the days of that period.
import { type Dated, datedAs, isSingleDay } from '../../model/dated.ts';
import { addMonths, dateOf, dayNumber, daysInMonth, fromIso, toIso } from '../../model/day.ts';
import type { Timex } from '../../model/timex.ts';

/** The longest period that is reported on. */
const MOST_MONTHS = 24;

/** Months of a period that an expression names, or null. */
function monthsOf({ type, value }: Timex): number | null {
  if (type === 'DATE') return /^(?:\d{4}|XXXX)-Q/.test(value) ? 3 : null;
  const [, count, unit] = (type === 'DURATION' && /^P(\d{1,2})([MY])$/.exec(value)) || [];
  const months = Number(count) * (unit === 'Y' ? 12 : 1);
  return months >= 1 && months <= MOST_MONTHS ? months : null;
}

/** The period that ends on a day; null where the expression names none of months, or the day is none. */
export function periodEnding(period: Timex, end: Dated): Dated | null {
  const months = monthsOf(period);
  if (months === null || !isSingleDay(end)) return null;
  const { year, month, day } = dateOf(fromIso(end.to));
  const isWhole = day === daysInMonth(year, month);
  const first = addMonths(year, month, isWhole ? 1 - months : -months);
  const start = dayNumber(first.year, first.month, isWhole ? 1 : Math.min(day, daysInMonth(first.year, first.month)));
  const from = toIso(isWhole ? start : start + 1);
  return datedAs(
    { from, to: end.to, granularity: months === 3 && isWhole ? 'quarter' : 'span' },
    end.certainty,
    end.rule,
  );
}
