// Every door to the outside: here, and for deliveries beside it.
import type { UserError } from './errors.ts';
import type { Article, ListedArticle } from './model/article.ts';
import type { IsoDate } from './model/day.ts';
import type { Event, Evidence, Happening } from './model/event.ts';
import type { Report } from './model/report.ts';
import type { Saga, SagaSpan } from './model/saga.ts';
import type { Unembedded } from './ports/embedder.ts';
import type { Change } from './ports/record.ts';

export type * from './ports/embedder.ts';
export type * from './ports/feeds.ts';
export type * from './ports/ledger.ts';
export type * from './ports/poster.ts';
export type * from './ports/record.ts';
export type * from './ports/writer.ts';

/** The time, handed in so that tests and `--as-of` can fix it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

/** What was fetched: the decoded body's bytes and what the server said about them. */
export interface Fetched {
  /** Address after redirects. */
  readonly url: string;
  /** Address that the server says to use from now on: after permanent redirects (301, 308), up to the first other one. */
  readonly movedTo?: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** The only way to the network. Refuses private addresses, caps size and time. */
export interface Fetcher {
  /** Rejects with a UserError: forbidden-address, too-large or fetch-failed. */
  fetch(
    url: string,
    options?: { readonly headers?: Readonly<Record<string, string>>; readonly signal?: AbortSignal },
  ): Promise<Fetched>;
}

export interface Log {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** The stories that can be followed. */
export interface Sagas {
  /** All that are described and can be read, by id. */
  list(): Promise<readonly Saga[]>;
  /** Null where none is described. Rejects with a UserError bad-saga where its description can't be read. */
  find(id: string): Promise<Saga | null>;
  /** What is wrong with the descriptions that can't be read, a sentence each. */
  broken?(): Promise<readonly UserError[]>;
}

/**
 * What the bot remembers between two messages, as JSON under a key. It survives a restart. Values older than their time to live
 * may be gone.
 */
export interface Memory {
  recall(key: string): Promise<unknown>;
  /** `until`: milliseconds since the epoch, or null to keep it. */
  remember(key: string, value: unknown, until: number | null): Promise<void>;
  forget(key: string): Promise<void>;
  /** Forgets every key with this beginning, which is not empty. How many there were. */
  forgetAll(beginning: string): Promise<number>;
  /** True for whoever asks first, false from then on: each event is handled once, whichever process it reaches. */
  claim(key: string, until: number): Promise<boolean>;
  /** Drops what is past its time. */
  sweep(now: number): Promise<void>;
}

/** A workspace that let the bot in: what it gave (tokens), sealed by who can open it, and when that was kept, in ms since the epoch. */
export interface Installation {
  readonly sealed: string;
  readonly keptAt: number;
}

/** The workspaces in which the bot was installed, each under its platform's id. Instants are milliseconds since the epoch. */
export interface Installations {
  find(workspace: string): Promise<Installation | null>;
  /** Ids of all, in order. */
  workspaces(): Promise<readonly string[]>;
  /** In the place of what the workspace gave before. */
  keep(workspace: string, installation: Installation): Promise<void>;
  /** True for one process, which until then may renew what is sealed, and false for all where that has changed. */
  take(workspace: string, sealed: string, times: { readonly now: number; readonly until: number }): Promise<boolean>;
  /** Puts another in the place of `before`. False, with nothing written, where that is not there any more. */
  renew(workspace: string, before: string, installation: Installation): Promise<boolean>;
  /** False where there was none. */
  remove(workspace: string): Promise<boolean>;
}

/** A question put to the record. Absent conditions do not narrow it. */
export interface EvidenceQuery {
  readonly saga: string;
  /** Reports whose days overlap this closed span. */
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  /** Reports whose own span is at most this many days long. */
  readonly maxDays?: number;
  /** Groups of words or names: a report must match one alternative of every group (all), or of at least one (any). */
  readonly terms?: { readonly groups: readonly (readonly string[])[]; readonly match: 'all' | 'any' };
  /** `relevance` needs terms; `date` ascends; `newest` descends by date. */
  readonly order: 'date' | 'newest' | 'relevance';
  readonly limit: number;
}

/** Kept events asked for. Absent conditions do not narrow it; all that are given must be met. */
export interface EventQuery {
  readonly saga: string;
  /** Events whose days overlap this closed span. */
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  /** Events whose own span is at most this many days long. */
  readonly maxDays?: number;
  /** At most so many of the events of one day, those that matter most. */
  readonly perDay?: number;
  /** These events, by ids that they have or had. */
  readonly ids?: readonly string[];
  /** Words, by the event's sentences and titles: as `EvidenceQuery.terms`. */
  readonly terms?: EvidenceQuery['terms'];
  /**
   * date: ascending, the shorter of two that begin together first, then by salience; salience: what matters most first; newest: date
   * descending; relevance: by the words, which it needs.
   */
  readonly order: 'date' | 'salience' | 'newest' | 'relevance';
  readonly limit: number;
}

/** In how many reports words stand. */
export interface WordCounts {
  /** Reports of the whole store. */
  readonly total: number;
  /** For each group in order: the reports that hold one of its words or phrases. */
  readonly counts: readonly number[];
}

/** What an article's analysis leaves in the record. */
export interface ArticleRecord {
  readonly article: Article;
  readonly reports: readonly Report[];
  /** Version of the rules that made the reports; absent where none did: they are never made anew. */
  readonly rules?: number;
}

/** By what an article that was read is known again: each finds articles by itself. */
export interface ArticleLook {
  readonly id?: string;
  readonly contentHash?: string;
  readonly file?: string;
  /** Both together. */
  readonly named?: Pick<Article, 'title' | 'publisher'>;
}

/** What became of the id of an event. */
export interface Lineage {
  /** Id that the event has now: its own, or of the one that it was joined to; null where no article tells it any more. */
  readonly now: string | null;
  /** Event that it was parted from. */
  readonly partedFrom: string | null;
}

/** A part of a list. */
export interface ListPage {
  readonly skip: number;
  readonly most: number;
}

export interface SagaCount {
  readonly id: string;
  readonly articles: number;
}

export interface DayCount {
  readonly date: IsoDate;
  readonly reports: number;
  readonly articles: number;
}

/** A day that kept events stand on. */
export interface EventDay {
  readonly date: IsoDate;
  /** Those of this one day alone. */
  readonly events: number;
  /** Grows whenever one of them changes, or a longer one that covers it; equal numbers, equal events. */
  readonly revision: number;
}

/** What was read into a saga's record after a mark. */
export interface ReadSince {
  /** The mark that stands now: it grows with every version of an article that is read, and is 0 for an empty saga. */
  readonly mark: number;
  /** Ids of the articles of which a version was read after the mark. */
  readonly articles: readonly string[];
  /** Days that they tell of, ascending. */
  readonly days: readonly IsoDate[];
}

/** What an article said before it was changed. */
export interface EarlierText {
  readonly version: number;
  /** Instant of its own last change, as the article gives it, or null. */
  readonly updated: string | null;
  readonly text: string;
}

/** The record. All writes of one call happen together or not at all; the same call twice changes nothing the second time. */
export interface Store {
  /** Articles of a saga in their newest version, by publication date (undated last), then id; all, or `most` of them after `skip`. */
  articles(saga: string, page?: ListPage): Promise<readonly ListedArticle[]>;
  article(saga: string, id: string): Promise<Article | null>;
  /** Writes the newest versions of articles, one after the other, and replaces their reports. */
  save(...records: readonly ArticleRecord[]): Promise<void>;
  /**
   * Changes what other articles tell about an article (its inferred publication date, whose copy it is) and replaces its reports.
   * The text and its version stay. An unknown id is a UserError not-found.
   */
  revise(record: ArticleRecord): Promise<void>;
  /** Dated reports with their articles; reports without a date are found by terms only. */
  evidence(query: EvidenceQuery): Promise<readonly Evidence[]>;
  /** How many reports of the store hold words: a measure of how much a word tells. */
  wordCounts(saga: string, groups: readonly (readonly string[])[]): Promise<WordCounts>;
  /** Stems of the store's words that begin with these letters and are this long, each with how many reports hold it. */
  wordsLike(query: {
    readonly begin: string;
    readonly shortest: number;
    readonly longest: number;
  }): Promise<readonly { readonly word: string; readonly reports: number }[]>;
  /** Names of the publishers of a saga's articles, by how many they have. */
  publishers(saga: string): Promise<readonly string[]>;
  /** Days on which day-dated reports lie, ascending, within the closed span where given. */
  days(saga: string, span?: SagaSpan): Promise<readonly DayCount[]>;
  /** First and last day of day-dated reports, or null for an empty saga. */
  span(saga: string): Promise<SagaSpan | null>;
  readSince(saga: string, mark: number): Promise<ReadSince>;
  /** Grows with every change of a saga's record; 0 for a saga without one. Equal numbers, equal record. */
  revision(saga: string): Promise<number>;
  /** Versions of an article before its newest, the newest of them first. */
  earlierTexts(saga: string, article: string): Promise<readonly EarlierText[]>;
  /** Sagas that have articles, by id. */
  sagas(): Promise<readonly SagaCount[]>;
  /** Articles that fit, in their newest version. */
  known(saga: string, look: ArticleLook): Promise<readonly Article[]>;

