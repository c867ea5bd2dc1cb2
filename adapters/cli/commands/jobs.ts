// Tells what waits to be done in a record, and what failed and waits for a person; and tries again what failed in the queue.
import { type Backlog, backlogOf } from '../../../src/bot/backlog.ts';
import { UserError } from '../../../src/errors.ts';
import type { Delivery } from '../../../src/model/subscription.ts';
import type { DeadJob, JobCount } from '../../queue/jobs.ts';
import type { Queue } from '../../queue/queue.ts';
import { writeLine } from '../json-lines.ts';
import { type CommonOptions, type OpenRecord, withDaybook } from '../open.ts';
import type { Streams } from '../streams.ts';

interface JobsOptions extends CommonOptions {
  readonly json?: boolean;
}

/** Deliveries that are tried no more until somebody says so. */
const isDead = ({ status }: Delivery): boolean => status === 'failed' || status === 'unknown';

const linesOf = ({ unsettled, feeds, deliveries }: Backlog): readonly string[] => [
  `Feeds: ${feeds.known} known, ${feeds.due} due, ${feeds.late} of them for a quarter of an hour, ${feeds.failing.length} failing.`,
  ...feeds.failing.map(({ saga, url, reason }) => `  ${saga}: ${url}: ${reason}`),
  `Messages: ${deliveries.waiting} to be sent now, ${deliveries.interrupted} of them begun by a process that is gone.`,
  ...unsettled.map(({ saga, articles }) => `Articles of ${saga} to be settled: ${articles}.`),
];

const countLine = ({ task, waiting, age, running, failing, dead }: JobCount): string =>
  `Queue, ${task}: ${waiting} waiting (${Math.round(age)} s), ${running} running, ${failing} to be tried again, ${dead} given up.`;

const deadLine = ({ id, key, attempts, reason }: DeadJob): string =>
  `${key} failed ${attempts} times: ${reason} (daybook jobs retry ${id})`;

/** The queue of a record that has one. */
interface Queued {
  readonly counts: readonly JobCount[];
  readonly dead: readonly DeadJob[];
}

async function withQueue<T>({ config }: OpenRecord, work: (queue: Queue) => Promise<T>): Promise<T | null> {
  if (config.database === null) return null;
  const { openQueue } = await import('../../queue/queue.ts');
  const queue = await openQueue(config.database);
  try {
    return await work(queue);
  } finally {
    await queue.close();
  }
}

async function queuedOf(queue: Queue): Promise<Queued> {
  const { deadJobs, jobCounts } = await import('../../queue/jobs.ts');
  return { counts: await jobCounts(queue), dead: await deadJobs(queue) };
}

/** `daybook jobs`. */
export const runJobs = (streams: Streams, options: JobsOptions): Promise<void> =>
  withDaybook(options, async (opened) => {
    const { data, clock } = opened;
    const backlog = await backlogOf(data, clock.now());
    const dead = (await data.ledger.deliveries()).filter(isDead);
    const queued = await withQueue(opened, queuedOf);
    if (options.json) {
      await writeLine(streams.stdout, {
        ...backlog,
        dead: dead.map(({ id, status, attempts, reason }) => ({ delivery: id, status, attempts, reason })),
        ...(queued ? { queue: queued } : {}),
      });
      return;
    }
    const lines = [
      ...linesOf(backlog),
      ...(queued?.counts.map(countLine) ?? []),
      ...(queued?.dead.map(deadLine) ?? []),
      ...dead.map(({ id, status, reason }) => `${id} ${status}: ${reason ?? ''} (daybook deliver --again ${id})`),
    ];
    streams.stdout.write(`${lines.join('\n')}\n`);
  });

/** `daybook jobs retry`: what the queue has given up is tried again, one job or all. */
export const runRetry = (streams: Streams, id: string | undefined, options: JobsOptions): Promise<void> =>
  withDaybook(options, async (opened) => {
    if (id !== undefined && !/^\d{1,18}$/.test(id))
      throw new UserError(
        'bad-argument',
        `A job has a number, as “daybook jobs” shows it; it is “${id.slice(0, 60)}”.`,
      );
    const { retryJobs } = await import('../../queue/jobs.ts');
    const tried = await withQueue(opened, (queue) => retryJobs(queue, id ?? null));
    if (tried === null)
      throw new UserError(
        'bad-argument',
        'Only a record on PostgreSQL has a queue: “daybook deliver --again” sends a message again.',
      );
    if (id !== undefined && tried === 0)
      throw new UserError('not-found', `No job ${id} has been given up: “daybook jobs” lists them.`);
    if (options.json) await writeLine(streams.stdout, { retried: tried });
    else streams.stdout.write(`${tried} ${tried === 1 ? 'job is' : 'jobs are'} tried again.\n`);
  });
