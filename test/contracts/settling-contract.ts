// What settling must do on every engine: the kept events are a pure function of the articles, whatever order they come in, however often
// settling is cut off.
import { describe, expect, test } from 'vitest';
import { analyse } from '../../src/bot/reading/analyse.ts';
import { emptyMind } from '../../src/bot/record/mind.ts';
import { packVectors } from '../../src/bot/record/packed-vectors.ts';
import { rebuild } from '../../src/bot/record/rebuild.ts';
import { settle } from '../../src/bot/record/settle.ts';
import type { Article } from '../../src/model/article.ts';
import { UNSETTLED } from '../../src/ports/record.ts';
import type { Store } from '../../src/ports.ts';
import { keptBy, killedNowAndThen } from '../bot/record/kept-events.ts';
import { ARTICLES, articleOf, CHANGED, DAM } from '../bot/record/made-articles.ts';
import { randomOf } from '../random.ts';

const shuffled = <T>(list: readonly T[], random: () => number): T[] =>
  list
    .map((value) => ({ value, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);

/** Every article before its changed version, else in any order. */
function readingOrder(random: () => number): readonly Article[] {
  const order = shuffled([...ARTICLES, ...CHANGED], random);
  const isChanged = (article: Article): boolean => CHANGED.includes(article);
  return order.flatMap((article) => {
    const later = CHANGED.find(({ id }) => id === article.id);
    if (isChanged(article)) {
      const first = ARTICLES.find(({ id }) => id === article.id) as Article;
      return order.indexOf(first) < order.indexOf(article) ? [article] : [];
    }
    return later && order.indexOf(later) < order.indexOf(article) ? [article, later] : [article];
  });
}

async function settleSurely(store: Store, random: () => number, cellSize: number): Promise<void> {
  const dying = killedNowAndThen(store, random);
  let mind = emptyMind(cellSize);
  for (;;) {
    try {
      return await settle(dying, DAM, mind);
    } catch (error) {
      expect(String(error)).toContain('killed');
      // Sometimes it is another process that goes on.
      if (random() < 0.5) mind = emptyMind(cellSize);
    }
  }
}

/** What an article says is a function of its text: each is taken apart once, however many histories it is read in. */
const analyses = new Map<Article, ReturnType<typeof analyse>>();
function analysed(article: Article): ReturnType<typeof analyse> {
  const known = analyses.get(article) ?? analyse(article);
  analyses.set(article, known);
  return known;
}

async function settledAtOnce(store: Store, articles: readonly Article[], cellSize: number): Promise<object> {
  for (const article of articles) await store.save(analysed(article));
  await settle(store, DAM, emptyMind(cellSize));
  const kept = await keptBy(store, DAM.id);
  await store.close();
  return kept;
}

const told = (publisher: string, text: string): Article =>
  articleOf({ publisher, title: '', published: '2031-08-02', text });
/** Two papers that tell one deed in words of which they share no two. */
const IN_OTHER_WORDS = [
  told('The Valley Post', 'Orla Finch resigned on Friday.'),
  told('Harrow Sentinel', 'On Friday Finch quit.'),
];

/** Vectors that call all sentences alike, for articles that have none; for those that chance picks. */
async function embed(store: Store, isPicked: () => boolean): Promise<void> {
  for (const { key, contentHash, sentences } of await store.withoutVectors(DAM.id, 'all alike', 1_000)) {
    if (!isPicked()) continue;
    const begins = sentences.map(({ begin }) => begin);
    const vectors = packVectors(
      'all alike',
      begins,
      begins.map(() => Int8Array.of(3, 4, 0, 0)),
    );
    await store.change(DAM.id, async (change) => {
      await change.keepVectors(key, { model: 'all alike', source: contentHash, vectors });
      await change.unsettle(key, UNSETTLED.followed);
    });
  }
}

const NEWEST = ARTICLES.map((article) => CHANGED.find(({ id }) => id === article.id) ?? article);
/** Any order of reading is tried with each of the seeds, and with half of them any order of vectors. */
export function describeSettling(name: string, open: () => Promise<Store>, seeds: readonly number[]): void {
  describe(`${name}: settling`, () => {
    /** The newest versions settled at once, which every history of one cell size must come to. */
    const once = new Map<number, Promise<object>>();
    const expectedOf = (cellSize: number): Promise<object> => {
      const known = once.get(cellSize) ?? open().then((store) => settledAtOnce(store, NEWEST, cellSize));
      once.set(cellSize, known);
      return known;
    };

    test('joins what papers tell of one happening, finds copies and dates what is undated', async () => {
      const store = await open();
      for (const article of ARTICLES) await store.save(analysed(article));
      await settle(store, DAM);
      const events = await store.events({ saga: DAM.id, order: 'salience', limit: 100 });
      const crack = events.find(
        ({ evidence: [{ report }] }) => report.text.includes('crack') && report.date?.from === '2031-05-05',
      );
      expect(crack?.publishers.length).toBeGreaterThan(1);
      const articles = await store.articles(DAM.id);
      expect(articles.filter(({ copyOf }) => copyOf !== null)).toHaveLength(2);
      expect(articles.find(({ title }) => title === 'What the engineer knew')?.published?.provenance).toBe('inferred');
      await store.close();
    });

    test.each(seeds)('keeps the same events in any order, any batches, with kills: seed %i', async (seed) => {
      const random = randomOf(seed);
      // Every other time components are too large to be grouped whole.
      const cellSize = seed % 2 === 0 ? 4 : 120;
      const store = await open();
      for (const article of readingOrder(random)) {
        await store.save(analysed(article));
        if (random() < 0.4) await settleSurely(store, random, cellSize);
      }
      await settleSurely(store, random, cellSize);
      expect(await keptBy(store, DAM.id)).toEqual(await expectedOf(cellSize));
      await store.close();
    });

    test.each(seeds.slice(0, Math.ceil(seeds.length / 2)))(
      'keeps the same events whenever articles get vectors: seed %i',
      async (seed) => {
        const random = randomOf(seed + 1_000);
        const store = await open();
        for (const article of [...readingOrder(random), ...shuffled(IN_OTHER_WORDS, random)]) {
          await store.save(analysed(article));
          if (random() < 0.3) await embed(store, () => random() < 0.5);
          if (random() < 0.3) await settleSurely(store, random, 120);
        }
        await settleSurely(store, random, 120);
        await embed(store, () => true);
        await settleSurely(store, random, 120);
        const atOnce = await open();
        for (const article of [...NEWEST, ...IN_OTHER_WORDS]) await atOnce.save(analysed(article));
        await embed(atOnce, () => true);
        await settle(atOnce, DAM, emptyMind(120));
        expect(await keptBy(store, DAM.id)).toEqual(await keptBy(atOnce, DAM.id));
        await store.close();
        await atOnce.close();
      },
    );

    test('vectors bring together what words do not, and are kept when all is made anew', async () => {
      const store = await open();
      for (const article of IN_OTHER_WORDS) await store.save(analysed(article));
      const events = async () => (await store.happenings({ saga: DAM.id, order: 'date', limit: 10 })).length;
      await settle(store, DAM);
      expect(await events()).toBe(2);
      await embed(store, () => true);
      await settle(store, DAM);
      expect(await events()).toBe(1);
      await rebuild(store, DAM);
      expect(await events()).toBe(1);
      await store.close();
    });

    test('makes the same from nothing, under the same ids', async () => {
      const store = await open();
      for (const article of ARTICLES) await store.save(analysed(article));
      await settle(store, DAM);
      const before = await keptBy(store, DAM.id);
      const idsOf = async () =>
        (await store.happenings({ saga: DAM.id, order: 'date', limit: 10_000 })).map(({ id, evidence: [lead] }) => [
          id,
          lead.report.text,
        ]);
      const ids = await idsOf();
      await rebuild(store, DAM);
      expect(await keptBy(store, DAM.id)).toEqual(before);
      expect(await idsOf()).toEqual(ids);
      await store.close();
    });

    test('keeps the older id of two events that are joined, and leads the other one there', async () => {
      const store = await open();
      const [first, second] = [ARTICLES[0], ARTICLES[1]] as [Article, Article];
      // Words that have nothing in common with the other paper's, until they are corrected.
      const apart = {
        ...second,
        text: 'A circus came to Harrow on Monday. Elephants walked through the town.',
        contentHash: 'apart',
      };
      await store.save(analysed(apart));
      await settle(store, DAM);
      await store.save(analysed(first));
      await settle(store, DAM);
      const before = await store.events({ saga: DAM.id, order: 'date', limit: 100 });
      await store.save(analysed(second));
      await settle(store, DAM);
      const after = await store.events({ saga: DAM.id, order: 'date', limit: 100 });
      const lineage = await store.lineage(
        DAM.id,
        before.map(({ id }) => id),
      );
      for (const { id, evidence } of before) {
        const isStill = evidence.some(({ article }) => article.id === first.id);
        const now = lineage.get(id)?.now;
        if (isStill) expect(after.some((event) => event.id === now)).toBe(true);
        else expect(now === null || after.some((event) => event.id === now)).toBe(true);
      }
      await store.close();
    });
  });
}