  /** Kept events whose day is known, in order. Whether they are up to date says `unsettled`. */
  events(query: EventQuery): Promise<readonly Event[]>;
  /** The same with those whose day is not known, where the query names no days: after the dated ones by date, else among them. */
  happenings(query: EventQuery): Promise<readonly Happening[]>;
  /** Days that kept events stand on, ascending, within the closed span where given. */
  eventDays(saga: string, span?: SagaSpan): Promise<readonly EventDay[]>;
  /** The events that hold these reports, each once. */
  eventsOfReports(
    saga: string,
    reports: readonly { readonly article: string; readonly index: number }[],
  ): Promise<readonly Happening[]>;
  /** What became of ids of events; an id that was never one is left out. */
  lineage(saga: string, ids: readonly string[]): Promise<ReadonlyMap<string, Lineage>>;
  /** What the kept events were made with; null where they were not made yet, undefined for a saga without a record. */
  madeWith(saga: string): Promise<string | null | undefined>;
  /** Articles that wait to be settled. */
  unsettled(saga: string): Promise<number>;
  /** Articles that have reports and no vectors of their text by this model, the newest read first. */
  withoutVectors(saga: string, model: string, limit: number): Promise<readonly Unembedded[]>;
  /**
   * Makes one change of a saga's record: all that `work` does happens, or none of it. Null for a saga without a record. A short one, as by
   * default, holds up nobody who waits for an answer; long ones are fewer and cost less in all.
   */
  change<T>(saga: string, work: (change: Change) => Promise<T>, lasting?: 'short' | 'long'): Promise<T | null>;
  close(): Promise<void>;
}
