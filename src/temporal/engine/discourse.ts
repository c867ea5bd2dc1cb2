// Keeps the dates mentioned so far, for expressions that point back: "the following day", "later that month".
import { type DayNumber, dateOf, fromIso } from '../../model/day.ts';
import { spanOfValue } from '../../model/timex.ts';
import type { Finding } from './rule.ts';

export interface YearMonth {
  readonly year: number;
  readonly month: number;
}

/** The last mentioned date of each granularity; finer mentions fill the coarser ones too. */
export interface Discourse {
  readonly day: DayNumber | null;
  readonly month: YearMonth | null;
  readonly year: number | null;
  /** TIMEX3 value of the last quarter or half year, or null. */
  readonly quarter: string | null;
  /** TIMEX3 value of the last calendar expression of any kind. */
  readonly last: string | null;
  /** Year that a heading or a paragraph is about, where that is not the publication year. */
  readonly topicYear: number | null;
}

export const EMPTY_DISCOURSE: Discourse = {
  day: null,
  month: null,
  year: null,
  quarter: null,
  last: null,
  topicYear: null,
};

/** The state after a finding was mentioned. Only calendar values count. */
export function mention(state: Discourse, finding: Finding): Discourse {
  if (finding.aside || finding.type === 'SET' || finding.type === 'DURATION') return state;
  const span = spanOfValue(finding.value.replace(/T[A-Z].*$|T\d.*$/, ''));
  if (!span) return state;
  const from = dateOf(fromIso(span.from));
  const last = finding.value;
  const coarse = { ...state, last, year: from.year };
  if (span.granularity === 'day') {
    return { ...coarse, day: fromIso(span.from), month: { year: from.year, month: from.month } };
  }
  if (span.granularity === 'month') return { ...coarse, day: null, month: { year: from.year, month: from.month } };
  if (span.granularity === 'quarter' || span.granularity === 'half') return { ...coarse, quarter: finding.value };
  if (span.granularity === 'year') return { ...coarse, day: null, month: null };
  return coarse;
}
