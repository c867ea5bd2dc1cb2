// The doors that polling needs, and what it says about each feed it checked.
import type { FeedState } from '../../model/feed-state.ts';
import type { Source } from '../../model/saga.ts';
import type { Clock, Feeds, Fetcher, Ledger, Log, Sagas, Store } from '../../ports.ts';
import type { Readers } from '../reading/readers.ts';

export interface PollPorts {
  readonly store: Store;
  readonly feeds: Feeds;
  readonly sagas: Sagas;
  readonly ledger: Ledger;
  readonly fetcher: Fetcher;
  readonly clock: Clock;
  readonly log: Log;
  readonly readers?: Readers;
}

/** A feed that was checked. `status`: gone is for good, failed is tried again. */
export interface Checked {
  readonly source: Source;
  readonly state: FeedState;
  readonly status: 'read' | 'unchanged' | 'failed' | 'gone';
  readonly counts: Counts;
}

/** What became of the items that were not known before. `left`: to be tried again. */
export interface Counts {
  readonly new: number;
  readonly updated: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly left: number;
}

export const NOTHING: Counts = { new: 0, updated: 0, duplicate: 0, rejected: 0, left: 0 };
