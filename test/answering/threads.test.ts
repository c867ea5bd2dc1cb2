// Threads that answer: each question gets its own answer, whatever becomes of the thread it was given to.
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { type AnsweringThreads, startThreads } from '../../adapters/answering/threads.ts';
import type { AnswerRequest } from '../../src/bot/answering.ts';
import { UserError } from '../../src/errors.ts';
import type { Saga } from '../../src/model/saga.ts';

const SAGA = { id: 'harbour', people: [], keywords: [] } as unknown as Saga;
const asking = (question: string): AnswerRequest => ({ question, today: '2024-05-05', saga: SAGA });

/** The program of a thread: `body` gets what was posted as `posted` and the way back as `port`. */
const programOf = (body: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort as port } from 'node:worker_threads';
      port.on('message', (posted) => { ${body} });
    `)}`,
  );
const ECHO = programOf("port.postMessage({ result: 'there: ' + posted.question });");
const DIES = programOf("throw new Error('out of luck');");

let threads: AnsweringThreads;
let warnings: string[];
afterEach(() => threads.stop());

function start(program: URL, count: number, limits = { ms: 20_000, clockMs: 60_000, megabytes: 100 }): void {
  warnings = [];
  const log = { info: () => {}, error: () => {}, warn: (_: unknown, message: string) => void warnings.push(message) };
  const here = async ({ question }: AnswerRequest) => `here: ${question}` as never;
  threads = startThreads({ place: { folder: 'nowhere' }, log, here }, { program, count, limits, rest: 10 });
}

test('each question gets its own answer', async () => {
  start(ECHO, 2);
  const questions = Array.from({ length: 20 }, (_, n) => `July ${n + 1}`);
  const answers = await Promise.all(questions.map((question) => threads.answering(asking(question))));
  expect(answers).toEqual(questions.map((question) => `there: ${question}`));
  expect(warnings).toEqual([]);
});

test('what the reader can mend stays a sentence for the reader', async () => {
  start(programOf("port.postMessage({ reason: 'Ask in fewer words.', code: 'bad-argument' });"), 1);
  const failure = await threads.answering(asking('why')).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(UserError);
  expect(failure).toMatchObject({ code: 'bad-argument', message: 'Ask in fewer words.' });
});

test('a failure of ours is no sentence for the reader', async () => {
  start(programOf("port.postMessage({ reason: 'TypeError: x', code: null });"), 1);
  const failure = await threads.answering(asking('why')).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Error);
  expect(failure).not.toBeInstanceOf(UserError);
});

const refusal = { code: 'too-costly', message: expect.stringMatching(/^That question takes more than [^\n]+\.$/) };
/** Dies of one question and answers the others. */
const DIES_OF_ONE = programOf(
  "if (posted.question === 'poison') process.exit(7); port.postMessage({ result: 'there: ' + posted.question });",
);

test('a question that ends its thread is tried on one more, then its person reads a sentence', async () => {
  start(DIES, 2);
  await expect(threads.answering(asking('one'))).rejects.toMatchObject(refusal);
  expect(warnings).toHaveLength(2);
});

test('the threads come back after a pause and answer the others', async () => {
  start(DIES_OF_ONE, 2);
  const poison = threads.answering(asking('poison')).catch((error: unknown) => error);
  const answers = await Promise.all(['one', 'two', 'three'].map((question) => threads.answering(asking(question))));
  expect(answers).toEqual(['there: one', 'there: two', 'there: three']);
  expect(await poison).toMatchObject(refusal);
  expect(await threads.answering(asking('four'))).toBe('there: four');
});

test('a question that takes too long is told so after one thread, and the next is answered', async () => {
  start(programOf("if (posted.question === 'slow') for (;;); port.postMessage({ result: posted.question });"), 1, {
    ms: 1500,
    clockMs: 60_000,
    megabytes: 100,
  });
  await expect(threads.answering(asking('slow'))).rejects.toMatchObject(refusal);
  expect(warnings).toHaveLength(1);
  expect(await threads.answering(asking('next'))).toBe('next');
});

test('a question that takes too much memory does not take the process', async () => {
  start(programOf('const kept = []; for (;;) kept.push(Array.from({ length: 10000 }, Math.random));'), 2, {
    ms: 60_000,
    clockMs: 60_000,
    megabytes: 20,
  });
  await expect(threads.answering(asking('all'))).rejects.toMatchObject(refusal);
});

test('the end comes also while a question never ends', async () => {
  start(programOf('for (;;);'), 1);
  const asked = threads.answering(asking('for ever')).catch((error: unknown) => error);
  await pause(200);
  await threads.stop();
  expect(await asked).toMatchObject(refusal);
}, 30_000);

test('a thread that does not even start leaves its questions to this one', async () => {
  start(new URL('file:///no/such/program.js'), 1);
  expect(await threads.answering(asking('one'))).toBe('here: one');
});

test('a day is answered before the months that were asked for in the same instant', async () => {
  start(programOf('setTimeout(() => port.postMessage({ result: posted.question }), 5);'), 1);
  const order: unknown[] = [];
  const ask = async (question: string) => order.push(await threads.answering(asking(question)));
  await Promise.all(['what happened?', 'May 2023', 'April 2023', 'May 2, 2023', 'Brandt'].map(ask));
  expect(order).toEqual(['what happened?', 'May 2, 2023', 'Brandt', 'April 2023', 'May 2023']);
});

test('it ends only when the threads have ended, and answers here what comes later', async () => {
  start(programOf('setTimeout(() => port.postMessage({ result: posted.question }), 50);'), 1);
  await pause(100);
  await threads.stop();
  expect(await threads.answering(asking('late'))).toBe('here: late');
  expect(warnings).toEqual([]);
});
