// The door through which a record is settled: what one change reads and writes, all of it together or not at all.
import type { Article } from '../model/article.ts';
import type { Dated } from '../model/dated.ts';
import type { DayNumber } from '../model/day.ts';
import type { Evidence } from '../model/event.ts';
import type { Links } from '../model/links.ts';
import type { Report, ReportKind } from '../model/report.ts';

/** Numbers that the engine gave to a row; they say nothing about its content. */
export type ArticleKey = number;
export type ReportKey = number;
export type EventKey = number;

/** Why an article is unsettled, in the order in which they are settled. */
export const UNSETTLED = { read: 0, followed: 1, olderRules: 2, undated: 3 } as const;
export type Unsettled = (typeof UNSETTLED)[keyof typeof UNSETTLED];

export interface UnsettledArticle {
  readonly key: ArticleKey;
  readonly rank: Unsettled;
}

/** An article as settling sees it. */
export interface SettlingArticle {
  readonly article: Article;
  /** Version of the rules that analysed it; null where it was not analysed by rules. */
  readonly rules: number | null;
}

/** What an article is compared by. */
export interface ArticleMarks {
  readonly contentHash: string;
  /** Sorts articles by their own publication day, the undated last, then by a hash of their id. */
  readonly place: number;
  /** How many runs of words the text has. */
  readonly runs: number;
  /** Sampled hashes of them. */
  readonly copies: Uint32Array;
  /** Hashes of its rare words. */
  readonly words: Uint32Array;
  /** What all of its reports share, packed. */
  readonly traits: Uint8Array;
  /** For an undated article what its date was worked out from last, empty at first; null for a dated one. */
  readonly witnesses: string | null;
}

type MarkKind = 'copies' | 'words';

/** An article that holds a mark. */
export interface Holder {
  readonly key: ArticleKey;
  readonly place: number;
}

/** A report with its key. */
export interface KeyedEvidence {
  readonly key: ReportKey;
  readonly articleKey: ArticleKey;
  readonly evidence: Evidence;
}

/** Vectors of the sentences of an article, packed, with its id. */
export interface KeptVectors {
  readonly key: ArticleKey;
  readonly id: string;
  readonly vectors: Uint8Array;
}

/** Where a report is looked for by others: on the day that it tells of, on its article's publication day, or within a longer span. */
export const SHELVES = { day: 0, publication: 1, span: 2 } as const;
export interface Shelved {
  readonly shelf: (typeof SHELVES)[keyof typeof SHELVES];
  readonly from: DayNumber;
  readonly to: DayNumber;
}

/** What a report is compared by, packed. */
export interface ReportTraits {
  readonly key: ReportKey;
  readonly articleKey: ArticleKey;
  /** Null where nobody looks for it by days. */
  readonly shelved: Shelved | null;
  readonly traits: Uint8Array;
}

/** Two reports that may tell one happening. */
export interface Link {
  readonly a: ReportKey;
  readonly b: ReportKey;
  /** 0 to 1. */
  readonly likeness: number;
}

/** A mark of an article's that is looked for among others: at most so many nearest before a place, or after it, or any. */
export interface MarkSearch {
  readonly mark: number;
  readonly limit: number;
  readonly side?: { readonly before: number } | { readonly after: number };
}

/** Whom a report is linked with, and where it was grouped last. */
export interface Ties {
  /** The level of its cell; null where it was not grouped yet. */
  readonly level: number | null;
  /** Of a sentence that stands alone in its cell a report of the group beyond it that it is nearest to, or itself; null for all others. */
  readonly nearest: ReportKey | null;
  readonly links: Links;
}

/** An event that is kept, as far as making it anew needs it. */
export interface KeptEvent {
  readonly key: EventKey;
  readonly id: string;
  /** The best first. */
  readonly reports: readonly ReportKey[];
}

/** An event to be written. Ranks are places in `reports`. */
export interface EventRecord {
  readonly date: Dated | null;
  readonly kind: ReportKind;
  readonly reports: readonly ReportKey[];
  readonly headline: string;
  readonly actors: readonly string[];
  readonly publishers: readonly string[];
  readonly independentSources: number;
  /** Those that do not tell what its line tells. */
  readonly beside: readonly number[];
  readonly firstReported: number | null;
  readonly differing: readonly { readonly rank: number; readonly how: string }[];
  readonly salience: number;
  readonly reasons: readonly string[];
  /** Words under which it is found. */
  readonly told: string;
}

/** An event that is written under the key that it has, or as a new one under an id, maybe parted from the event of another id. */
export interface WrittenEvent {
  readonly event: EventRecord;
  readonly as: { readonly key: EventKey } | { readonly id: string; readonly partedFrom?: string };
}

/** One change of a saga's record. Its calls see what earlier ones of it wrote; nobody else does before it has ended. */
export interface Change {
  /** Counts the changes of this saga's record: whoever sees a gap knows that somebody else has changed it. */
  readonly turn: number;
  /** True once it has taken so long that what is left should wait for the next one. */
  isLong(): boolean;

