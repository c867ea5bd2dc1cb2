// Wishes in words become subscriptions; every wrong value is refused in one sentence.
import { describe, expect, test } from 'vitest';
import { parseTarget, resumed, subscriptionOf, type Wish } from '../../../src/bot/schedule/subscribing.ts';
import { isUserError } from '../../../src/errors.ts';

const NOON = Date.parse('2024-05-02T12:00:00Z');
const wish = (given: Partial<Wish> = {}): Wish => ({
  channel: { platform: 'slack', workspace: 'T1', id: 'C0123' },
  saga: 'harbour',
  at: '08:00',
  zone: 'Europe/Berlin',
  createdBy: 'U1',
  ...given,
});

const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (isUserError(error)) return error.message;
    throw error;
  }
  return 'accepted';
};

describe('a wish', () => {
  test('has sound defaults: daily, yesterday, and a word when nothing happened', () => {
    expect(subscriptionOf(wish(), NOON)).toMatchObject({
      days: [1, 2, 3, 4, 5, 6, 7],
      period: { kind: 'yesterday' },
      whenEmpty: 'say',
      quiet: null,
      createdAt: NOON,
      since: NOON,
    });
  });

  test.each([
    ['mon,thu', [1, 4]],
    ['Thursday Monday', [1, 4]],
    ['weekdays', [1, 2, 3, 4, 5]],
    ['weekly', [1]],
    ['sat, sat ,SUN', [6, 7]],
    ['mon-fri', [1, 2, 3, 4, 5]],
    ['Monday to Friday', [1, 2, 3, 4, 5]],
    ['fri–mon', [1, 5, 6, 7]],
    ['Mondays and Thursdays', [1, 4]],
    ['tues, thurs', [2, 4]],
    ['weekends', [6, 7]],
  ])('of days “%s” leaves no day out of its digests', (days, expected) => {
    expect(subscriptionOf(wish({ days }), NOON)).toMatchObject({ days: expected, period: { kind: 'since-last' } });
  });

  test.each([
    ['8:00', '08:00'],
    ['8am', '08:00'],
    ['9:30 AM', '09:30'],
    ['9.30 p.m.', '21:30'],
    ['7.30', '07:30'],
    ['12am', '00:00'],
    ['12 pm', '12:00'],
    ['noon', '12:00'],
    ['Midnight', '00:00'],
  ])('takes the time “%s” as people write it', (written, time) => {
    expect(subscriptionOf(wish({ at: written }), NOON).at).toBe(time);
  });

  test.each([
    ['new york', 'America/New_York'],
    ['Berlin', 'Europe/Berlin'],
    ['buenos aires', 'America/Buenos_Aires'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['Washington, DC', 'America/New_York'],
    ['europe/berlin', 'Europe/Berlin'],
    ['UTC', 'UTC'],
  ])('takes the zone “%s” as people write it', (written, zone) => {
    expect(subscriptionOf(wish({ zone: written }), NOON).zone).toBe(zone);
  });

  test.each([
    ['22-7', { from: '22:00', to: '07:00' }],
    ['10pm-7am', { from: '22:00', to: '07:00' }],
    ['from 10:30 pm to 6 am', { from: '22:30', to: '06:00' }],
    ['22:00 – 07:00', { from: '22:00', to: '07:00' }],
    ['midnight to noon', { from: '00:00', to: '12:00' }],
    ['off', null],
    ['none', null],
  ])('takes the quiet hours “%s” as people write them', (quiet, expected) => {
    expect(subscriptionOf(wish({ quiet }), NOON).quiet).toEqual(expected);
  });

  test('keeps a zone that stands from before, whatever it is called now', () => {
    const before = { ...subscriptionOf(wish(), NOON), zone: 'EST' };
    expect(subscriptionOf(wish({ zone: 'EST' }), NOON, before).zone).toBe('EST');
  });

  test('of a channel that follows already keeps who and when, and what is due', () => {
    const before = subscriptionOf(wish(), NOON);
    const again = subscriptionOf(wish({ createdBy: 'U2', quiet: '22:00-7:00' }), NOON + 5000, before);
    expect(again).toEqual({ ...before, quiet: { from: '22:00', to: '07:00' } });
  });

  test.each([
    [undefined, null],
    ['off', null],
    ['on', { perDay: 3 }],
    ['1', { perDay: 1 }],
    ['20', { perDay: 20 }],
  ])('may ask for alerts (%s)', (alerts, expected) => {
    expect(subscriptionOf(wish({ alerts }), NOON).alerts).toEqual(expected);
  });

  test.each(['0', '21', '-1', '1.5', 'yes', '', 'on on'])('of “%s” alerts is refused', (alerts) => {
    expect(refusal(() => subscriptionOf(wish({ alerts }), NOON))).toContain('from 1 to 20');
  });

  test('that changes the time or the zone goes on; other weekdays and a rest start anew from now', () => {
    const before = subscriptionOf(wish(), NOON);
    expect(subscriptionOf(wish({ at: '9:00' }), NOON + 5000, before)).toMatchObject({ at: '09:00', since: NOON });
    expect(subscriptionOf(wish({ zone: 'tokyo' }), NOON + 5000, before)).toMatchObject({ since: NOON });
    expect(subscriptionOf(wish({ days: 'mon' }), NOON + 5000, before)).toMatchObject({ since: NOON + 5000 });
    const rested = { ...before, isPaused: true, reason: 'x' };
    expect(subscriptionOf(wish(), NOON + 5000, rested)).toMatchObject({ isPaused: false, since: NOON + 5000 });
    expect(resumed(rested, NOON + 5000)).toEqual({ ...before, since: NOON + 5000 });
  });

  test.each([
    ['08:00', '2024-05-03'],
    ['20:00', '2024-05-02'],
  ])('for a replay at %s starts the story with the first digest to come', (at, startedOn) => {
    const made = subscriptionOf(wish({ at, replayFrom: '2017-07-19' }), NOON);
    expect(made).toMatchObject({ replay: { startedOn, storyDay: '2017-07-19' }, whenEmpty: 'silent' });
  });
});

test('a target names a channel, and where there are many workspaces of Slack its workspace', () => {
  expect(parseTarget('slack:C0123')).toEqual({ platform: 'slack', workspace: null, id: 'C0123' });
  expect(parseTarget('slack:T0123/C0123')).toEqual({ platform: 'slack', workspace: 'T0123', id: 'C0123' });
  expect(parseTarget('discord:12')).toEqual({ platform: 'discord', workspace: null, id: '12' });
  expect(parseTarget('file:a/b')).toEqual({ platform: 'file', workspace: null, id: 'a/b' });
});

describe('a wrong value is refused in one sentence:', () => {
  test.each([
    'irc:news',
    'slack:',
    'slack:x',
    'slack:T1/C0123',
    'slack:/C0123',
    'slack:U0123/C0123',
    'discord:general',
    'file:',
    '',
    `file:${'a'.repeat(5000)}`,
    'file:a\0b',
  ])('target %j', (text) => {
    expect(refusal(() => parseTarget(text))).toMatch(/^--to is slack:.*\.$/s);
  });

  test.each([
    [{ at: '25:00' }, 'The time is HH:MM'],
    [{ at: '8' }, 'The time is HH:MM'],
    [{ at: '13pm' }, 'The time is HH:MM'],
    [{ at: '8.60' }, 'The time is HH:MM'],
    [{ at: '0am' }, 'The time is HH:MM'],
    [{ at: 'teatime' }, 'The time is HH:MM'],
    [{ zone: 'Mars/Olympus' }, 'The zone is a name'],
    [{ zone: '+05:00' }, 'The zone is a name'],
    [{ zone: '' }, 'The zone is a name'],
    [{ zone: 'GMT+2' }, 'an offset, which knows no summer time'],
    [{ zone: 'utc -5' }, 'an offset, which knows no summer time'],
    [{ zone: 'EST' }, 'Does “EST” mean New York’s clocks, with summer time? Then write “New York”'],
    [{ zone: 'pdt' }, 'Then write “Los Angeles”'],
    [{ zone: 'constructor' }, 'The zone is a name'],
    [{ days: 'someday' }, 'The days are'],
    [{ days: '' }, 'The days are'],
    [{ days: 'mon,,t' }, 'The days are'],
    [{ days: 'mon-fri-sun' }, 'The days are'],
    [{ days: 'monkey' }, 'The days are'],
    [{ days: 'mon-frisbee' }, 'The days are'],
    [{ days: 'mon and holidays' }, 'The days are'],
    [{ days: 'm'.repeat(100_000) }, 'The days are'],
    [{ period: '0d' }, 'The period is'],
    [{ period: '93d' }, 'The period is'],
    [{ quiet: '22:00' }, 'Quiet hours are'],
    [{ quiet: '22:00-22:00' }, 'Quiet hours are'],
    [{ quiet: '22-25' }, 'Quiet hours are'],
    [{ quiet: 'at night' }, 'Quiet hours are'],
    [{ whenEmpty: 'shout' }, 'When nothing happened'],
    [{ replayFrom: '2017-02-30' }, 'The replay starts on'],
  ])('%j', (given, sentence) => {
    const told = refusal(() => subscriptionOf(wish(given), NOON));
    expect(told).toContain(sentence);
    expect(told.length).toBeLessThan(200);
  });
});
