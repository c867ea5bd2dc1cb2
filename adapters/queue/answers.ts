// Questions that one process is asked and another one answers: a job for each, whose answer waits in the bot's memory to be fetched.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Answered, type Answering, type AnswerRequest, daysToRead } from '../../src/bot/answering.ts';
import { UserError } from '../../src/errors.ts';
import type { Log, Memory } from '../../src/ports.ts';
import { type Reply, replyOf, resultOf } from '../threads/reply.ts';
import { addJobs, freeGone } from './jobs.ts';
import { isPresent } from './presence.ts';
import type { Queue } from './queue.ts';
import { startWorker, type Worker } from './worker.ts';

/** The name under which a process that answers is seen to be there. */
const NAME = 'answers';
const TASK = 'answer';
/** A process that dies of a question must not take all others with it. */
const MOST_ATTEMPTS = 2;
/** Who asks for a month waits behind those who ask for a day, and no longer than for so many days. */
const MOST_DAYS = 40;

/** Milliseconds that whoever asks waits at most. Platforms were told at once that an answer is on its way. */
const LONGEST_WAIT_MS = 90_000;
/** Between two looks for an answer: a look is one row by its key, and nobody looks while nothing is asked. */
const LOOK_MS = 40;
/** Between two looks for processes that died over a question. */
const FREE_MS = 11_000;

interface Question {
  readonly key: string;
  readonly request: AnswerRequest;
  /** Nobody waits after it, in milliseconds since the epoch. */
  readonly until: number;
}

const NOBODY = 'Nobody is free to answer just now: ask again in a minute.';

/** Asks the processes that answer. */
export interface Asking {
  readonly answering: Answering;
  /** Whether there is one. */
  isAnswered(): Promise<boolean>;
}

interface AskingLimits {
  readonly longestWait?: number;
  readonly freeEvery?: number;
}

export function createAsking(
  queue: Queue,
  memory: Pick<Memory, 'recall' | 'forget'>,
  { longestWait = LONGEST_WAIT_MS, freeEvery = FREE_MS }: AskingLimits = {},
): Asking {
  const collect = async ({ key, until }: Question): Promise<Reply<Answered>> => {
    let freed = Date.now();
    for (let now = freed; now < until; now = Date.now()) {
      const reply = (await memory.recall(key)) as Reply<Answered> | undefined;
      if (reply) {
        await memory.forget(key);
        return reply;
      }
      if (now - freed >= freeEvery) {
        freed = now;
        await freeGone(queue);
      }
      await pause(LOOK_MS);
    }
    throw new UserError('too-costly', NOBODY);
  };
  return {
    async answering(request) {
      const question = { key: `${TASK} ${randomUUID()}`, request, until: Date.now() + longestWait };
      const priority = Math.min(MOST_DAYS, daysToRead(request));
      await addJobs(queue, [{ task: TASK, key: question.key, payload: question, priority, attempts: MOST_ATTEMPTS }]);
      return resultOf(await collect(question));
    },
    isAnswered: () => isPresent(queue, NAME),
  };
}

/** Answers what other processes are asked, so many questions at once. The caller stops it before it closes the record. */
export const startAnswers = (
  queue: Queue,
  answering: Answering,
  { memory, log, atOnce }: { readonly memory: Pick<Memory, 'remember'>; readonly log: Log; readonly atOnce: number },
): Promise<Worker> =>
  startWorker(queue, {
    atOnce,
    names: [NAME],
    log,
    tasks: {
      async [TASK](payload) {
        const { key, request, until } = payload as Question;
        if (Date.now() < until) await memory.remember(key, await replyOf(answering(request)), until);
      },
    },
  });
