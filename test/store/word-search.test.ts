// Where many reports hold something of a question, those that hold most of it are found, and nothing of another story.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSqliteStore } from '../../adapters/store/sqlite/store.ts';
import type { EvidenceQuery, Store } from '../../src/ports.ts';
import { asking, recordOf, sentencesOf, type Told } from '../contracts/store-records.ts';

const DAY = '2021-05-04';
/** Every sentence has the ferry, every third the toll, every hundredth the fire. */
const sentence = (n: number): string =>
  ['The ferry', n % 3 === 0 ? 'raised its toll' : 'sailed', n % 100 === 0 ? 'before it burned' : '', `on trip ${n}.`]
    .filter(Boolean)
    .join(' ');
const toldBy = (article: number): Told[] =>
  Array.from({ length: 100 }, (_, i) => [sentence(100 * article + i), i === 0 && article % 10 === 0 ? DAY : null]);

let store: Store;
beforeAll(async () => {
  store = await createSqliteStore({ memory: true });
  for (let n = 0; n < 45; n++) await store.save(recordOf(`here ${n}`, toldBy(n)));
  await store.save(
    recordOf('there', [['The ferry raised its toll before it burned elsewhere.', DAY]], { saga: 'other' }),
  );
});
afterAll(() => store.close());

const found = (query: Partial<EvidenceQuery>): Promise<readonly string[]> =>
  sentencesOf(() => store)(asking({ order: 'relevance', ...query }));
const groups = [['ferry', 'the ferry'], ['toll'], ['burned']];

test('what holds all comes first, then what holds the rarer words', async () => {
  const all = await found({ terms: { groups, match: 'any' }, limit: 60 });
  expect(all).toHaveLength(60);
  expect(all.slice(0, 15).every((text) => /toll .*burned/.test(text))).toBe(true);
  expect(all.slice(15, 45).every((text) => /burned/.test(text))).toBe(true);
  expect(all.slice(45).every((text) => /toll/.test(text))).toBe(true);
  expect(all.filter((text) => /elsewhere/.test(text))).toHaveLength(0);
});

test('of those that hold the same the shorter come first, the same each time', async () => {
  const query = { terms: { groups, match: 'any' as const }, limit: 47 };
  const [last] = (await found(query)).slice(-1);
  expect(last).toMatch(/on trip \d{1,2}\.$/);
  expect(await found(query)).toEqual(await found(query));
});

test('all groups must be met where that is asked, and the days', async () => {
  const all = await found({ terms: { groups, match: 'all' }, limit: 10 });
  expect(all).toHaveLength(10);
  expect(all.every((text) => /toll .*burned/.test(text))).toBe(true);
  const onTheDay = await found({ terms: { groups, match: 'any' }, from: DAY, to: DAY, limit: 3 });
  expect(onTheDay).toHaveLength(3);
  expect(onTheDay.every((text) => /trip \d*000\.|trip 0\./.test(text))).toBe(true);
});

test('what is written later is found', async () => {
  await store.save(recordOf('late', [['The ferry raised its toll before it burned at last.', DAY]]));
  expect(await found({ terms: { groups, match: 'all' }, limit: 16 })).toContain(
    'The ferry raised its toll before it burned at last.',
  );
});

test('of days that are named all is found that has something, by its title too', async () => {
  const on = '2021-06-01';
  await store.save(recordOf('titled', [['The ferry was painted.', on]], { title: 'A toll for paint' }));
  const query = { from: on, to: on, limit: 50 };
  expect(await found({ ...query, terms: { groups: [['toll'], ['ferry']], match: 'all' } })).toEqual([
    'The ferry was painted.',
  ]);
  expect(await found({ ...query, terms: { groups: [['burned'], ['ferry']], match: 'all' } })).toEqual([]);
});
