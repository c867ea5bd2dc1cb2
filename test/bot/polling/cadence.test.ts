// When a feed is looked at next: tables of what publishers ask, how often they publish, and how checks fail.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isReportable, nextAfterFailure, nextAfterSuccess, shareOf } from '../../../src/bot/polling/cadence.ts';
import type { Weekday } from '../../../src/model/day.ts';
import type { FeedRhythm } from '../../../src/model/feed-state.ts';

const URL = 'https://post.example/feed';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.parse('2024-06-12T09:00:00Z');

const rhythm = (more: Partial<FeedRhythm> = {}): FeedRhythm => ({
  asked: null,
  gap: null,
  skipHours: [],
  skipDays: [],
  ...more,
});

/** The pause without its address's share, which is at most a tenth. */
const pause = (given: FeedRhythm, fresh: number | null = null): number =>
  nextAfterSuccess(URL, given, fresh, NOW) - NOW;
const expectAbout = (ms: number, about: number): void => {
  expect(ms).toBeGreaterThanOrEqual(Math.min(about, DAY));
  expect(ms).toBeLessThanOrEqual(Math.min(about * 1.1, DAY));
};

describe('after a good answer the pause is about', () => {
  test.each<[string, FeedRhythm, number | null, number]>([
    ['an hour where nothing is known', rhythm(), null, HOUR],
    ['half the time between two items', rhythm({ gap: 2 * HOUR }), null, HOUR],
    ['a quarter of an hour at least, where the feed says nothing', rhythm({ gap: MINUTE }), null, 15 * MINUTE],
    ['five minutes at least, where the feed allows more', rhythm({ gap: MINUTE }), MINUTE, 5 * MINUTE],
    ['what HTTP says, where more comes than that', rhythm({ gap: MINUTE }), 10 * MINUTE, 10 * MINUTE],
    ['what the document says, likewise', rhythm({ gap: MINUTE, asked: 30 * MINUTE }), null, 30 * MINUTE],
    ['the longer of the two', rhythm({ gap: MINUTE, asked: 30 * MINUTE }), 2 * HOUR, 2 * HOUR],
    ['four hours for a feed that is silent', rhythm({ gap: 7 * DAY }), null, 4 * HOUR],
    ['what a silent feed asks, where that is more', rhythm({ gap: 7 * DAY }), 12 * HOUR, 12 * HOUR],
    ['a day at most, whatever is asked', rhythm({ asked: 365 * DAY }), 365 * DAY, DAY],
  ])('%s', (_, given, fresh, about) => expectAbout(pause(given, fresh), about));

  test('the same for one address, and not the same for all', () => {
    expect(pause(rhythm())).toBe(pause(rhythm()));
    const pauses = Array.from({ length: 50 }, (_, n) => nextAfterSuccess(`${URL}/${n}`, rhythm(), null, NOW) - NOW);
    expect(new Set(pauses).size).toBe(50);
  });

  test('longer by the hours and days that a feed asks to skip', () => {
    const at = (given: FeedRhythm): string => new Date(nextAfterSuccess(URL, given, null, NOW)).toISOString();
    expect(at(rhythm({ skipHours: [10, 11, 12] }))).toBe('2024-06-12T13:00:00.000Z');
    const night = Date.parse('2024-06-14T23:30:00Z');
    const saturday: readonly Weekday[] = [6];
    const next = nextAfterSuccess(URL, rhythm({ skipDays: saturday }), null, night);
    expect(new Date(next).toISOString()).toBe('2024-06-15T23:30:00.000Z');
    const short = nextAfterSuccess(URL, rhythm({ skipDays: saturday, gap: 8 * HOUR }), null, night);
    expect(short - night).toBe(DAY);
  });

  test('never below five minutes nor above a day, for any feed at any time', () => {
    const any = fc.record({
      asked: fc.option(fc.integer({ min: 0, max: 10 * DAY })),
      gap: fc.option(fc.integer({ min: 0, max: 7 * DAY })),
      skipHours: fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { maxLength: 24 }),
      skipDays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }).map((day) => day as Weekday)),
    });
    fc.assert(
      fc.property(
        any,
        fc.option(fc.integer({ min: 0, max: 400 * DAY })),
        fc.webUrl(),
        fc.nat(),
        (given, fresh, url, at) => {
          const next = nextAfterSuccess(url, given, fresh, at) - at;
          expect(next).toBeGreaterThanOrEqual(5 * MINUTE);
          expect(next).toBeLessThanOrEqual(DAY);
        },
      ),
    );
  });
});

describe('after a failure', () => {
  const failing = (failures: number, wait: number | null = null, since = NOW, isReported = true): number =>
    nextAfterFailure(URL, { failures, since, isReported }, wait, NOW) - NOW;

  test.each([
    [1, 15 * MINUTE],
    [2, 30 * MINUTE],
    [3, HOUR],
    [4, 2 * HOUR],
    [5, 4 * HOUR],
    [6, 8 * HOUR],
    [7, 16 * HOUR],
    [8, DAY],
    [9, DAY],
    [5000, DAY],
  ])('number %i the pause doubles up to a day', (failures, about) => expectAbout(failing(failures), about));

  test('the server’s wish counts where it is longer, and never makes it more than a day', () => {
    expect(failing(1, 2 * HOUR)).toBe(2 * HOUR);
    expectAbout(failing(4, MINUTE), 2 * HOUR);
    expect(failing(1, 90 * DAY)).toBe(DAY);
  });

  test('one try falls to the time of the report, as long as nobody was told', () => {
    expect(failing(7, null, NOW - 40 * HOUR, false)).toBe(8 * HOUR);
    expectAbout(failing(7, null, NOW - 40 * HOUR, true), 16 * HOUR);
    expect(failing(7, 10 * HOUR, NOW - 40 * HOUR, false)).toBeGreaterThanOrEqual(10 * HOUR);
    expectAbout(failing(4, null, NOW - 60 * HOUR, false), 2 * HOUR);
  });

  test('always within five minutes and a day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.option(fc.integer({ min: 0, max: 100 * DAY })),
        fc.integer({ min: 0, max: 100 * DAY }),
        fc.boolean(),
        (failures, wait, age, isReported) => {
          const next = failing(failures, wait, NOW - age, isReported);
          expect(next).toBeGreaterThanOrEqual(5 * MINUTE);
          expect(next).toBeLessThanOrEqual(DAY);
        },
      ),
    );
  });

  test('people are told after two days and five failures, both', () => {
    expect(isReportable({ since: NOW - 48 * HOUR, failures: 5 }, NOW)).toBe(true);
    expect(isReportable({ since: NOW - 48 * HOUR + 1, failures: 50 }, NOW)).toBe(false);
    expect(isReportable({ since: NOW - 90 * HOUR, failures: 4 }, NOW)).toBe(false);
  });
});

test('an address’s share lies between 0 and 1 and spreads', () => {
  const shares = Array.from({ length: 1000 }, (_, n) => shareOf(`https://post.example/${n}`));
  expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...shares)).toBeLessThan(1);
  expect(shares.reduce((sum, share) => sum + share, 0) / 1000).toBeCloseTo(0.5, 1);
});
