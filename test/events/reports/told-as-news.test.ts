// Which undated reports may be their article's news, and how likely.
import { describe, expect, it } from 'vitest';
import { tagText } from '../../../src/bot/tag.ts';

/** The log-odds of the first report that holds these words. */
const newsIn = (text: string, words: string): number | undefined => {
  const { reports } = tagText({ text, dct: '2019-05-15' });
  return reports.find(({ begin, end }) => text.slice(begin, end).includes(words))?.act?.news;
};

describe('what may be news without a day', () => {
  it.each([
    ['The harbour has closed two of its piers.', 'closed'],
    ['The coast guard has been sent to Quill Point.', 'sent'],
    ['Arden is the latest town to close its schools.', 'latest'],
  ])('%s', (text, words) => {
    expect(newsIn(text, words)).toBeDefined();
  });

  it.each([
    ['The harbour closed two of its piers.', 'closed'],
    ['The harbour closes two of its piers in winter.', 'closes'],
    ['Arden is the largest town on the coast.', 'largest'],
    ['The harbour has not closed any of its piers.', 'closed'],
    ['The clerk wept after the harbour had closed its piers.', 'had closed'],
    ['The harbour would have closed two of its piers.', 'closed'],
  ])('not: %s', (text, words) => {
    expect(newsIn(text, words)).toBeUndefined();
  });

  it('is less likely for what has lasted, behind the opening and in an article of views', () => {
    const opening = newsIn('The harbour has closed two of its piers.', 'closed') ?? 0;
    expect(newsIn('The harbour has often closed two of its piers.', 'closed')).toBeLessThan(opening);
    const filler = 'The clerk read a letter on Monday. '.repeat(8);
    expect(newsIn(`${filler}The harbour has closed two of its piers.`, 'closed')).toBeLessThan(opening);
    const views = 'The harbour has closed two of its piers. We should be ashamed. It is a poor town. It owns little.';
    expect(newsIn(views, 'closed')).toBeLessThan(opening);
  });
});
