// Turns a feed's address into an answer that is understood: a feed, a page, nothing new, or trouble with its reason.
import { createHash } from 'node:crypto';
import { isUserError } from '../../errors.ts';
import { documentText, formatOf } from '../../ingest/document.ts';
import { feedLinkOf } from '../../ingest/feed-link.ts';
import { itemInstants, rhythmOf } from '../../ingest/feed-rhythm.ts';
import type { Feed, ReadArticle } from '../../model/article.ts';
import type { FeedRhythm, FeedState, FeedTrouble } from '../../model/feed-state.ts';
import type { Saga } from '../../model/saga.ts';
import type { Fetched, Fetcher } from '../../ports.ts';
import { isAbout } from '../reading/belonging.ts';
import { READERS_HERE, type Readers } from '../reading/readers.ts';
import { retryAfter } from './http-words.ts';
import { shortLine, shownAddress, statusReason } from './words.ts';

type Headers = Readonly<Record<string, string>>;

export interface Failure {
  readonly kind: 'failed';
  readonly trouble: FeedTrouble['kind'];
  readonly reason: string;
  /** Milliseconds that the server asks to wait, or null. */
  readonly wait: number | null;
}

export type FeedAnswer =
  | { readonly kind: 'unchanged'; readonly headers: Headers }
  | {
      readonly kind: 'feed';
      readonly fetched: Fetched;
      readonly bodyHash: string;
      readonly feed: Feed;
      readonly rhythm: FeedRhythm;
      readonly lastItemAt: number | null;
    }
  | { readonly kind: 'page'; readonly fetched: Fetched; readonly bodyHash: string; readonly article: ReadArticle }
  | Failure;

/** A web page that names its feed. */
interface Named {
  readonly kind: 'named';
  readonly feedAt: string;
}

interface Question {
  readonly fetcher: Fetcher;
  readonly readers?: Readers;
  readonly saga: Saga;
  readonly state: FeedState;
  readonly now: number;
  readonly signal: AbortSignal;
}

const failed = (trouble: Failure['trouble'], reason: string, wait: number | null = null): Failure => ({
  kind: 'failed',
  trouble,
  reason: shortLine(reason),
  wait,
});

/** Changes when a saga looks for other words: then what was left out before is looked at again. */
const wantedHash = ({ keywords, people }: Saga): string =>
  createHash('sha256')
    .update(JSON.stringify([keywords, people.map(({ name, aliases }) => [name, aliases])]))
    .digest('hex')
    .slice(0, 8);

/** What makes a server answer "not modified": nothing where the last body was not read to its end, or for other words. */
function validators({ etag, lastModified, bodyHash }: FeedState, saga: Saga): Record<string, string> {
  if (!bodyHash?.startsWith(wantedHash(saga))) return {};
  return {
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
  };
}

const hashOf = (saga: Saga, body: Uint8Array): string =>
  wantedHash(saga) + createHash('sha256').update(body).digest('hex');

/** A page is a source of its own where it never was a feed and tells the story; what stands where a feed should be is no answer. */
async function understandPage(
  fetched: Fetched,
  text: string,
  { state, saga, readers = READERS_HERE }: Question,
): Promise<FeedAnswer | Named> {
  const { url, headers } = fetched;
  if (state.kind === 'feed') {
    const why = `${shownAddress(url)} answered with a web page, not a feed.`;
    return failed('answer', why, null);
  }
  const feedAt = feedLinkOf(text, url);
  if (feedAt !== null && feedAt !== url && state.movedTo === null) return { kind: 'named', feedAt };
  const contentType = headers['content-type'];
  const article = await readers.document({ text, url, contentType, headers, name: shownAddress(url) });
  if (!isAbout(saga, article))
    return failed('answer', `${shownAddress(url)} is a web page that names no feed and is not about the story.`);
  return { kind: 'page', fetched, bodyHash: hashOf(saga, fetched.body), article };
}

async function understand(fetched: Fetched, question: Question): Promise<FeedAnswer | Named> {
  const { url, headers, body } = fetched;
  const contentType = headers['content-type'];
  const text = documentText({ bytes: body, name: shownAddress(url), contentType });
  if (formatOf(text, { contentType }) === 'page') return understandPage(fetched, text, question);
  const { readers = READERS_HERE } = question;
  const feed = await readers.feed({ body, contentType, url: shownAddress(url) });
  const rhythm = rhythmOf(text, feed, question.now);
  const lastItemAt = itemInstants(feed, question.now)[0] ?? null;
  return { kind: 'feed', fetched, bodyHash: hashOf(question.saga, body), feed, rhythm, lastItemAt };
}

function failureOf(error: unknown): Failure {
  if (!isUserError(error)) throw error;
  return failed(error.code === 'fetch-failed' ? 'unreachable' : 'answer', error.message);
}

async function askOnce(question: Question): Promise<FeedAnswer | Named> {
  const { fetcher, saga, state, now, signal } = question;
  const address = state.movedTo ?? state.url;
  const headers = validators(state, saga);
  try {
    const fetched = await fetcher.fetch(address, { headers, signal });
    const { status } = fetched;
    if (status === 304 && Object.keys(headers).length > 0) return { kind: 'unchanged', headers: fetched.headers };
    if (status !== 200 && status !== 203) {
      const wait = retryAfter(fetched.headers, now);
      // Somebody else's 410, at the end of a redirect, says nothing for good about this address.
      const isGone = status === 410 && shownAddress(fetched.url) === shownAddress(address);
      return failed(isGone ? 'gone' : 'answer', statusReason(fetched.url, status), wait);
    }
    const isSame = state.bodyHash !== null && hashOf(saga, fetched.body) === state.bodyHash;
    return isSame ? { kind: 'unchanged', headers: fetched.headers } : await understand(fetched, question);
  } catch (error) {
    const failure = failureOf(error);
    return signal.aborted ? failed('unreachable', `${shownAddress(address)} took too long.`) : failure;
  }
}

/**
 * Asks for a feed; a page that names one is followed there at once, and the state says so. What the publisher or the network got wrong
 * is an answer; rejects with crashes only.
 */
export async function askFor(question: Question): Promise<{ readonly state: FeedState; readonly answer: FeedAnswer }> {
  const { state } = question;
  const first = await askOnce(question);
  if (first.kind !== 'named') return { state, answer: first };
  const named = { ...state, movedTo: first.feedAt, etag: null, lastModified: null, bodyHash: null };
  const second = await askOnce({ ...question, state: named });
  const nowhere = `${shownAddress(state.url)} is a web page, and the feed it names is another one.`;
  return second.kind === 'named' ? { state, answer: failed('answer', nowhere) } : { state: named, answer: second };
}
