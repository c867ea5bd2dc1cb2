// Turns a feed document and its items into a rhythm: how often it asks to be read, and how often something is new in it.
import type { Feed } from '../model/article.ts';
import type { Weekday } from '../model/day.ts';
import type { FeedRhythm } from '../model/feed-state.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** What a feed says about itself stands before its items; this much of it is looked at. */
const HEAD = 64_000;
/** Dates further ahead than this are slips, not plans. */
const AHEAD = DAY;

const PERIODS: Readonly<Record<string, number>> = {
  hourly: HOUR,
  daily: DAY,
  weekly: WEEK,
  monthly: 30 * DAY,
  yearly: 365 * DAY,
};
const WEEKDAYS: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The part of the document that is about the feed itself. */
function headOf(text: string): string {
  const head = text.slice(0, HEAD);
  const item = /<(?:item|entry)[\s>]/i.exec(head);
  return item ? head.slice(0, item.index) : head;
}

const words = (text: string, element: RegExp): string | null => element.exec(text)?.[1]?.trim().toLowerCase() ?? null;

/** RSS 2.0 `ttl`, in minutes. */
function ttlOf(head: string): number | null {
  const minutes = Number(words(head, /<ttl>([^<]{1,20})</i) ?? 0);
  return Number.isFinite(minutes) && minutes > 0 ? minutes * MINUTE : null;
}

/** RSS 1.0 syndication module: `updateFrequency` times in each `updatePeriod`. */
function updatesOf(head: string): number | null {
  const period = PERIODS[words(head, /<(?:\w{1,20}:)?updatePeriod>([^<]{1,40})</i) ?? ''];
  const frequency = Number(words(head, /<(?:\w{1,20}:)?updateFrequency>([^<]{1,20})</i) ?? 1);
  return period === undefined ? null : period / Math.max(1, Number.isFinite(frequency) ? frequency : 1);
}

/** What the children of an element say, a handful at most. */
function listed(head: string, element: string, child: RegExp): readonly string[] {
  const from = head.search(new RegExp(`<${element}[\\s>]`, 'i'));
  if (from === -1) return [];
  const rest = head.slice(from, from + 4000);
  const to = rest.search(new RegExp(`</${element}`, 'i'));
  return [...rest.slice(0, to === -1 ? undefined : to).matchAll(child)].map((match) => (match[1] ?? '').trim());
}

/** RSS counts 1 to 24 in some places and 0 to 23 in others: 24 is midnight, too. A feed that skips every hour skips none. */
function skipHoursOf(head: string): readonly number[] {
  const hours = listed(head, 'skipHours', /<hour>([^<]{1,20})</gi)
    .map(Number)
    .filter((hour) => Number.isInteger(hour) && hour >= 0 && hour <= 24);
  const known = [...new Set(hours.map((hour) => hour % 24))].sort((a, b) => a - b);
  return known.length < 24 ? known : [];
}

function skipDaysOf(head: string): readonly Weekday[] {
  const days = listed(head, 'skipDays', /<day>([^<]{1,20})</gi)
    .map((day) => WEEKDAYS.indexOf(day.slice(0, 3).toLowerCase()))
    .filter((index) => index >= 0);
  const known = [...new Set(days)].sort((a, b) => a - b).map((index) => (index + 1) as Weekday);
  return known.length < 7 ? known : [];
}

/** When the items were published, in milliseconds since the epoch, newest first; items without a usable date are left out. */
export const itemInstants = ({ items }: Feed, now: number): readonly number[] =>
  items
    .map(({ published, updated }) => Date.parse(published ?? updated ?? ''))
    .filter((instant) => Number.isFinite(instant) && instant <= now + AHEAD)
    .sort((a, b) => b - a);

/**
 * Milliseconds between two items as the last week shows it, or the time that a short list reaches back; a week where nothing was new
 * in it. Null where no item has a date.
 */
function gapOf(instants: readonly number[], now: number): number | null {
  const oldest = instants.at(-1);
  if (oldest === undefined) return null;
  const recent = instants.filter((instant) => instant > now - WEEK).length;
  return recent === 0 ? WEEK : Math.max(0, Math.min(WEEK, now - oldest)) / recent;
}

/** The rhythm of a feed that was read at `now`. `text` is the document, decoded; JSON feeds say nothing about themselves. */
export function rhythmOf(text: string, feed: Feed, now: number): FeedRhythm {
  const head = headOf(text);
  const asked = [ttlOf(head), updatesOf(head)].filter((value) => value !== null);
  return {
    asked: asked.length > 0 ? Math.max(...asked) : null,
    gap: gapOf(itemInstants(feed, now), now),
    skipHours: skipHoursOf(head),
    skipDays: skipDaysOf(head),
  };
}
