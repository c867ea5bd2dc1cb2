// The shape of "when": a span of days with how coarse it is, how certain, and which rule said so.
import type { IsoDate } from './day.ts';

/** How coarse a date is. `span` is a range that is none of the calendar's own units ("from July 19 to 25"). */
export type Granularity =
  | 'day'
  | 'weekend'
  | 'week'
  | 'month'
  | 'quarter'
  | 'half'
  | 'season'
  | 'year'
  | 'decade'
  | 'span';

/** A closed span of calendar days, both ends included. */
export interface DateSpan {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly granularity: Granularity;
}

/**
 * stated: the words name it in full ("July 25, 2017"); resolved: worked out from a stated or known date ("Tuesday");
 * assumed: nothing in the words says so, the text's drift does.
 */
export type Certainty = 'stated' | 'resolved' | 'assumed';

/** A span with how we know it. */
export interface Dated extends DateSpan {
  readonly certainty: Certainty;
  /** Name of the rule that dated it. */
  readonly rule: string;
}

/** Every date of a report is made here, member by member: engines read objects of one shape faster than spread copies. */
export const datedAs = ({ from, to, granularity }: DateSpan, certainty: Certainty, rule: string): Dated => ({
  from,
  to,
  granularity,
  certainty,
  rule,
});

export const isSingleDay = (span: DateSpan): boolean => span.from === span.to;

/** Whether two closed spans share a day. ISO dates sort as text. */
export const spansOverlap = (
  a: { readonly from: IsoDate; readonly to: IsoDate },
  b: { readonly from: IsoDate; readonly to: IsoDate },
): boolean => a.from <= b.to && b.from <= a.to;

export const singleDay = (day: IsoDate): DateSpan => ({ from: day, to: day, granularity: 'day' });

/** How the rule of an uncertain day begins. */
const UNCERTAIN = 'uncertain-';

/**
 * An assumed day with the mark of a class that holds for fewer than seven in ten of what it dates: to be shown as uncertain, behind
 * all that is surer.
 */
export const uncertain = (date: Dated): Dated => datedAs(date, date.certainty, UNCERTAIN + date.rule);

/** How the rule begins that gives a day for which something is only planned. */
const PLANNED = 'planned-';

/** A told day with the mark that the article, which came out before it, only plans something for it. */
export const planned = (date: Dated): Dated => datedAs(date, date.certainty, PLANNED + date.rule);

export const isPlanned = ({ rule }: Dated): boolean => rule.startsWith(PLANNED);

/** The rule that gives what nobody dates the day on which it was first reported: no day of the deed. */
const REPORTED = 'reported';

/** The day on which something was first reported, whose own day is not known. */
export const reportedOn = (day: IsoDate): Dated => datedAs(singleDay(day), 'assumed', REPORTED);

export const isReported = ({ rule }: Dated): boolean => rule === REPORTED;

/** How sure a date is, the surest first: 0 stated, 1 resolved, 2 assumed, 3 uncertain, planned or that of the report. */
export function surenessRank(date: Dated): number {
  if (isPlanned(date) || isReported(date)) return 3;
  if (date.certainty === 'assumed') return isUncertain(date) ? 3 : 2;
  return date.certainty === 'stated' ? 0 : 1;
}

/** Whether an assumed day has that mark. */
export const isUncertain = ({ certainty, rule }: Dated): boolean =>
  certainty === 'assumed' && rule.startsWith(UNCERTAIN);
