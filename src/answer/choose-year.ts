// Turns a date whose year was assumed into the same date in the year of which the record tells most.
import { type DateSpan, spansOverlap } from '../model/dated.ts';
import { addDays, daysBetween, formatDate, type IsoDate, isValidDate, parseIso } from '../model/day.ts';
import type { QuestionDate } from '../model/question.ts';
import type { DayCount } from '../ports.ts';

/** A date as recent as this means the last one that was, whatever other years tell. */
const RECENT_DAYS = 200;

/** Where no year tells of the days, the year that tells most of the weeks around them is meant. */
const NEARBY_DAYS = 30;

/** The sentence in which the finder of dates says that it chose the year. */
const CHOSEN_YEAR = /\byear (\d{4})\b/;

/** The same days of another year, or null where they do not exist there (29 February). */
function inYear(span: DateSpan, year: number): DateSpan | null {
  const [from, to] = [parseIso(span.from), parseIso(span.to)];
  if (!from || !to) return null;
  const [first, last] = [year, year + to.year - from.year];
  // a month's last day moves with the year
  const day = span.granularity === 'month' && to.month === 2 ? (isValidDate(last, 2, 29) ? 29 : 28) : to.day;
  if (!isValidDate(first, from.month, from.day) || !isValidDate(last, to.month, day)) return null;
  const iso = (year: number, month: number, day: number): IsoDate => formatDate({ year, month, day });
  return { ...span, from: iso(first, from.month, from.day), to: iso(last, to.month, day) };
}

/** What the words mean in that year; where nobody can say, the same days of it. */
const ofYear = (date: QuestionDate, span: DateSpan, year: number): DateSpan | null =>
  date.ofYear ? date.ofYear(year) : inYear(span, year);

const reportsIn = (days: readonly DayCount[], span: DateSpan): number =>
  days
    .filter(({ date }) => spansOverlap({ from: date, to: date }, span))
    .reduce((sum, { articles, reports }) => sum + articles * 1000 + reports, 0);

function chooseFor(date: QuestionDate, days: readonly DayCount[], today: IsoDate): QuestionDate {
  const { span, assumed } = date;
  const said = assumed.find((sentence) => CHOSEN_YEAR.test(sentence));
  const year = said?.match(CHOSEN_YEAR)?.[1];
  if (!span || !said || !year || !span.from.startsWith(year)) return date;
  const told = reportsIn(days, coreOf(span, today));
  const age = daysBetween(span.from, today);
  if (told > 0 && age >= 0 && age <= RECENT_DAYS) return date;
  const years = [...new Set(days.map((day) => Number(day.date.slice(0, 4))))];
  const others = years.flatMap((other) => ofYear(date, span, other) ?? []);
  const best = mostTold(others, days, today, 0) ?? mostTold(others, days, today, NEARBY_DAYS) ?? span;
  const chosen = best.from.slice(0, 4);
  const sentences = assumed.map((sentence) => sentence.replaceAll(year, chosen));
  return { ...date, span: best, assumed: sentences };
}

/** "since July 24" is about that day, however much came after it. */
const coreOf = (span: DateSpan, today: IsoDate): DateSpan =>
  span.to >= today && daysBetween(span.from, span.to) > OPEN_DAYS ? { ...span, to: span.from } : span;
const OPEN_DAYS = 7;

/** The span about which most is told, `margin` days around it included; null where nothing is. */
function mostTold(
  spans: readonly DateSpan[],
  days: readonly DayCount[],
  today: IsoDate,
  margin: number,
): DateSpan | null {
  const told = spans.map((span) => {
    const core = coreOf(span, today);
    return {
      span,
      reports: reportsIn(days, { ...core, from: addDays(core.from, -margin), to: addDays(core.to, margin) }),
    };
  });
  const most = told.reduce((best, next) => (next.reports > best.reports ? next : best), { span: spans[0], reports: 0 });
  return most.reports > 0 ? (most.span ?? null) : null;
}

/** Dates with the years that the record suggests. `days` are the days on which something is recorded. */
export const chooseYears = (
  dates: readonly QuestionDate[],
  days: readonly DayCount[],
  today: IsoDate,
): readonly QuestionDate[] => dates.map((date) => chooseFor(date, days, today));

/** The same days in the other years that tell something of them, most first. */
export function otherYears(dates: readonly QuestionDate[], days: readonly DayCount[]): DateSpan[] {
  const [date] = dates;
  if (!date?.span || dates.length > 1 || !date.assumed.some((sentence) => CHOSEN_YEAR.test(sentence))) return [];
  const { span } = date;
  const years = [...new Set(days.map((day) => Number(day.date.slice(0, 4))))];
  return years
    .flatMap((year) => ofYear(date, span, year) ?? [])
    .filter((other) => other.from !== span.from && reportsIn(days, other) > 0)
    .sort((a, b) => reportsIn(days, b) - reportsIn(days, a));
}
