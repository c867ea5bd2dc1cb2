// Turns the evidence of a period into its digest: dates in order, on each the events that matter most.
import type { DateSpan, Granularity } from '../model/dated.ts';
import type { IsoDate } from '../model/day.ts';
import type { Day, Digest } from '../model/digest.ts';
import type { Event, Evidence } from '../model/event.ts';

export interface DigestRequest {
  readonly saga: { readonly id: string; readonly name: string };
  /** The period asked for, both ends included. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly evidence: readonly Evidence[];
  /** Makes events of evidence: `clusterEvents` with the saga's people and keywords. */
  readonly cluster: (evidence: readonly Evidence[]) => readonly Event[];
  /** Days that have something near the period; shown only when the period has nothing. */
  readonly nearest: readonly IsoDate[];
  /** Most events of one date; chosen by the length of the period where it is not given. */
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

const limitFor = (days: number): number => (days === 1 ? 12 : days <= 7 ? 8 : 5);

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const bySalience = (a: Event, b: Event): number => b.salience - a.salience || compareText(a.id, b.id);

/** Events by their date: ascending, the coarser of two dates that begin together last; on each date by salience. */
export function daysOf(events: readonly Event[], limit = Number.POSITIVE_INFINITY): Day[] {
  const byDate = new Map<string, Event[]>();
  for (const event of events) {
    const key = `${event.date.from}/${event.date.to}`;
    const list = byDate.get(key);
    if (list) list.push(event);
    else byDate.set(key, [event]);
  }
  return [...byDate.values()].map((list) => dayOf(list.sort(bySalience), limit)).sort(byDateThenLength);
}

const byDateThenLength = (a: Day, b: Day): number =>
  compareText(a.date.from, b.date.from) || compareText(a.date.to, b.date.to);

function dayOf(events: readonly Event[], limit: number): Day {
  const { from, to, granularity } = (events[0] as Event).date;
  const omitted = Math.max(0, events.length - limit);
  return { date: { from, to, granularity }, events: events.slice(0, limit), ...(omitted > 0 ? { omitted } : {}) };
}

/** The digest of a period. Pure and independent of the order of the evidence. */
export function composeDigest(request: DigestRequest): Digest {
  const { saga, from, to } = request;
  const events = request.cluster(request.evidence).filter(({ date }) => belongsTo(date, request));
  const days = daysOf(events, request.limit ?? limitFor(lengthOf(request)));
  return { saga: { id: saga.id, name: saga.name }, from, to, days, nearest: days.length > 0 ? [] : request.nearest };
}
