// Turns short articles into what the record keeps of them: told days stay, loose assumptions lose theirs, plans are marked.
import { describe, expect, test } from 'vitest';
import { analyse } from '../../../src/bot/reading/analyse.ts';
import type { Article } from '../../../src/model/article.ts';
import { certaintyWords } from '../../../src/model/date-words.ts';

const article = (text: string, over: Partial<Article> = {}): Article => ({
  id: 'a',
  saga: 's',
  title: 'Ferry stopped',
  byline: null,
  publisher: 'The Post',
  url: null,
  published: { value: '2024-03-05', certainty: 'stated', provenance: 'byline' },
  updated: null,
  kind: 'report',
  agency: null,
  text,
  file: null,
  contentHash: 'h',
  version: 1,
  copyOf: null,
  ...over,
});

/** Days by the words of the sentence that tells them. */
const daysOf = (text: string, over: Partial<Article> = {}): readonly (readonly [string, string | null])[] => {
  const { article: read, reports } = analyse(article(text, over));
  return reports.map(({ sentence, date }) => [
    read.text.slice(sentence.begin, sentence.end).split(' ').slice(0, 3).join(' '),
    date?.from ?? null,
  ]);
};

describe('what the record keeps', () => {
  test('a told day', () => {
    expect(daysOf('The council closed the ferry on Monday.')).toContainEqual(['The council closed', '2024-03-04']);
  });

  test('news without a day in a report of a known day', () => {
    expect(daysOf('The council closed the ferry.')).toContainEqual(['The council closed', '2024-03-05']);
  });

  test('no day for what an opinion piece assumes', () => {
    expect(daysOf('The council closed the ferry.', { kind: 'opinion' })).toContainEqual(['The council closed', null]);
  });

  test.each([
    'A new ferry will sail on April 2.',
    'A new ferry is due to sail on April 2.',
    'The first crossing is scheduled for April 2.',
    'The owner plans to sell the ferry on April 2.',
  ])('the day of a plan, marked as one: %s', (plan) => {
    const { reports } = analyse(article(`The council closed the ferry on Monday. ${plan}`));
    const ahead = reports.flatMap(({ date }) => (date && date.from > '2024-03-05' ? [date] : []));
    expect(ahead.map((date) => [date.from, certaintyWords(date)])).toEqual([['2024-04-02', 'planned']]);
  });

  test.each([
    ['what may come', 'A new ferry could sail on April 2.'],
    ['what somebody wants', 'The owner must repair the ferry on April 2.'],
    ['what will not come', 'The ferry will not sail on April 2.'],
    ['what lies years ahead', 'A new ferry will sail on April 2, 2031.'],
    ['a long time', 'The ferry will sail again in 2025.'],
  ])('no day ahead for %s', (_, sentence) => {
    const days = daysOf(`The council closed the ferry on Monday. ${sentence}`);
    expect(days.filter(([, day]) => day !== null && day > '2024-03-05')).toEqual([]);
  });

  test('no headings', () => {
    const days = daysOf(
      'The council closed the ferry on Monday.\n\n2. Town Closed Bridge in May\n\nIt was a cold day.',
    );
    expect(days.map(([words]) => words)).not.toContain('2. Town Closed');
  });
});
