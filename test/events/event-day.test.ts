// Which of the days that its papers tell a happening stands under.
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../src/model/event.ts';
import { eventOf, on, over, published, told } from './evidence.ts';

const SUNK = 'A ferry with forty people on board sank off Quill Point.';

const paper = (id: string, day: string, date: ReturnType<typeof on> | null, text = SUNK): Evidence[] =>
  told({ id, publisher: id, published: published(day) }, [{ text, date }]);
const dayOf = (...papers: readonly Evidence[][]): string => eventOf(papers.flat()).date.from;

describe('the day of a happening', () => {
  test('is what one paper tells, however many assume the day they came out', () => {
    const morning = ['a', 'b', 'c', 'd'].map((id) => paper(id, '2021-05-05', on('2021-05-05', 'assumed')));
    expect(dayOf(...morning, paper('e', '2021-05-07', on('2021-05-04')))).toBe('2021-05-04');
  });

  test('is none after a paper that says it happened', () => {
    const later = [
      paper('a', '2021-05-05', on('2021-05-05', 'assumed')),
      paper('b', '2021-05-06', on('2021-05-06', 'assumed')),
    ];
    expect(dayOf(paper('first', '2021-05-04', on('2021-05-04', 'assumed')), ...later)).toBe('2021-05-04');
  });

  test('is bounded by a paper that tells no day, but not by a plan', () => {
    const assumed = [
      paper('a', '2021-05-05', on('2021-05-05', 'assumed')),
      paper('b', '2021-05-05', on('2021-05-04', 'assumed')),
    ];
    expect(dayOf(...assumed, paper('c', '2021-05-04', null))).toBe('2021-05-04');
    const plan = paper('c', '2021-05-04', null, 'The wreck of the ferry will be raised off Quill Point.');
    expect(dayOf(...assumed, plan)).toBe('2021-05-05');
  });

  test('is the one that most papers tell where they tell several', () => {
    const wrong = paper('a', '2021-05-05', on('2021-05-03'));
    const right = ['b', 'c'].map((id) => paper(id, '2021-05-05', on('2021-05-04')));
    expect(dayOf(wrong, ...right)).toBe('2021-05-04');
    expect(dayOf(...right, wrong)).toBe('2021-05-04');
  });

  test('of months is the one that most papers tell', () => {
    const may = over('2021-05-01', '2021-05-31', 'month');
    const july = over('2021-07-01', '2021-07-31', 'month');
    expect(dayOf(paper('a', '2021-08-05', july), paper('b', '2021-08-05', may), paper('c', '2021-08-06', may))).toBe(
      '2021-05-01',
    );
  });
});
