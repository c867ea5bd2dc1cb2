// Where a record may be, and what is kept there.
import type { Feeds, Installations, Ledger, Memory, Store } from '../../src/ports.ts';

/** Where a record lives: a folder (SQLite), or the address of a PostgreSQL database. */
export type RecordPlace = { readonly folder: string } | { readonly address: string };

/** The record, the bot's memory, the ledger, the feeds and the workspaces of one place. */
export interface RecordData {
  readonly store: Store;
  readonly memory: Memory;
  readonly ledger: Ledger;
  readonly feeds: Feeds;
  readonly installations: Installations;
  close(): Promise<void>;
}

export const isDatabaseAddress = (text: string): boolean => /^postgres(?:ql)?:\/\//.test(text);

/** The place that a text names. */
export const placeNamed = (text: string): RecordPlace =>
  isDatabaseAddress(text) ? { address: text } : { folder: text };
