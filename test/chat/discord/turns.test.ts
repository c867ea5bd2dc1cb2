// The order of what the bot does at once on Discord: acknowledgements first, answers side by side, those of one channel in turn.
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createPrecedence, createTurns } from '../../../adapters/chat/discord/speaking/turns.ts';

test('ten answers are under way at once: which comes first is for those who answer', async () => {
  const { answer } = createPrecedence();
  let [under, most] = [0, 0];
  const work = async (): Promise<void> => {
    most = Math.max(most, ++under);
    await pause(20);
    under--;
  };
  await Promise.all(Array.from({ length: 10 }, () => answer(work)));
  expect(most).toBe(10);
});

test('an answer gives way to who waits to be acknowledged, and not for ever', async () => {
  const { acknowledge, answer } = createPrecedence();
  const order: string[] = [];
  const slow = acknowledge(() => pause(30).then(() => order.push('acknowledged')));
  await answer(async () => order.push('answered'));
  await slow;
  expect(order).toEqual(['acknowledged', 'answered']);
  void acknowledge(() => new Promise(() => {}));
  expect(await answer(async () => 'all the same')).toBe('all the same');
});

test('one channel’s work is done in order, whatever fails, beside another channel’s', async () => {
  const turns = createTurns();
  const order: string[] = [];
  const first = turns.take('a', () => pause(20).then(() => Promise.reject(new Error('no'))));
  const second = turns.take('a', async () => order.push('second of a'));
  const other = turns.take('b', async () => order.push('b'));
  await Promise.allSettled([first, second, other]);
  expect(order).toEqual(['b', 'second of a']);
});
