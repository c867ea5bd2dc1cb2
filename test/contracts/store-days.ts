// What every engine must find for a day or a span.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { asking, onDay, recordOf, sentencesOf } from './store-records.ts';

/** Evidence by day, the days that have something, the span of a saga. */
export function describeDays(name: string, open: () => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  const sentences = sentencesOf(() => store);

  describe(`${name}: evidence by day`, () => {
    beforeEach(async () => {
      await store.save(
        recordOf('a1', [
          ['On the nineteenth.', '2021-05-19'],
          ['On the twentieth.', '2021-05-20'],
          ['That week.', ['2021-05-17', '2021-05-23', 'week']],
          ['In May.', ['2021-05-01', '2021-05-31', 'month']],
          ['In 2021.', ['2021-01-01', '2021-12-31', 'year']],
          ['Some time.', null],
        ]),
      );
    });

    test('finds all that overlaps the day, the earlier and then the shorter first', async () => {
      expect(await sentences(onDay('2021-05-19'))).toEqual(['In 2021.', 'In May.', 'That week.', 'On the nineteenth.']);
    });

    test.each([
      [1, ['On the nineteenth.']],
      [6, ['On the nineteenth.']],
      [7, ['That week.', 'On the nineteenth.']],
      [31, ['In May.', 'That week.', 'On the nineteenth.']],
      [0, []],
    ])('leaves out what is longer than %i days', async (maxDays, expected) => {
      expect(await sentences(onDay('2021-05-19', { maxDays }))).toEqual(expected);
    });

    test('counts both ends of a span in', async () => {
      expect(await sentences(onDay('2021-05-23', { maxDays: 7 }))).toEqual(['That week.']);
      expect(await sentences(onDay('2021-05-17', { maxDays: 7 }))).toEqual(['That week.']);
      expect(await sentences(onDay('2021-05-24', { maxDays: 7 }))).toEqual([]);
      expect(await sentences(asking({ from: '2021-05-20', to: '2021-05-21', maxDays: 1 }))).toEqual([
        'On the twentieth.',
      ]);
    });

    test('takes a span that is open at either end, or at both', async () => {
      expect(await sentences(asking({ from: '2021-06-01' }))).toEqual(['In 2021.']);
      expect(await sentences(asking({ to: '2021-05-16' }))).toEqual(['In 2021.', 'In May.']);
      expect(await sentences(asking({ to: '2020-12-31' }))).toEqual([]);
      expect(await sentences(asking())).toHaveLength(5);
    });

    test('finds a span once, though it both begins in and lasts beyond the question', async () => {
      expect(await sentences(asking({ from: '2021-05-01', to: '2021-05-17' }))).toEqual([
        'In 2021.',
        'In May.',
        'That week.',
      ]);
    });

    test('finds nothing between ends that are swapped', async () => {
      expect(await sentences(asking({ from: '2021-05-20', to: '2021-05-19', maxDays: 1 }))).toEqual([]);
    });

    test('lists the newest first and cuts the oldest off', async () => {
      expect(await sentences(asking({ order: 'newest', limit: 3 }))).toEqual([
        'On the twentieth.',
        'On the nineteenth.',
        'That week.',
      ]);
      expect(await sentences(asking({ limit: 2 }))).toEqual(['In 2021.', 'In May.']);
    });

    test.each([0, -1, Number.NaN])('gives nothing for a limit of %d', async (limit) => {
      expect(await store.evidence(asking({ limit }))).toEqual([]);
    });

    test('takes a limit without end', async () => {
      expect(await store.evidence(asking({ limit: Number.POSITIVE_INFINITY }))).toHaveLength(5);
    });

    test('gives copies too: who asks collapses them', async () => {
      await store.save(recordOf('a2', [['On the nineteenth.', '2021-05-19']], { copyOf: 'a1' }));
      const found = await store.evidence(onDay('2021-05-19', { maxDays: 1 }));
      expect(found.map(({ article }) => article.copyOf)).toEqual([null, 'a1']);
    });

    test('gives the same order in whatever order the articles were read', async () => {
      const other = await open();
      const records = ['x', 'y', 'z'].map((id) =>
        recordOf(id, [
          [`Told by ${id}.`, '2021-06-02'],
          [`${id} again.`, '2021-06-02'],
        ]),
      );
      for (const record of records) await store.save(record);
      for (const record of records.toReversed()) await other.save(record);
      const query = onDay('2021-06-02', { maxDays: 1 });
      expect(await other.evidence(query)).toEqual(await store.evidence(query));
      await other.close();
    });
  });

  describe(`${name}: days and span`, () => {
    beforeEach(async () => {
      await store.save(
        recordOf('a1', [
          ['One.', '2021-05-19'],
          ['Two.', '2021-05-19'],
          ['Three.', '2021-05-22'],
          ['A month.', ['2021-04-01', '2021-04-30', 'month']],
          ['Never.', null],
        ]),
      );
      await store.save(recordOf('a2', [['Also.', '2021-05-19']]));
    });

    test('count the reports and articles of each day, not of longer spans', async () => {
      expect(await store.days('harbour')).toEqual([
        { date: '2021-05-19', reports: 3, articles: 2 },
        { date: '2021-05-22', reports: 1, articles: 1 },
      ]);
    });

    test('stay within the span that was asked for', async () => {
      expect((await store.days('harbour', { from: '2021-05-20', to: '2021-05-22' })).map(({ date }) => date)).toEqual([
        '2021-05-22',
      ]);
    });

    test('begin and end with the first and the last day', async () => {
      expect(await store.span('harbour')).toEqual({ from: '2021-05-19', to: '2021-05-22' });
    });

    test('are empty where nothing has a day', async () => {
      await store.save(recordOf('u', [['Never.', null]], { saga: 'undated' }));
      expect(await store.span('undated')).toBeNull();
      expect(await store.days('undated')).toEqual([]);
    });
  });
}
