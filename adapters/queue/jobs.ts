// What stands in the queue: jobs are added once for their key, looked at, tried again, and taken from processes that are gone.
import { lockNumber, PRESENT } from './presence.ts';
import type { Queue } from './queue.ts';

export interface NewJob {
  readonly task: string;
  readonly key: string;
  readonly payload: unknown;
  /** Lower ones are taken first. */
  readonly priority: number;
  /** How often it is tried at most, where other than most. */
  readonly attempts?: number;
  /** Seconds from now before which nobody takes it; at once where there are none. */
  readonly after?: number;
}

/** With the pauses between them, which grow to six hours, after a day; then a person must look. */
const MOST_ATTEMPTS = 14;
/** Jobs of one statement: each tells all workers once. */
const MOST_JOBS = 1000;

/** A job of this key that waits, runs or has failed stays as it is. Times are the database's: no machine's clock counts. */
const ADD = `select count(*)::int as added from graphile_worker.add_jobs(array(
  select (one->>'task', one->'payload', null, now() + make_interval(secs => (one->>'after')::float),
    coalesce((one->>'attempts')::smallint, ${MOST_ATTEMPTS})::smallint, one->>'key', (one->>'priority')::smallint, null)::graphile_worker.job_spec
  from json_array_elements($1::json) one
  where not exists (select 1 from graphile_worker.jobs j where j.key = one->>'key')))`;

export async function addJobs({ ask }: Pick<Queue, 'ask'>, jobs: readonly NewJob[]): Promise<void> {
  for (let from = 0; from < jobs.length; from += MOST_JOBS)
    await ask(ADD, [JSON.stringify(jobs.slice(from, from + MOST_JOBS))]);
}

/** In place of one that waits; beside one that runs. Minutes begin as on the clocks of people, for whom something is due. */
const ADD_ANEW = `select 1 from graphile_worker.add_job($1, job_key := $1, priority := -1, max_attempts := ${MOST_ATTEMPTS},
  run_at := case when $2 then now() else date_trunc('minute', now()) + interval '61 seconds' end)`;

/** One job of this name waits from now on, to be done at once or in the next minute. */
export async function addAnew({ ask }: Pick<Queue, 'ask'>, task: string, when: 'now' | 'next minute'): Promise<void> {
  await ask(ADD_ANEW, [task, when === 'now']);
}

/** Long enough for a process that has just taken its first job to say that it is there. */
const GONE = `select distinct locked_by as worker from graphile_worker.jobs
  where locked_by is not null and locked_at < now() - interval '10 seconds'`;
const FREE = 'select graphile_worker.force_unlock_workers($1)';
/** What was added anew while it ran, and whose worker has gone since. */
const REPLACED = `select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs
  where key is null and locked_at is null and last_error is null and attempts >= max_attempts))`;

/** Gives back the jobs of processes that have ended without a word. */
export async function freeGone({ ask }: Pick<Queue, 'ask'>): Promise<void> {
  const holders = await ask<{ worker: string }>(GONE);
  if (holders.length === 0) return;
  const present = new Set((await ask<{ number: number }>(PRESENT)).map(({ number }) => number));
  const gone = holders.map(({ worker }) => worker).filter((worker) => !present.has(lockNumber(worker)));
  if (gone.length > 0) await ask(FREE, [gone]);
  await ask(REPLACED);
}

/** Jobs of one task. */
export interface JobCount {
  readonly task: string;
  /** Ready to be taken, and how long the oldest has been, in seconds. */
  readonly waiting: number;
  readonly age: number;
  readonly running: number;
  /** Failed, and to be tried again. */
  readonly failing: number;
  /** Failed for good. */
  readonly dead: number;
}

const COUNTS = `select task_identifier as task,
    count(*) filter (where locked_at is null and attempts < max_attempts and run_at <= now())::int as waiting,
    coalesce(extract(epoch from now() - min(run_at) filter (where locked_at is null and attempts < max_attempts and run_at <= now())), 0)::float as age,
    count(*) filter (where locked_at is not null)::int as running,
    count(*) filter (where locked_at is null and last_error is not null and attempts < max_attempts)::int as failing,
    count(*) filter (where locked_at is null and last_error is not null and attempts >= max_attempts)::int as dead
  from graphile_worker.jobs group by 1 order by 1`;

export const jobCounts = ({ ask }: Pick<Queue, 'ask'>): Promise<readonly JobCount[]> => ask<JobCount>(COUNTS);

/** A job that is tried no more until somebody says so. */
export interface DeadJob {
  readonly id: string;
  readonly key: string;
  readonly attempts: number;
  readonly reason: string;
}

const DEAD_WHERE = 'locked_at is null and last_error is not null and attempts >= max_attempts';
const DEAD = `select id::text, coalesce(key, task_identifier) as key, attempts, split_part(last_error, e'\\n', 1) as reason
  from graphile_worker.jobs where ${DEAD_WHERE} order by id limit 100`;
const RETRY = `select id from graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs
  where ${DEAD_WHERE} and ($1::bigint is null or id = $1)), run_at := now(), attempts := 0)`;

export const deadJobs = ({ ask }: Pick<Queue, 'ask'>): Promise<readonly DeadJob[]> => ask<DeadJob>(DEAD);

/** Tries dead jobs again, all or one: how many. */
export const retryJobs = async ({ ask }: Pick<Queue, 'ask'>, id: string | null): Promise<number> =>
  (await ask(RETRY, [id])).length;
