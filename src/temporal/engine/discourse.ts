// Keeps the dates mentioned so far, for expressions that point back: "the following day", "later that month".
import { type DayNumber, dateOf, fromIso } from '../../model/day.ts';
import { spanOfValue } from '../../model/timex.ts';
import type { Finding } from './finding.ts';

export interface YearMonth {
  readonly year: number;
  readonly month: number;
}

/** A date as fine as it was mentioned. */
export interface Point {
  readonly year: number;
  readonly month: number | null;
  readonly day: DayNumber | null;
}

export interface Discourse {
  /** The last mention, in its own granularity: where a narrative stands. */
  readonly at: Point | null;
  /** The last mentioned day, month (a day's month counts) and year. */
  readonly day: DayNumber | null;
  readonly month: YearMonth | null;
  readonly year: number | null;
  /** The last year named at all, also where a history stays where it is: "that year". */
  readonly namedYear: number | null;
  /** The last mentioned day that is not after `today`. */
  readonly pastDay: DayNumber | null;
  readonly today: DayNumber | null;
  /** TIMEX3 value of the last quarter or half year. */
  readonly quarter: string | null;
  /** Year of the last date before Christ, while no later one came since. */
  readonly yearBc: number | null;
  /** The last date with its year stated, and the token behind it: "in 2016, on Nov. 8". */
  readonly stated: { readonly year: number; readonly end: number } | null;
  /** Year that a heading or a paragraph is about, where that is not the publication year. */
  readonly topicYear: number | null;
  /** Year of each month-day mentioned so far (month × 100 + day): named again it is the same day. Grows with the text. */
  readonly yearOfDay: Map<number, number>;
}

/** Where every text begins. */
export const startOfText = (today: DayNumber | null = null): Discourse => ({
  at: null,
  day: null,
  month: null,
  year: null,
  namedYear: null,
  pastDay: null,
  today,
  quarter: null,
  yearBc: null,
  stated: null,
  topicYear: null,
  yearOfDay: new Map(),
});

const CLOCK = /T.*$/;
const YEAR = /^\d{4}$/;

/** The state after a finding was mentioned. Only calendar values count. */
export function mention(before: Discourse, finding: Finding): Discourse {
  if (finding.value.startsWith('BC')) return { ...before, yearBc: Number(finding.value.slice(2)) };
  if (finding.aside && finding.form === 'explicit' && YEAR.test(finding.value))
    return { ...before, namedYear: Number(finding.value) };
  if (finding.aside || finding.type === 'SET' || finding.type === 'DURATION') return before;
  const span = spanOfValue(finding.value.replace(CLOCK, ''));
  if (!span) return before;
  const first = fromIso(span.from);
  const { year, month, day } = dateOf(first);
  const stated = finding.form === 'explicit' && finding.end !== undefined ? { year, end: finding.end } : before.stated;
  const state = { ...before, stated, yearBc: null, namedYear: year };
  switch (span.granularity) {
    case 'day':
      before.yearOfDay.set(month * 100 + day, year);
      return {
        ...state,
        at: { year, month, day: first },
        day: first,
        pastDay: before.today === null || first <= before.today ? first : before.pastDay,
        month: finding.monthGuessed ? before.month : { year, month },
        year,
      };
    case 'weekend':
    case 'week':
    case 'month':
      return { ...state, at: { year, month, day: null }, month: { year, month }, year };
    case 'quarter':
    case 'half':
      return { ...state, at: { year, month: null, day: null }, quarter: finding.value, year };
    case 'season':
      return { ...state, at: { year, month, day: null }, year };
    case 'year':
      return { ...state, at: { year, month: null, day: null }, year };
    default:
      return state;
  }
}
