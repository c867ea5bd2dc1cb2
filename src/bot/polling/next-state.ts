// Turns the state of a feed and the answer it gave into its next state.
import type { FeedState } from '../../model/feed-state.ts';
import { inertLine } from '../../model/outside-text.ts';
import type { Failure, FeedAnswer } from './ask.ts';
import { nextAfterFailure, nextAfterSuccess, SHORTEST } from './cadence.ts';
import { freshFor } from './http-words.ts';
import type { Counts } from './ports.ts';
import type { Taken } from './take-items.ts';

type Good = Exclude<FeedAnswer, Failure>;

/** Longest validator that is kept; longer ones are no use and may be meant to harm. */
const MAX_VALIDATOR = 1000;
const LONGEST_TITLE = 200;
/** No server has a feed left alone for longer, in milliseconds. */
const LONGEST_WAIT = 86_400_000;
/** Failures at a new address after which the old one is tried again. */
const MOVE_DOUBTED_AFTER = 3;

const validator = (text: string | undefined): string | null =>
  text !== undefined && text.length <= MAX_VALIDATOR ? text : null;

/** An address with a password keeps it: what the server says to use instead does not hold it. */
const movedTo = (state: FeedState, to: string | undefined): string | null => {
  const { username, password } = new URL(state.movedTo ?? state.url);
  return to === undefined || username || password ? state.movedTo : to === state.url ? null : to;
};

/** What a body that was read leaves behind. Without validators, the next answer is whole: items wait to be read in it. */
function readOf(state: FeedState, answer: Exclude<Good, { kind: 'unchanged' }>, left: number): Partial<FeedState> {
  const { fetched, bodyHash } = answer;
  const isAll = left === 0;
  const marks = {
    etag: isAll ? validator(fetched.headers.etag) : null,
    lastModified: isAll ? validator(fetched.headers['last-modified']) : null,
    bodyHash: isAll ? bodyHash : null,
    movedTo: movedTo(state, fetched.movedTo),
  };
  if (answer.kind === 'page') return { ...marks, kind: 'page', title: inertLine(answer.article.title) };
  const title = inertLine(answer.feed.title)?.slice(0, LONGEST_TITLE).toWellFormed() ?? null;
  const lastItemAt = answer.lastItemAt ?? state.lastItemAt;
  return { ...marks, kind: 'feed', title, rhythm: answer.rhythm, lastItemAt };
}

/**
 * After an answer that could be read. `waiting` items were not looked at: the feed comes again as soon as it may, which is not before
 * the milliseconds are over that the server of its pages asks to `wait`.
 */
export function afterSuccess(
  state: FeedState,
  answer: Good,
  counts: Counts,
  { waiting, wait }: Pick<Taken, 'waiting' | 'wait'>,
  now: number,
): FeedState {
  const read = answer.kind === 'unchanged' ? {} : readOf(state, answer, counts.left);
  const next = { ...state, ...read, checkedAt: now, succeededAt: now, trouble: null };
  const { headers } = answer.kind === 'unchanged' ? answer : answer.fetched;
  const nextAt = nextAfterSuccess(state.url, next.rhythm, freshFor(headers, now), now);
  const isTaken = counts.new + counts.updated + counts.duplicate > 0;
  return {
    ...next,
    nextAt: wait > 0 ? now + Math.min(Math.max(wait, SHORTEST), LONGEST_WAIT) : waiting > 0 ? now + SHORTEST : nextAt,
    isSettled: state.isSettled && !isTaken,
  };
}

/** A move that leads nowhere is forgotten: at the next check the listed address is asked again, without what the other one said. */
const backToListed = { movedTo: null, etag: null, lastModified: null, bodyHash: null } as const;

/** After a failure. Gone at its listed address is gone; gone at another one only means that the move was none. */
export function afterFailure(state: FeedState, failure: Failure, now: number): FeedState {
  const { reason, wait } = failure;
  const before = state.trouble;
  const kind = failure.trouble === 'gone' && state.movedTo !== null ? 'answer' : failure.trouble;
  const trouble = {
    kind,
    reason,
    since: before?.since ?? now,
    failures: (before?.failures ?? 0) + 1,
    reportedAt: before?.reportedAt ?? null,
  };
  const isLost = state.movedTo !== null && (failure.trouble === 'gone' || trouble.failures >= MOVE_DOUBTED_AFTER);
  const times = { ...trouble, isReported: trouble.reportedAt !== null };
  const nextAt = kind === 'gone' ? null : nextAfterFailure(state.url, times, wait, now);
  return { ...state, ...(isLost ? backToListed : {}), checkedAt: now, nextAt, trouble };
}
