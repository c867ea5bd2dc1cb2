// One check of a feed that is due: asked, understood, its new items read, its next check planned.

import { isUserError } from '../../errors.ts';
import { deadlineOf } from '../../model/deadline.ts';
import type { FeedState } from '../../model/feed-state.ts';
import type { Saga, Source } from '../../model/saga.ts';
import type { BegunFeed } from '../../ports.ts';
import { take } from '../reading/ingest.ts';
import type { Shelf } from '../reading/shelf.ts';
import { askFor, type Failure, type FeedAnswer } from './ask.ts';
import { afterFailure, afterSuccess } from './next-state.ts';
import { type Checked, NOTHING, type PollPorts } from './ports.ts';
import { reportRecovery, reportTrouble } from './reports.ts';
import { type Taken, takeItems } from './take-items.ts';
import { shownAddress } from './words.ts';

/** Longest time for one feed with its pages, in milliseconds. */
const FEED_MS = 60_000;
/** How long a process may hold a feed: the check, and time to spare. */
const LEASE_MS = 3 * FEED_MS;

/** One saga's source, and what its checks share. */
interface Followed {
  readonly saga: Saga;
  readonly source: Source;
  readonly shelf: Shelf;
}

/** A check that nobody may end but its own time or the end of the round. */
interface Check {
  readonly ports: PollPorts;
  readonly followed: Followed;
  readonly begun: BegunFeed;
  readonly now: number;
  /** Aborts when the round must end. */
  readonly ending: AbortSignal;
  /** Aborts then, or when the feed's own time is up. */
  readonly signal: AbortSignal;
}

/** A page that is a source of its own counts as one article. */
async function takePage({ ports, followed, begun }: Check, answer: FeedAnswer & { kind: 'page' }): Promise<Taken> {
  const { saga, source, shelf } = followed;
  const reading = { source: source.url, file: null, article: answer.article, isChosen: false };
  const { status } = await take(reading, saga, ports, shelf);
  return { counts: { ...NOTHING, [status]: 1 }, items: begun.items, waiting: 0, wait: 0 };
}

function takeFrom(check: Check, answer: Exclude<FeedAnswer, Failure>): Promise<Taken> | Taken {
  const { ports, followed, begun, signal } = check;
  if (answer.kind === 'unchanged') return { counts: NOTHING, items: begun.items, waiting: 0, wait: 0 };
  if (answer.kind === 'page') return takePage(check, answer);
  return takeItems(answer.feed, begun.items, { ...ports, ...followed, signal });
}

async function fail(check: Check, state: FeedState, failure: Failure): Promise<Checked> {
  const { ports, followed, now } = check;
  const { saga, source } = followed;
  const failed = afterFailure(state, failure, now);
  if (failed.trouble && state.trouble === null) {
    const fields = { saga: saga.id, feed: shownAddress(state.url), reason: failure.reason };
    ports.log.warn(fields, 'a feed can’t be read; it is tried again, and told again only when it is back');
  }
  const trouble = failed.trouble && (await reportTrouble(ports, saga, source, { state, trouble: failed.trouble, now }));
  const next = { ...failed, trouble };
  await ports.feeds.record(next, null);
  return { source, state: next, status: trouble?.kind === 'gone' ? 'gone' : 'failed', counts: NOTHING };
}

async function succeed(check: Check, state: FeedState, answer: Exclude<FeedAnswer, Failure>): Promise<Checked> {
  const { ports, followed, begun, now } = check;
  const { counts, items, waiting, wait } = await takeFrom(check, answer);
  // Told before it is recorded: a crash in between tells it again, and the same word is owed once.
  await reportRecovery(ports, followed.saga, followed.source, state);
  const next = afterSuccess(state, answer, counts, { waiting, wait }, now);
  await ports.feeds.record(next, items === begun.items ? null : items);
  return {
    source: followed.source,
    state: next,
    status: answer.kind === 'unchanged' ? 'unchanged' : 'read',
    counts,
  };
}

/** A crash is ours and no fault of the other feeds; a record that can't be used ends the round. */
function crashed({ ports, followed }: Check, error: unknown): Failure {
  if (isUserError(error) && error.code === 'store-unavailable') throw error;
  const { saga, source } = followed;
  ports.log.error({ saga: saga.id, feed: shownAddress(source.url), error: String(error) }, 'a feed made Daybook fail');
  return { kind: 'failed', trouble: 'answer', reason: `Daybook fails on ${shownAddress(source.url)}.`, wait: null };
}

async function checked(check: Check): Promise<Checked | null> {
  const { ports, followed, begun, ending, now, signal } = check;
  const { fetcher, readers } = ports;
  const question = { fetcher, ...(readers ? { readers } : {}), saga: followed.saga, state: begun.state, now, signal };
  const { state, answer } = await askFor(question);
  if (answer.kind !== 'failed') return succeed(check, state, answer);
  if (!ending.aborted) return fail(check, state, answer);
  await ports.feeds.record(begun.state, null);
  return null;
}

/**
 * Checks a feed that is due; null where another process has it, or where `ending` aborted: then it is due as before. Rejects with a
 * UserError (store-unavailable) where nothing can be recorded.
 */
export async function checkFeed(
  ports: PollPorts,
  followed: Followed,
  { ending, anyway = false }: { readonly ending: AbortSignal; readonly anyway?: boolean },
): Promise<Checked | null> {
  const now = ports.clock.now();
  const { saga, source } = followed;
  const begun = await ports.feeds.begin({ saga: saga.id, url: source.url }, { now, until: now + LEASE_MS, anyway });
  if (!begun) return null;
  const { signal, done } = deadlineOf(FEED_MS, ending);
  const check: Check = { ports, followed, begun, now, ending, signal };
  try {
    return await checked(check);
  } catch (error) {
    return await fail(check, begun.state, crashed(check, error));
  } finally {
    done();
  }
}
