// Readers with limits: what takes too long or too much memory is refused in a sentence, and the next document is read.
import { expect, test } from 'vitest';
import { createReaders } from '../../adapters/reading/readers.ts';

type Limits = NonNullable<NonNullable<Parameters<typeof createReaders>[0]>['limits']>;

/** The program of a thread: `body` gets what was posted as `posted` and the way back as `port`. */
const programOf = (body: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort as port } from 'node:worker_threads';
      port.on('message', (posted) => { ${body} });
    `)}`,
  );
const readersOf = (body: string, limits: Limits = { ms: 20_000, clockMs: 60_000, megabytes: 100 }) =>
  createReaders({ program: programOf(body), limits, small: 100 });

const LONG = `The council met on Monday.${' It closed the lock.'.repeat(20)}`;
const page = (name: string) => ({ text: LONG, name });

test('a small document is read here, a large one in the thread', async () => {
  const readers = readersOf("port.postMessage({ result: 'there: ' + posted.kind })");
  expect(await readers.document(page('a.txt'))).toBe('there: document');
  expect(await readers.feed({ body: LONG })).toBe('there: feed');
  const small = await readers.document({
    text: 'The council closed the lock on Monday, the mayor said in a statement.',
  });
  expect(small.text).toContain('The council closed the lock');
});

test('one that takes too long is left out with a sentence, and the next is read', async () => {
  const readers = readersOf("if (posted.of.name === 'slow') for (;;); port.postMessage({ result: posted.of.name })", {
    ms: 2000,
    clockMs: 60_000,
    megabytes: 100,
  });
  await expect(readers.document(page('slow'))).rejects.toMatchObject({
    code: 'too-costly',
    message: expect.stringMatching(/^slow takes longer than \d+ s to read: it was left out\.$/),
  });
  expect(await readers.document(page('next'))).toBe('next');
});

test('one that takes too much memory, too', async () => {
  const readers = readersOf(
    "const kept = []; if (posted.of.name === 'fat') for (;;) kept.push(Array.from({ length: 10000 }, Math.random)); port.postMessage({ result: posted.of.name })",
    { ms: 60_000, clockMs: 60_000, megabytes: 30 },
  );
  await expect(readers.document(page('fat'))).rejects.toMatchObject({
    code: 'too-costly',
    message: expect.stringMatching(/^fat takes more than \d+ MB of memory to read/),
  });
  expect(await readers.document(page('next'))).toBe('next');
});

test('what stands outside every heap counts as well, and what a document took is given back', async () => {
  const readers = readersOf(
    `const made = []; const most = posted.of.name === 'fat' ? 40 : 3;
    const grow = () => { if (made.length >= most) port.postMessage({ result: posted.of.name }); else { made.push(Buffer.alloc(2e7, 1)); setTimeout(grow, 40); } };
    grow();`,
    { ms: 60_000, clockMs: 60_000, megabytes: 100, growthMegabytes: 150 },
  );
  await expect(readers.document(page('fat'))).rejects.toMatchObject({ code: 'too-costly' });
  for (const name of ['one', 'two', 'three', 'four']) expect(await readers.document(page(name))).toBe(name);
});

test('what the reader can mend keeps its code; what breaks down is a crash of ours', async () => {
  const refusing = readersOf("port.postMessage({ reason: 'It is empty.', code: 'empty-input' })");
  await expect(refusing.document(page('a'))).rejects.toMatchObject({ code: 'empty-input', message: 'It is empty.' });
  const broken = readersOf("port.postMessage({ reason: 'TypeError', code: null })");
  await expect(broken.document(page('a'))).rejects.not.toHaveProperty('code');
});
