// The shapes of what is read: the item a feed lists, and the clean article that becomes of it.
import type { IsoDate } from './day.ts';

/** Where a publication date was found, in order of trust. */
export type DateProvenance =
  | 'feed'
  | 'json-ld'
  | 'opengraph'
  | 'meta'
  | 'microdata'
  | 'time'
  | 'byline'
  | 'url'
  | 'http'
  | 'inferred';

/**
 * When an article was published. `value` is a calendar date or an instant with offset, as the source wrote it. With `to` the
 * day itself is not known: it lies between `value` and `to`. `because` says in words how an inferred date came about.
 */
export interface PublicationDate {
  readonly value: string;
  readonly to?: IsoDate;
  readonly certainty: 'stated' | 'resolved' | 'inferred';
  readonly provenance: DateProvenance;
  readonly because?: string;
}

export type ArticleKind = 'report' | 'opinion' | 'analysis' | 'explainer' | 'interview' | 'live' | 'release';

/** What a feed lists: the publisher's own words about one article. */
export interface Item {
  readonly guid: string | null;
  readonly title: string | null;
  readonly link: string | null;
  /** Instants, ISO 8601 with offset. */
  readonly published: string | null;
  readonly updated: string | null;
  /** Plain text or HTML as the feed gave it. */
  readonly summary: string | null;
  readonly content: string | null;
  readonly authors: readonly string[];
}

export interface Feed {
  readonly title: string | null;
  readonly link: string | null;
  readonly items: readonly Item[];
}

/** A page or plain-text document read clean: what `daybook read` answers. Paragraphs are joined by "\n\n" in `text`. */
export interface ReadArticle {
  readonly title: string | null;
  readonly byline: string | null;
  readonly publisher: string | null;
  /** Canonical http(s) address. */
  readonly url: string | null;
  readonly published: PublicationDate | null;
  readonly updated: string | null;
  readonly kind: ArticleKind;
  /** News agency or paper the words are credited to when that is not the publisher ("AP", "CNN"): wire copy. */
  readonly agency: string | null;
  readonly text: string | null;
  /** What its reader should know of how it was read: a date that could not be, a part that was left out. */
  readonly remark?: string;
}

/** An article of a saga as the store keeps it. */
export interface Article extends Omit<ReadArticle, 'text' | 'remark'> {
  /** Stable over re-reading: made from the canonical address, else from the words. */
  readonly id: string;
  readonly saga: string;
  readonly text: string;
  /** Path it was read from, as the reader gave it; null for the network. */
  readonly file: string | null;
  /** SHA-256 of title and text: the same words, the same version. */
  readonly contentHash: string;
  /** 1 for the first reading; a changed text is a new version of the same article. */
  readonly version: number;
  /** Id of the article whose words these are (wire copy), or null. */
  readonly copyOf: string | null;
}

/** An article as lists have it: its text is long, and nobody reads it there. */
export type ListedArticle = Omit<Article, 'text'>;

/** The calendar day of publication where it is one known day: the document creation time (DCT). */
export function dctOf(published: PublicationDate | null): IsoDate | null {
  if (!published) return null;
  const day = published.value.slice(0, 10);
  return published.to === undefined || published.to === day ? day : null;
}
