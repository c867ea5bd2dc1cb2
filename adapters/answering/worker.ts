// Turns the questions that the main thread posts into answers, in a thread of its own over a connection of its own.
import { parentPort, workerData } from 'node:worker_threads';
import { type AnswerRequest, answeringFrom } from '../../src/bot/answering.ts';
import { recent } from '../../src/model/recent.ts';
import type { Saga } from '../../src/model/saga.ts';
import { openRecord } from '../store/open.ts';
import type { RecordPlace } from '../store/place.ts';
import { replyOf } from '../threads/reply.ts';

/** What the main thread posts: one question at a time. */
export type Posted = AnswerRequest;

const SAGAS_KEPT = 20;

/** What was worked out for a saga hangs on its object; each message brings a copy. */
function sameForSame(): (saga: Saga) => Saga {
  const known = recent<string, Saga>(SAGAS_KEPT);
  return (saga) => {
    const name = JSON.stringify(saga);
    const found = known.get(name) ?? saga;
    known.set(name, found);
    return found;
  };
}

const port = parentPort;
if (port) {
  const { store, memory } = await openRecord(workerData as RecordPlace);
  const answering = answeringFrom(store, memory);
  const sagaOf = sameForSame();
  port.on('message', async (posted: Posted) =>
    port.postMessage(await replyOf(answering({ ...posted, saga: sagaOf(posted.saga) }))),
  );
}
