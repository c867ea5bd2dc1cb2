// Remembers how the happenings of a date stand beside each other, as long as they are the very same: what a month asks for again and again.

import type { Happening } from '../model/event.ts';
import { grouped } from '../model/grouped.ts';
import { recent } from '../model/recent.ts';
import { besideEachOther } from './day-context.ts';

/** Dates kept, spans among them: some ten kilobytes each at most, beside the happenings themselves. */
const DATES_KEPT = 100;

/** Weighs happenings of any dates beside those of their date (day-context.ts). */
export type InDayContext = <T extends Happening>(events: readonly T[]) => T[];

interface Kept {
  readonly events: readonly Happening[];
  readonly weighed: readonly Happening[];
}

const areSame = (a: readonly Happening[], b: readonly Happening[]): boolean =>
  a.length === b.length && a.every((event, i) => event === b[i]);

/** What was weighed is known again by the events themselves: a store gives the same object for an event that has not changed. */
export function keepingContext(): InDayContext {
  const kept = recent<string, Kept>(DATES_KEPT);
  const weigh = <T extends Happening>(date: string, events: readonly T[]): readonly T[] => {
    const name = `${date} ${events.length} ${events[0]?.id}`;
    const known = kept.get(name);
    // The same events were weighed: what came out has their type.
    if (known && areSame(known.events, events)) return known.weighed as readonly T[];
    const weighed = besideEachOther(events);
    kept.set(name, { events, weighed });
    return weighed;
  };
  return (events) => {
    const byDate = grouped(events, ({ date }) => `${date?.from ?? ''}/${date?.to ?? ''}`);
    return [...byDate].flatMap(([date, ofDate]) => weigh(date, ofDate));
  };
}
