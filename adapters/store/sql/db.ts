// The doors between the record's steps, which are the same for every SQL engine, and the engine that runs their statements.

/** Values by the names that statements give them (@name): numbers, texts, bytes, null; a list of numbers or texts for `in list` and `from list`. */
type Parameters = object;

/** An engine in the process answers at once, one behind a line later: `await` takes both. */
export type Awaitable<T> = T | Promise<T>;

/** Runs statements. Those of one change or one look see one state of the record, with what the change wrote. */
export interface Db {
  all<Row>(sql: string, parameters?: Parameters): Awaitable<Row[]>;
  one<Row>(sql: string, parameters?: Parameters): Awaitable<Row | undefined>;
  /** Rows as lists of their values, which is less work for the driver where they are many. */
  lists<Row extends readonly unknown[]>(sql: string, parameters?: Parameters): Awaitable<Row[]>;
  /** Values of the first column. */
  column<Value>(sql: string, parameters?: Parameters): Awaitable<Value[]>;
  /** For each of the parameters, in order, the rows that the statement gives, as lists; of an insert with `returning` those that it made. */
  each<Row extends readonly unknown[]>(sql: string, many: readonly Parameters[]): Awaitable<(readonly Row[])[]>;
  /** How many rows were changed. */
  run(sql: string, parameters?: Parameters): Awaitable<number>;
  /** The same statement once for each of the parameters, in order. */
  runAll(sql: string, many: readonly Parameters[]): Awaitable<void>;
  /** Inside a change: until it ends nobody else is in one that asked for the same. Engines that know one writer at a time need not. */
  lock(held: Held): Awaitable<void>;
}

/** What one change at a time may hold: a story's record, some subscriptions with all that is owed to them, or a feed. */
export type Held =
  | { readonly record: string }
  | { readonly subscriptions: readonly string[] }
  /** The subscription of a delivery. */
  | { readonly delivery: string }
  | { readonly feed: string };

/** The full-text indexes: kept in step by those who write, because what a word is differs from engine to engine. */
export interface WordIndex {
  /** Words of all reports of an article, and away with them again. */
  addReports(db: Db, article: number): Awaitable<void>;
  dropReports(db: Db, article: number): Awaitable<void>;
  /** Words of events of a saga, whose first days help some engines to find them. */
  addEvents(db: Db, events: readonly ToldEvent[]): Awaitable<void>;
  dropEvents(db: Db, events: readonly IndexedEvent[]): Awaitable<void>;
}

export interface IndexedEvent {
  readonly saga: number;
  readonly day: number | null;
  readonly key: number;
}

interface ToldEvent extends IndexedEvent {
  readonly told: string;
}

/** An open record of one engine. Rejects with a UserError (store-unavailable) what the reader can mend. */
export interface Engine {
  readonly words: WordIndex;
  /** One statement, or several of which each stands for itself. */
  look<T>(work: (db: Db) => Awaitable<T>): Promise<T>;
  /** All that the work writes, or nothing. It may run again where others were in its way. */
  change<T>(work: (db: Db) => Awaitable<T>): Promise<T>;
  /** A small change that may be written together with others of its kind; it is whole or nothing by itself all the same. */
  smallChange<T>(work: (db: Db) => Awaitable<T>): Promise<T>;
}
