// The bot's polling: a round only when something is due, never two at once, and an end that asks the round to end.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readConfig } from '../../adapters/config.ts';
import { startPolling } from '../../adapters/schedule/polling.ts';
import { MINUTE, type Newsroom, openNewsroom, sagaWith } from '../bot/polling/newsroom.ts';

let room: Newsroom;
beforeEach(async () => {
  room = await openNewsroom([sagaWith(['https://post.example/feed'])], []);
  vi.useFakeTimers({ now: Date.parse('2024-06-12T09:00:30Z'), toFake: ['Date', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A round that lasts until it is let go. */
function slowRounds() {
  const begun: AbortSignal[] = [];
  const ends: (() => void)[] = [];
  const run = (ending: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      begun.push(ending);
      ends.push(resolve);
      ending.addEventListener('abort', () => resolve());
    });
  return { begun, ends, run };
}
const ports = () => ({ ...room.ports, data: room.data });
const letPass = async (minutes: number): Promise<void> => {
  for (let n = 0; n < minutes; n++) await vi.advanceTimersByTimeAsync(MINUTE);
};

test('rounds begin at once and never while one is under way', async () => {
  const { begun, ends, run } = slowRounds();
  const polling = startPolling(readConfig({}), ports(), run);
  await letPass(5);
  expect(begun).toHaveLength(1);
  ends[0]?.();
  await letPass(2);
  expect(begun).toHaveLength(2);
  await polling.stop();
});

test('nothing is begun while no feed is due', async () => {
  const { begun, run } = slowRounds();
  const feed = { saga: 'harbour', url: 'https://post.example/feed' };
  const taken = await room.data.feeds.begin(feed, { now: room.now, until: room.now + MINUTE });
  if (taken) await room.data.feeds.record({ ...taken.state, nextAt: room.now + 3 * MINUTE }, taken.items);
  const polling = startPolling(readConfig({}), ports(), run);
  await letPass(3);
  expect(begun).toEqual([]);
  room.now += 3 * MINUTE;
  await letPass(1);
  expect(begun).toHaveLength(1);
  await polling.stop();
});

test('the end asks the round under way to end, and waits for it', async () => {
  const { begun, run } = slowRounds();
  const polling = startPolling(readConfig({}), ports(), run);
  await letPass(1);
  await polling.stop();
  expect(begun.map(({ aborted }) => aborted)).toEqual([true]);
  await letPass(5);
  expect(begun).toHaveLength(1);
});

test('a round that fails is told, and the next minute tries again', async () => {
  let rounds = 0;
  const polling = startPolling(readConfig({}), ports(), async () => {
    rounds++;
    throw new Error('no such program');
  });
  await letPass(2);
  await polling.stop();
  expect(rounds).toBeGreaterThanOrEqual(2);
  expect(room.logged[0]).toMatchObject({ level: 'error', message: expect.stringContaining('polling') });
});

test('polling is switched on and off by a setting, and hosts inside are let in by name and port only', () => {
  expect(readConfig({}).isPolling).toBe(true);
  expect(readConfig({ DAYBOOK_POLLING: 'off' }).isPolling).toBe(false);
  expect(() => readConfig({ DAYBOOK_POLLING: 'maybe' })).toThrow('must be on or off');
  expect(readConfig({ DAYBOOK_ALLOW_HOSTS: 'proxy:3128, 10.0.0.1:80' }).allowHosts).toEqual([
    'proxy:3128',
    '10.0.0.1:80',
  ]);
  expect(() => readConfig({ DAYBOOK_ALLOW_HOSTS: 'proxy' })).toThrow('host:port');
});
