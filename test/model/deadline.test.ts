// A deadline aborts whatever the engine forgets meanwhile.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { deadlineOf } from '../../src/model/deadline.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What a signal aborts with, as one who keeps nothing but its listener hears it. */
const reasonOf = (signal: AbortSignal): Promise<string> =>
  new Promise((resolve) =>
    signal.addEventListener('abort', ({ target }) => resolve((target as AbortSignal).reason.name)),
  );

test('a deadline aborts though the engine collects garbage before', async () => {
  const ending = new AbortController();
  const heard = reasonOf(deadlineOf(100, ending.signal).signal);
  for (let i = 0; i < 5; i++) {
    await pause(5);
    collectGarbage();
  }
  expect(await Promise.race([heard, pause(5_000)])).toBe('TimeoutError');
});

test('it aborts with whatever ends it, and no more once it is done', async () => {
  const ending = new AbortController();
  const { signal } = deadlineOf(60_000, ending.signal);
  ending.abort();
  expect(signal.aborted).toBe(true);
  const { signal: quiet, done } = deadlineOf(1, new AbortController().signal);
  done();
  await pause(30);
  expect(quiet.aborted).toBe(false);
});
