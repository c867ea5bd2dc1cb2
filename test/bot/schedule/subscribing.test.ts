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
  ])('of days “%s” leaves no day out of its digests', (days, expected) => {
    expect(subscriptionOf(wish({ days }), NOON)).toMatchObject({ days: expected, period: { kind: 'since-last' } });
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

  test('that changes the time starts anew from now', () => {
    const before = subscriptionOf(wish(), NOON);
    expect(subscriptionOf(wish({ at: '9:00' }), NOON + 5000, before)).toMatchObject({
      at: '09:00',
      since: NOON + 5000,
    });
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

describe('a wrong value is refused in one sentence:', () => {
  test.each(['irc:news', 'slack:', 'slack:x', 'discord:general', 'file:', '', `file:${'a'.repeat(5000)}`, 'file:a\0b'])(
    'target %j',
    (text) => {
      expect(refusal(() => parseTarget(text))).toMatch(/^--to is slack:.*\.$/s);
    },
  );

  test.each([
    [{ at: '25:00' }, 'The time is HH:MM'],
    [{ at: '8' }, 'The time is HH:MM'],
    [{ at: 'noon' }, 'The time is HH:MM'],
    [{ zone: 'Mars/Olympus' }, 'The zone is a name'],
    [{ zone: '+05:00' }, 'The zone is a name'],
    [{ zone: '' }, 'The zone is a name'],
    [{ days: 'someday' }, 'The days are'],
    [{ days: '' }, 'The days are'],
    [{ days: 'mon,,t' }, 'The days are'],
    [{ days: 'm'.repeat(100_000) }, 'The days are'],
    [{ period: '0d' }, 'The period is'],
    [{ period: '93d' }, 'The period is'],
    [{ quiet: '22:00' }, 'Quiet hours are'],
    [{ quiet: '22:00-22:00' }, 'Quiet hours are'],
    [{ whenEmpty: 'shout' }, 'When nothing happened'],
    [{ replayFrom: '2017-02-30' }, 'The replay starts on'],
  ])('%j', (given, sentence) => {
    const told = refusal(() => subscriptionOf(wish(given), NOON));
    expect(told).toContain(sentence);
    expect(told.length).toBeLessThan(200);
  });
});
