// Every door to the outside on one page.
import type { Article } from './model/article.ts';
import type { IsoDate } from './model/day.ts';
import type { Evidence } from './model/event.ts';
import type { FeedState, ReadItems } from './model/feed-state.ts';
import type { Message } from './model/message.ts';
import type { Channel } from './model/place.ts';
import type { Report } from './model/report.ts';
import type { Saga, SagaSpan } from './model/saga.ts';
import type { Shown } from './model/shown.ts';
import type { Delivery, Subscription } from './model/subscription.ts';

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
  /** All that are described, by id. A description that can't be read is a UserError bad-saga. */
  list(): Promise<readonly Saga[]>;
  find(id: string): Promise<Saga | null>;
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
  /** True for whoever asks first, false from then on: each event is handled once, whichever process it reaches. */
  claim(key: string, until: number): Promise<boolean>;
  /** Drops what is past its time. */
  sweep(now: number): Promise<void>;
}

/** A feed that this process alone may check until its time is over, with the items that were read before. */
export interface BegunFeed {
  readonly state: FeedState;
  readonly items: ReadItems;
}

/** What is known of the sagas' sources, by saga and address. Instants are milliseconds since the epoch. */
export interface Feeds {
  /** All that were ever checked, by saga and address. */
  list(): Promise<readonly FeedState[]>;
  /**
   * Takes a feed for one process until `until`; one that was never seen is new. Null where it is not due (unless `anyway`) or
   * another process has it, whose time is not over and which is not known to have ended.
   */
  begin(
    feed: { readonly saga: string; readonly url: string },
    times: { readonly now: number; readonly until: number; readonly anyway?: boolean },
  ): Promise<BegunFeed | null>;
  /** Writes what a check found and lets the feed go. False, with nothing written, where a later check has begun. */
  record(state: FeedState, items: ReadItems): Promise<boolean>;
  /** The articles of these checks are settled; feeds that were checked again meanwhile stay as they are. */
  settled(states: readonly FeedState[]): Promise<void>;
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

/** What an article's analysis leaves in the record. */
export interface ArticleRecord {
  readonly article: Article;
  readonly reports: readonly Report[];
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

/** What was read into a saga's record after a mark. */
export interface ReadSince {
  /** The mark that stands now: it grows with every version of an article that is read, and is 0 for an empty saga. */
  readonly mark: number;
  /** Ids of the articles of which a version was read after the mark. */
  readonly articles: readonly string[];
  /** Days that they tell of, ascending. */
  readonly days: readonly IsoDate[];
}

/** The record. All writes of one call happen together or not at all; the same call twice changes nothing the second time. */
export interface Store {
  /** All articles of a saga in their newest version, by publication date (undated last), then id. */
  articles(saga: string): Promise<readonly Article[]>;
  article(saga: string, id: string): Promise<Article | null>;
  /** Writes an article's newest version and replaces its reports. */
  save(record: ArticleRecord): Promise<void>;
  /**
   * Changes what other articles tell about an article (its inferred publication date, whose copy it is) and replaces its reports.
   * The text and its version stay. An unknown id is a UserError not-found.
   */
  revise(record: ArticleRecord): Promise<void>;
  /** Dated reports with their articles; reports without a date are found by terms only. */
  evidence(query: EvidenceQuery): Promise<readonly Evidence[]>;
  /** Days on which day-dated reports lie, ascending, within the closed span where given. */
  days(saga: string, span?: SagaSpan): Promise<readonly DayCount[]>;
  /** First and last day of day-dated reports, or null for an empty saga. */
  span(saga: string): Promise<SagaSpan | null>;
  readSince(saga: string, mark: number): Promise<ReadSince>;
  /** Sagas that have articles, by id. */
  sagas(): Promise<readonly SagaCount[]>;
  close(): Promise<void>;
}

/** A subscription with the last local day for which a digest was planned, or null before the first. */
export interface Scheduled {
  readonly subscription: Subscription;
  readonly lastSlot: IsoDate | null;
}

/** A delivery that this process may send now. `wasSending`: an earlier attempt ended without an answer, so look before posting. */
export interface Begun {
  readonly delivery: Delivery;
  readonly wasSending: boolean;
}

/** How an attempt ended. */
export interface Settlement {
  readonly status: 'planned' | 'sending' | 'sent' | 'unknown' | 'failed' | 'skipped';
  readonly reason: string | null;
  /** Ids of all messages that were posted, in order. */
  readonly messageIds?: readonly string[];
  readonly fingerprint?: string;
  /** What the message shows; kept for some weeks. */
  readonly shown?: Shown;
  /** For an update whose message was deleted: what that delivery showed is forgotten, so that nobody tries to change it again. */
  readonly forgets?: boolean;
  /** For planned: earliest next attempt. For sending: when others may look for it. Milliseconds since the epoch. */
  readonly notBefore?: number;
  /** Pauses the subscription with the reason, and owes its maker a notice. */
  readonly stops?: boolean;
}

/** What keeps a debt from being owed twice or too often, beside its id. */
export interface OweLimits {
  /** Refused where the subscription has so many of this kind on this slot already; skipped ones do not count. */
  readonly atMost?: number;
  /**
   * Names of what it is about. Refused where an earlier one of this kind was owed to the subscription under one of them, and its
   * other names are kept with that one: what grows or is told in other words step by step stays the same matter.
   */
  readonly names?: readonly string[];
  /** Refused while another of this kind about the same is planned or being sent. */
  readonly isAlone?: boolean;
}

/** A delivery with what it showed, as long as that is kept. */
export interface Told {
  readonly delivery: Delivery;
  readonly shown: Shown;
}

/** How a saga's record stands. */
export interface Watch {
  /** Grows with every change of the record: equal numbers, equal record. */
  readonly revision: number;
  /** When the record was first looked at this way, in milliseconds since the epoch. */
  readonly since: number;
}

/**
 * Who follows what, and every message that is owed: one row each, unique by its id. Every change happens whole or
 * not at all, and for exactly one of several processes. Instants are milliseconds since the epoch of the machine's own clock.
 */
export interface Ledger {
  /** Adds a subscription or changes the one of its id. What is planned for one that is paused is skipped. */
  subscribe(subscription: Subscription): Promise<void>;
  subscription(id: string): Promise<Scheduled | null>;
  /** All by id; those that were ended only where they are asked for too. */
  subscriptions(which?: { readonly withEnded: boolean }): Promise<readonly Scheduled[]>;
  /** Ends a subscription; its deliveries stay on record. False where there is none. */
  unsubscribe(id: string): Promise<boolean>;
  /**
   * Owes a digest, once: false where the subscription's last slot is not `after` (another process was first) or it is paused or
   * ended. Digests of the subscription that are still planned are merged into it: they become skipped, it tells their days too,
   * from `earliest` on.
   */
  plan(delivery: Delivery, after: IsoDate | null, earliest: IsoDate): Promise<boolean>;
  /**
   * Owes anything but a digest, once for its id: false where it was owed before, a limit refuses it, or the subscription is ended or,
   * unless it is for a person, paused.
   */
  owe(delivery: Delivery, limits?: OweLimits): Promise<boolean>;
  /** What may be sent or looked for at an instant, the oldest first. */
  open(now: number): Promise<readonly Delivery[]>;
  /**
   * Takes a delivery from planned to sending until `until`, for one process only; or from sending, where the one that began it is
   * past its time, or gone for at least `grace` milliseconds after it began. Null where it may not be taken.
   */
  begin(
    id: string,
    times: { readonly now: number; readonly until: number; readonly grace: number },
  ): Promise<Begun | null>;
  /**
   * Records how attempt number `attempt` ended. False where a later attempt has taken over; that it was sent is recorded all the
   * same, unless it is on record as sent already.
   */
  settle(id: string, attempt: number, settlement: Settlement): Promise<boolean>;
  /** Owes an unknown or failed delivery again, because its owner says so. False for any other. */
  again(id: string): Promise<boolean>;
  /**
   * What was told on slots from `since` on, to one subscription or to all that follow a saga, oldest slot first: sent digests, alerts
   * and updates; updates and alerts also where nobody knows whether they arrived.
   */
  told(to: { readonly saga: string } | { readonly subscription: string }, since: IsoDate): Promise<readonly Told[]>;
  /** Looks at a saga's record: how it stands, and since when it is looked at, which is `now` for the first look. Null while it is empty. */
  watch(saga: string, now: number): Promise<Watch | null>;
  /** The whole ledger, or one subscription's part, oldest first. */
  deliveries(subscription?: string): Promise<readonly Delivery[]>;
}

/** A message for a channel, or for one person there directly (`person` is the platform's id). */
export interface Posting {
  readonly delivery: Delivery;
  readonly saga: string;
  readonly channel: Channel;
  readonly person: string | null;
  readonly message: Message;
  /** Id of the message that this one follows up; null for a message of its own. */
  readonly thread: string | null;
  /** Aborts when the process's right to send ends: nothing may be sent from then on. */
  readonly signal: AbortSignal;
}

/** What is on the platform: its first message, and all of them in order where it has several pages. */
export interface Posted {
  readonly messageId: string;
  readonly messageIds?: readonly string[];
}

/**
 * How a post ended. posted: the platform has it; later: it certainly has not, and another attempt may help; refused: no attempt
 * will help, because of the channel (gone, not allowed: `stops` the subscription) or of this message; unknown: no answer came.
 */
export type PostOutcome =
  | (Posted & { readonly kind: 'posted' })
  | { readonly kind: 'later'; readonly reason: string; readonly retryAfter: number | null }
  | { readonly kind: 'refused'; readonly reason: string; readonly stops: boolean }
  | { readonly kind: 'unknown'; readonly reason: string };

/**
 * How an edit ended. edited: the messages say it; closed: they stay as they are for ever or for long, and a follow-up must say it;
 * gone: somebody deleted them. An edit may be repeated, so that no answer is the same as `later`.
 */
export type EditOutcome =
  | { readonly kind: 'edited' }
  | { readonly kind: 'closed'; readonly reason: string }
  | { readonly kind: 'gone'; readonly reason: string }
  | Exclude<PostOutcome, { readonly kind: 'posted' }>;

/** What looking for an earlier post gave. `isPassing`: a later look may tell more (no connection, too many requests). */
export type Found =
  | (Posted & { readonly kind: 'found' })
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknowable'; readonly reason: string; readonly isPassing?: boolean };

/**
 * A platform's way to post deliveries, each marked with its delivery's id (Discord's nonce, Slack's message metadata, a file's last
 * line). Posts once and never repeats by itself: the ledger decides about repeating. A throw counts as unknown.
 */
export interface Poster {
  /** Milliseconds after which a post whose sender died has either arrived or never will. */
  readonly grace: number;
  post(posting: Posting): Promise<PostOutcome>;
  /** Puts a message in the place of the ones that were posted. The same edit twice is the same as once. */
  edit(posting: Posting, messageIds: readonly string[]): Promise<EditOutcome>;
  /** Looks for a delivery that was posted at `since` (milliseconds since the epoch) or later. */
  find(posting: Posting, since: number): Promise<Found>;
}
