// Turns closed channels and workspaces into paused subscriptions, and a word to those who made them.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqlite, type SqliteData } from '../../../adapters/store/sqlite/open.ts';
import { endWorkspace, pauseGone } from '../../../src/bot/delivery/gone.ts';
import { subscriptionOf } from '../../../src/bot/schedule/subscribing.ts';

const NOW = Date.UTC(2024, 4, 1);
const log = { info: () => {}, warn: () => {}, error: () => {} };
let data: SqliteData;
beforeEach(async () => {
  data = await openSqlite({ memory: true });
  for (const [workspace, id] of [
    ['W1', 'C1'],
    ['W1', 'C2'],
    ['W2', 'C3'],
  ] as const) {
    const channel = { platform: 'slack', workspace, id } as const;
    const wish = { channel, saga: 'harbour', at: '08:00', zone: 'UTC', createdBy: `maker of ${id}` };
    await data.ledger.subscribe(subscriptionOf(wish, NOW));
  }
});
afterEach(() => data.close());

const ports = () => ({ ledger: data.ledger, clock: { now: () => NOW }, log });
const paused = async (): Promise<readonly string[]> =>
  (await data.ledger.subscriptions())
    .filter(({ subscription }) => subscription.isPaused)
    .map(({ subscription }) => subscription.channel.id)
    .sort();

test('a closed channel pauses its subscription, and its maker is owed one word', async () => {
  const gone = { workspace: 'W1', channel: 'C2', because: 'The channel was deleted.' };
  await pauseGone(ports(), 'slack', gone);
  await pauseGone(ports(), 'slack', gone);
  expect(await paused()).toEqual(['C2']);
  const owed = await data.ledger.open(NOW);
  expect(owed.map(({ kind, person }) => [kind, person])).toEqual([['notice', 'maker of C2']]);
  expect(owed[0]?.about).toContain('The channel was deleted.');
});

test('a closed workspace pauses all of its own and nobody is owed a word', async () => {
  await pauseGone(ports(), 'slack', { workspace: 'W1', channel: null, because: 'The app was removed.' });
  expect(await paused()).toEqual(['C1', 'C2']);
  expect(await data.ledger.open(NOW)).toEqual([]);
});

test('another platform’s channel of the same id is left alone', async () => {
  await pauseGone(ports(), 'discord', { workspace: 'W1', channel: 'C1', because: 'Gone.' });
  expect(await paused()).toEqual([]);
});

test('a channel that two workspaces share is paused for the one that lost it alone', async () => {
  const channel = { platform: 'slack', workspace: 'W2', id: 'C1' } as const;
  const wish = { channel, saga: 'harbour', at: '08:00', zone: 'UTC', createdBy: null };
  await data.ledger.subscribe(subscriptionOf(wish, NOW));
  await pauseGone(ports(), 'slack', { workspace: 'W2', channel: 'C1', because: 'Gone.' });
  const state = (await data.ledger.subscriptions()).map(
    ({ subscription: { channel: of, isPaused } }) => `${of.workspace} ${of.id} ${isPaused}`,
  );
  expect(state.sort()).toEqual(['W1 C1 false', 'W1 C2 false', 'W2 C1 true', 'W2 C3 false']);
});

test('a workspace that throws the bot out ends its subscriptions and loses its memory, and nobody else’s', async () => {
  const { memory } = data;
  const keys = (workspace: string): string[] =>
    ['thread', 'saga', 'listens', 'look', 'snapshot', 'posted'].map((what) => `${what}/slack/${workspace}/C1/x`);
  for (const key of [...keys('W1'), ...keys('W2'), ...keys('W10')]) await memory.remember(key, 1, null);
  await endWorkspace({ ...ports(), memory }, 'slack', 'W1', 'The app was removed.');
  await endWorkspace({ ...ports(), memory }, 'slack', 'W1', 'The app was removed.');
  expect((await data.ledger.subscriptions()).map(({ subscription }) => subscription.channel.id)).toEqual(['C3']);
  expect(await data.ledger.open(NOW)).toEqual([]);
  for (const key of keys('W1')) expect(await memory.recall(key)).toBeNull();
  for (const key of [...keys('W2'), ...keys('W10')]) expect(await memory.recall(key)).toBe(1);
});
