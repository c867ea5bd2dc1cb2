// What memory keeps of conversations comes back whole or not at all.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openSqlite, type SqliteData } from '../../../adapters/store/sqlite/open.ts';
import { kept, keptThread, keptWord } from '../../../src/bot/desk/kept.ts';
import { postedIn, rememberPosted } from '../../../src/bot/desk/posted.ts';
import { findSnapshot, keepSnapshot, type Snapshot } from '../../../src/bot/desk/snapshot.ts';
import type { ThreadContext } from '../../../src/model/question.ts';

const THREAD: ThreadContext = {
  saga: 'harbour',
  topic: 'the gate',
  from: '2023-11-14',
  to: '2023-11-14',
  granularity: 'day',
  anchor: null,
  terms: ['gate'],
  shown: ['e1'],
  page: 1,
};
const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('a conversation comes back as it was kept, with or without the day that it counts from', () => {
  const { anchor: _, ...without } = THREAD;
  for (const thread of [THREAD, without]) expect(keptThread.read(stored(keptThread.write(thread)))).toEqual(thread);
});

test.each([
  ['nothing', null],
  ['what an earlier program kept, without a version', THREAD],
  ['another version', { version: 2, value: THREAD }],
  ['a piece that is missing', { version: 1, value: { ...THREAD, terms: undefined } }],
  ['a piece of another kind', { version: 1, value: { ...THREAD, shown: 'e1' } }],
  ['a granularity that nobody knows', { version: 1, value: { ...THREAD, granularity: 'eon' } }],
  ['a word', 'harbour'],
  ['a list', [THREAD]],
])('%s is forgotten', (_, found) => {
  expect(keptThread.read(stored(found))).toBe(null);
});

test('a later version reads nothing of an earlier one, nor the other way round', () => {
  const next = kept(2, z.string());
  expect(next.read(keptWord.write('harbour'))).toBe(null);
  expect(keptWord.read(next.write('harbour'))).toBe(null);
  expect(next.read(next.write('harbour'))).toBe('harbour');
});

describe('in the store', () => {
  let data: SqliteData;
  beforeEach(async () => {
    data = await openSqlite({ memory: true });
  });
  afterEach(() => data.close());
  const channel = { platform: 'slack', workspace: 'W1', id: 'C1' } as const;

  test('a digest’s conversation and an answer’s buttons are kept, and forgotten where they are broken', async () => {
    const { memory } = data;
    await rememberPosted(memory, channel, ['m1'], { saga: 'harbour', from: '2023-11-14', to: '2023-11-14' }, 1e15);
    const place = { channel, thread: 'm1', isPrivate: false };
    expect(await postedIn(memory, place)).toMatchObject({ saga: 'harbour', granularity: 'day' });
    await memory.remember('posted/slack/W1/C1/m1', { saga: 'harbour' }, 1e15);
    expect(await postedIn(memory, place)).toBe(null);

    const snapshot: Snapshot = {
      saga: 'harbour',
      command: 'ask',
      values: { question: 'x' },
      before: null,
      after: THREAD,
    };
    const id = await keepSnapshot(memory, channel, snapshot, 0);
    expect(await findSnapshot(memory, channel, id)).toEqual(snapshot);
    await memory.remember(`snapshot/slack/W1/${id}`, snapshot, 1e15);
    expect(await findSnapshot(memory, channel, id)).toBe(null);
  });
});
