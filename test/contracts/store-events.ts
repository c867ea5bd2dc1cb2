// What every engine must do with kept events: write them whole or not at all, find them by day, id and word, and remember their ids.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Event } from '../../src/model/event.ts';
import type { Change, EventRecord } from '../../src/ports/record.ts';
import type { EventQuery, Store } from '../../src/ports.ts';
import { recordOf, type Told } from './store-records.ts';

const SAGA = 'harbour';

const asking = (query: Partial<EventQuery> = {}): EventQuery => ({ saga: SAGA, order: 'date', limit: 100, ...query });

const idsOf = (events: readonly { readonly id: string }[]): string[] => events.map(({ id }) => id);

/** Kept events of the engine that `open` opens. */
export function describeEvents(name: string, open: () => Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  /** Saves an article whose every sentence is an event of its own, with the sentence's place as its salience. */
  async function keep(id: string, told: readonly Told[]): Promise<void> {
    await store.save(recordOf(id, told));
    await store.change(SAGA, async (change) => {
      for (const { key } of await change.unsettled(10)) {
        await change.write(
          (await change.reportsOf(key)).map((one) => ({
            event: eventOf(one),
            as: { id: `${one.evidence.article.id}${one.evidence.report.index}` },
          })),
        );
        await change.settled(key);
      }
    });
  }

  const eventOf = ({ key, evidence }: Awaited<ReturnType<Change['reportsOf']>>[number]): EventRecord => ({
    date: evidence.report.date,
    kind: 'report',
    reports: [key],
    headline: evidence.report.text,
    actors: [],
    publishers: ['The Quay'],
    independentSources: 1,
    firstReported: 0,
    // A rank, as those of other evidence are: which one is nothing to a store.
    beside: evidence.report.index === 0 ? [0] : [],
    differing: [],
    salience: evidence.report.index,
    reasons: ['told'],
    told: evidence.report.text,
  });

  const HARBOUR: readonly Told[] = [
    ['The crane fell.', '2021-05-19'],
    ['Two ferries collided.', '2021-05-19'],
    ['The mayor resigned.', '2021-05-20'],
    ['Divers searched.', ['2021-05-22', '2021-05-23', 'weekend']],
    ['Nobody knows when.', null],
  ];

  describe(`${name}: kept events`, () => {
    beforeEach(() => keep('a', HARBOUR));

    test('are found by their days, by date, then by what matters most', async () => {
      expect(idsOf(await store.events(asking()))).toEqual(['a1', 'a0', 'a2', 'a3']);
      expect(idsOf(await store.events(asking({ from: '2021-05-20', to: '2021-05-22' })))).toEqual(['a2', 'a3']);
      expect(idsOf(await store.events(asking({ maxDays: 1, order: 'newest' })))).toEqual(['a2', 'a1', 'a0']);
    });

    test('are given back with all that was kept', async () => {
      const [event] = (await store.events(asking({ ids: ['a0'] }))) as [Event];
      expect(event).toMatchObject({
        id: 'a0',
        date: { from: '2021-05-19', to: '2021-05-19', granularity: 'day' },
        publishers: ['The Quay'],
        salience: 0,
        reasons: ['told'],
        evidence: [{ report: { text: 'The crane fell.', index: 0 }, article: { id: 'a' } }],
        firstReported: { report: { text: 'The crane fell.' } },
        beside: [{ report: { text: 'The crane fell.' } }],
      });
      expect(event.beside?.[0]).toBe(event.evidence[0]);
      const [other] = await store.events(asking({ ids: ['a1'] }));
      expect(other).not.toHaveProperty('beside');
    });

    test('are cut to the best of each day', async () => {
      expect(idsOf(await store.events(asking({ perDay: 1 })))).toEqual(['a1', 'a2', 'a3']);
      expect(idsOf(await store.events(asking({ order: 'salience', limit: 2 })))).toEqual(['a3', 'a2']);
    });

    test('are found by words, within days, and those without a day with them', async () => {
      const terms = (...groups: string[]) => ({ groups: groups.map((word) => [word]), match: 'any' as const });
      expect(idsOf(await store.events(asking({ terms: terms('crane', 'mayor') })))).toEqual(['a0', 'a2']);
      expect(
        idsOf(await store.events(asking({ terms: terms('crane', 'mayor'), from: '2021-05-20', to: '2021-05-20' }))),
      ).toEqual(['a2']);
      expect(idsOf(await store.happenings(asking({ terms: terms('nobody'), order: 'relevance' })))).toEqual(['a4']);
    });

    test('are found by the reports that they hold', async () => {
      const reports = [0, 1].map((index) => ({ article: 'a', index }));
      expect(idsOf(await store.eventsOfReports(SAGA, reports))).toEqual(['a0', 'a1']);
    });

    test('are counted on their days, whose revision grows when one of them changes', async () => {
      const before = await store.eventDays(SAGA);
      expect(before.filter(({ events }) => events > 0).map(({ date, events }) => [date, events])).toEqual([
        ['2021-05-19', 2],
        ['2021-05-20', 1],
      ]);
      await keep('b', [['A lock closed.', '2021-05-20']]);
      const after = await store.eventDays(SAGA);
      expect(after[0]).toEqual(before[0]);
      expect(after[1]?.revision).toBeGreaterThan(before[1]?.revision ?? 0);
    });

    test('leave their ids behind when they are joined to others, parted or told no more', async () => {
      await store.change(SAGA, async (change) => {
        const [crane, ferries] = await change.kept([1, 2]);
        await change.end([
          { key: crane?.key ?? 0, becomes: 'a1' },
          { key: ferries?.key ?? 0, becomes: null },
        ]);
        const [told] = await change.evidence(crane?.reports ?? []);
        if (told) await change.write([{ event: eventOf(told), as: { id: 'b0', partedFrom: 'a3' } }]);
        expect(await change.used(['a0', 'a4', 'b0', 'nobody'])).toEqual(new Set(['a0', 'a4', 'b0']));
      });
      expect(await store.lineage(SAGA, ['a0', 'a1', 'b0', 'nobody'])).toEqual(
        new Map([
          ['a0', { now: null, partedFrom: null }],
          ['a1', { now: null, partedFrom: null }],
          ['b0', { now: 'b0', partedFrom: 'a3' }],
        ]),
      );
    });

    test('are not changed by a change that fails, nor in part', async () => {
      const before = await store.events(asking());
      const failing = store.change(SAGA, async (change) => {
        await change.end((await change.kept([1, 2])).map(({ key }) => ({ key, becomes: null })));
        throw new Error('cut off');
      });
      await expect(failing).rejects.toThrow('cut off');
      expect(await store.events(asking())).toEqual(before);
    });

    test('take in nothing that others write while a change is open', async () => {
      const failing = store.change(SAGA, async () => {
        await Promise.resolve();
        throw new Error('cut off');
      });
      const saved = store.save(recordOf('c', [['The lock opened.', '2021-05-21']]));
      await expect(failing).rejects.toThrow('cut off');
      await saved;
      expect(await store.article(SAGA, 'c')).not.toBeNull();
    });
  });

  describe(`${name}: what waits to be settled`, () => {
    test('is every article that was saved, until it is settled', async () => {
      await store.save(recordOf('a', [['The crane fell.', '2021-05-19']]));
      expect(await store.unsettled(SAGA)).toBe(1);
      await keep('b', [['The crane rose.', '2021-05-20']]);
      expect(await store.unsettled(SAGA)).toBe(0);
      expect(await store.change('elsewhere', async () => 1)).toBeNull();
    });
  });

  describe(`${name}: articles that were read before`, () => {
    test('are known again by id, words, file, or title with publisher', async () => {
      const { article, reports } = recordOf('a', [['The crane fell.', null]], {
        file: 'papers/a.txt',
        title: 'Crane falls',
      });
      await store.save({ article, reports });
      const { contentHash } = article;
      for (const look of [{ id: 'a' }, { contentHash }, { file: 'papers/a.txt' }, { named: article }])
        expect(await store.known(SAGA, look)).toEqual([article]);
      expect(await store.known(SAGA, { id: 'b', file: 'papers/b.txt' })).toEqual([]);
      expect(await store.known(SAGA, { named: { title: 'Crane falls', publisher: 'Another' } })).toEqual([]);
    });
  });
}
