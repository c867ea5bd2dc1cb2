// What is due, by example: clock changes, weekends, down-time, first runs, quiet hours, replays.
import { describe, expect, test } from 'vitest';
import { dueDigest, dueSlots, nextDigest } from '../../../src/bot/schedule/due.ts';
import { instantOf } from '../../../src/bot/schedule/wall-clock.ts';
import { subscriptionWith } from '../../contracts/ledger-records.ts';

const at = (instant: string): number => Date.parse(instant);
const iso = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString());

describe('fault 35: a wall-clock time', () => {
  test.each([
    ['spring gap in New York', '2024-03-10', '02:30', 'America/New_York', '2024-03-10T07:30:00.000Z'],
    [
      'autumn overlap in New York, the first of two',
      '2024-11-03',
      '01:30',
      'America/New_York',
      '2024-11-03T05:30:00.000Z',
    ],
    ['spring gap in London', '2024-03-31', '01:00', 'Europe/London', '2024-03-31T01:00:00.000Z'],
    ['half-hour gap on Lord Howe', '2024-10-06', '02:15', 'Australia/Lord_Howe', '2024-10-05T15:45:00.000Z'],
    ['midnight that Santiago skips', '2024-09-08', '00:00', 'America/Santiago', '2024-09-08T04:00:00.000Z'],
    ['leap day', '2024-02-29', '08:00', 'UTC', '2024-02-29T08:00:00.000Z'],
    ['day that Samoa left out', '2011-12-30', '08:00', 'Pacific/Apia', null],
    ['day after it', '2011-12-31', '08:00', 'Pacific/Apia', '2011-12-30T18:00:00.000Z'],
  ])('%s', (_, date, time, zone, expected) => {
    expect(iso(instantOf(date, time, zone))).toBe(expected);
  });

  test.each([
    ['2024-03-10', '2024-03-10T07:29:59Z', '2024-03-10T07:30:00Z'],
    ['2024-11-03', '2024-11-03T06:29:59Z', '2024-11-03T06:30:00Z'],
  ])('02:30 in New York on %s is due once', (date, before, then) => {
    const subscription = subscriptionWith({ at: '02:30' });
    const yesterday = date === '2024-03-10' ? '2024-03-09' : '2024-11-02';
    expect(dueSlots(subscription, yesterday, at(before) - 3_600_000)).toEqual([]);
    const due = dueSlots(subscription, yesterday, at(then) + 3_600_000);
    expect(due).toEqual([date]);
    expect(dueSlots(subscription, date, at(then) + 3_600_000)).toEqual([]);
  });

  test('is not due again when the clock is set back an hour', () => {
    const subscription = subscriptionWith();
    expect(dueSlots(subscription, '2024-05-02', at('2024-05-02T12:00:00Z'))).toEqual([]);
    expect(dueSlots(subscription, '2024-05-02', at('2024-05-02T11:00:00Z'))).toEqual([]);
  });
});

describe('fault 45: a first run', () => {
  test('owes nothing for the time before the subscription was made', () => {
    const made = subscriptionWith({ since: at('2024-05-02T13:00:00Z') });
    expect(dueSlots(made, null, at('2024-05-02T13:00:01Z'))).toEqual([]);
    expect(dueSlots(made, null, at('2024-05-03T11:59:59Z'))).toEqual([]);
    expect(dueSlots(made, null, at('2024-05-03T12:00:00Z'))).toEqual(['2024-05-03']);
  });

  test('as of a time before it was made owes that day’s digest alone', () => {
    const made = subscriptionWith({ since: at('2024-05-02T13:00:00Z') });
    expect(dueDigest(made, null, at('2017-07-26T12:00:00Z'))).toMatchObject({ slot: '2017-07-26', from: '2017-07-25' });
    expect(dueDigest(made, null, at('2017-07-26T11:59:59Z'))).toBeNull();
    expect(dueDigest(made, '2017-07-26', at('2017-07-27T12:00:00Z'))).toMatchObject({ slot: '2017-07-27', merged: 1 });
  });

  test('after a pause owes nothing for the pause', () => {
    const resumed = subscriptionWith({ since: at('2024-05-20T13:00:00Z') });
    expect(dueSlots(resumed, '2024-05-02', at('2024-05-20T14:00:00Z'))).toEqual([]);
    expect(dueSlots(resumed, '2024-05-02', at('2024-05-21T14:00:00Z'))).toEqual(['2024-05-21']);
  });
});

