// Turns the events of a long time into an order that begins with its whole length: of each stretch of it what mattered most.
import type { DateSpan } from '../model/dated.ts';
import type { Event } from '../model/event.ts';
import { compareText } from '../model/order.ts';

/** Lines that tell a whole story. */
const STRETCHES = 12;

/** What tells where an event stands in a time. */
export type Standing = Pick<Event, 'id' | 'salience'> & { readonly date: Pick<DateSpan, 'from'> };

const bySalience = (a: Standing, b: Standing): number => b.salience - a.salience || compareText(a.id, b.id);

/** Dates in so many stretches of about as many dates each. */
function stretchesOf(dates: readonly string[]): ReadonlyMap<string, number> {
  const count = Math.min(STRETCHES, dates.length);
  return new Map(dates.map((date, at) => [date, Math.floor((at * count) / dates.length)]));
}

/** First the main event of each of twelve stretches, by salience; then the others, by salience. */
export function overTime<T extends Standing>(events: readonly T[]): T[] {
  const stretches = stretchesOf([...new Set(events.map(({ date }) => date.from))].sort());
  const main = new Map<number, T>();
  for (const event of [...events].sort(bySalience)) {
    const stretch = stretches.get(event.date.from) ?? 0;
    if (!main.has(stretch)) main.set(stretch, event);
  }
  const first = new Set(main.values());
  return [...[...first].sort(bySalience), ...events.filter((event) => !first.has(event)).sort(bySalience)];
}
