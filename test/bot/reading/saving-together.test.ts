// Articles that are saved by the score are found, told and kept as if each had been saved at once.
import { describe, expect, test } from 'vitest';
import { createSqliteStore } from '../../../adapters/store/sqlite/store.ts';
import type { Collected, Ingested } from '../../../src/bot/reading/document.ts';
import { ingestDocuments } from '../../../src/bot/reading/ingest.ts';
import type { Saga } from '../../../src/model/saga.ts';
import type { Store } from '../../../src/ports.ts';

const QUAY: Saga = {
  id: 'quay',
  name: 'The quay',
  description: null,
  keywords: ['quay'],
  people: [],
  zone: 'UTC',
  sources: [],
  articlesDir: null,
};

const fileOf = (name: string, title: string, text: string): Collected => ({
  document: {
    name,
    bytes: new TextEncoder().encode(
      `---\ntitle: ${title}\npublisher: The Gull\npublished: 2024-05-02\n---\n\n${text}\n`,
    ),
    url: null,
    contentType: null,
    file: name,
  },
});

async function* these(documents: readonly Collected[]): AsyncGenerator<Collected> {
  yield* documents;
}

const fetchPage = (): never => {
  throw new Error('nothing is fetched here');
};

/** A store that tells how many articles each of its changes saved. */
async function countingStore() {
  const store = await createSqliteStore({ memory: true });
  const saved: number[] = [];
  const save: Store['save'] = (...records) => {
    saved.push(records.length);
    return store.save(...records);
  };
  return { store: { ...store, save }, saved };
}

async function read(store: Store, documents: readonly Collected[]): Promise<readonly Ingested[]> {
  const told: Ingested[] = [];
  for await (const one of ingestDocuments({ store, fetchPage }, QUAY, these(documents))) told.push(one);
  return told;
}

const many = (count: number): Collected[] =>
  Array.from({ length: count }, (_, n) => fileOf(`${n}.md`, `Crate ${n}`, `A crate of number ${n} sank on Tuesday.`));

describe('articles of files', () => {
  test('are saved twenty at a time, and told in their order', async () => {
    const { store, saved } = await countingStore();
    const told = await read(store, many(45));
    expect(saved).toEqual([20, 20, 5]);
    expect(told.map(({ source, status }) => `${source} ${status}`)).toEqual(many(45).map((_, n) => `${n}.md new`));
    expect(await store.articles(QUAY.id)).toHaveLength(45);
    await store.close();
  });

  test('are known again though the first reading was not written yet', async () => {
    const { store } = await countingStore();
    const sank = 'The old ferry sank at the north quay on Tuesday, the harbour master said.';
    const told = await read(store, [
      fileOf('a.md', 'Ferry sinks', sank),
      fileOf('b.md', 'Ferry sinks', sank),
      fileOf('a.md', 'Ferry sinks', `${sank} Nobody was hurt.`),
      fileOf('c.md', 'Crane falls', 'A crane fell on Monday.'),
    ]);
    expect(told.map(({ status }) => status)).toEqual(['new', 'duplicate', 'updated', 'new']);
    await store.close();
  });

  test('that were read before something breaks are saved', async () => {
    const { store } = await countingStore();
    const broken = async function* (): AsyncGenerator<Collected> {
      yield* many(3);
      throw new Error('the disk is gone');
    };
    const reading = async () => {
      for await (const _ of ingestDocuments({ store, fetchPage }, QUAY, broken()));
    };
    await expect(reading()).rejects.toThrow('the disk is gone');
    expect(await store.articles(QUAY.id)).toHaveLength(3);
    await store.close();
  });
});
