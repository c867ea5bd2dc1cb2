// Turns the events of today and yesterday into those that several independent publishers have reported within hours.
import { corroborate } from '../../events/sources.ts';
import { dctOf } from '../../model/article.ts';
import { isPlanned } from '../../model/dated.ts';
import { addDays, type IsoDate } from '../../model/day.ts';
import { type Event, type Evidence, tellersOf } from '../../model/event.ts';
import { dayIn } from '../today.ts';

/** Independent sources that make an event breaking news. */
const ENOUGH_SOURCES = 3;
/** How close together, and how near to now, they report: milliseconds. */
const WINDOW_MS = 12 * 3_600_000;
/** Publishers' clocks may be ahead of ours by this much, in milliseconds. */
const SKEW_MS = 900_000;

interface Moment {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Nothing that was published before counts: what is read first is a backlog. Milliseconds since the epoch. */
  readonly since: number;
  /** The saga's own zone. */
  readonly zone: string;
}

/** Milliseconds since the epoch where the publication's instant is known. */
function instantOf({ article: { published } }: Evidence): number | null {
  if (!published || published.certainty === 'inferred' || published.value.length <= 10) return null;
  const instant = Date.parse(published.value);
  return Number.isNaN(instant) ? null : instant;
}

/** Published within the window; where only the day is known, today, if the record was looked at yesterday already. */
function isFresh(evidence: Evidence, { now, since, zone }: Moment): boolean {
  const instant = instantOf(evidence);
  if (instant !== null) return instant >= Math.max(since, now - WINDOW_MS) && instant <= now + SKEW_MS;
  const { published } = evidence.article;
  const isKnown = published !== null && published.certainty !== 'inferred' && published.value.length === 10;
  const today = dayIn(zone, now);
  return isKnown && dctOf(published) === today && dayIn(zone, since) < today;
}

/** Published before the window, as far as is known: news that was there already. */
function isOlder(evidence: Evidence, { now, zone }: Moment): boolean {
  const instant = instantOf(evidence);
  if (instant !== null) return instant < now - WINDOW_MS;
  const day = dctOf(evidence.article.published);
  return day !== null && day < dayIn(zone, now);
}

const sourcesOf = (evidence: readonly Evidence[]): number =>
  evidence.length < ENOUGH_SOURCES ? 0 : corroborate(evidence).independentSources;

/** Days on which an event may have happened to be news now. */
export const newsDays = (zone: string, now: number): { readonly from: IsoDate; readonly to: IsoDate } => {
  const today = dayIn(zone, now);
  return { from: addDays(today, -1), to: today };
};

/**
 * Whether an event is told at once: it happened today or yesterday, as the words say; at least three independent sources have
 * reported it within the last hours, and not as many had before. Opinion, background and plans are no news.
 */
export function isBreaking(event: Event, moment: Moment): boolean {
  const { date, kind } = event;
  const { from, to } = newsDays(moment.zone, moment.now);
  if (date.from < from || date.to > to || date.certainty === 'assumed' || isPlanned(date)) return false;
  if (kind === 'opinion' || kind === 'background') return false;
  const evidence = tellersOf(event);
  if (sourcesOf(evidence.filter((one) => isFresh(one, moment))) < ENOUGH_SOURCES) return false;
  return sourcesOf(evidence.filter((one) => isOlder(one, moment))) < ENOUGH_SOURCES;
}
