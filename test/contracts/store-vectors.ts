// What every engine must do with vectors of sentences: keep them with the text that they were made of, and say who has none.
import { describe, expect, test } from 'vitest';
import { analyse } from '../../src/bot/reading/analyse.ts';
import type { Article } from '../../src/model/article.ts';
import type { Store, Unembedded } from '../../src/ports.ts';
import { ARTICLES, CHANGED, DAM } from '../bot/record/made-articles.ts';

const FIRST = ARTICLES[1] as Article;
const CORRECTED = CHANGED[0] as Article;
const BYTES = Uint8Array.of(0, 1, 2, 255);

const without = async (store: Store, model = 'small'): Promise<readonly Unembedded[]> =>
  store.withoutVectors(DAM.id, model, 10);

const keep = (store: Store, { key, contentHash }: Pick<Unembedded, 'key' | 'contentHash'>, model = 'small') =>
  store.change(DAM.id, (change) => change.keepVectors(key, { model, source: contentHash, vectors: BYTES }));

async function withOne(open: () => Promise<Store>): Promise<{ readonly store: Store; readonly article: Unembedded }> {
  const store = await open();
  await store.save(analyse(FIRST));
  const [article] = await without(store);
  if (!article) throw new Error('The article has vectors.');
  return { store, article };
}

export function describeVectors(name: string, open: () => Promise<Store>): void {
  describe(`${name}: vectors of sentences`, () => {
    test('are wanted of each sentence of a report once, by where it begins', async () => {
      const { store, article } = await withOne(open);
      expect(article.contentHash).toBe(FIRST.contentHash);
      const begins = article.sentences.map(({ begin }) => begin);
      expect(begins).toEqual([...new Set(begins)].sort((a, b) => a - b));
      for (const { begin, text } of article.sentences) expect(FIRST.text.slice(begin)).toMatch(text);
      await store.close();
    });

    test('are kept as they are, and wanted no more but by another model', async () => {
      const { store, article } = await withOne(open);
      expect(await keep(store, article)).toBe(true);
      expect(await without(store)).toEqual([]);
      expect(await without(store, 'large')).toHaveLength(1);
      const found = await store.change(DAM.id, (change) => change.vectors([article.key]));
      expect(found?.map(({ id, vectors }) => [id, [...vectors]])).toEqual([[FIRST.id, [...BYTES]]]);
      await store.close();
    });

    test('are new once', async () => {
      const { store, article } = await withOne(open);
      const isNew = () => store.change(DAM.id, (change) => change.takeNewVectors(article.key));
      expect(await isNew()).toBe(false);
      await keep(store, article);
      expect([await isNew(), await isNew()]).toEqual([true, false]);
      await keep(store, article, 'large');
      expect(await isNew()).toBe(true);
      await store.close();
    });

    test('of a text that was corrected are nobody’s, and those of the old text are not kept any more', async () => {
      const { store, article } = await withOne(open);
      await keep(store, article);
      await store.save(analyse(CORRECTED));
      expect(await store.change(DAM.id, (change) => change.vectors([article.key]))).toEqual([]);
      expect((await without(store)).map(({ contentHash }) => contentHash)).toEqual([CORRECTED.contentHash]);
      expect(await keep(store, article)).toBe(false);
      await store.close();
    });
  });
}
