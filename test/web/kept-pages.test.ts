// A page is made once for each state of its story's record.
import { beforeEach, expect, test } from 'vitest';
import { createKeptPages, type KeptPages } from '../../adapters/web/kept-pages.ts';
import { page, type Reply, seal } from '../../adapters/web/reply.ts';
import type { Saga } from '../../src/model/saga.ts';

const SAGA = { id: 'quay', name: 'The quay', zone: 'UTC' } as unknown as Saga;
let [now, revision, made] = [0, 1, 0];
let kept: KeptPages;
beforeEach(() => {
  [now, revision, made] = [Date.UTC(2024, 4, 1, 12), 1, 0];
  const ports = {
    daybook: { upToDate: async () => {} },
    store: { revision: async () => revision },
    clock: { now: () => now },
  };
  kept = createKeptPages(ports, 3);
});
const get = async (key = 'a', saga = SAGA, status: Reply['status'] = 200, body = key): Promise<number> => {
  await kept.get(saga, key, async () => {
    made += 1;
    return seal(page(body, status));
  });
  return made;
};

test('for an hour as for a second, and for all who ask at once', async () => {
  expect(await Promise.all([get(), get(), get()])).toEqual([1, 1, 1]);
  now += 3_600_000;
  expect(await get()).toBe(1);
});

test('anew within seconds of a change of the record, of what describes the story, and of the day there', async () => {
  await get();
  revision += 1;
  now += 2_001;
  expect(await get()).toBe(2);
  expect(await get('a', { ...SAGA, name: 'The old quay' })).toBe(3);
  now += 12 * 3_600_000;
  expect(await get()).toBe(4);
});

test('what is not there, fails or is very large is not kept', async () => {
  await get('gone', SAGA, 404);
  expect(await get('gone', SAGA, 404)).toBe(2);
  await get('large', SAGA, 200, 'x'.repeat(300_000));
  expect(await get('large', SAGA, 200, 'x'.repeat(300_000))).toBe(4);
  const failing = () => kept.get(SAGA, 'bad', () => Promise.reject(new Error('no')));
  await expect(failing()).rejects.toThrow('no');
  await expect(failing()).rejects.toThrow('no');
});

test('no more than so many are kept', async () => {
  for (let n = 0; n < 20; n++) await get(`page ${n}`);
  expect(await get('page 0')).toBe(21);
  expect(await get('page 19')).toBe(21);
});
