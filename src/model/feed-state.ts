// The shapes of following a feed: what is known of it from one check to the next, and when it is due.
import type { Weekday } from './day.ts';

/** What a feed says, and shows, about how often looking at it is worth while. */
export interface FeedRhythm {
  /** Milliseconds that the document asks readers to wait (RSS ttl, sy:updatePeriod), or null. */
  readonly asked: number | null;
  /** Milliseconds between two items, as the last week shows it; null where items have no dates. */
  readonly gap: number | null;
  /** Hours of the day in UTC, 0 to 23, in which nothing is published. */
  readonly skipHours: readonly number[];
  readonly skipDays: readonly Weekday[];
}

/**
 * What is wrong with a feed since its last good answer. unreachable: no answer came, which may be this machine's own trouble;
 * answer: what came is no feed; gone: the publisher says that it will never come back.
 */
export interface FeedTrouble {
  readonly kind: 'unreachable' | 'answer' | 'gone';
  /** One inert sentence. */
  readonly reason: string;
  /** Of the first failure, in milliseconds since the epoch. */
  readonly since: number;
  /** Failures in a row. */
  readonly failures: number;
  /** When those who follow the story were told, in milliseconds since the epoch; null before. */
  readonly reportedAt: number | null;
}

/** A saga's source as the last check left it. Instants are milliseconds since the epoch. */
export interface FeedState {
  readonly saga: string;
  /** Address as the saga lists it. */
  readonly url: string;
  /** What it turned out to be; null before the first answer that could be read. */
  readonly kind: 'feed' | 'page' | null;
  /** The feed's own title, inert. */
  readonly title: string | null;
  /** Where it is read instead: its permanent redirect, or the feed that a page names. */
  readonly movedTo: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Hash of the last body that was read to its end, and of what was looked for in it: the same bytes hold nothing new. */
  readonly bodyHash: string | null;
  readonly checkedAt: number | null;
  /** Last answer that could be read. */
  readonly succeededAt: number | null;
  /** When it is due; null where it is gone and never due again. */
  readonly nextAt: number | null;
  /** Publication of the newest item. */
  readonly lastItemAt: number | null;
  readonly rhythm: FeedRhythm;
  readonly trouble: FeedTrouble | null;
  /** False while articles that it brought wait for the saga to be settled. */
  readonly isSettled: boolean;
  /** How often a check was begun: tells one check from a later one. */
  readonly checks: number;
}

/**
 * The items that were read, by fingerprint: 0 for those that are done with, else how often reading was tried in vain. Newest first;
 * older ones fall off the end.
 */
export type ReadItems = ReadonlyMap<string, number>;

const NO_RHYTHM: FeedRhythm = { asked: null, gap: null, skipHours: [], skipDays: [] };

/** A source that was never looked at: due at once. */
export const newFeed = (saga: string, url: string): FeedState => ({
  saga,
  url,
  kind: null,
  title: null,
  movedTo: null,
  etag: null,
  lastModified: null,
  bodyHash: null,
  checkedAt: null,
  succeededAt: null,
  nextAt: 0,
  lastItemAt: null,
  rhythm: NO_RHYTHM,
  trouble: null,
  isSettled: true,
  checks: 0,
});

/** Whether a feed is due. A last check in the future shows that the clock was set back: what it planned counts for nothing. */
export const isDue = ({ nextAt, checkedAt }: FeedState, now: number): boolean =>
  nextAt !== null && (nextAt <= now || (checkedAt ?? 0) > now);
