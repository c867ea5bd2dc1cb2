// Turns articles that come in any order, one at a time, into the same settled record as all of them at once.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { ingestPlaces } from '../../../adapters/cli/ingest-places.ts';
import { createSagaFolders } from '../../../adapters/sagas/saga-folders.ts';
import { createSqliteStore } from '../../../adapters/store/sqlite/store.ts';

const SAGAS = fileURLToPath(new URL('../../fixtures/sagas', import.meta.url));
const ARTICLES = `${SAGAS}/harbour/articles`;
const FILES = readdirSync(ARTICLES)
  .sort()
  .map((name) => `${ARTICLES}/${name}`);

/** What settling decides about each article, after the files came in these portions. */
async function settledAfter(portions: readonly (readonly string[])[]): Promise<readonly unknown[]> {
  const saga = await createSagaFolders([SAGAS]).find('harbour');
  if (!saga) throw new Error('the harbour saga is missing');
  const store = await createSqliteStore({ memory: true });
  for (const portion of portions)
    for await (const { status } of ingestPlaces(store, saga, portion)) expect(status).not.toBe('rejected');
  const articles = await store.articles(saga.id);
  const titleOf = new Map(articles.map(({ id, title, publisher }) => [id, `${title} (${publisher})`]));
  await store.close();
  return articles
    .map(({ id, published, copyOf }) => ({
      article: titleOf.get(id),
      published,
      copyOf: copyOf && titleOf.get(copyOf),
    }))
    .sort((a, b) => ((a.article ?? '') < (b.article ?? '') ? -1 : 1));
}

/** The same shuffle for the same seed. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32;
  };
  return list
    .map((value) => ({ value, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}

describe('a record that is settled after every article', () => {
  let together: readonly unknown[];
  beforeAll(async () => {
    together = await settledAfter([FILES]);
  });

  test.each([1, 2, 3])('is the record that is settled once, in order %i', async (seed) => {
    const oneByOne = await settledAfter(shuffled(FILES, seed).map((file) => [file]));
    expect(oneByOne).toEqual(together);
    expect(together.filter((article) => (article as { copyOf: unknown }).copyOf)).toHaveLength(1);
  });
});
