// Turns an article's address into its publisher's name as the saga knows it, so that one paper has one name.
import type { ReadArticle } from '../../model/article.ts';
import type { Saga } from '../../model/saga.ts';
import { hostOf } from '../../model/web-address.ts';

/** "feeds.example.org" and "www.example.org" are one house. */
const houseOf = (address: string | null): string | null =>
  hostOf(address)?.replace(/^(?:rss|feeds?|news)\d*\./, '') ?? null;

/** The article under the name that saga.yaml gives its publisher. */
export function namePublisher<T extends Pick<ReadArticle, 'publisher' | 'url'>>(article: T, { sources }: Saga): T {
  const house = houseOf(article.url);
  const source = house === null ? undefined : sources.find(({ url }) => houseOf(url) === house);
  return source ? { ...article, publisher: source.publisher } : article;
}
