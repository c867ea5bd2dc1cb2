// Holds that both engines make the same record of the bundled story, and find the same in it by words, mostly in the same order.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingestPlaces } from '../../adapters/cli/ingest-places.ts';
import { createSagaFolders } from '../../adapters/sagas/saga-folders.ts';
import { createSqliteStore } from '../../adapters/store/sqlite/store.ts';
import type { EvidenceQuery, Store } from '../../src/ports.ts';
import { openEmptyStore, POSTGRES_TITLE, withoutPostgres } from '../postgres.ts';

describe.skipIf(withoutPostgres)(`one story on SQLite and ${POSTGRES_TITLE}`, () => {
  let stores: readonly [Store, Store];
  let saga: string;
  beforeAll(async () => {
    stores = [await createSqliteStore({ memory: true }), await openEmptyStore()];
    const [story] = await createSagaFolders(['sagas']).list();
    if (!story?.articlesDir) throw new Error('the bundled story has articles');
    saga = story.id;
    for (const store of stores)
      for await (const { status } of ingestPlaces(store, story, [story.articlesDir]))
        expect(status).not.toBe('rejected');
  });
  afterAll(() => Promise.all(stores.map((store) => store.close())));

  const onBoth = <T>(ask: (store: Store) => Promise<T>): Promise<T[]> => Promise.all(stores.map(ask));

  test('have the same events on the same days', async () => {
    // An id tells which sentence of an event was settled first, which goes by how far each change came.
    const [one, other] = await onBoth(async (store) => {
      const events = await store.happenings({ saga, order: 'date', limit: 100_000 });
      return events.map(({ id, ...event }) => JSON.stringify(event)).sort();
    });
    expect(one?.length).toBeGreaterThan(100);
    expect(other).toEqual(one);
    const days = await onBoth((store) => store.eventDays(saga));
    const counted = days.map((list) => list.map(({ date, events }) => [date, events]));
    expect(counted[1]).toEqual(counted[0]);
  });

  test('have the same stems in as many reports', async () => {
    const stems = await onBoth(async (store) => {
      const words = await store.wordsLike({ begin: '', shortest: 1, longest: 40 });
      return words.map(({ word, reports }) => `${word} ${reports}`).sort();
    });
    expect(stems[0]?.length).toBeGreaterThan(1000);
    expect(stems[1]).toEqual(stems[0]);
  });

  const TERMS: readonly NonNullable<EvidenceQuery['terms']>[] = [
    { groups: [['resigned']], match: 'all' },
    { groups: [['attorney general'], ['recuse', 'recused']], match: 'all' },
    { groups: [['president'], ['tweet'], ['senators'], ['Alabama']], match: 'any' },
    { groups: [['fired', 'sacked', 'dismissed'], ['letter']], match: 'any' },
    { groups: [['special counsel']], match: 'any' },
  ];

  test.each(TERMS)('have the same reports: $groups', async (terms) => {
    const found = await onBoth(async (store) => {
      const all = await store.evidence({ saga, terms, order: 'relevance', limit: 100_000 });
      return all.map(({ article, report }) => `${article.id} ${report.index}`);
    });
    expect(found[0]?.length).toBeGreaterThan(0);
    expect(found[1]?.toSorted()).toEqual(found[0]?.toSorted());
    const top = found.map((ids) => new Set(ids.slice(0, 10)));
    const shared = [...(top[0] ?? [])].filter((id) => top[1]?.has(id));
    // A word that stands twice counts twice in FTS5 and once here.
    expect(shared.length).toBeGreaterThanOrEqual((top[0]?.size ?? 0) * 0.7);
  });
});
