// The shape of a message: platform-neutral blocks, which one renderer per platform turns into what that platform shows.
//
// All text is plain and already inert (model/outside-text.ts): it holds no markup, and a renderer escapes all of it.
// Addresses have passed model/web-address.ts. A renderer may drop or page blocks, but never cuts a sentence.
import type { MonthWeight } from './months.ts';
import type { Channel } from './place.ts';

/** What a reader must know before the words: somebody's view, somebody's words, an older matter, a date that is only assumed. */
export type EventLabel = 'opinion' | 'quote' | 'background';

/** Where a sentence stands. */
export interface Citation {
  readonly publisher: string;
  readonly title: string | null;
  /** http(s) only. */
  readonly url: string | null;
  /** Day of publication in words, with "about" where it was inferred: "25 July 2017"; null where it is not known. */
  readonly published: string | null;
}

interface QuotedSentence {
  /** Word for word as in the article. */
  readonly sentence: string;
  readonly citation: Citation;
}

/** level 1: the message's own title; 2: a date. */
interface HeadingBlock {
  readonly kind: 'heading';
  readonly level: 1 | 2;
  readonly text: string;
}

interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly text: string;
}

/** One happening: the best sentence about it, where that stands, and how well it is supported. */
export interface EventBlock extends QuotedSentence {
  readonly kind: 'event';
  readonly event: string;
  readonly label: EventLabel | null;
  /** Sentences of the same article that carry the first one on, word for word: the quotation after its introduction. */
  readonly continued: readonly string[];
  /** Date in words where it is not the heading's own or not certain: "in March 2017", "date assumed, not told". */
  readonly dateNote: string | null;
  readonly independentSources: number;
  /** Publisher of the first report, where it is known and not the one cited. */
  readonly firstReportedBy: string | null;
  /** Other versions, side by side: how each differs, and its own words. */
  readonly differing: readonly (QuotedSentence & { readonly how: string })[];
}

/** A publisher's name, which leads to its article where that has an address. http(s) only. */
export interface SourceLink {
  readonly publisher: string;
  readonly url: string | null;
}

/** One happening of a digest: its line, and below it in one line who tells it. */
export interface LineBlock {
  readonly kind: 'line';
  readonly event: string;
  readonly label: EventLabel | null;
  /** As the article has it, but for what an ellipsis and brackets mark. */
  readonly text: string;
  readonly sources: readonly SourceLink[];
  /** Publishers that tell it too and are not named. */
  readonly more: number;
  /** Date in words where it is not the heading's own or not certain. */
  readonly dateNote: string | null;
  /** How other versions differ, and who tells them. */
  readonly differing: readonly { readonly how: string; readonly source: SourceLink }[];
  /** In short: who tells it stands behind the words. */
  readonly isShort: boolean;
}

/** A date's line in a timeline: what mattered most on it, and how many more events it has. */
export interface EntryBlock extends QuotedSentence {
  readonly kind: 'entry';
  readonly date: string;
  readonly label: EventLabel | null;
  readonly more: number;
}

interface ListBlock {
  readonly kind: 'list';
  readonly items: readonly string[];
}

interface DividerBlock {
  readonly kind: 'divider';
}

/** Small print: how a question was read, what was left out. */
interface NoteBlock {
  readonly kind: 'note';
  readonly text: string;
}

/** Where all of it stands: every event with every telling. http(s) only. */
interface PageBlock {
  readonly kind: 'page';
  readonly url: string;
}

/** The months of a story as a picture: by its address where everybody can open that, else drawn for a platform that takes files. */
export interface PictureBlock {
  readonly kind: 'picture';
  /** http(s) only; null where it stands on no public page. */
  readonly url: string | null;
  /** What it shows, for who can't see it. */
  readonly alt: string;
  /** Name of the story, and what is drawn of it. */
  readonly title: string;
  readonly months: readonly Pick<MonthWeight, 'month' | 'events'>[];
}

/** Questions that have an answer: buttons where a platform has them, a list elsewhere. */
interface SuggestionsBlock {
  readonly kind: 'suggestions';
  readonly questions: readonly string[];
}

/** What a channel follows, and when. Platforms show the channel by its name; null is the channel where this is read. */
export interface SubscriptionBlock {
  readonly kind: 'subscription';
  readonly channel: Channel | null;
  readonly text: string;
}

/** Buttons. Surfaces without buttons leave them out. */
export interface ActionsBlock {
  readonly kind: 'actions';
  readonly actions: readonly { readonly id: string; readonly label: string; readonly value: string }[];
}

export type Block =
  | HeadingBlock
  | ParagraphBlock
  | EventBlock
  | LineBlock
  | EntryBlock
  | ListBlock
  | DividerBlock
  | NoteBlock
  | PageBlock
  | PictureBlock
  | SuggestionsBlock
  | SubscriptionBlock
  | ActionsBlock;

export interface Message {
  /** One line for notifications and screen readers. */
  readonly summary: string;
  readonly blocks: readonly Block[];
}
