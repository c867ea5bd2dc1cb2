// The door to whatever reads documents: this thread, or one of its own that can be ended.
import type { DocumentSource } from '../../ingest/document.ts';
import type { FeedSource } from '../../ingest/feed.ts';
import type { Article, Feed, Item, ReadArticle } from '../../model/article.ts';
import type { ArticleRecord } from '../../ports.ts';
import { analyse } from './analyse.ts';

/** The four readings that take the processor for as long as a document's author likes. */
export interface Readers {
  /** Rejects with a UserError, as all of them where a reading takes more than its share (too-costly). */
  feed(source: FeedSource): Promise<Feed>;
  document(source: DocumentSource): Promise<ReadArticle>;
  /** The article in an item's own words; null where it has none. */
  own(item: Item): Promise<ReadArticle | null>;
  analysis(article: Article): Promise<ArticleRecord>;
}

/** Reads where it is called. What takes pages and feeds apart is loaded by the first of them: a bot that waits has no use for it. */
export const READERS_HERE: Readers = {
  feed: async (source) => (await import('../../ingest/feed.ts')).readFeed(source),
  document: async (source) => (await import('../../ingest/read-document.ts')).readDocument(source),
  own: async (item) => (await import('./own-article.ts')).ownArticle(item),
  analysis: async (article) => analyse(article),
};
