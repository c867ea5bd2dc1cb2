// Turns a way to open the feeds' states into the suite that every engine must pass.
import { beforeEach, describe, expect, test } from 'vitest';
import { type FeedState, isDue, newFeed } from '../../src/model/feed-state.ts';
import type { BegunFeed, Feeds } from '../../src/ports.ts';

export interface TwoFeeds {
  readonly one: Feeds;
  readonly other: Feeds;
  /** From now on the process of `one` counts as ended. */
  kill(): void;
}

const FEED = { saga: 'harbour', url: 'https://post.example/feed' };
const NOW = 1_700_000_000_000;
const AT = { now: NOW, until: NOW + 1000 };
const NONE = new Map<string, number>();

/** `openTwo` gives the feeds of one empty place twice, as two processes have them. */
export function describeFeeds(name: string, openTwo: () => Promise<TwoFeeds>): void {
  let two: TwoFeeds;
  let one: Feeds;
  let other: Feeds;
  beforeEach(async () => {
    two = await openTwo();
    ({ one, other } = two);
  });

  const begun = async (feeds: Feeds, times: Parameters<Feeds['begin']>[1] = AT): Promise<BegunFeed> => {
    const taken = await feeds.begin(FEED, times);
    if (!taken) throw new Error('the feed was not to be had');
    return taken;
  };
  /** Begins and records a check. */
  const checked = async (found: Partial<FeedState>, items: ReadonlyMap<string, number> = NONE): Promise<void> => {
    const { state } = await begun(one);
    expect(await one.record({ ...state, ...found }, items)).toBe(true);
  };

  describe(`${name}: the state of a feed`, () => {
    test('is new before the first check, and nothing is listed', async () => {
      expect(await one.list()).toEqual([]);
      const { state, items } = await begun(one);
      expect(state).toEqual({ ...newFeed(FEED.saga, FEED.url), checks: 1 });
      expect(items).toEqual(NONE);
    });

    test('comes back as it was recorded, with its items in their order', async () => {
      const found: Partial<FeedState> = {
        kind: 'feed',
        title: 'Harbour “Post” 🚢',
        movedTo: 'https://new.example/feed?a=1',
        etag: 'W/"x"',
        lastModified: 'Tue, 11 Jun 2024 10:00:00 GMT',
        bodyHash: 'abc',
        checkedAt: NOW,
        succeededAt: NOW - 1,
        nextAt: NOW + 5,
        lastItemAt: NOW - 7,
        rhythm: { asked: 60_000, gap: 1.5, skipHours: [0, 23], skipDays: [6, 7] },
        trouble: { kind: 'answer', reason: 'no', since: NOW - 9, failures: 3, reportedAt: NOW - 2 },
        isSettled: false,
      };
      const items = new Map([
        ['ff', 0],
        ['0a', 2],
        ['b1', 0],
      ]);
      await checked(found, items);
      expect(await other.list()).toEqual([{ ...newFeed(FEED.saga, FEED.url), ...found, checks: 1 }]);
      const again = await begun(other, { now: NOW + 5, until: NOW + 6 });
      expect([...again.items]).toEqual([...items]);
      expect(again.state).toMatchObject({ ...found, checks: 2 });
    });

    test('belongs to one saga: the same address in another is another feed', async () => {
      await checked({ nextAt: NOW + 5 });
      expect(await one.begin({ ...FEED, saga: 'storm' }, AT)).not.toBeNull();
      expect((await one.list()).map(({ saga }) => saga)).toEqual(['harbour', 'storm']);
    });
  });

  describe(`${name}: what is due`, () => {
    test('is listed with what was checked in a future that the clock was set back from, but nothing that is gone', async () => {
      const states: readonly Partial<FeedState>[] = [
        { checkedAt: NOW - 9, nextAt: NOW },
        { checkedAt: NOW - 9, nextAt: NOW + 1 },
        { checkedAt: NOW + 1, nextAt: NOW + 7 },
        { checkedAt: NOW + 1, nextAt: null },
      ];
      for (const [n, found] of states.entries()) {
        const taken = await one.begin({ ...FEED, url: `${FEED.url}/${n}` }, AT);
        if (taken) await one.record({ ...taken.state, ...found }, NONE);
      }
      const all = await other.list();
      const due = all.filter((state) => isDue(state, NOW));
      expect(due).toHaveLength(2);
      expect(await other.list({ due: NOW })).toEqual(due);
      expect([...(await other.names())].sort()).toEqual(all.map(({ saga, url }) => [saga, url]));
    });

    test('keeps its items where they are recorded as what they were', async () => {
      await checked({ nextAt: NOW }, new Map([['ff', 0]]));
      const { state } = await begun(other);
      expect(await other.record({ ...state, title: 'again', nextAt: NOW }, null)).toBe(true);
      const { state: last, items } = await begun(one);
      expect(last.title).toBe('again');
      expect([...items]).toEqual([['ff', 0]]);
    });
  });

  describe(`${name}: one check at a time`, () => {
    test('for exactly one of many that ask at once', async () => {
      const asked = Array.from({ length: 40 }, (_, i) => (i % 2 ? one : other).begin(FEED, AT));
      expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
    });

    test('and the next one when it is due, or asked for anyway', async () => {
      await checked({ checkedAt: NOW, nextAt: NOW + 500 });
      expect(await other.begin(FEED, { now: NOW + 499, until: NOW + 999 })).toBeNull();
      expect(await other.begin(FEED, { now: NOW + 500, until: NOW + 999 })).not.toBeNull();
      expect(await one.begin(FEED, { now: NOW + 501, until: NOW + 999, anyway: true })).toBeNull();
    });

    test('and never again for one that is gone, unless it is asked for anyway', async () => {
      await checked({ nextAt: null });
      expect(await other.begin(FEED, { now: NOW * 2, until: NOW * 3 })).toBeNull();
      expect(await other.begin(FEED, { now: NOW * 2, until: NOW * 3, anyway: true })).not.toBeNull();
    });

    test('is over when its time is over, and what it finds after that is not written', async () => {
      const late = await begun(one);
      expect(await other.begin(FEED, { now: AT.until - 1, until: AT.until + 1000 })).toBeNull();
      const next = await begun(other, { now: AT.until, until: AT.until + 1000 });
      expect(await one.record({ ...late.state, title: 'late' }, NONE)).toBe(false);
      expect(await other.record({ ...next.state, title: 'in time' }, NONE)).toBe(true);
      expect((await one.list()).map(({ title }) => title)).toEqual(['in time']);
    });

    test('is over when its process has ended', async () => {
      await begun(one);
      two.kill();
      expect(await other.begin(FEED, { now: NOW + 1, until: NOW + 1001 })).not.toBeNull();
    });

    test('that nobody records is begun again at once, and then less and less often, until one is recorded', async () => {
      const taken = async (now: number, anyway = false): Promise<boolean> =>
        (await one.begin(FEED, { now, until: now + 1, anyway })) !== null;
      expect([await taken(NOW), await taken(NOW + 1)]).toEqual([true, true]);
      expect([await taken(NOW + 900_000), await taken(NOW + 900_001)]).toEqual([false, true]);
      expect([await taken(NOW + 2_000_000), await taken(NOW + 2_700_001)]).toEqual([false, true]);
      expect(await taken(NOW + 2_700_002, true)).toBe(true);
      const { state } = await begun(other, { now: NOW * 2, until: NOW * 2 + 1 });
      await other.record({ ...state, nextAt: 0 }, NONE);
      expect([await taken(NOW * 2 + 2), await taken(NOW * 2 + 3)]).toEqual([true, true]);
    });

    test('belongs to who was first, also where the other brings an earlier time because they waited', async () => {
      await begun(one);
      expect(await other.begin(FEED, { now: NOW - 5000, until: NOW + 1000 })).toBeNull();
    });

    test('does not outlast a clock that was set back', async () => {
      await checked({ checkedAt: NOW, nextAt: NOW + 500 });
      await begun(one, { now: NOW + 500, until: NOW + 1500 });
      expect(await other.begin(FEED, { now: NOW - 3_600_000, until: NOW - 3_599_000 })).not.toBeNull();
    });
  });

  describe(`${name}: settling`, () => {
    test('is recorded, but not for a feed that was checked again meanwhile', async () => {
      await checked({ isSettled: false, nextAt: NOW });
      const [seen] = await one.list();
      const { state } = await begun(other);
      await other.record({ ...state, isSettled: false, nextAt: NOW }, NONE);
      await one.settled(seen ? [seen] : []);
      expect(await one.list()).toMatchObject([{ isSettled: false }]);
      expect(await one.list({ unsettled: true })).toEqual(await one.list());
      expect(await one.list({ unsettled: true, saga: FEED.saga })).toEqual(await one.list());
      expect(await one.list({ unsettled: true, saga: 'storm' })).toEqual([]);
      await one.settled(await one.list());
      expect(await other.list()).toMatchObject([{ isSettled: true }]);
      expect(await other.list({ unsettled: true })).toEqual([]);
      expect(await other.list({ unsettled: true, saga: FEED.saga })).toEqual([]);
    });
  });
}
