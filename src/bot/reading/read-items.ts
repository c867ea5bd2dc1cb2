// Turns a feed's items into articles: from their own words where those suffice, else from the page they link to.
import { isUserError, UserError } from '../../errors.ts';
import { readDocument } from '../../ingest/read-document.ts';
import { readPage } from '../../ingest/read-page.ts';
import { readPlainText } from '../../ingest/read-plain-text.ts';
import type { Feed, Item, ReadArticle } from '../../model/article.ts';
import { inertLine } from '../../model/outside-text.ts';
import type { Document } from './document.ts';

/** Fetches the page of an item. Rejects with a UserError. */
export type FetchPage = (url: string) => Promise<Document>;

/** Words below which an item's own text is a teaser whose page is worth fetching. */
const TEASER_WORDS = 120;

const wordCount = (text: string | null): number => text?.split(/\s+/).length ?? 0;

const looksLikeHtml = (text: string): boolean => /<(?:p|div|br|a|img|span|ul|blockquote|h[1-6])\b/i.test(text);

/** The article in an item's own words. Null where it has none that read like one. */
function ownArticle({ content, summary, title, link }: Item): ReadArticle | null {
  const words = content ?? summary;
  if (words === null) return null;
  const url = link ?? undefined;
  const article = looksLikeHtml(words)
    ? readPage({ html: `<article><h1>${(title ?? '').replace(/[<&]/g, '')}</h1>${words}</article>`, url })
    : readPlainText({ text: words, url });
  const text = article.text ?? inertLine(words.replace(/<[^<>]*>/g, ' '));
  return text === null ? null : { ...article, text };
}

/** A page that does not name its publisher is known by its host, and its feed's title says more. */
const isHostName = (publisher: string | null): boolean =>
  publisher === null || /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(publisher);

/** What the feed says of the article outranks what its page says, but for the words. */
const withItem = (article: ReadArticle, item: Item, publisher: string | null): ReadArticle => ({
  ...article,
  title: inertLine(item.title) ?? article.title,
  byline: article.byline ?? inertLine(item.authors.join(', ')),
  publisher: isHostName(article.publisher) ? (inertLine(publisher) ?? article.publisher) : article.publisher,
  url: item.link ?? article.url,
  published: item.published ? { value: item.published, certainty: 'stated', provenance: 'feed' } : article.published,
  updated: item.updated !== item.published ? item.updated : article.updated,
});

/** An item's article. Throws a UserError where there is none to be had. `fetchPage` is null for a feed read from a file. */
export async function readItem(item: Item, { title }: Feed, fetchPage: FetchPage | null): Promise<ReadArticle> {
  const own = ownArticle(item);
  if (item.link && fetchPage && wordCount(own?.text ?? null) < TEASER_WORDS) {
    try {
      const page = await fetchPage(item.link);
      return withItem(
        readDocument({ ...page, url: page.url ?? item.link, contentType: page.contentType ?? undefined }),
        item,
        title,
      );
    } catch (error) {
      if (!isUserError(error) || !own) throw error;
    }
  }
  if (!own)
    throw new UserError(
      'not-an-article',
      `${item.link ?? item.title ?? 'An item'} has no text of its own in the feed.`,
    );
  return withItem(own, item, title);
}
