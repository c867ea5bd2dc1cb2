// Turns questions into answers on threads beside the main one, which stays free to acknowledge whatever comes meanwhile.
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { type Answered, type Answering, type AnswerRequest, daysToRead } from '../../src/bot/answering.ts';
import { UserError } from '../../src/errors.ts';
import type { Log } from '../../src/ports.ts';
import type { RecordPlace } from '../store/place.ts';
import { type Reply, resultOf } from '../threads/reply.ts';
import { createThread, type Thread, ThreadLeft } from '../threads/thread.ts';
import type { Posted } from './worker.ts';

/** Each keeps what it reads of the record, so that more of them are more memory: see docs/decisions/0010. */
export const MOST_THREADS = 2;
/**
 * A question waits this many milliseconds longer for each day that is read for it, and no longer than for forty: two hundred people do not
 * wait for the one who asks for a month.
 */
const WAIT_PER_DAY = 50;
const MOST_DAYS = 40;
const PROGRAM = new URL('./worker.js', import.meta.url);

/** What one question may take. */
const LIMITS = { ms: 20_000, clockMs: 60_000, megabytes: 600 };
/** Threads that a question may take with it before it is told that it can't be answered. */
const MOST_LOST = 2;
/** Milliseconds before a thread that ended over a question begins again; each time twice as long, up to the most. */
const FIRST_REST = 500;
const LONGEST_REST = 60_000;
/** Milliseconds for the questions under way when everything ends. */
const FAREWELL_MS = 5_000;

export interface AnsweringThreads {
  readonly answering: Answering;
  /** Gives what is under way a few seconds, then ends the threads; what comes later is answered in this one. */
  stop(): Promise<void>;
}

interface ThreadPorts {
  /** Where the record lies. */
  readonly place: RecordPlace;
  readonly log: Log;
  /** Answers in this thread: where there is no program for others. */
  readonly here: Answering;
}

interface Task {
  /** The earliest goes first, in milliseconds of this process's time. */
  readonly due: number;
  readonly request: AnswerRequest;
  readonly resolve: (answered: Answered) => void;
  readonly reject: (error: Error) => void;
  /** Threads that ended over it. */
  lost: number;
}

/** A thread and what it is at. */
interface Seat {
  readonly thread: Thread<Posted, Reply<Answered>>;
  isFree: boolean;
  /** How often in a row it ended over a question. */
  falls: number;
}

/** Takes out the task that is due first; of two that are due together, the one that came first. */
function takeFirst(waiting: Task[]): Task | undefined {
  const first = waiting.reduce((best, { due }, i) => (due < (waiting[best] as Task).due ? i : best), 0);
  return waiting.splice(first, 1)[0];
}

const dueOf = (request: AnswerRequest): number =>
  performance.now() + WAIT_PER_DAY * Math.min(MOST_DAYS, daysToRead(request));

function settle({ resolve, reject }: Task, reply: Reply<Answered>): void {
  try {
    resolve(resultOf(reply));
  } catch (error) {
    reject(error as Error);
  }
}

const tooCostly = (cause: unknown): UserError =>
  new UserError(
    'too-costly',
    'That question takes more than I can give to one: ask for a day, a week or one person, and I answer.',
    { cause },
  );

/** Starts the threads, one for each core up to two. A thread has one question at a time; the others wait in one queue. */
export function startThreads(
  { place, log, here }: ThreadPorts,
  {
    program = PROGRAM,
    count = Math.min(MOST_THREADS, availableParallelism()),
    limits = LIMITS,
    rest = FIRST_REST,
  } = {},
): AnsweringThreads {
  const hasProgram = program.protocol !== 'file:' || existsSync(program);
  const settings = { program, data: place, ...limits };
  const seats = Array.from(
    { length: hasProgram ? count : 0 },
    (): Seat => ({ thread: createThread<Posted, Reply<Answered>>(settings), isFree: true, falls: 0 }),
  );
  const waiting: Task[] = [];
  const underWay = new Set<Promise<void>>();
  let isStopping = false;

  const answerHere = ({ request, resolve, reject }: Task): void => void here(request).then(resolve, reject);

  /** A question that ended its thread is tried on one more; then its person is told. */
  const lose = (task: Task, error: ThreadLeft): void => {
    task.lost++;
    log.warn({ reason: error.leaving }, 'a thread that answers questions ended over one; it comes back after a pause');
    if (task.lost >= MOST_LOST || error.leaving === 'late' || isStopping) task.reject(tooCostly(error));
    else waiting.push({ ...task, due: Number.NEGATIVE_INFINITY });
  };

  const answerOn = async (seat: Seat, task: Task): Promise<void> => {
    seat.isFree = false;
    try {
      settle(task, await seat.thread.work(task.request));
      seat.falls = 0;
    } catch (error) {
      if (!(error instanceof ThreadLeft)) task.reject(error as Error);
      else lose(task, error);
      seat.falls++;
      handOut();
      await pause(Math.min(LONGEST_REST, rest * 2 ** (seat.falls - 1)), undefined, { ref: false });
    }
    seat.isFree = true;
    handOut();
  };

  const handOut = (): void => {
    if (isStopping || seats.length === 0) {
      for (const task of waiting.splice(0)) answerHere(task);
      return;
    }
    for (const seat of seats) {
      const task = seat.isFree ? takeFirst(waiting) : undefined;
      if (!task) continue;
      const work = answerOn(seat, task);
      underWay.add(work);
      void work.finally(() => underWay.delete(work));
    }
  };

  return {
    answering: (request) =>
      new Promise((resolve, reject) => {
        waiting.push({ due: dueOf(request), request, resolve, reject, lost: 0 });
        handOut();
      }),
    async stop() {
      isStopping = true;
      handOut();
      const busy = seats.some(({ isFree, falls }) => !isFree && falls === 0);
      if (busy) await Promise.race([Promise.all(underWay), pause(FAREWELL_MS, undefined, { ref: false })]);
      await Promise.all(seats.map(({ thread }) => thread.stop()));
    },
  };
}
