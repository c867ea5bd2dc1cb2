// Turns the items of a feed into articles of the saga: only those that are new or have changed since the last check.
import { createHash } from 'node:crypto';
import { isUserError } from '../../errors.ts';
import type { Feed, Item } from '../../model/article.ts';
import type { ReadItems } from '../../model/feed-state.ts';
import type { Saga } from '../../model/saga.ts';
import type { Clock, Fetcher, Log, Store } from '../../ports.ts';
import { mentions } from '../reading/belonging.ts';
import { attempt, take } from '../reading/ingest.ts';
import { readItem } from '../reading/read-items.ts';
import type { Readers } from '../reading/readers.ts';
import type { Shelf } from '../reading/shelf.ts';
import { isForeign } from './glance.ts';
import { createPages } from './pages.ts';
import { type Counts, NOTHING } from './ports.ts';
import { shownAddress } from './words.ts';

/** Items that are remembered of one feed, and all that it lists. */
const REMEMBERED = 2000;
/** Pages that one check fetches at most; the next check goes on. */
const MAX_PAGES = 40;
/** How often a page that can't be had is asked for. */
const MAX_TRIES = 4;

interface Taking {
  readonly saga: Saga;
  readonly store: Store;
  readonly fetcher: Fetcher;
  readonly log: Log;
  readonly clock: Clock;
  readonly readers?: Readers;
  readonly shelf: Shelf;
  readonly signal: AbortSignal;
}

export interface Taken {
  readonly counts: Counts;
  readonly items: ReadItems;
  /** Items that nobody has looked at yet: the time or the number of pages was up. */
  readonly waiting: number;
  /** Milliseconds that a page's server asks to wait; 0 where none does. */
  readonly wait: number;
}

/**
 * The same entry for a saga that looks for the same words, the same fingerprint. An id is no part of it where there is an address: some
 * feeds make new ids every day.
 */
const fingerprintOf = (
  { guid, link, title, published, updated, summary, content }: Item,
  { keywords, people }: Saga,
): string =>
  createHash('sha256')
    .update(JSON.stringify([link ?? guid, title, published, updated, summary, content, keywords, people]))
    .digest('hex')
    .slice(0, 16);

interface Entry {
  readonly item: Item;
  readonly fingerprint: string;
}

const isDone = (known: ReadItems, { fingerprint }: Entry): boolean => known.get(fingerprint) === 0;

/** What speaks of the story in its own words first: where not all can be read now, those matter most. */
const storyFirst = (saga: Saga, entries: readonly Entry[]): readonly Entry[] => {
  const rank = ({ item }: Entry): number => (mentions(saga, `${item.title ?? ''} ${item.summary ?? ''}`) ? 0 : 1);
  return [...entries].sort((a, b) => rank(a) - rank(b));
};

/** An item that Daybook itself fails on is left out and told to those who run it: the others are read all the same. */
function rejectCrash({ log, saga }: Taking, { item }: Entry, error: unknown): 'rejected' {
  if (isUserError(error)) throw error;
  const address = shownAddress(item.link ?? '');
  log.error({ saga: saga.id, item: address, error: String(error) }, 'an item of a feed could not be read');
  return 'rejected';
}

/** Reads one item and saves what is about the story. */
async function takeOne(entry: Entry, feed: Feed, taking: Taking) {
  const { item } = entry;
  const { saga, fetcher, clock, readers, shelf, signal } = taking;
  if (isForeign(saga, item)) return { status: 'rejected', isTroubled: false, pages: 0, wait: 0 } as const;
  const pages = createPages(fetcher, clock, signal);
  const source = item.link ?? item.guid ?? item.title ?? 'An item';
  const read = async () => {
    const article = await readItem(item, feed, pages.fetchPage, readers);
    return { source, file: null, article, isChosen: false };
  };
  const status = await attempt(source, read)
    .then(async (reading) => (await take(reading, saga, taking, shelf)).status)
    .catch((error: unknown) => rejectCrash(taking, entry, error));
  return { status, isTroubled: pages.tookTrouble(), pages: pages.count(), wait: pages.wait() };
}

/** What is known after this check, the feed's own order first. */
function remembered(entries: readonly Entry[], known: ReadItems, now: ReadItems): ReadItems {
  const listed = entries.flatMap(({ fingerprint }): [string, number][] => {
    const tries = now.get(fingerprint) ?? known.get(fingerprint);
    return tries === undefined ? [] : [[fingerprint, tries]];
  });
  // What is not listed any more can't be tried again.
  const older = [...known].filter(([fingerprint, tries]) => tries === 0 && !now.has(fingerprint));
  const all = new Map([...listed, ...older]);
  return new Map([...all].slice(0, Math.max(REMEMBERED, listed.length)));
}

/**
 * Reads what is new in a feed. Pages are fetched for items that are teasers, one after the other; one that can't be had is tried again
 * at the next checks, a few times, and where its server asks for a pause nobody asks it for another. Ends early when `signal` aborts.
 * Rejects with a UserError (store-unavailable) only.
 */
export async function takeItems(feed: Feed, known: ReadItems, taking: Taking): Promise<Taken> {
  const entries = feed.items.map((item): Entry => ({ item, fingerprint: fingerprintOf(item, taking.saga) }));
  const queue = storyFirst(
    taking.saga,
    entries.filter((entry) => !isDone(known, entry)),
  );
  const counts = { ...NOTHING };
  const now = new Map<string, number>();
  let pages = 0;
  let waiting = queue.length;
  let wait = 0;
  for (const entry of queue) {
    if (taking.signal.aborted || pages >= MAX_PAGES || wait > 0) break;
    const done = await takeOne(entry, feed, taking);
    counts[done.status]++;
    pages += done.pages;
    wait = done.wait;
    // The time was up in the middle of it: that was no try.
    if (taking.signal.aborted && done.isTroubled) break;
    const tries = (known.get(entry.fingerprint) ?? 0) + 1;
    const isAgain = done.isTroubled && tries < MAX_TRIES;
    if (isAgain) counts.left++;
    now.set(entry.fingerprint, isAgain ? tries : 0);
    waiting--;
  }
  return { counts: { ...counts, left: counts.left + waiting }, items: remembered(entries, known, now), waiting, wait };
}
