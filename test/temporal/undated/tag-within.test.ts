// Tests which time expressions keep a value when the publication day is only known as a span.
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../src/english/sentences.ts';
import { publishedWithin, tagWithin } from '../../../src/temporal/undated/tag-within.ts';

const values = (text: string, from: string, to: string): Record<string, string> =>
  Object.fromEntries(
    tagWithin({ text, sentences: splitSentences(text), from, to }).map((timex) => [timex.text, timex.value]),
  );

describe('a text published on some day of a span', () => {
  const text = 'The lock was closed on Saturday. Divers went down on Thursday. It was built on July 4, 1931.';

  it('knows the weekdays that every day of the span gives alike', () => {
    const found = values(text, '2019-05-14', '2019-05-16');
    expect(found.Saturday).toBe('2019-05-11');
    expect(found.Thursday).toMatch(/^XXXX/);
    expect(found['July 4, 1931']).toBe('1931-07-04');
  });

  it('is tagged as usual when the span is one day', () =>
    expect(values(text, '2019-05-14', '2019-05-14').Thursday).toBe('2019-05-09'));

  it('resolves nothing over a span of months', () =>
    expect(values(text, '2019-01-01', '2019-05-16').Saturday).toMatch(/^XXXX/));
});

describe('the span of a publication date', () => {
  it('is its day, its span, or nothing', () => {
    const stated = { certainty: 'stated', provenance: 'byline' } as const;
    expect(publishedWithin({ value: '2019-05-14T08:00:00Z', ...stated })).toEqual({
      from: '2019-05-14',
      to: '2019-05-14',
    });
    expect(publishedWithin({ value: '2019-05-14', to: '2019-05-16', ...stated })?.to).toBe('2019-05-16');
    expect(publishedWithin({ value: 'May 2019', ...stated })).toBeNull();
    expect(publishedWithin(null)).toBeNull();
  });
});
