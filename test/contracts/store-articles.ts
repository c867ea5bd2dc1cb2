// What every engine must do with articles: keep them, version them, revise them.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import type { ListPage, Store } from '../../src/ports.ts';
import { about, asking, onDay, recordOf, sentencesOf } from './store-records.ts';

const INFERRED = {
  value: '2021-05-18',
  to: '2021-05-20',
  certainty: 'inferred',
  provenance: 'inferred',
  because: 'another article says so',
} as const;

const FULL: Partial<Article> = {
  title: 'Crane falls',
  byline: 'A. Writer',
  publisher: 'The Quay',
  url: 'https://quay.example/crane',
  published: INFERRED,
  updated: '2021-05-21T08:00:00Z',
  kind: 'opinion',
  agency: 'Wire',
  file: 'papers/crane.txt',
  copyOf: 'other',
};

const EMPTY: Partial<Article> = { title: null, publisher: null, published: null };

/** Saving and revising. */
export function describeArticles(name: string, open: () => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  const sentences = sentencesOf(() => store);

  describe(`${name}: saving articles`, () => {
    test.each([
      ['full', FULL],
      ['nearly empty', EMPTY],
    ])('gives a %s article back as it was', async (_, more) => {
      const { article, reports } = recordOf('a1', [['The crane fell.', '2021-05-19']], more);
      await store.save({ article, reports });
      expect(await store.article('harbour', 'a1')).toEqual(article);
      const { text: _text, ...listed } = article;
      expect(await store.articles('harbour')).toEqual([listed]);
    });

    test('gives a report back with its words and its article', async () => {
      const record = recordOf(
        'a1',
        [
          ['Nobody was there.', null],
          ['The crane fell.', '2021-05-19'],
        ],
        FULL,
      );
      const report = { ...record.reports[1], kind: 'quote', attribution: 'according to the crew' } as const;
      await store.save({ ...record, reports: [record.reports[0], report] as typeof record.reports });
      const { id, title, publisher, url, published, kind, copyOf, agency } = record.article;
      expect(await store.evidence(onDay('2021-05-19'))).toEqual([
        {
          report: { ...report, article: 'a1', index: 1, text: 'The crane fell.' },
          article: { id, title, publisher, url, published, kind, copyOf, agency },
        },
      ]);
    });

    test('keeps an article that reports nothing', async () => {
      await store.save(recordOf('a1', []));
      expect(await store.articles('harbour')).toHaveLength(1);
      expect(await store.evidence(asking())).toEqual([]);
    });

    test('changes nothing for the same words, whatever else is said of them', async () => {
      const first = recordOf('a1', [['The crane fell.', '2021-05-19']]);
      await store.save(first);
      await store.save({ article: { ...first.article, published: null }, reports: [] });
      expect(await store.article('harbour', 'a1')).toEqual(first.article);
      expect(await sentences(asking())).toEqual(['The crane fell.']);
    });

    test('makes a changed text the next version and replaces its reports', async () => {
      await store.save(recordOf('a1', [['The crane fell.', '2021-05-19']], { title: 'Accident' }));
      const changed = recordOf('a1', [['The crane leaned.', '2021-05-18']], { title: 'Correction' });
      await store.save(changed);
      expect(await store.article('harbour', 'a1')).toEqual({ ...changed.article, version: 2 });
      expect(await store.articles('harbour')).toHaveLength(1);
      expect(await sentences(asking())).toEqual(['The crane leaned.']);
      expect(await sentences(about(['fell']))).toEqual([]);
      expect(await sentences(about(['accident']))).toEqual([]);
      expect(await sentences(about(['correction'], ['leaned']))).toEqual(['The crane leaned.']);
    });

    test('counts on when a text changes back', async () => {
      const first = recordOf('a1', [['The crane fell.', '2021-05-19']]);
      await store.save(first);
      await store.save(recordOf('a1', [['The crane leaned.', '2021-05-19']]));
      await store.save(first);
      expect(await store.article('harbour', 'a1')).toEqual({ ...first.article, version: 3 });
    });

    test('gives odd characters back unharmed', async () => {
      const odd = `Æ🚢\0 "quoted" 'single' %_ \u2028 שלום — 'end.`;
      await store.save(recordOf('a"1', [[odd, '2021-05-19']], { title: odd }));
      const found = await store.evidence(onDay('2021-05-19'));
      expect(found.map(({ report, article }) => [report.text, article.title, article.id])).toEqual([[odd, odd, 'a"1']]);
      expect((await store.article('harbour', 'a"1'))?.text).toBe(odd);
    });

    test('lists articles by publication, the undated last, then by id', async () => {
      const on = (value: string) => ({ published: { value, certainty: 'stated', provenance: 'feed' } }) as const;
      await store.save(recordOf('d', [['Undated.', null]], { published: null }));
      await store.save(recordOf('c', [['Later.', null]], on('2021-05-21T07:00:00+02:00')));
      await store.save(recordOf('b', [['Same day.', null]], on('2021-05-20')));
      await store.save(recordOf('a', [['Same day too.', null]], on('2021-05-20T09:00:00Z')));
      const idsOf = async (page?: ListPage) => (await store.articles('harbour', page)).map(({ id }) => id);
      expect(await idsOf()).toEqual(['a', 'b', 'c', 'd']);
      expect(await idsOf({ skip: 1, most: 2 })).toEqual(['b', 'c']);
      expect(await idsOf({ skip: 3, most: 5 })).toEqual(['d']);
      expect(await idsOf({ skip: 4, most: 5 })).toEqual([]);
    });

    test('answers null for an article that nobody saved, and nothing for an unknown saga', async () => {
      expect(await store.article('harbour', 'a1')).toBeNull();
      expect(await store.articles('elsewhere')).toEqual([]);
      expect(await store.evidence(onDay('2021-05-19', { saga: 'elsewhere' }))).toEqual([]);
      expect(await store.days('elsewhere')).toEqual([]);
      expect(await store.span('elsewhere')).toBeNull();
    });

    test('never mixes sagas, even where they read the same article', async () => {
      await store.save(recordOf('a1', [['The crane fell.', '2021-05-19']]));
      await store.save(recordOf('a1', [['The crane was sold.', '2021-05-19']], { saga: 'cranes' }));
      expect((await store.sagas()).map(({ id }) => id)).toEqual(['cranes', 'harbour']);
      expect(await sentences(onDay('2021-05-19'))).toEqual(['The crane fell.']);
      expect(await sentences({ ...about(['crane']), saga: 'cranes' })).toEqual(['The crane was sold.']);
      expect((await store.article('cranes', 'a1'))?.text).toBe('The crane was sold.');
      expect(await store.days('cranes')).toEqual([{ date: '2021-05-19', reports: 1, articles: 1 }]);
    });
  });

  describe(`${name}: revising articles`, () => {
    test('changes date, original and reports, and leaves words and version', async () => {
      const first = recordOf('a1', [['The crane fell on Wednesday.', null]], { published: null });
      await store.save(first);
      const { reports } = recordOf('a1', [['The crane fell on Wednesday.', '2021-05-19']]);
      const article = { ...first.article, published: INFERRED, copyOf: 'a0' };
      await store.revise({ article, reports });
      expect(await store.article('harbour', 'a1')).toEqual(article);
      expect(await sentences(onDay('2021-05-19'))).toEqual(['The crane fell on Wednesday.']);
    });

    test('survives reading the same words again', async () => {
      const first = recordOf('a1', [['The crane fell.', null]], { published: null });
      await store.save(first);
      await store.revise({ article: { ...first.article, published: INFERRED }, reports: [] });
      await store.save(first);
      expect((await store.article('harbour', 'a1'))?.published).toEqual(INFERRED);
      expect(await store.evidence(about(['crane']))).toEqual([]);
    });

    test('takes a date away again', async () => {
      const first = recordOf('a1', [['The crane fell.', '2021-05-19']]);
      await store.save(first);
      await store.revise({ article: { ...first.article, published: null }, reports: first.reports });
      expect((await store.article('harbour', 'a1'))?.published).toBeNull();
    });

    test('leaves an article alone whose words have changed meanwhile', async () => {
      const old = recordOf('a1', [['The crane fell.', '2021-05-19']]);
      const newer = recordOf('a1', [['The crane leaned over.', '2021-05-18']]);
      await store.save(old);
      await store.save(newer);
      await store.revise({ article: { ...old.article, published: null }, reports: old.reports });
      expect(await store.article('harbour', 'a1')).toEqual({ ...newer.article, version: 2 });
      expect(await sentences(asking())).toEqual(['The crane leaned over.']);
    });

    test('refuses an article that nobody saved', async () => {
      await expect(store.revise(recordOf('a1', []))).rejects.toMatchObject({ name: 'UserError', code: 'not-found' });
    });
  });
}
