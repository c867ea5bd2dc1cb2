// Turns short articles into what the record keeps of them: told days stay, loose assumptions and plans lose theirs.
import { describe, expect, test } from 'vitest';
import { analyse } from '../../../src/bot/reading/analyse.ts';
import type { Article } from '../../../src/model/article.ts';

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

  test('no day for a plan, though it names one', () => {
    const days = daysOf('The council closed the ferry on Monday. A new ferry will sail on April 2.');
    expect(days).toContainEqual(['The council closed', '2024-03-04']);
    expect(days.filter(([, day]) => day !== null && day > '2024-03-05')).toEqual([]);
  });

  test('no headings', () => {
    const days = daysOf(
      'The council closed the ferry on Monday.\n\n2. Town Closed Bridge in May\n\nIt was a cold day.',
    );
    expect(days.map(([words]) => words)).not.toContain('2. Town Closed');
  });
});
