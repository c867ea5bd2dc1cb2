// Turns the states of feeds into rows and back.
import type { FeedRhythm, FeedState, FeedTrouble, ReadItems } from '../../../src/model/feed-state.ts';

export interface FeedRow {
  readonly saga: string;
  readonly url: string;
  readonly kind: string | null;
  readonly title: string | null;
  readonly moved_to: string | null;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly body_hash: string | null;
  readonly checked_at: number | null;
  readonly succeeded_at: number | null;
  readonly next_at: number | null;
  readonly last_item_at: number | null;
  readonly rhythm: string;
  readonly trouble: string | null;
  readonly is_settled: number;
  readonly checks: number;
}

/** Who checks a feed, and the items it knows, beside what everybody may see of it. */
export interface OwnedFeedRow extends FeedRow {
  readonly items: string;
  readonly owner: string | null;
  readonly owned_at: number | null;
  readonly owned_until: number | null;
  /** Checks in a row, before the last one, that nobody ended. */
  readonly broken: number;
}

/** SQLite keeps whole milliseconds. */
const whole = (instant: number | null): number | null => (instant === null ? null : Math.round(instant));

export const feedRow = (state: FeedState): FeedRow => ({
  saga: state.saga,
  url: state.url,
  kind: state.kind,
  title: state.title,
  moved_to: state.movedTo,
  etag: state.etag,
  last_modified: state.lastModified,
  body_hash: state.bodyHash,
  checked_at: whole(state.checkedAt),
  succeeded_at: whole(state.succeededAt),
  next_at: whole(state.nextAt),
  last_item_at: whole(state.lastItemAt),
  rhythm: JSON.stringify(state.rhythm),
  trouble: state.trouble === null ? null : JSON.stringify(state.trouble),
  is_settled: state.isSettled ? 1 : 0,
  checks: state.checks,
});

export const feedOfRow = (row: FeedRow): FeedState => ({
  saga: row.saga,
  url: row.url,
  kind: row.kind === 'feed' || row.kind === 'page' ? row.kind : null,
  title: row.title,
  movedTo: row.moved_to,
  etag: row.etag,
  lastModified: row.last_modified,
  bodyHash: row.body_hash,
  checkedAt: row.checked_at,
  succeededAt: row.succeeded_at,
  nextAt: row.next_at,
  lastItemAt: row.last_item_at,
  rhythm: JSON.parse(row.rhythm) as FeedRhythm,
  trouble: row.trouble === null ? null : (JSON.parse(row.trouble) as FeedTrouble),
  isSettled: row.is_settled === 1,
  checks: row.checks,
});

export const itemsText = (items: ReadItems): string => JSON.stringify([...items]);
export const itemsOf = (text: string): ReadItems => new Map(JSON.parse(text) as [string, number][]);
