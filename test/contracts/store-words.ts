// What every engine must find for words, and that words are never more than words.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EvidenceQuery, Store } from '../../src/ports.ts';
import { about, asking, onDay, recordOf, sentencesOf } from './store-records.ts';

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

/** Evidence by words. */
export function describeWords(name: string, open: () => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  const sentences = sentencesOf(() => store);

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
}
