// Turns a way to open a store into the suite that every engine must pass.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import type { EvidenceQuery, Store } from '../../src/ports.ts';
import { about, asking, onDay, recordOf } from './store-records.ts';

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

const HOSTILE = [
  '"',
  '""',
  "'",
  'NEAR(a b)',
  'sentence:crane',
  'crane*',
  '^crane',
  '-crane',
  '(',
  'a AND',
  '\0crane',
  '{x}',
  '?1',
  '@saga',
];

/** `open` gives a store of its own, empty, at every call. */
export function describeStore(name: string, open: () => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  const sentences = async (query: EvidenceQuery): Promise<readonly string[]> =>
    (await store.evidence(query)).map(({ report }) => report.text);

  describe(`${name}: saving articles`, () => {
    test.each([
      ['full', FULL],
      ['nearly empty', EMPTY],
    ])('gives a %s article back as it was', async (_, more) => {
      const { article, reports } = recordOf('a1', [['The crane fell.', '2021-05-19']], more);
      await store.save({ article, reports });
      expect(await store.article('harbour', 'a1')).toEqual(article);
      expect(await store.articles('harbour')).toEqual([article]);
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
      expect((await store.articles('harbour')).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
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
      expect(await store.sagas()).toEqual(['cranes', 'harbour']);
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

  describe(`${name}: evidence by words`, () => {
    beforeEach(async () => {
      await store.save(
        recordOf(
          'a1',
          [
            ['The harbour master resigned over the fallen crane.', '2021-05-19'],
            ['A café on the pier closed early.', '2021-05-20'],
            ['Nobody knows when the ferries stopped.', null],
          ],
          { title: 'Crane falls, master goes' },
        ),
      );
      await store.save(recordOf('a2', [['A crane was ordered in Gdańsk.', '2021-05-25']], { title: 'Orders' }));
    });

    test.each([
      ['another form of the word', about(['resigning']), 1],
      ['the word without its accent', about(['cafe'], ['Gdansk'].concat('pier')), 1],
      ['capitals', about(['FERRIES']), 1],
      ['a phrase', about(['harbour master']), 1],
      ['a phrase in the wrong order', about(['master harbour']), 0],
      ['one of several alternatives', about(['skipper', 'harbour master', 'mayor']), 1],
      ['every group', about(['resigned'], ['crane']), 1],
      ['every group, one of them not there', about(['resigned'], ['ferry']), 0],
      ['the title beside the sentence', about(['ferries'], ['crane']), 1],
    ])('are found by %s', async (_, query, count) => {
      expect(await store.evidence(query)).toHaveLength(count);
    });

    test('meet any group where any is asked for', async () => {
      const terms = { groups: [['resigned'], ['ferry'], ['zeppelin']], match: 'any' } as const;
      expect((await sentences(asking({ terms, order: 'relevance' }))).toSorted()).toEqual([
        'Nobody knows when the ferries stopped.',
        'The harbour master resigned over the fallen crane.',
      ]);
    });

    test('weigh more in the sentence than in the title', async () => {
      const found = await store.evidence(about(['crane']));
      expect(
        found
          .map(({ article, report }) => `${article.id} ${report.index}`)
          .slice(0, 2)
          .toSorted(),
      ).toEqual(['a1 0', 'a2 0']);
      expect(found).toHaveLength(4);
    });

    test('are found together with a day, and then only what is dated', async () => {
      const terms = { groups: [['crane']], match: 'all' } as const;
      expect(await sentences(onDay('2021-05-25', { terms, order: 'relevance' }))).toEqual([
        'A crane was ordered in Gdańsk.',
      ]);
      expect(await sentences(onDay('2021-05-24', { terms, order: 'relevance' }))).toEqual([]);
      expect(await sentences(asking({ terms, maxDays: 1, order: 'date' }))).toHaveLength(3);
    });

    test('come by date where that is asked for, what has no date last', async () => {
      const terms = { groups: [['crane']], match: 'all' } as const;
      const dates = async (order: EvidenceQuery['order'], limit = 9) =>
        (await store.evidence(asking({ terms, order, limit }))).map(({ report }) => report.date?.from ?? null);
      expect(await dates('date')).toEqual(['2021-05-19', '2021-05-20', '2021-05-25', null]);
      expect(await dates('newest')).toEqual(['2021-05-25', '2021-05-20', '2021-05-19', null]);
      expect(await dates('newest', 1)).toEqual(['2021-05-25']);
      expect(await dates('date', 1)).toEqual(['2021-05-19']);
    });

    test('come by date where relevance has no words to go by', async () => {
      expect(await sentences(asking({ order: 'relevance' }))).toEqual(await sentences(asking({ order: 'date' })));
    });

    test('do not narrow the question where there are none', async () => {
      expect(await sentences(asking({ terms: { groups: [], match: 'all' } }))).toHaveLength(3);
    });

    test('that hold no letter match nothing', async () => {
      expect(await store.evidence(about(['!!!']))).toEqual([]);
      expect(await store.evidence(about(['crane'], ['—']))).toEqual([]);
      expect(await store.evidence(about([]))).toEqual([]);
      const any = asking({ terms: { groups: [['...'], ['ferry']], match: 'any' }, order: 'relevance' });
      expect(await store.evidence(any)).toHaveLength(1);
    });

    test.each(HOSTILE)('are never syntax: %j', async (term) => {
      for (const match of ['all', 'any'] as const) {
        const found = await store.evidence(
          asking({ terms: { groups: [[term], ['crane', term]], match }, order: 'relevance' }),
        );
        expect(found.length).toBeLessThanOrEqual(4);
      }
    });

    test('of any kind never make the question fail', async () => {
      const term = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom(...HOSTILE));
      const terms = fc.record({
        groups: fc.array(fc.array(term)),
        match: fc.constantFrom('all' as const, 'any' as const),
      });
      await fc.assert(
        fc.asyncProperty(terms, async (some) => {
          await store.evidence(asking({ terms: some, order: 'relevance' }));
        }),
      );
    });

    test('may be thousands', async () => {
      const many = Array.from({ length: 3000 }, (_, i) => `word${i}`);
      expect(await store.evidence(about([...many, 'ferry']))).toHaveLength(1);
      const groups = [...many, 'ferry'].map((word) => [word]);
      expect(await store.evidence(asking({ terms: { groups, match: 'any' }, order: 'relevance' }))).toHaveLength(1);
      expect(await store.evidence(asking({ terms: { groups, match: 'all' }, order: 'relevance' }))).toHaveLength(0);
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

  describe(`${name}: closing`, () => {
    test('may be done twice', async () => {
      await store.close();
      await store.close();
    });
  });
}
