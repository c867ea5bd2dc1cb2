// Happenings named again: "the deal", in a clause that tells no day of its own.
import { describe, expect, it } from 'vitest';
import { toldOf } from './telling.ts';

/** Wednesday. */
const DCT = '2019-05-15';

describe('a happening named again', () => {
  it('has the day on which the document told it, and what is said of it none', () => {
    const text = 'The two farms signed a contract on May 6. Nobody knows whether the contract will hold.';
    expect(toldOf(text, 'the contract', DCT)).toMatchObject({
      date: '2019-05-06',
      certainty: 'assumed',
      rule: 'named-again',
      kind: 'background',
    });
    expect(toldOf(text, 'will hold', DCT).date).toBeNull();
  });

  it('may have another name for the same kind of thing', () => {
    const text = 'The two farms signed an agreement on May 6. Farmers may reject the deal.';
    expect(toldOf(text, 'the deal', DCT).date).toBe('2019-05-06');
  });

  it('is known by the noun of its verb', () => {
    const text = 'The keeper was suspended on April 2. The club could lift the suspension.';
    expect(toldOf(text, 'the suspension', DCT).date).toBe('2019-04-02');
  });

  it('keeps its own day inside a clause that only seems to be of publication', () => {
    const text = 'The farms signed a deal on May 6. It rained. The Herald says the deal is a good one.';
    expect(toldOf(text, 'the deal', DCT).date).toBe('2019-05-06');
    expect(toldOf(text, 'a good one', DCT).date).toBe(DCT);
  });

  it.each([
    ['another one of its kind', 'The farms signed a deal on May 6. The first deal would have failed.', 'first deal'],
    ['one in general', 'The farms signed a deal on May 6. A deal would fail.', 'A deal'],
    ['one of another year', 'The farms signed a deal on May 6. The 1991 deal would have failed.', '1991 deal'],
    [
      'only the beginning of a name for something else',
      'The farms signed a deal on May 6. The deal maker will fail.',
      'The deal',
    ],
    ['not told at all', 'The farms opened on May 6. The deal would fail.', 'The deal'],
  ])('is not %s', (_, text, words) => {
    expect(toldOf(text, words, DCT).rule).not.toBe('named-again');
  });
});
