// Where questions are answered: on threads of this process, or by other processes through the queue of the record.
import { type Answering, answeringFrom } from '../../src/bot/answering.ts';
import { UserError } from '../../src/errors.ts';
import type { Log } from '../../src/ports.ts';
import { type Config, placeOf } from '../config.ts';
import type { Role } from '../process/roles.ts';
import type { RecordData } from '../store/place.ts';
import { type AnsweringThreads, MOST_THREADS, startThreads } from './threads.ts';

interface Answers {
  readonly answering: Answering;
  /** Whether somebody is there who answers. */
  isThere(): Promise<boolean>;
  /** What is under way has a few seconds. */
  stop(): Promise<void>;
}

interface AnswersPorts {
  readonly data: Pick<RecordData, 'store' | 'memory'>;
  readonly log: Log;
}

/** This process hears the questions, others answer them. */
async function askOthers(address: string, { data }: AnswersPorts): Promise<Answers> {
  const [{ openQueue }, { createAsking }] = await Promise.all([
    import('../queue/queue.ts'),
    import('../queue/answers.ts'),
  ]);
  const queue = await openQueue(address);
  const { answering, isAnswered } = createAsking(queue, data.memory);
  return { answering, isThere: isAnswered, stop: queue.close };
}

/** This process answers its own questions, and those that others hear. */
async function answerOthers(address: string, { data, log }: AnswersPorts, own: AnsweringThreads): Promise<Answers> {
  const [{ openQueue }, { startAnswers }] = await Promise.all([
    import('../queue/queue.ts'),
    import('../queue/answers.ts'),
  ]);
  const queue = await openQueue(address);
  const worker = await startAnswers(queue, own.answering, { memory: data.memory, log, atOnce: MOST_THREADS });
  return {
    answering: own.answering,
    isThere: async () => true,
    async stop() {
      await worker.stop();
      await Promise.all([own.stop(), queue.close()]);
    },
  };
}

/** Starts what answers in a process of these roles. Rejects with a UserError where there is no way to. */
export async function startAnswering(config: Config, ports: AnswersPorts, roles: ReadonlySet<Role>): Promise<Answers> {
  const { database } = config;
  if (database !== null && roles.has('gateway') && !roles.has('answers')) return askOthers(database, ports);
  if (database === null && roles.has('answers') && !roles.has('gateway'))
    throw new UserError(
      'bad-argument',
      'Only a record on PostgreSQL (DAYBOOK_DATABASE) is answered from by a process of its own: name gateway as well.',
    );
  const here = answeringFrom(ports.data.store, ports.data.memory);
  const threads = startThreads({ place: placeOf(config), log: ports.log, here });
  if (database !== null && roles.has('answers')) return answerOthers(database, ports, threads);
  return { ...threads, isThere: async () => true };
}
