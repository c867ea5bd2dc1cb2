// Takes jobs from the queue and does them, a few at once, until it is asked to stop; what goes wrong with the line is waited out.
import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger, Runner, WorkerEvents } from 'graphile-worker';
import type { PoolClient } from 'pg';
import type { Log } from '../../src/ports.ts';
import { hold } from './presence.ts';
import type { Queue } from './queue.ts';

/** Does the job of a payload. */
export type Task = (payload: unknown) => Promise<void>;
export type Tasks = Readonly<Record<string, Task>>;

export interface Worker {
  /** Takes no further job, and waits for those under way. */
  stop(): Promise<void>;
}

interface WorkerSettings {
  readonly tasks: Tasks;
  /** Jobs under way at once. */
  readonly atOnce: number;
  /** Names under which this process is seen to be there. */
  readonly names: readonly string[];
  readonly log: Log;
}

/**
 * How often each of those that are free looks at the queue where nobody tells that something came, as nobody does of what was added for later.
 * Milliseconds.
 */
const LOOK_MS = 5_000;
/** Milliseconds before a worker that the database has left begins again. */
const REST_MS = 5_000;

type GraphileWorker = typeof import('graphile-worker');

/** Its errors and warnings are ours; what it says of each job is not. */
const loggerTo = ({ Logger: Made }: GraphileWorker, log: Log): Logger =>
  new Made(() => (level, message) => {
    if (level === 'error') log.error({ reason: message }, 'a job or the queue failed');
    else if (level === 'warning') log.warn({ reason: message }, 'the queue');
  });

/** Starts to take jobs. */
export async function startWorker({ pool }: Queue, { tasks, atOnce, names, log }: WorkerSettings): Promise<Worker> {
  const graphile = await import('graphile-worker');
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:listen:success', ({ workerPool, client }) => {
    // This connection listens for as long as it lasts; it asks for that first.
    (client as PoolClient).once('drain', () => void hold(client, [workerPool.id, ...names]));
  });
  const begin = (): Promise<Runner> =>
    graphile.run({
      pgPool: pool,
      taskList: { ...tasks },
      parsedCronItems: [],
      concurrency: atOnce,
      pollInterval: LOOK_MS,
      noHandleSignals: true,
      logger: loggerTo(graphile, log),
      events,
    });
  let isStopping = false;
  let runner: Runner | null = await begin();
  const goOn = async (): Promise<void> => {
    while (!isStopping) {
      try {
        runner ??= await begin();
        await runner.promise;
      } catch (error) {
        log.error({ reason: String(error) }, 'the queue is out of reach; it is tried again');
      }
      runner = null;
      if (!isStopping) await pause(REST_MS, undefined, { ref: false });
    }
  };
  const going = goOn();
  return {
    async stop() {
      isStopping = true;
      await runner?.stop().catch(() => undefined);
      await Promise.race([going, pause(REST_MS, undefined, { ref: false })]);
    },
  };
}
