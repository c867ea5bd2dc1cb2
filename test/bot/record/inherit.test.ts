// Which group of reports goes on as which event.
import { describe, expect, test } from 'vitest';
import { inherit } from '../../../src/bot/record/inherit.ts';
import type { KeptEvent } from '../../../src/ports/record.ts';

const event = (key: number, reports: readonly number[]): KeptEvent => ({ key, id: `e${key}`, reports });

describe('a group of reports', () => {
  test('goes on as the event that it was, with what has joined it', () => {
    const { heirs, ended } = inherit([[1, 2, 3]], [event(7, [1, 2])]);
    expect(heirs).toMatchObject([{ kept: { id: 'e7' }, partedFrom: null }]);
    expect(ended).toEqual([]);
  });

  test('goes on as the older of two events; the younger leads there', () => {
    const { heirs, ended } = inherit([[1, 2, 3, 4]], [event(9, [2, 3, 4]), event(3, [1])]);
    expect(heirs).toMatchObject([{ kept: { id: 'e3' } }]);
    expect(ended).toMatchObject([{ event: { id: 'e9' }, into: 1 }]);
  });

  test('that has the smaller part of an event is a new one, and says from which it was parted', () => {
    const { heirs } = inherit([[1], [2, 3]], [event(5, [1, 2, 3])]);
    expect(heirs).toMatchObject([
      { kept: null, partedFrom: { id: 'e5' } },
      { kept: { id: 'e5' }, partedFrom: null },
    ]);
  });

  test('of two equal parts the one with the better evidence goes on', () => {
    const { heirs } = inherit([[2], [1]], [event(5, [1, 2])]);
    expect(heirs).toMatchObject([{ kept: null }, { kept: { id: 'e5' } }]);
  });

  test('leaves an event that lost all its reports to nobody', () => {
    expect(inherit([[1]], [event(4, [8])]).ended).toMatchObject([{ event: { id: 'e4' }, into: null }]);
  });
});
