// Turns the events of a period into its digest: dates in order, on each the events that matter most.

import { type DateSpan, type Granularity, isPlanned, isReported, isUncertain } from '../model/dated.ts';
import type { IsoDate } from '../model/day.ts';
import type { Day, Digest } from '../model/digest.ts';
import type { Event } from '../model/event.ts';
import { grouped } from '../model/grouped.ts';
import { nth } from '../model/nth.ts';
import { compareText } from '../model/order.ts';
import { isOnlyPointedTo } from './line.ts';

export interface DigestRequest {
  readonly saga: { readonly id: string; readonly name: string };
  /** The period asked for, both ends included. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** Events that may belong to it, of each day at least those that matter most. */
  readonly events: readonly Event[];
  /** How many events each single day has in all, where some are left out of `events`. */
  readonly counts?: ReadonlyMap<IsoDate, number>;
  /** Days that have something near the period; shown only when the period has nothing. */
  readonly nearest: readonly IsoDate[];
  /** Most events of one date, of a single day most in all; chosen by the length of the period where it is not given. */
  readonly limit?: number;
}

/** Spans short and definite enough to say something of a day inside them. */
const HOLDS_A_DAY: ReadonlySet<Granularity> = new Set(['day', 'weekend', 'span']);
/** A "span" of months ("since 2009") says nothing of a day. */
const LONGEST_SPAN = 7;

const lengthOf = ({ from, to }: { from: IsoDate; to: IsoDate }): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;

/**
 * Whether an event belongs to a period. Inside it: always. Reaching beyond it: only a weekend or a short range that the period
 * touches; the month of an event answers no question about a day.
 */
export function belongsTo(date: DateSpan, { from, to }: { readonly from: IsoDate; readonly to: IsoDate }): boolean {
  if (date.to < from || date.from > to) return false;
  if (date.from >= from && date.to <= to) return true;
  return HOLDS_A_DAY.has(date.granularity) && lengthOf(date) <= LONGEST_SPAN;
}

/** Events of one date that a digest of so many days shows. */
export const limitFor = (days: number): number => (days === 1 ? 12 : days <= 7 ? 8 : 5);

/**
 * First what is told of a date, then what is only looked back to ("a day after the elections"), then what is uncertain of its day or was
 * only reported on it, last what was only planned for it.
 */
export function standingOf(event: Event): number {
  if (isPlanned(event.date)) return 3;
  if (isUncertain(event.date) || isReported(event.date)) return 2;
  return isOnlyPointedTo(event) ? 1 : 0;
}

const bySalience = (a: Event, b: Event): number =>
  standingOf(a) - standingOf(b) || b.salience - a.salience || compareText(a.id, b.id);

/**
 * Events by their date: ascending, the coarser of two dates that begin together last; on each date by salience, what is
 * uncertain of its day behind the rest. What begins before
 * `from` begins with it: a day stands before the weekend that holds it.
 */
export function daysOf(events: readonly Event[], from: IsoDate = '', counts?: ReadonlyMap<IsoDate, number>): Day[] {
  const byDate = grouped(events, ({ date }) => `${date.from}/${date.to}`);
  const beginning = ({ date }: Day): IsoDate => (date.from < from ? from : date.from);
  return [...byDate.values()]
    .map((list) => dayOf(list.sort(bySalience), counts))
    .sort(
      (a, b) =>
        compareText(beginning(a), beginning(b)) ||
        compareText(a.date.to, b.date.to) ||
        compareText(b.date.from, a.date.from),
    );
}

function dayOf(events: readonly Event[], counts: ReadonlyMap<IsoDate, number> | undefined): Day {
  const { from, to, granularity } = nth(events, 0).date;
  const omitted = from === to ? Math.max(0, (counts?.get(from) ?? 0) - events.length) : 0;
  return { date: { from, to, granularity }, events, ...(omitted > 0 ? { omitted } : {}) };
}

const shortened = (day: Day, limit: number): Day => {
  const omitted = (day.omitted ?? 0) + Math.max(0, day.events.length - limit);
  return { date: day.date, events: day.events.slice(0, limit), ...(omitted > 0 ? { omitted } : {}) };
};

/** At most so many events in all: what a date has beyond them is left out, and so are dates that have nothing left. */
function inAll(days: readonly Day[], limit: number): Day[] {
  let left = limit;
  return days.flatMap((day) => {
    const short = shortened(day, left);
    left -= short.events.length;
    return short.events.length > 0 ? [short] : [];
  });
}

/** The digest of a period. Pure and independent of the order of the events. */
export function composeDigest(request: DigestRequest): Digest {
  const { saga, from, to, counts } = request;
  const length = lengthOf(request);
  const limit = request.limit ?? limitFor(length);
  const all = daysOf(
    request.events.filter(({ date }) => belongsTo(date, request)),
    from,
    counts,
  );
  const days = length === 1 ? inAll(all, limit) : all.map((day) => shortened(day, limit));
  return { saga: { id: saga.id, name: saga.name }, from, to, days, nearest: days.length > 0 ? [] : request.nearest };
}
