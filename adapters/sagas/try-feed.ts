// Turns an address into the feed that stands there, tried at once, or into the sentence that says why there is none.

import type { Readers } from '../../src/bot/reading/readers.ts';
import { isUserError } from '../../src/errors.ts';
import { documentText, formatOf } from '../../src/ingest/document.ts';
import { feedLinkOf } from '../../src/ingest/feed-link.ts';
import type { Item } from '../../src/model/article.ts';
import { dayWords } from '../../src/model/date-words.ts';
import type { Source } from '../../src/model/saga.ts';
import type { Clock, Fetcher } from '../../src/ports.ts';
import { fetchDocument } from '../files/collect.ts';

export interface TriedFeed {
  readonly source: Source;
  readonly items: readonly Item[];
  /** "The Post: 20 items, the newest of 3 May 2024: “…”", or what is wrong. */
  readonly line: string;
  readonly isFeed: boolean;
}

export interface FeedPorts {
  readonly fetcher: Fetcher;
  readonly readers: Readers;
  readonly clock: Clock;
}

function lineOf(publisher: string, items: readonly Item[]): string {
  const newest = [...items].sort((a, b) => ((a.published ?? '') < (b.published ?? '') ? 1 : -1))[0];
  if (!newest) return `${publisher}: a feed without items just now`;
  const of = newest.published ? ` of ${dayWords(newest.published.slice(0, 10))}` : '';
  return `${publisher}: ${items.length} ${items.length === 1 ? 'item' : 'items'}, the newest${of}: “${newest.title ?? 'without a title'}”`;
}

/** A page that names its feed is followed there. Never rejects but for a crash. */
export async function tryFeed(
  ports: FeedPorts,
  given: { readonly url: string; readonly publisher?: string },
): Promise<TriedFeed> {
  const { fetcher, readers, clock } = ports;
  const read = async (url: string, isNamed: boolean): Promise<TriedFeed> => {
    const document = await fetchDocument(fetcher, url, clock.now());
    const contentType = document.contentType ?? undefined;
    const text = documentText({ bytes: document.bytes, name: url, contentType });
    const named = formatOf(text, { contentType }) === 'page' && !isNamed ? feedLinkOf(text, document.url ?? url) : null;
    if (named !== null) return read(named, true);
    const feed = await readers.feed({ body: document.bytes, contentType, url });
    const publisher = given.publisher ?? feed.title ?? new URL(url).hostname;
    return { source: { publisher, url }, items: feed.items, line: lineOf(publisher, feed.items), isFeed: true };
  };
  try {
    return await read(given.url, false);
  } catch (error) {
    if (!isUserError(error)) throw error;
    const source = { publisher: given.publisher ?? given.url, url: given.url };
    return { source, items: [], line: error.message, isFeed: false };
  }
}
