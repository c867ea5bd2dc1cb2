// The months of a story with their weight: how much is recorded of each.
import { MONTHS } from './date-words.ts';
import type { IsoDate } from './day.ts';

export interface MonthWeight {
  /** YYYY-MM. */
  readonly month: string;
  readonly events: number;
  readonly days: number;
}

function after(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** The months between the first and the last that have something, those between with nothing included. `days` ascend. */
export function monthWeights(
  days: readonly { readonly date: IsoDate; readonly events: number }[],
): readonly MonthWeight[] {
  const counts = new Map<string, { events: number; days: number }>();
  for (const { date, events } of days) {
    const count = counts.get(date.slice(0, 7)) ?? { events: 0, days: 0 };
    counts.set(date.slice(0, 7), { events: count.events + events, days: count.days + 1 });
  }
  const [first, last] = [days[0]?.date.slice(0, 7), days.at(-1)?.date.slice(0, 7)];
  const months: MonthWeight[] = [];
  for (let month = first; month !== undefined && last !== undefined && month <= last; month = after(month))
    months.push({ month, ...(counts.get(month) ?? { events: 0, days: 0 }) });
  return months;
}

export const monthWords = (month: string): string => `${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;

/** What the picture of a story's months shows, for who can't see it. */
export function monthsInWords(name: string, months: readonly MonthWeight[]): string {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return `${name}: nothing is recorded yet`;
  const most = months.reduce((top, one) => (one.events > top.events ? one : top), first);
  const span = first === last ? monthWords(first.month) : `${monthWords(first.month)} to ${monthWords(last.month)}`;
  return `${name}: how much is recorded of each month, ${span}, the most (${most.events} ${most.events === 1 ? 'event' : 'events'}) of ${monthWords(most.month)}`;
}
