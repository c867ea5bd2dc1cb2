// The door to whatever reads documents: this thread, or one of its own that can be ended.
import { type FeedSource, readFeed } from '../../ingest/feed.ts';
import { type DocumentSource, readDocument } from '../../ingest/read-document.ts';
import type { Article, Feed, Item, ReadArticle } from '../../model/article.ts';
import type { ArticleRecord } from '../../ports.ts';
import { analyse } from './analyse.ts';
import { ownArticle } from './own-article.ts';

/** The four readings that take the processor for as long as a document's author likes. */
export interface Readers {
  /** Rejects with a UserError, as all of them where a reading takes more than its share (too-costly). */
  feed(source: FeedSource): Promise<Feed>;
  document(source: DocumentSource): Promise<ReadArticle>;
  /** The article in an item's own words; null where it has none. */
  own(item: Item): Promise<ReadArticle | null>;
  analysis(article: Article): Promise<ArticleRecord>;
}

/** Reads where it is called. */
export const READERS_HERE: Readers = {
  feed: readFeed,
  document: async (source) => readDocument(source),
  own: async (item) => ownArticle(item),
  analysis: async (article) => analyse(article),
};
