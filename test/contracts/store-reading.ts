// What every engine must tell of what was read after a mark.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { recordOf } from './store-records.ts';

/** Marks in the record: what was read since, and of which days it tells. */
export function describeReading(name: string, open: () => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  describe(`${name}: what was read since a mark`, () => {
    test('an unknown saga has nothing at all', async () => {
      expect(await store.readSince('harbour', 0)).toEqual({ mark: 0, articles: [], days: [] });
    });

    test('new articles and new versions count, each once, with the days they tell of', async () => {
      await store.save(recordOf('a1', [['Old.', '2021-05-18']]));
      await store.save(recordOf('a2', [['Older.', '2021-05-01']]));
      const { mark } = await store.readSince('harbour', 0);
      expect(await store.readSince('harbour', mark)).toEqual({ mark, articles: [], days: [] });
      await store.save(
        recordOf('b1', [
          ['New.', '2021-05-20'],
          ['In May.', ['2021-05-01', '2021-05-31', 'month']],
        ]),
      );
      await store.save(recordOf('a1', [['Corrected.', '2021-05-19']]));
      const read = await store.readSince('harbour', mark);
      expect(read).toMatchObject({ articles: ['a1', 'b1'], days: ['2021-05-19', '2021-05-20'] });
      expect(read.mark).toBeGreaterThan(mark);
    });

    test('the same text again and what other articles tell do not', async () => {
      const record = recordOf('a1', [['Old.', '2021-05-18']]);
      await store.save(record);
      const { mark } = await store.readSince('harbour', 0);
      await store.save(record);
      await store.revise({ ...record, article: { ...record.article, copyOf: 'a0' } });
      expect((await store.readSince('harbour', mark)).articles).toEqual([]);
    });

    test('another saga’s articles are not among them', async () => {
      await store.save(recordOf('a1', [['Old.', '2021-05-18']], { saga: 'ferry' }));
      expect((await store.readSince('harbour', 0)).articles).toEqual([]);
    });
  });
}
