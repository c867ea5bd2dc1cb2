// Turns documents into articles of a saga's record: read, recognised, dated and saved one at a time, then settled together.
import { isUserError, UserError } from '../../errors.ts';
import { documentText, formatOf, LONGEST_ARTICLE } from '../../ingest/document.ts';
import { withoutTracking } from '../../ingest/identity.ts';
import type { Article, ReadArticle } from '../../model/article.ts';
import type { Saga } from '../../model/saga.ts';
import type { Store } from '../../ports.ts';
import { settle } from '../record/settle.ts';
import { localInstant } from '../today.ts';
import { isAbout } from './belonging.ts';
import type { Collected, Document, Ingested } from './document.ts';
import { namePublisher } from './publisher.ts';
import { type FetchPage, readItem } from './read-items.ts';
import { READERS_HERE, type Readers } from './readers.ts';
import { savingTogether } from './saving-together.ts';
import { createShelf, type Shelf } from './shelf.ts';

interface IngestPorts {
  readonly store: Store;
  readonly fetchPage: FetchPage;
  readonly readers?: Readers;
}

/** An article that was read and where from, or why there is none. `isChosen`: the reader named it, it was not just in a feed. */
export type Reading =
  | { readonly source: string; readonly file: string | null; readonly article: ReadArticle; readonly isChosen: boolean }
  | { readonly source: string; readonly problem: UserError };

/** Runs a reading; what the reader can mend becomes a value, a crash stays one. */
export async function attempt(source: string, read: () => Reading | Promise<Reading>): Promise<Reading> {
  try {
    return await read();
  } catch (error) {
    if (isUserError(error)) return { source, problem: error };
    throw error;
  }
}

async function* readItems(
  document: Document,
  { fetchPage, readers = READERS_HERE }: IngestPorts,
): AsyncGenerator<Reading> {
  const feed = await readers.feed({
    body: document.bytes,
    contentType: document.contentType ?? undefined,
    url: document.url ?? undefined,
  });
  const isFile = document.url === null;
  if (isFile && feed.items.length === 0)
    throw new UserError('not-an-article', `${document.name} is a feed without items: look whether it was saved whole.`);
  for (const item of feed.items) {
    const source = item.link ?? item.guid ?? item.title ?? document.name;
    yield await attempt(source, async () => {
      const article = await readItem(item, feed, isFile ? null : fetchPage, readers);
      return { source, file: document.file, article, isChosen: isFile };
    });
  }
}

async function* readAll(found: Collected, ports: IngestPorts): AsyncGenerator<Reading> {
  if ('problem' in found) {
    yield { source: found.name, problem: found.problem };
    return;
  }
  const { document } = found;
  const { name, file } = document;
  const source = { ...document, url: document.url ?? undefined, contentType: document.contentType ?? undefined };
  try {
    if (formatOf(documentText(source), source) === 'feed') yield* readItems(document, ports);
    else yield { source: name, file, article: await (ports.readers ?? READERS_HERE).document(source), isChosen: true };
  } catch (error) {
    if (!isUserError(error)) throw error;
    yield { source: name, problem: error };
  }
}

const rejected = (source: string, reason: string, article: ReadArticle | null = null): Ingested => ({
  source,
  article: null,
  title: article?.title ?? null,
  publisher: article?.publisher ?? null,
  published: article?.published ?? null,
  status: 'rejected',
  reason,
});

const withCleanLink = (article: ReadArticle): ReadArticle => ({
  ...article,
  url: article.url && withoutTracking(article.url),
});

/** The article with its instants as the story's own clocks show them: a reporter's "today" is the day at home. */
const atHome = (article: ReadArticle, zone: string): ReadArticle => ({
  ...article,
  published: article.published && { ...article.published, value: localInstant(article.published.value, zone) },
  updated: article.updated && localInstant(article.updated, zone),
});

/** A text that takes more than its share to analyse is no fault of the record. */
function tooCostly(error: unknown): UserError {
  if (isUserError(error) && error.code === 'too-costly') return error;
  throw error;
}

/** Saves what was read. Nothing is written for what is known already. */
export async function take(
  reading: Reading,
  saga: Saga,
  { store, readers = READERS_HERE }: { readonly store: Pick<Store, 'save'>; readonly readers?: Readers },
  shelf: Shelf,
): Promise<Ingested> {
  if ('problem' in reading) return rejected(reading.source, reading.problem.message);
  const { source, file, isChosen } = reading;
  const article = atHome(namePublisher(withCleanLink(reading.article), saga), saga.zone);
  if (article.text === null) return rejected(source, `${source} has no text.`, article);
  if (article.text.length > LONGEST_ARTICLE)
    return rejected(source, `${source} is longer than any article: save its parts one by one.`, article);
  if (!isChosen && !isAbout(saga, article)) return rejected(source, 'not about the story', article);
  const save = async (found: Article): Promise<void> => store.save(await readers.analysis(found));
  const { remark, ...kept } = article;
  const placed = await shelf.place({ ...kept, text: article.text }, file, save).catch(tooCostly);
  if (isUserError(placed)) return rejected(source, placed.message, article);
  const { id, title, publisher, published } = placed.article;
  const told = placed.status === 'duplicate' ? placed.reason : remark;
  const reason = told === undefined ? {} : { reason: told };
  return { source, article: id, title, publisher, published, status: placed.status, ...reason };
}

/** Nobody waits for the network with an article that was not saved. */
const isFile = (found: Collected): boolean => 'document' in found && found.document.url === null;

/**
 * Reads documents into a saga, one line about each article once it is saved: at once, and those of files by the score. What can't be
 * read is told and the rest goes on. Safe to interrupt anywhere: the next run finds what is there and finishes the rest.
 */
export async function* ingestDocuments(
  ports: IngestPorts,
  saga: Saga,
  documents: AsyncIterable<Collected>,
): AsyncGenerator<Ingested> {
  const store = savingTogether(ports.store);
  const shelf = createShelf(store, saga.id);
  let untold: Ingested[] = [];
  try {
    for await (const found of documents)
      for await (const reading of readAll(found, ports)) {
        untold.push(await take(reading, saga, { ...ports, store }, shelf));
        if (!isFile(found)) await store.flush();
        if (store.isWaiting()) continue;
        yield* untold;
        untold = [];
      }
  } finally {
    await store.flush();
  }
  yield* untold;
  await settle(ports.store, saga);
}
