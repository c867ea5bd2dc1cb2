// Tests which publication days a deictic expression leaves for a happening on a known day.
import { describe, expect, it } from 'vitest';
import { type Deictic, deicticOf } from '../../../src/english/deictic.ts';
import { fromIso, toIso } from '../../../src/model/day.ts';
import { writtenBy, writtenWhen } from '../../../src/temporal/undated/deixis.ts';

const deictic = (words: string): Deictic => {
  const found = deicticOf(words);
  if (!found) throw new Error(`not deictic: ${words}`);
  return found;
};

const written = (words: string, from: string, to = from): string | null => {
  const days = writtenWhen(deictic(words), { from: fromIso(from), to: fromIso(to) });
  return days && `${toIso(days.from)} ${toIso(days.to)}`;
};

describe('an article that tells of a day as past was written', () => {
  it.each([
    ['Saturday', '2019-05-11', '2019-05-11 2019-05-17'],
    ['last Saturday', '2019-05-11', '2019-05-12 2019-05-24'],
    ['over the weekend', '2019-05-11', '2019-05-11 2019-05-17'],
    ['yesterday', '2019-05-11', '2019-05-11 2019-05-13'],
    ['this morning', '2019-05-11', '2019-05-10 2019-05-12'],
    ['two days ago', '2019-05-11', '2019-05-12 2019-05-14'],
    ['earlier this week', '2019-05-08', '2019-05-08 2019-05-12'],
    ['last week', '2019-05-08', '2019-05-12 2019-05-19'],
    ['this month', '2019-05-11', '2019-05-11 2019-05-31'],
    ['last month', '2019-05-11', '2019-06-01 2019-06-30'],
  ])('with “%s” for %s: %s', (words, day, expected) => expect(written(words, day)).toBe(expected));

  it('never, where the expression cannot mean the day', () => {
    expect(written('Saturday', '2019-05-13')).toBeNull();
    expect(written('over the weekend', '2019-05-15')).toBeNull();
  });

  it('by the day that a longer span holds', () => {
    expect(written('Saturday', '2019-05-11', '2019-05-12')).toBe('2019-05-11 2019-05-17');
    expect(written('yesterday', '2019-05-11', '2019-05-12')).toBeNull();
  });
});

describe('what had happened by a day bounds the article that dates it', () => {
  it.each([
    ['over the weekend', '2019-05-15', '2019-05-17'],
    ['Saturday', '2019-05-15', '2019-05-17'],
    ['Wednesday', '2019-05-15', '2019-05-21'],
    ['yesterday', '2019-05-15', '2019-05-17'],
    ['last week', '2019-05-15', '2019-05-26'],
    ['this week', '2019-05-15', '2019-05-19'],
  ])('“%s” of what was reported on %s: by %s', (words, day, expected) =>
    expect(toIso(writtenBy(deictic(words), fromIso(day)))).toBe(expected),
  );
});

describe('deictic expressions', () => {
  it.each([
    'on Saturday',
    'Thursday night',
    'the weekend',
    'this past weekend',
    'earlier in the week',
    'Late last week',
  ])('knows “%s”', (words) => expect(deicticOf(words)).not.toBeNull());
  it.each([
    'July 25',
    'next Saturday',
    'the following Thursday',
    'that weekend',
    'recently',
    'two years ago',
    'the week',
  ])('leaves “%s”', (words) => expect(deicticOf(words)).toBeNull());
});
