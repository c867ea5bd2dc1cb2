// The door to what is known of the sagas' feeds, each of which one process at a time may check.
import type { FeedState, ReadItems } from '../model/feed-state.ts';

/** A feed that this process alone may check until its time is over, with the items that were read before. */
export interface BegunFeed {
  readonly state: FeedState;
  readonly items: ReadItems;
}

/** Some of the feeds: those whose articles wait to be settled, of all sagas or of one, or those that are due. */
export type WhichFeeds = { readonly unsettled: true; readonly saga?: string } | { readonly due: number };

/** What is known of the sagas' sources, by saga and address. Instants are milliseconds since the epoch. */
export interface Feeds {
  /** All that were ever checked, by saga and address; or those alone whose articles wait to be settled, or that are due at an instant. */
  list(which?: WhichFeeds): Promise<readonly FeedState[]>;
  /** Saga and address of all that were ever checked. */
  names(): Promise<readonly (readonly [saga: string, url: string])[]>;
  /**
   * Takes a feed for one process until `until`; one that was never seen is new. Null where it is not due (unless `anyway`) or
   * another process has it, whose time is not over and which is not known to have ended. Several checks in a row that nobody recorded
   * make it wait longer and longer.
   */
  begin(
    feed: { readonly saga: string; readonly url: string },
    times: { readonly now: number; readonly until: number; readonly anyway?: boolean },
  ): Promise<BegunFeed | null>;
  /** Writes what a check found and lets the feed go; null for items that are what they were. False, with nothing written, where a later check has begun. */
  record(state: FeedState, items: ReadItems | null): Promise<boolean>;
  /** The articles of these checks are settled; feeds that were checked again meanwhile stay as they are. */
  settled(states: readonly FeedState[]): Promise<void>;
}
