// Turns a feed's items into articles: from their own words where those suffice, else from the page they link to.
import { isUserError, UserError } from '../../errors.ts';
import type { Feed, Item, ReadArticle } from '../../model/article.ts';
import { inertLine } from '../../model/outside-text.ts';
import type { Document } from './document.ts';
import { READERS_HERE, type Readers } from './readers.ts';

/** Fetches the page of an item. Rejects with a UserError. */
export type FetchPage = (url: string) => Promise<Document>;

/** Words below which an item's own text is a teaser whose page is worth fetching. */
const TEASER_WORDS = 120;

const wordCount = (text: string | null): number => text?.split(/\s+/).length ?? 0;

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
export async function readItem(
  item: Item,
  { title }: Feed,
  fetchPage: FetchPage | null,
  readers: Readers = READERS_HERE,
): Promise<ReadArticle> {
  const own = await readers.own(item);
  if (item.link && fetchPage && wordCount(own?.text ?? null) < TEASER_WORDS) {
    try {
      const page = await fetchPage(item.link);
      const source = { ...page, url: page.url ?? item.link, contentType: page.contentType ?? undefined };
      return withItem(await readers.document(source), item, title);
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
