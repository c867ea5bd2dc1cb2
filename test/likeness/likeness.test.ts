// Tests how alike texts and sets are found to be.
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../src/english/words.ts';
import { commonOf, containment, jaccard } from '../../src/likeness/sets.ts';
import { hashedShingles, shingles } from '../../src/likeness/shingles.ts';
import { unionOf } from '../../src/likeness/union.ts';

const wire = `The port city of Eastport will close its eastern lock from April 1 for repairs that are expected to last seven months, its mayor said on
  Tuesday. Shipping companies will be compensated for the detour, which adds nine hours to each voyage, according to their association. Freight rates
  rose four percent after the announcement, and the council will vote on the costs before the end of the month, officials said.`;

const shareOf = (a: string, b: string): number => containment(hashedShingles(wordsOf(a)), hashedShingles(wordsOf(b)));

describe('fault 43: wire copy', () => {
  it('shares its runs of words though it was cut or a paragraph was added', () => {
    expect(shareOf(wire.slice(0, 330), wire)).toBeGreaterThan(0.9);
    expect(shareOf(`${wire} A spokesman of the local paper added a paragraph about the old lock.`, wire)).toBe(1);
  });

  it('shares none with another report of the same event, nor with the same words in another order', () => {
    const own =
      'Eastport’s mayor announced on Tuesday that the eastern lock will be shut for seven months of repairs beginning on the first of April, and that shippers, who face a nine-hour detour, can expect money from the city for their troubles.';
    expect(shareOf(own, wire)).toBeLessThan(0.1);
    expect(shareOf(wire.split(/\s+/).reverse().join(' '), wire)).toBe(0);
  });
});

describe('runs of words', () => {
  it('are as many hashed as written', () => {
    const words = wordsOf(wire);
    expect(hashedShingles(words).size).toBe(shingles(words).size);
    expect(shingles(['one', 'two', 'three'], 2)).toEqual(new Set(['one two', 'two three']));
    expect(hashedShingles(['one', 'two'])).toEqual(new Set());
  });
});

describe('sets', () => {
  const [a, b] = [new Set([1, 2, 3, 4]), new Set([3, 4, 5])];

  it('share members of all members, and of the smaller set', () => {
    expect(jaccard(a, b)).toBeCloseTo(2 / 5);
    expect(containment(a, b)).toBeCloseTo(2 / 3);
    expect([jaccard(new Set(), new Set()), containment(new Set(), a)]).toEqual([0, 0]);
  });

  it('that ascend are counted in one walk', () => {
    expect(commonOf([1, 2, 3, 4], [3, 4, 5])).toBe(2);
    expect(commonOf([], [1])).toBe(0);
  });
});

describe('a union', () => {
  it('joins places to groups that go by their first place', () => {
    const { join, find } = unionOf(6);
    join(4, 2);
    join(5, 4);
    join(0, 1);
    expect([0, 1, 2, 3, 4, 5].map(find)).toEqual([0, 0, 2, 3, 2, 2]);
  });
});
