// What a text reports as happening, and on which day, over sentences, paragraphs and whole documents.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findReports } from '../../../src/events/reports/find-reports.ts';
import { leastCosts } from '../../processor-time.ts';
import { tell, toldOf } from './telling.ts';

const DCT = '2019-05-15';

describe('reports of a text', () => {
  it('lie in order, do not overlap and stay inside their sentence', () => {
    const text =
      'Storm hits coast\n\nMay 15, 2019\n\nThe storm hit on Monday, officials said, and it sank two boats. “We saw it,” one said.';
    const told = tell(text, DCT);
    let at = 0;
    for (const { words, sentence } of told) {
      const begin = text.indexOf(words, at);
      expect(begin).toBeGreaterThanOrEqual(at);
      expect(sentence).toContain(words);
      at = begin + words.length;
    }
  });

  it('say nothing of a line that is only a date', () => {
    expect(tell('May 15, 2019\n\nIt rained.', DCT).map(({ words }) => words)).toEqual(['It rained.']);
  });

  it('give the headline the day of the lead', () => {
    const text = 'Mayor quits over bridge\n\nThe mayor quit on Monday over the bridge.';
    expect(toldOf(text, 'Mayor quits', DCT)).toMatchObject({ date: '2019-05-13', certainty: 'assumed' });
  });

  it('say which dates are stated, resolved and assumed', () => {
    expect(toldOf('The bridge fell on May 3, 2018.', 'fell', DCT).certainty).toBe('stated');
    expect(toldOf('The bridge fell on Monday.', 'fell', DCT).certainty).toBe('resolved');
    expect(toldOf('The bridge fell.', 'fell', DCT).certainty).toBe('assumed');
  });

  it('never fall back on the publication day where a weekday cannot be resolved', () => {
    expect(toldOf('The mayor resigned on Thursday.', 'resigned', null).date).toBeNull();
  });

  it('know no day of an undated article but what its paragraph says', () => {
    const text = 'On March 4, 2019 the mayor resigned. She left the hall by the back door.\n\nThe hall closed.';
    expect(toldOf(text, 'She left', null)).toMatchObject({ date: '2019-03-04', certainty: 'assumed' });
    expect(toldOf(text, 'The hall closed', null).date).toBeNull();
  });

  it('tell two stretches of one sentence apart', () => {
    const text = 'After publishing letters in April, the governor on Monday said he was disappointed in the clerk.';
    expect(toldOf(text, 'publishing', DCT).date).toBe('2019-04-01…2019-04-30');
    expect(toldOf(text, 'disappointed', DCT).date).toBe('2019-05-13');
  });

  it('give a quotation that runs over sentences the day of its saying', () => {
    const text =
      'In an interview on April 8, the senator praised the plan. “It is a good plan,” she said. “I like it very much.”';
    expect(toldOf(text, 'I like it', '2019-05-15')).toMatchObject({ date: '2019-04-08', kind: 'quote' });
  });

  it('do not put the chapters of a chronology on the publication day', () => {
    const text = `Here is how it came about.

On January 7, the mayor fired the clerk. On January 9, the clerk sued the mayor.

On February 11, the court heard the case. On March 4, the court ruled for the clerk.

The mayor built a house.`;
    expect(toldOf(text, 'built a house', DCT).date).toBeNull();
  });

  it('carry the last day on in a narrative', () => {
    const text = 'On 3 May 1900 the army crossed the river. It burned the village.';
    expect(toldOf(text, 'burned', '1950-01-01', 'narrative').date).toBe('1900-05-03');
  });
});

describe('hostile text', () => {
  it('never breaks the order of reports, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        const reports = findReports({
          text,
          dct: DCT,
          sentences: [{ begin: 0, end: text.length, paragraph: 0 }],
          timexes: [],
        });
        let at = 0;
        for (const { begin, end } of reports) {
          expect(begin).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(begin);
          at = end;
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['the same word', 'the '],
    ['verbs within verbs', 'to begin '],
    ['sayings within sayings', 'he said that '],
    ['offsets within offsets', 'a day after that report '],
    ['quotation marks', '" a '],
    ['brackets', '(((('],
    ['words of the language itself', 'constructor __proto__ toString '],
  ])('takes linear time over %s', async (_, piece) => {
    const finding = (length: number) => () => {
      const text = piece.repeat(length / piece.length);
      findReports({ text, dct: DCT, sentences: [{ begin: 0, end: text.length, paragraph: 0 }], timexes: [] });
    };
    const [some = 0, much = 0] = await leastCosts([20_000, 100_000].map(finding), 2);
    // Five times as long; what grows with the square takes 25 times as long.
    expect(much).toBeLessThan(Math.max(300, some * 12));
  });
});
