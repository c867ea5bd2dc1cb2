// How many were killed, hurt, missing, held or rescued, and where two sentences give different tolls.
import { describe, expect, it } from 'vitest';
import { contradictoryTolls, tollsOf } from '../../src/english/tolls.ts';

const told = (text: string): readonly string[] =>
  tollsOf(text).map(
    ({ fate, figure }) => `${fate} ${figure.value}${figure.bound === 'exact' ? '' : ` ${figure.bound}`}`,
  );

describe('the tolls of a sentence', () => {
  it.each([
    ['The blast in Velm killed at least 12 people and injured thirty.', ['killed 12 least', 'hurt 30']],
    ['Five sailors were rescued and two are still missing, the coast guard said.', ['missing 2', 'rescued 5']],
    ['About 50 hurt as quake hits Malby', ['hurt 50 about']],
    ['Two hundred protesters were arrested on Monday.', ['held 200']],
    ['A magnitude-5.2 quake has injured three people near Lund.', ['hurt 3']],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it.each([
    'Another three people were injured on Tuesday.',
    'The blast killed three people, and a second one killed five people.',
    'The boy was arrested two days later.',
    'Police captured 3 of 12 boats.',
    'She has saved ten percent of her pay.',
  ])('none: %s', (text) => {
    expect(told(text)).toEqual([]);
  });
});

describe('two tolls', () => {
  const differ = (a: string, b: string): boolean => contradictoryTolls(tollsOf(a), tollsOf(b)) !== null;

  it('differ where both can not be true', () => {
    expect(differ('Nine people were killed.', 'The blast killed twelve people.')).toBe(true);
    expect(differ('At least nine people were killed.', 'The blast killed twelve people.')).toBe(false);
    expect(differ('Nine people were killed.', 'The blast injured twelve people.')).toBe(false);
  });
});
