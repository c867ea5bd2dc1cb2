// Turns how a check ended into the instant of the next one: never a burden to the publisher, never later than a day.
import { createHash } from 'node:crypto';
import type { FeedRhythm } from '../../model/feed-state.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Shortest pause for a feed that says it may be read so often. */
export const SHORTEST = 5 * MINUTE;
/** Shortest pause for a feed that says nothing. */
const SHORTEST_UNASKED = 15 * MINUTE;
/** Pause where nothing is known of the feed. */
const USUAL = HOUR;
/** Longest pause for a silent feed that does not ask for a longer one: news begins without notice. */
const LONGEST_UNASKED = 4 * HOUR;
const FIRST_BACKOFF = 15 * MINUTE;
/** A feed is looked at this many times as often as something new comes. */
const LOOKS_PER_ITEM = 2;
/** How much of a pause an address adds to it, so that feeds that began together do not stay together. */
const SPREAD = 0.1;

/** A feed that failed this long, and this often, is reported. */
const REPORTED_AFTER = 48 * HOUR;
const REPORTED_FAILURES = 5;

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** A share from 0 to 1 made from the address: the same at every check, another for every feed. */
export const shareOf = (url: string): number =>
  createHash('sha256').update(url).digest().readUInt32BE(0) / 0x1_0000_0000;

/** The pause with its address's share of the spread, a day at most. */
const spread = (pause: number, url: string): number => Math.min(pause * (1 + SPREAD * shareOf(url)), DAY);

/** Sunday is 7, as ISO 8601 counts. */
const weekday = (instant: number): number => new Date(instant).getUTCDay() || 7;

/** The first instant from `at` on that lies in no hour and on no day that the feed asks to skip; `latest` at the latest. */
function afterSkipped(at: number, { skipHours, skipDays }: FeedRhythm, latest: number): number {
  const isSkipped = (instant: number): boolean =>
    skipHours.includes(new Date(instant).getUTCHours()) || skipDays.some((day) => day === weekday(instant));
  let next = at;
  while (next < latest && isSkipped(next)) next = (Math.floor(next / HOUR) + 1) * HOUR;
  return Math.min(next, latest);
}

/**
 * When to look again after a good answer. The publisher's own wish (`fresh` from HTTP, `rhythm.asked` from the document, the longer of
 * the two) is the least; beyond it a feed is looked at twice as often as something new comes.
 */
export function nextAfterSuccess(url: string, rhythm: FeedRhythm, fresh: number | null, now: number): number {
  const wishes = [fresh, rhythm.asked].filter((wish) => wish !== null);
  const least = wishes.length === 0 ? SHORTEST_UNASKED : clamp(Math.max(...wishes), SHORTEST, DAY);
  const usual = rhythm.gap === null ? USUAL : rhythm.gap / LOOKS_PER_ITEM;
  const pause = clamp(usual, least, Math.max(least, LONGEST_UNASKED));
  return afterSkipped(now + spread(pause, url), rhythm, now + DAY);
}

/**
 * When to try again after failure number `failures` of a row that began at `since`: a quarter of an hour, doubled each time, a day at
 * most; as long as the server asks, where it asks for more. `isReported`: before it is, one try falls to the time of the report, so that
 * nobody is told of what has mended itself.
 */
export function nextAfterFailure(
  url: string,
  trouble: { readonly failures: number; readonly since: number; readonly isReported: boolean },
  wait: number | null,
  now: number,
): number {
  const doubled = FIRST_BACKOFF * 2 ** Math.min(trouble.failures - 1, 20);
  const next = now + clamp(spread(doubled, url), wait ?? 0, DAY);
  const asked = now + clamp(wait ?? 0, SHORTEST, DAY);
  const report = trouble.since + REPORTED_AFTER;
  return trouble.isReported || report < asked ? next : Math.min(next, report);
}

/** Whether a feed has failed so long, and so often, that people are told. */
export const isReportable = ({ since, failures }: { readonly since: number; readonly failures: number }, now: number) =>
  failures >= REPORTED_FAILURES && now - since >= REPORTED_AFTER;