describe('missed digests', () => {
  test('are told together in one', () => {
    const due = dueDigest(subscriptionWith(), '2024-05-02', at('2024-05-05T12:00:00Z'));
    expect(due).toEqual({ slot: '2024-05-05', from: '2024-05-02', to: '2024-05-04', merged: 3, dropped: 0 });
  });

  test('older than the limit are given up, and counted', () => {
    const due = dueDigest(subscriptionWith(), '2024-05-02', at('2024-05-31T12:00:00Z'), 7);
    expect(due).toEqual({ slot: '2024-05-31', from: '2024-05-24', to: '2024-05-30', merged: 7, dropped: 22 });
    expect(dueDigest(subscriptionWith(), '2024-05-02', at('2024-05-31T12:00:00Z'), 0)).toMatchObject({ merged: 1 });
  });

  test('of years do not take long and do not flood', () => {
    expect(dueDigest(subscriptionWith(), '1990-01-01', at('2024-05-31T12:00:00Z'))).toMatchObject({ merged: 7 });
  });
});

describe('the days a digest tells', () => {
  const monday = at('2024-05-06T12:00:00Z');
  test.each([
    ['yesterday', { kind: 'yesterday' }, '2024-05-05'],
    ['the last seven', { kind: 'days', count: 7 }, '2024-04-29'],
    ['all since Friday’s digest', { kind: 'since-last' }, '2024-05-03'],
  ] as const)('%s', (_, period, from) => {
    const subscription = subscriptionWith({ days: [1, 2, 3, 4, 5], period });
    expect(dueDigest(subscription, '2024-05-03', monday)).toMatchObject({ from, to: '2024-05-05', merged: 1 });
  });

  test('a first weekly digest tells a week', () => {
    const weekly = subscriptionWith({ days: [1], period: { kind: 'since-last' } });
    expect(dueDigest({ ...weekly, since: monday }, null, monday)).toMatchObject({
      from: '2024-04-29',
      to: '2024-05-05',
    });
  });

  test('across the turn of a year', () => {
    const due = dueDigest(subscriptionWith(), '2023-12-31', at('2024-01-01T13:00:00Z'));
    expect(due).toMatchObject({ slot: '2024-01-01', from: '2023-12-31' });
  });

  test('a replay tells one story day a day, and the days of a weekend together', () => {
    const replay = { startedOn: '2024-05-03', storyDay: '2017-07-19' };
    const daily = subscriptionWith({ replay, since: at('2024-05-03T00:00:00Z') });
    expect(dueDigest(daily, null, at('2024-05-03T12:00:00Z'))).toMatchObject({ from: '2017-07-19', to: '2017-07-19' });
    expect(dueDigest(daily, '2024-05-03', at('2024-05-04T12:00:00Z'))).toMatchObject({
      from: '2017-07-20',
      to: '2017-07-20',
    });
    const weekdays = { ...daily, days: [1, 2, 3, 4, 5] as const };
    expect(dueDigest(weekdays, '2024-05-03', monday)).toMatchObject({ from: '2017-07-20', to: '2017-07-22' });
  });
});

describe('quiet hours', () => {
  const subscription = subscriptionWith({ at: '23:00', quiet: { from: '22:00', to: '07:00' } });

  test('hold a digest until they end', () => {
    expect(dueSlots(subscription, '2024-05-01', at('2024-05-03T03:30:00Z'))).toEqual([]);
    expect(dueSlots(subscription, '2024-05-01', at('2024-05-03T10:59:00Z'))).toEqual([]);
    expect(dueSlots(subscription, '2024-05-01', at('2024-05-03T11:00:00Z'))).toEqual(['2024-05-02']);
  });

  test('show in the preview', () => {
    const next = nextDigest(subscription, '2024-05-01', at('2024-05-02T12:00:00Z'));
    expect(next).toMatchObject({ slot: '2024-05-02', instant: at('2024-05-03T11:00:00Z') });
    const held = nextDigest(subscription, '2024-05-01', at('2024-05-03T04:00:00Z'));
    expect(held).toMatchObject({ slot: '2024-05-02', instant: at('2024-05-03T11:00:00Z') });
  });
});

test('a paused subscription owes nothing and previews nothing', () => {
  const stopped = subscriptionWith({ isPaused: true });
  expect(dueDigest(stopped, '2024-05-02', at('2024-05-05T12:00:00Z'))).toBeNull();
  expect(nextDigest(stopped, '2024-05-02', at('2024-05-05T12:00:00Z'))).toBeNull();
});

test('the preview is what will be due', () => {
  const weekly = subscriptionWith({ days: [3], period: { kind: 'since-last' } });
  const next = nextDigest(weekly, '2024-05-01', at('2024-05-05T12:00:00Z'));
  expect(next).toMatchObject({ slot: '2024-05-08', from: '2024-05-01', to: '2024-05-07' });
  expect(dueDigest(weekly, '2024-05-01', next?.instant ?? 0)).toMatchObject({ slot: '2024-05-08', from: '2024-05-01' });
});
