// Turns the documents that the main thread posts into articles, in a thread of its own that can be ended at any time.
import { parentPort } from 'node:worker_threads';
import { READERS_HERE, type Readers } from '../../src/bot/reading/readers.ts';
import { isUserError, type UserErrorCode } from '../../src/errors.ts';

/** What the main thread posts: which reading, and of what. */
export type Posted = {
  readonly [K in keyof Readers]: { readonly kind: K; readonly of: Parameters<Readers[K]>[0] };
}[keyof Readers];

/** What comes back: what was read, or why there is nothing; a code where the reader can mend it. */
export type Reply = { readonly read: unknown } | { readonly reason: string; readonly code: UserErrorCode | null };

function read(posted: Posted): Promise<unknown> {
  if (posted.kind === 'feed') return READERS_HERE.feed(posted.of);
  if (posted.kind === 'document') return READERS_HERE.document(posted.of);
  return posted.kind === 'own' ? READERS_HERE.own(posted.of) : READERS_HERE.analysis(posted.of);
}

const failed = (error: unknown): Reply =>
  isUserError(error)
    ? { reason: error.message, code: error.code }
    : { reason: error instanceof Error ? (error.stack ?? error.message) : String(error), code: null };

parentPort?.on('message', async (posted: Posted) => {
  const reply = await read(posted).then((found): Reply => ({ read: found }), failed);
  parentPort?.postMessage(reply);
});
