// Turns a period, or "the latest", into the events of its days.
import { dctOf } from '../../model/article.ts';
import { type Dated, type DateSpan, isSingleDay, spansOverlap } from '../../model/dated.ts';
import { daysBetween, type IsoDate } from '../../model/day.ts';
import { type Event, ledBy } from '../../model/event.ts';
import { newestHappened } from '../../model/newest.ts';
import { compareText } from '../../model/order.ts';
import type { DayCount } from '../../ports.ts';
import type { AnswerDeps } from '../deps.ts';

/** A weekend, or a range of a few days, that holds the day asked for, belongs to its answer; "last week" does not. */
const MAX_DAYS_FOR_A_DAY = 4;
/** Days that "latest" shows. */
const LATEST_DAYS = 3;

const lengthOf = ({ from, to }: { readonly from: string; readonly to: string }): number => daysBetween(from, to) + 1;

/** Whether a date belongs to the answer for a period: it lies inside, or is a short range that reaches into it. */
export const belongsTo = (date: Dated, when: DateSpan): boolean =>
  spansOverlap(date, when) &&
  ((date.from >= when.from && date.to <= when.to) ||
    (date.granularity !== 'week' && lengthOf(date) <= MAX_DAYS_FOR_A_DAY));

/** What happened on the newest days up to today, what matters most first; what was planned for them did not. */
export async function latestEvents(
  deps: AnswerDeps,
  days: readonly DayCount[],
  today: IsoDate,
): Promise<readonly Event[]> {
  const dates = days.map(({ date }) => date);
  const newest = await newestHappened(dates, today, LATEST_DAYS, (date) => deps.eventsOfTime({ from: date, to: date }));
  const byId = new Map(newest.flatMap(({ events }) => events).map((event) => [event.id, event]));
  return [...byId.values()].toSorted((a, b) => b.salience - a.salience || (a.id < b.id ? -1 : 1));
}

/** Whether a day that has nothing is covered by something coarser ("in July"): its span, the shortest first. */
export async function coarserCover(deps: AnswerDeps, when: DateSpan): Promise<DateSpan | null> {
  if (!isSingleDay(when)) return null;
  const { from, to } = when;
  const found = await deps.evidence({ from, to, order: 'date', limit: 200 });
  const spans = found.flatMap(({ report: { date } }) => (date && date.granularity !== 'day' ? [date] : []));
  const shortest = spans.sort((a, b) => lengthOf(a) - lengthOf(b))[0];
  return shortest && lengthOf(shortest) <= 92 ? shortest : null;
}

/** Events of the opening that are shown, and of how many of the story's weightiest the opening is taken. */
const OPENING = 3;
const WEIGHTIEST = 12;

/** How a story began: the earliest of what matters most in all of it. */
export async function openingEvents(deps: AnswerDeps, span: DateSpan): Promise<readonly Event[]> {
  const weightiest = (await deps.eventsOfTime(span)).slice(0, WEIGHTIEST);
  return weightiest.toSorted((a, b) => compareText(a.date.from, b.date.from)).slice(0, OPENING);
}

/** What articles that were out by `today` tell of days after it, the nearest first. */
export async function comingEvents(deps: AnswerDeps, span: DateSpan, today: IsoDate): Promise<readonly Event[]> {
  const isOut = ({ article }: Event['evidence'][number]): boolean => (dctOf(article.published) ?? today) <= today;
  const known = (await deps.eventsOfTime(span)).flatMap((event): Event[] => {
    const [first, ...others] = event.evidence.filter(isOut);
    return first && event.date.from > today ? [ledBy(event, [first, ...others])] : [];
  });
  return known.toSorted((a, b) => compareText(a.date.from, b.date.from) || b.salience - a.salience);
}
