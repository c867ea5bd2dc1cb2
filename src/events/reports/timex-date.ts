// Turns a resolved time expression into the date of a report, or null when it names no calendar days.
import { type Certainty, type Dated, datedAs } from '../../model/dated.ts';
import { spanOfValue, type Timex } from '../../model/timex.ts';

/** A day or span named in full is stated; one worked out from the publication day or an earlier date is resolved. */
const certaintyOf = (timex: Timex): Certainty =>
  timex.form === 'explicit' && !/yearless/.test(timex.rule) ? 'stated' : 'resolved';

/** A fiscal year or quarter begins when its firm says, not with the calendar's. */
export const isFiscal = ({ text }: Timex): boolean => /\b(?:fiscal|financial|FY)/i.test(text);

/**
 * The days a time expression means. Null for durations and sets, for references without a calendar value (PAST_REF, X) and
 * for values marked as contradictory: a wrong day is worse than none.
 */
export function dateOfTimex(timex: Timex, rule: string): Dated | null {
  if (timex.type === 'DURATION' || timex.type === 'SET' || timex.problem !== undefined || isFiscal(timex)) return null;
  const span = spanOfValue(timex.value);
  return span && datedAs(span, certaintyOf(timex), rule);
}
