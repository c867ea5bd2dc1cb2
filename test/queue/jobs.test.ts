// The queue on a real PostgreSQL: a job is there once, is given back by who is gone, and waits for a person when it fails for good.
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addAnew, addJobs, deadJobs, freeGone, jobCounts, type NewJob, retryJobs } from '../../adapters/queue/jobs.ts';
import { isPresent } from '../../adapters/queue/presence.ts';
import { openQueue, type Queue } from '../../adapters/queue/queue.ts';
import { startWorker, type Tasks, type Worker } from '../../adapters/queue/worker.ts';
import { newDatabase, POSTGRES_TITLE, withoutPostgres } from '../postgres.ts';

describe.skipIf(withoutPostgres)(`the queue on ${POSTGRES_TITLE}`, () => {
  let address: string;
  let queue: Queue;
  let workers: Worker[] = [];
  beforeAll(async () => {
    address = (await newDatabase()).address;
    const opened = await Promise.all([1, 2, 3].map(() => openQueue(address)));
    await Promise.all(opened.map(({ close }) => close()));
  });
  beforeEach(async () => {
    queue = await openQueue(address);
  });
  afterEach(async () => {
    await Promise.all(workers.map(({ stop }) => stop()));
    workers = [];
    await queue.ask('delete from graphile_worker._private_jobs');
    await queue.close();
  });
  afterAll(() => expect(workers).toEqual([]));

  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const job = (key: string, more: Partial<NewJob> = {}): NewJob => ({
    task: 'read',
    key,
    payload: { key },
    priority: 0,
    ...more,
  });
  const working = async (tasks: Tasks, names: readonly string[] = []): Promise<Worker> => {
    const worker = await startWorker(queue, { tasks, atOnce: 2, names, log });
    workers.push(worker);
    return worker;
  };
  const counts = async () => (await jobCounts(queue)).map(({ age, ...rest }) => rest);
  const none = { task: 'read', waiting: 0, running: 0, failing: 0, dead: 0 };
  /** As a process leaves a job that was killed over it. */
  const takeAs = (worker: string) =>
    queue.ask(
      `update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - interval '1 minute', attempts = 1`,
      [worker],
    );

  test('holds a job once for its key, however often it is added', async () => {
    await addJobs(queue, [job('one'), job('two')]);
    await addJobs(queue, [job('two'), job('three')]);
    expect(await counts()).toEqual([{ ...none, waiting: 3 }]);
  });

  test('gives each job to one of those that work, the urgent ones first', async () => {
    const done: string[] = [];
    const tasks: Tasks = { read: async (payload) => void done.push((payload as { key: string }).key) };
    await addJobs(queue, [job('later', { priority: 3 }), ...[1, 2, 3].map((n) => job(`soon ${n}`))]);
    await working(tasks);
    await working(tasks);
    await expect.poll(() => done.length, { timeout: 20_000 }).toBe(4);
    expect(done.at(-1)).toBe('later');
    expect([...done].sort()).toEqual(['later', 'soon 1', 'soon 2', 'soon 3']);
    await expect.poll(counts).toEqual([]);
  });

  test('keeps a job that is for later until then, also where it is added again for now', async () => {
    const done: number[] = [];
    const began = Date.now();
    await addJobs(queue, [job('later', { after: 2 })]);
    await addJobs(queue, [job('later')]);
    await working({ read: async () => void done.push(Date.now() - began) });
    await expect.poll(() => done.length, { timeout: 20_000 }).toBe(1);
    expect(done[0]).toBeGreaterThan(1_900);
  });

  test('leaves what runs or has failed as it is, and adds nothing beside it', async () => {
    await addJobs(queue, [job('one')]);
    await takeAs('somebody');
    await addJobs(queue, [job('one')]);
    expect(await counts()).toEqual([{ ...none, running: 1 }]);
  });

  test('takes back the jobs of a process that is gone, and of no other', async () => {
    let letGo = (): void => {};
    const tasks: Tasks = {
      read: () =>
        new Promise((resolve) => {
          letGo = resolve;
        }),
    };
    await working(tasks, ['here']);
    await addJobs(queue, [job('held')]);
    await expect.poll(counts, { timeout: 20_000 }).toEqual([{ ...none, running: 1 }]);
    await queue.ask(`update graphile_worker._private_jobs set locked_at = now() - interval '1 minute'`);
    await addJobs(queue, [job('lost', { task: 'other' })]);
    await queue.ask(
      `update graphile_worker._private_jobs set locked_by = 'pool-gone', locked_at = now() - interval '1 minute' where key = 'lost'`,
    );
    await freeGone(queue);
    expect(await counts()).toEqual([
      { ...none, task: 'other', waiting: 1 },
      { ...none, running: 1 },
    ]);
    expect(await isPresent(queue, 'here')).toBe(true);
    expect(await isPresent(queue, 'nobody')).toBe(false);
    letGo();
  });

  test('plans anew beside a plan that runs; the old one of a process that died is dropped', async () => {
    await addAnew(queue, 'plan', 'now');
    await takeAs('pool-gone');
    await addAnew(queue, 'plan', 'next minute');
    await freeGone(queue);
    const rows = await queue.ask<{ wait: number; second: number }>(
      'select extract(epoch from run_at - now())::float as wait, extract(second from run_at)::float as second from graphile_worker.jobs',
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.wait).toBeGreaterThan(0);
    expect(rows[0]?.second).toBe(1);
  });

  test('keeps what failed for good for a person, who has it tried again', async () => {
    await addJobs(queue, [job('broken')]);
    await queue.ask(`update graphile_worker._private_jobs set max_attempts = 1`);
    let isBroken = true;
    const done: string[] = [];
    await working({
      read: async () => {
        if (isBroken) throw new Error('The story can’t be settled.');
        done.push('read');
      },
    });
    await expect.poll(counts, { timeout: 20_000 }).toEqual([{ ...none, dead: 1 }]);
    const [dead] = await deadJobs(queue);
    expect(dead).toMatchObject({ key: 'broken', attempts: 1, reason: 'The story can’t be settled.' });
    await addJobs(queue, [job('broken')]);
    expect(await counts()).toEqual([{ ...none, dead: 1 }]);
    expect(await retryJobs(queue, '999999')).toBe(0);
    isBroken = false;
    expect(await retryJobs(queue, dead?.id ?? null)).toBe(1);
    await expect.poll(() => done, { timeout: 20_000 }).toEqual(['read']);
  });

  test('is left by a worker that stops only when its job is done', async () => {
    const done: string[] = [];
    const worker = await working({
      async read() {
        done.push('begun');
        await pause(300);
        done.push('ended');
      },
    });
    await addJobs(queue, [job('one')]);
    await expect.poll(() => done, { timeout: 20_000 }).toEqual(['begun']);
    await worker.stop();
    workers = [];
    expect(done).toEqual(['begun', 'ended']);
    await expect.poll(counts).toEqual([]);
  });
});
