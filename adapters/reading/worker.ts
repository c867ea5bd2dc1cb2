// Turns the documents that the main thread posts into articles, in a thread of its own that can be ended at any time.
import { parentPort } from 'node:worker_threads';
import { READERS_HERE, type Readers } from '../../src/bot/reading/readers.ts';
import { replyOf } from '../threads/reply.ts';

/** What the main thread posts: which reading, and of what. */
export type Posted = {
  readonly [K in keyof Readers]: { readonly kind: K; readonly of: Parameters<Readers[K]>[0] };
}[keyof Readers];

function read(posted: Posted): Promise<unknown> {
  if (posted.kind === 'feed') return READERS_HERE.feed(posted.of);
  if (posted.kind === 'document') return READERS_HERE.document(posted.of);
  return posted.kind === 'own' ? READERS_HERE.own(posted.of) : READERS_HERE.analysis(posted.of);
}

parentPort?.on('message', async (posted: Posted) => parentPort?.postMessage(await replyOf(read(posted))));