  /** Articles that wait to be settled, in their turn. */
  unsettled(limit: number): Promise<readonly UnsettledArticle[]>;
  /** An article that waits already keeps the more urgent of the two ranks. */
  unsettle(key: ArticleKey, rank: Unsettled): Promise<void>;
  settled(key: ArticleKey): Promise<void>;
  /** All articles of the saga wait to be settled. */
  unsettleAll(rank: Unsettled): Promise<void>;
  /** Forgets what articles and reports are compared by, and all links: they are worked out anew when they are settled. */
  forgetTraits(): Promise<void>;
  /** What the kept events were made with, and what they are made with from now on. */
  madeWith(): Promise<string | null>;
  makeWith(name: string): Promise<void>;

  article(key: ArticleKey): Promise<SettlingArticle | null>;
  /**
   * Writes what others tell about an article and its reports; those that say what one said before keep its key. Those that nobody goes
   * on from are gone, and nobody is linked with them any more: their keys.
   */
  revise(article: Article, reports: readonly Report[], rules: number | null): Promise<readonly ReportKey[]>;
  original(key: ArticleKey): Promise<ArticleKey | null>;
  setOriginal(key: ArticleKey, original: ArticleKey | null): Promise<void>;
  /** Articles of which this one is the original. */
  repeatedBy(key: ArticleKey): Promise<readonly ArticleKey[]>;
  /** Id of the article that had the words first. */
  setCopyOf(key: ArticleKey, id: string | null): Promise<void>;

  marks(key: ArticleKey): Promise<ArticleMarks | null>;
  /** An article's id, and what all of its reports share, packed. */
  sharedTraits(key: ArticleKey): Promise<{ readonly id: string; readonly traits: Uint8Array } | null>;
  keepMarks(key: ArticleKey, marks: ArticleMarks): Promise<void>;
  /** What all reports of an article share, packed. */
  keepTraits(key: ArticleKey, traits: Uint8Array): Promise<void>;
  keepWitnesses(key: ArticleKey, witnesses: string): Promise<void>;
  /** Whether the saga has an article without a date of its own. */
  hasUndated(): Promise<boolean>;
  /** Those of an article's marks that others hold as well. */
  shared(key: ArticleKey, kind: MarkKind, marks: readonly number[]): Promise<readonly number[]>;
  /** Holders of marks, one list for each search. */
  holders(kind: MarkKind, searches: readonly MarkSearch[]): Promise<readonly (readonly Holder[])[]>;

  /** Whether anything in the store has vectors: where nothing has, as mostly, nobody need ask for any. */
  hasVectors(): Promise<boolean>;
  /** Vectors of the sentences of articles, packed: of those that have any of the text that stands now. */
  vectors(keys: readonly ArticleKey[]): Promise<readonly KeptVectors[]>;
  /** Keeps vectors in place of those there were. False where the article's words are others by now than they were made of. */
  keepVectors(
    key: ArticleKey,
    made: { readonly model: string; readonly source: string; readonly vectors: Uint8Array },
  ): Promise<boolean>;
  /** Whether an article got vectors since this was asked last. */
  takeNewVectors(key: ArticleKey): Promise<boolean>;

  reportsOf(article: ArticleKey): Promise<readonly KeyedEvidence[]>;
  evidence(keys: readonly ReportKey[]): Promise<readonly KeyedEvidence[]>;
  /** Traits of an article's reports as they were kept, by key. */
  traitsOf(article: ArticleKey): Promise<readonly ReportTraits[]>;
  traits(keys: readonly ReportKey[]): Promise<readonly ReportTraits[]>;
  /** Replaces the traits of reports. */
  shelve(reports: readonly ReportTraits[]): Promise<void>;
  /** Reports of a shelf that begin on some days, both ends included. */
  shelved(shelf: Shelved['shelf'], from: DayNumber, to: DayNumber): Promise<readonly ReportTraits[]>;
  /** In the reports' order. */
  ties(reports: readonly ReportKey[]): Promise<readonly Ties[]>;
  /** Nothing is kept of reports that are gone. */
  keepTies(ties: ReadonlyMap<ReportKey, Ties>): Promise<void>;

  /** Takes reports and events that lost one they were grouped with. */
  takeLoose(): Promise<{ readonly reports: readonly ReportKey[]; readonly events: readonly EventKey[] }>;
  /** Events that hold any of the reports. */
  eventsOf(reports: readonly ReportKey[]): Promise<readonly KeptEvent[]>;
  kept(events: readonly EventKey[]): Promise<readonly KeptEvent[]>;
  /** Writes events. A report that stood in another one before stands in the one that is written. */
  write(events: readonly WrittenEvent[]): Promise<void>;
  /** Events are no more: the id of each leads to another one, or nowhere. */
  end(events: readonly { readonly key: EventKey; readonly becomes: string | null }[]): Promise<void>;
  /** Those of some ids that were ever an event's. */
  used(ids: readonly string[]): Promise<ReadonlySet<string>>;
}
