// Tests what span a set of grounds for a publication day gives.
import { describe, expect, it } from 'vitest';
import { fromIso, toIso } from '../../../src/model/day.ts';
import type { Ground } from '../../../src/temporal/undated/article.ts';
import { decide } from '../../../src/temporal/undated/decide.ts';

const RANGE = { from: fromIso('2017-06-01'), to: fromIso('2021-06-01') };

const ground = (from: string | null, to: string | null, weight: number, clue: string): Ground => ({
  from: from === null ? -Infinity : fromIso(from),
  to: to === null ? Infinity : fromIso(to),
  weight,
  clue,
  rule: 'test',
  because: clue,
  witness: clue,
});

const decided = (...grounds: Ground[]): string | null => {
  const span = decide(grounds, RANGE);
  return span && `${toIso(span.from)} ${toIso(span.to)}`;
};

describe('grounds for a publication day', () => {
  it('give nothing when there are none, or only a first day', () => {
    expect(decided()).toBeNull();
    expect(decided(ground('2019-05-16', null, 0.97, 'past'))).toBeNull();
  });

  it('give the days that two agreeing clues share', () => {
    const [saturday, past] = [ground('2019-05-11', '2019-05-17', 0.98, 'a'), ground('2019-05-15', null, 0.999, 'past')];
    expect(decided(saturday, past)).toBe('2019-05-15 2019-05-17');
  });

  it('give nothing for one doubtful clue, and its days for a certain one', () => {
    expect(decided(ground('2019-05-11', '2019-05-17', 0.7, 'a'))).toBeNull();
    expect(decided(ground('2019-05-11', '2019-05-17', 0.97, 'a'))).toBe('2019-05-11 2019-05-17');
  });

  it('give nothing when two strong clues speak for different weeks', () => {
    expect(
      decided(ground('2019-05-11', '2019-05-17', 0.95, 'a'), ground('2019-06-11', '2019-06-17', 0.95, 'b')),
    ).toBeNull();
  });

  it('give nothing when the span is wider than ten days', () => {
    expect(decided(ground('2019-05-01', '2019-05-31', 0.97, 'a'))).toBeNull();
  });

  it('are not narrowed by a ground that is hardly trusted', () => {
    const [sure, weak] = [ground('2019-05-11', '2019-05-17', 0.97, 'a'), ground('2019-05-12', '2019-05-13', 0.1, 'b')];
    expect(decided(sure, weak)).toBe('2019-05-11 2019-05-17');
  });
});
