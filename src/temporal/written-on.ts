// Finds the day on which a text says that it was written, where it was published days later: that of its dateline, or of a lead that
// gives day and hour and goes on about "today".
import { daysBetween, type IsoDate } from '../model/day.ts';
import { nth } from '../model/nth.ts';
import type { Sentence } from '../model/report.ts';
import { spanOfValue, type Timex } from '../model/timex.ts';

/** A nearer day is that of an evening's paper; an older one is what the text tells about. */
const [NEAREST, OLDEST] = [2, 31];

/** "ROME, ", "NEW YORK — ": a place in capitals before the date of a dateline. */
const PLACE = /^\p{Lu}[\p{Lu} .'-]{2,30}(?:, [\p{L} .]{2,20})?(?:,|\(| [-–—])\s?$/u;
const LONGEST_PLACE = 60;
/** What closes a dateline behind its date: "(AP) -- ", " — ". */
const CLOSES = /^,?\s?(?:\(\p{L}[\p{L} ]{1,20}\)\s?)?(?:[-–—:]{1,2}|\))\s/u;

const TODAY = /^(?:(?:earlier|later) )?(?:today|tonight|this (?:morning|afternoon|evening))$/i;

const dayOf = ({ type, value }: Timex): IsoDate | null => {
  const span = type === 'DATE' || type === 'TIME' ? spanOfValue(value) : null;
  return span && span.from === span.to ? span.from : null;
};

function isDateline(text: string, { begin }: Sentence, timex: Timex): boolean {
  if (timex.begin - begin > LONGEST_PLACE) return false;
  return PLACE.test(text.slice(begin, timex.begin)) && CLOSES.test(text.slice(timex.end, timex.end + 40));
}

/** "At 09:40 on 12 March": a month's day with an hour beside it. */
const hasHour = (timexes: readonly Timex[], at: number): boolean =>
  [timexes[at - 1], timexes[at], timexes[at + 1]].some(
    (near) => near?.type === 'TIME' && /T\d/.test(near.value) && dayOf(near) === dayOf(nth(timexes, at)),
  );

const NAMED = /^(?:month-day|month-day-year|iso-date|clock|clock-24)$/;

/**
 * The day before `dct` (the publication day) on which the text was written, or null where it says nothing of the kind. `timexes` are
 * those found with `dct`, in order.
 */
export function writtenOn(
  text: string,
  sentences: readonly Sentence[],
  timexes: readonly Timex[],
  dct: IsoDate,
): IsoDate | null {
  const lead = sentences.find(({ begin, end }) => /[.!?:]["”’]?$/.test(text.slice(begin, end))) ?? sentences[0];
  if (!lead) return null;
  for (const [at, timex] of timexes.entries()) {
    if (timex.begin < lead.begin) continue;
    if (timex.begin >= lead.end) break;
    const day = NAMED.test(timex.rule) && timex.form !== 'anaphoric' ? dayOf(timex) : null;
    const age = day === null ? 0 : daysBetween(day, dct);
    if (day === null || age < NEAREST || age > OLDEST) continue;
    if (isDateline(text, lead, timex)) return day;
    if (hasHour(timexes, at)) return speaksOfToday(timexes, day, dct) ? day : null;
  }
  return null;
}

/** Whether "today" is said, and no day is named between that day and publication. */
function speaksOfToday(timexes: readonly Timex[], day: IsoDate, dct: IsoDate): boolean {
  let said = false;
  for (const timex of timexes) {
    if (TODAY.test(timex.text)) said = true;
    else {
      const other = NAMED.test(timex.rule) ? dayOf(timex) : null;
      if (other !== null && other > day && other <= dct) return false;
    }
  }
  return said;
}
