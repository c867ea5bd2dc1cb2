// Everything that reads what comes from outside, each as one function of a text.

import { analyse } from '../../src/bot/reading/analyse.ts';
import { readItem } from '../../src/bot/reading/read-items.ts';
import { isUserError } from '../../src/errors.ts';
import { readFeed } from '../../src/ingest/feed.ts';
import { feedLinkOf } from '../../src/ingest/feed-link.ts';
import { rhythmOf } from '../../src/ingest/feed-rhythm.ts';
import { readDocument } from '../../src/ingest/read-document.ts';
import { readMarkdown } from '../../src/ingest/read-markdown.ts';
import { readPage } from '../../src/ingest/read-page.ts';
import { readPlainText } from '../../src/ingest/read-plain-text.ts';
import { articleOf } from '../article.ts';

export type Reader = (text: string) => unknown;

/** What a reader can mend is an answer; all else is a crash. */
async function orRefused<T>(read: () => T | Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (isUserError(error)) return null;
    throw error;
  }
}

/** A feed with its items, as a poll reads them. */
export const readWholeFeed: Reader = (text) =>
  orRefused(async () => {
    const feed = await readFeed({ body: text, url: 'https://paper.example/feed' });
    rhythmOf(text, feed, 1_600_000_000_000);
    for (const item of feed.items) await orRefused(() => readItem(item, feed, null));
    return feed;
  });

const PAGE = 'https://paper.example/2021/05/05/lock';

/** A page, and the feed that it names. */
export const readWholePage: Reader = (text) =>
  orRefused(() => {
    feedLinkOf(text, PAGE);
    return readPage({ html: text, url: PAGE });
  });

export const readAnything: Reader = (text) => orRefused(() => readDocument({ bytes: Buffer.from(text), name: 'a.md' }));

export const readWords: Reader = async (text) => {
  await orRefused(() => readPlainText({ text }));
  return orRefused(() => readMarkdown({ text }));
};

/** An article's sentences, time expressions and reports. */
export const analyseText: Reader = (text) => analyse(articleOf({ text }));
