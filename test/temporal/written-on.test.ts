import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/english/sentences.ts';
import { tagTimexes } from '../../src/temporal/tag.ts';
import { writtenOn } from '../../src/temporal/written-on.ts';

const PUBLISHED = '2021-03-19';

const written = (text: string): string | null =>
  writtenOn(text, splitSentences(text), tagTimexes({ text, dct: PUBLISHED }), PUBLISHED);

describe('the day on which a text was written', () => {
  it.each([
    ['a dateline days before publication', 'LEEDS, March 12 (PA) - The mayor resigned on Thursday.'],
    [
      'a lead with day and hour, and "today" behind it',
      'At 09:40 on 12 March a train left the rails. Earlier today two men were flown out.',
    ],
    [
      'the same with its weekday',
      'A train left the rails at 9:40 a.m. on Friday, 12 March. Two men were flown out this morning.',
    ],
  ])('is that of %s', (_, text) => {
    expect(written(text)).toBe('2021-03-12');
  });

  it.each([
    ['only a day is given', 'On 12 March a train left the rails. Today the driver was charged.'],
    [
      'a later day is told',
      'A train left the rails at 9:40 a.m. on 12 March. A rail had broken, experts said on 17 March. Today the driver was charged.',
    ],
    ['nothing is of today', 'At 09:40 on 12 March a train left the rails. Two men were flown out.'],
    ['the dateline is of the evening before', 'LEEDS, March 18 (PA) - The mayor resigned today.'],
    ['the day is long past', 'At 09:40 on 12 January a train left the rails. The driver was charged today.'],
  ])('is not told where %s', (_, text) => {
    expect(written(text)).toBeNull();
  });
});
