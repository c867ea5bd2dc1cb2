// Turns rows of kept events into the order and the bounds that were asked for: the same for every engine.
import { fromIso } from '../../src/model/day.ts';
import { compareText } from '../../src/model/order.ts';
import type { EventQuery } from '../../src/ports.ts';
import { OPEN_END } from './statements.ts';

/** Events whose words are weighed: more than any answer shows. */
export const MOST_WEIGHED = 1_500;
const LONGEST = 400;

/** What tells where a kept event stands. */
export interface EventPlace {
  readonly key: number;
  readonly from_day: number | null;
  readonly to_day: number | null;
  readonly salience: number;
  readonly id: string;
  readonly revision: number;
  readonly score?: number;
}

const bySalience = (a: EventPlace, b: EventPlace): number => b.salience - a.salience || compareText(a.id, b.id);
const NO_DAY = Number.MAX_SAFE_INTEGER;
const byDate = (a: EventPlace, b: EventPlace): number =>
  (a.from_day ?? NO_DAY) - (b.from_day ?? NO_DAY) || (a.to_day ?? NO_DAY) - (b.to_day ?? NO_DAY);
const byNewest = (a: EventPlace, b: EventPlace): number =>
  (b.from_day ?? -NO_DAY) - (a.from_day ?? -NO_DAY) || (a.to_day ?? NO_DAY) - (b.to_day ?? NO_DAY);

const ORDERS: Readonly<Record<EventQuery['order'], (a: EventPlace, b: EventPlace) => number>> = {
  date: (a, b) => byDate(a, b) || bySalience(a, b),
  salience: bySalience,
  newest: (a, b) => byNewest(a, b) || bySalience(a, b),
  relevance: (a, b) => (a.score ?? 0) - (b.score ?? 0) || bySalience(a, b),
};

export const boundOf = (query: EventQuery) => ({
  from: query.from === undefined ? -OPEN_END : fromIso(query.from),
  to: query.to === undefined ? OPEN_END : fromIso(query.to),
  days: Math.min(query.maxDays ?? LONGEST, LONGEST),
});

export const isWithin = (
  { from_day: from, to_day: to }: EventPlace,
  bounds: ReturnType<typeof boundOf>,
  query: EventQuery,
): boolean =>
  from === null || to === null
    ? query.from === undefined && query.to === undefined && query.maxDays === undefined
    : from <= bounds.to && to >= bounds.from && to - from < bounds.days;

export const countOf = (n: number | undefined): number =>
  Math.min(Math.max(0, Math.floor(n ?? Number.POSITIVE_INFINITY) || 0), 1e9);

/** The events in order, as many as were asked for. */
export function inEventOrder(events: readonly EventPlace[], query: EventQuery): readonly EventPlace[] {
  const order = query.order === 'relevance' && !query.terms ? 'salience' : query.order;
  return events.toSorted(ORDERS[order]).slice(0, countOf(query.limit));
}
