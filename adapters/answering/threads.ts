// Turns questions into answers on threads beside the main one, which stays free to acknowledge whatever comes meanwhile.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Answered, type Answering, type AnswerRequest, daysToRead } from '../../src/bot/answering.ts';
import { UserError } from '../../src/errors.ts';
import type { Log } from '../../src/ports.ts';
import type { Posted, Reply } from './worker.ts';

/** Each keeps what it reads of the record, so that more of them are more memory: see docs/decisions/0010. */
const MOST_THREADS = 2;
/**
 * A question waits this many milliseconds longer for each day that is read for it, and no longer than for forty: two hundred people do not
 * wait for the one who asks for a month.
 */
const WAIT_PER_DAY = 50;
const MOST_DAYS = 40;
const PROGRAM = new URL('./worker.js', import.meta.url);

export interface AnsweringThreads {
  readonly answering: Answering;
  /** Ends the threads; what still waits is answered in this one. */
  stop(): Promise<void>;
}

export interface ThreadPorts {
  /** Where the record lies. */
  readonly folder: string;
  readonly log: Log;
  /** Answers in this thread: what a thread left that died, and all where none is left. */
  readonly here: Answering;
}

interface Task {
  /** The earliest goes first, in milliseconds of this process's time. */
  readonly due: number;
  readonly request: AnswerRequest;
  readonly resolve: (answered: Answered) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  task: Task | null;
}

/** Takes out the task that is due first; of two that are due together, the one that came first. */
function takeFirst(waiting: Task[]): Task | undefined {
  const first = waiting.reduce((best, { due }, i) => (due < (waiting[best] as Task).due ? i : best), 0);
  return waiting.splice(first, 1)[0];
}

const dueOf = (request: AnswerRequest): number =>
  performance.now() + WAIT_PER_DAY * Math.min(MOST_DAYS, daysToRead(request));

function settle({ resolve, reject }: Task, reply: Reply): void {
  if ('answered' in reply) resolve(reply.answered);
  else reject(reply.code ? new UserError(reply.code, reply.reason) : new Error(reply.reason));
}

/** Starts the threads, one for each core up to two. A thread has one question at a time; the others wait. */
export function startThreads(
  { folder, log, here }: ThreadPorts,
  { program = PROGRAM, count = Math.min(MOST_THREADS, availableParallelism()) } = {},
): AnsweringThreads {
  const waiting: Task[] = [];
  const threads = new Set<Thread>();
  let isStopping = false;

  const answerHere = ({ request, resolve, reject }: Task): void => void here(request).then(resolve, reject);

  const handOut = (): void => {
    for (const thread of threads) {
      const task = thread.task ? undefined : takeFirst(waiting);
      if (!task) continue;
      thread.task = task;
      thread.worker.postMessage(task.request satisfies Posted);
    }
    if (threads.size === 0) for (const task of waiting.splice(0)) answerHere(task);
  };

  const lose = (thread: Thread, reason: string): void => {
    if (!threads.delete(thread)) return;
    if (!isStopping)
      log.warn({ reason, left: threads.size }, 'a thread that answers questions ended; the others go on');
    if (thread.task) answerHere(thread.task);
    handOut();
  };

  const begin = (): void => {
    const worker = new Worker(program, { workerData: { folder } });
    const thread: Thread = { worker, task: null };
    threads.add(thread);
    worker.on('message', (reply: Reply) => {
      if (thread.task) settle(thread.task, reply);
      thread.task = null;
      handOut();
    });
    worker.on('error', (error) => lose(thread, String(error)));
    worker.on('exit', (code) => lose(thread, `it left with ${code}`));
  };
  for (let n = 0; n < count; n++) begin();

  return {
    answering: (request) =>
      new Promise((resolve, reject) => {
        waiting.push({ due: dueOf(request), request, resolve, reject });
        handOut();
      }),
    async stop() {
      isStopping = true;
      const ends = [...threads].map(({ worker }) => new Promise((resolve) => worker.once('exit', resolve)));
      for (const { worker } of threads) worker.postMessage(null satisfies Posted);
      await Promise.all(ends);
    },
  };
}
