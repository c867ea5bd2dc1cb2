import { describe, expect, test } from 'vitest';
import { contradictoryFigures, figuresOf } from '../../src/english/figures.ts';

const brief = (text: string): string[] => figuresOf(text).map(({ value, unit, bound }) => `${value} ${unit} ${bound}`);

describe('figures of a sentence', () => {
  test('are numbers with what they count', () => {
    expect(brief('Twelve people died and 1,340 passengers were saved.')).toEqual([
      '12 peopl exact',
      '1340 passenger exact',
    ]);
    expect(brief('At least twenty-five boats and about 300 sailors took part.')).toEqual([
      '25 boat least',
      '300 sailor about',
    ]);
  });

  test('are amounts, shares and votes', () => {
    expect(brief('The line lost $3.5 million, or 12% of its worth.')).toEqual(['3500000 $ exact', '12 % exact']);
    expect(brief('The council voted 52-47 against it.')).toEqual(['52047 score exact']);
  });

  test('are not dates, clock times, years or lengths of time', () => {
    expect(brief('On May 4, 2021, at 10:30 a.m., two weeks after 3 days of fog, he left for the 21st time.')).toEqual(
      [],
    );
  });

  test('survive odd input', () => {
    expect(figuresOf('')).toEqual([]);
    expect(figuresOf('9'.repeat(500))).toEqual([]);
    expect(() => figuresOf('1-'.repeat(5000))).not.toThrow();
  });
});

describe('contradiction', () => {
  const contradicts = (a: string, b: string): boolean => contradictoryFigures(figuresOf(a), figuresOf(b)) !== null;

  test('is between two figures of one kind that cannot both be right', () => {
    expect(contradicts('12 people died', '15 people died')).toBe(true);
    expect(contradicts('voted 52-47', 'voted 51-48')).toBe(true);
    expect(contradicts('12 people died', '15 boats sank')).toBe(false);
    expect(contradicts('more than 10 people died', '15 people died')).toBe(false);
  });

  test('is not read from sentences that count one kind twice', () => {
    expect(contradicts('12 people died and 30 people were hurt', '30 people were hurt')).toBe(false);
  });
});
