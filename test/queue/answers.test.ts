// Questions over the queue on a real PostgreSQL: asked here, answered there, by whoever is left.
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Asking, createAsking, startAnswers } from '../../adapters/queue/answers.ts';
import { jobCounts } from '../../adapters/queue/jobs.ts';
import { openQueue, type Queue } from '../../adapters/queue/queue.ts';
import type { RecordData } from '../../adapters/store/place.ts';
import { openPostgres } from '../../adapters/store/postgres/open.ts';
import { type Answered, type Answering, type AnswerRequest, answeringFrom } from '../../src/bot/answering.ts';
import { UserError } from '../../src/errors.ts';
import { type HarbourRecord, openHarbourRecord } from '../bot/harbour.ts';
import { newDatabase, POSTGRES_TITLE, withoutPostgres } from '../postgres.ts';

describe.skipIf(withoutPostgres)(`questions over the queue on ${POSTGRES_TITLE}`, () => {
  let harbour: HarbourRecord;
  let data: RecordData;
  let address: string;
  let queue: Queue;
  let asking: Asking;
  let ends: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    harbour = await openHarbourRecord();
    ({ address } = await newDatabase());
    data = await openPostgres(address, { connections: 2 });
    queue = await openQueue(address);
  });
  afterAll(async () => {
    await Promise.all([harbour.data.close(), data.close(), queue.close()]);
  });
  beforeEach(() => {
    asking = createAsking(queue, data.memory, { longestWait: 20_000, freeEvery: 300 });
  });
  afterEach(async () => {
    await Promise.all(ends.map((end) => end()));
    ends = [];
    await queue.ask('delete from graphile_worker._private_jobs');
  });

  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const request = (question: string): AnswerRequest => ({ question, today: '2021-08-01', saga: harbour.saga });
  /** Another process that answers: its connections are its own. */
  const answers = async (answering: Answering): Promise<void> => {
    const own = await openQueue(address);
    const worker = await startAnswers(own, answering, { memory: data.memory, log, atOnce: 2 });
    ends.push(async () => {
      await worker.stop();
      await own.close();
    });
  };
  const saying = (lead: string) => ({ answer: { lead } }) as unknown as Answered;

  test('the answer is the one that the process itself would give', async () => {
    const answering = answeringFrom(harbour.data.store);
    await answers(answering);
    const span = await harbour.data.store.span(harbour.saga.id);
    const asked = request(`What happened on ${span?.from}?`);
    const here = await answering(asked);
    expect(here.answer.events.length).toBeGreaterThan(0);
    expect(await asking.answering(asked)).toEqual(here);
  });

  test('each gets its own, once, from one of several', async () => {
    let given = 0;
    const answering: Answering = async ({ question }) => {
      given++;
      await pause(20);
      return saying(question);
    };
    await answers(answering);
    await answers(answering);
    const questions = Array.from({ length: 12 }, (_, n) => `What happened on May ${n + 1}?`);
    const leads = await Promise.all(questions.map(async (one) => (await asking.answering(request(one))).answer.lead));
    expect(leads).toEqual(questions);
    expect(given).toBe(questions.length);
    expect(await jobCounts(queue)).toEqual([]);
  });

  test('a question that can’t be read is told so in the same words', async () => {
    await answers(() => Promise.reject(new UserError('bad-argument', 'The question is empty.')));
    await expect(asking.answering(request(''))).rejects.toMatchObject({
      code: 'bad-argument',
      message: 'The question is empty.',
    });
  });

  test('one whose process died is answered by another', async () => {
    const asked = asking.answering(request('What happened on May 5?'));
    const isAsked = async () => (await jobCounts(queue)).length;
    await expect.poll(isAsked).toBe(1);
    await queue.ask(
      `update graphile_worker._private_jobs set locked_by = 'pool-gone', locked_at = now() - interval '1 minute', attempts = 1`,
    );
    await answers(async () => saying('answered'));
    expect((await asked).answer.lead).toBe('answered');
  });

  test('with nobody to answer it ends in a sentence, and is not answered for nobody later', async () => {
    // The server hears a moment later that the last one's line has ended.
    await expect.poll(() => asking.isAnswered()).toBe(false);
    const impatient = createAsking(queue, data.memory, { longestWait: 300 });
    await expect(impatient.answering(request('What happened on May 5?'))).rejects.toMatchObject({
      message: expect.stringContaining('Nobody is free to answer'),
    });
    let given = 0;
    await answers(async () => {
      given++;
      return saying('late');
    });
    await expect.poll(() => asking.isAnswered()).toBe(true);
    await expect.poll(async () => (await jobCounts(queue)).length, { timeout: 20_000 }).toBe(0);
    expect(given).toBe(0);
  });
});
