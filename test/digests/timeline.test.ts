import { describe, expect, test } from 'vitest';
import { chooseTimeline, type TimelineArticle, type TimelineRequest } from '../../src/digests/timeline.ts';

const article = (
  id: string,
  published: string | null,
  ...sentences: readonly (readonly [string, ...string[]])[]
): TimelineArticle => ({
  id,
  published,
  sentences: sentences.map(([text, ...dates]) => ({ text, dates })),
});

const PILE: readonly TimelineArticle[] = [
  article(
    '1',
    '2021-05-02',
    ['Two ferries collided in thick fog near the northern pier on Saturday and twelve people died.', '2021-05-01'],
    ['The weather will be fine in the south of the country for some days.'],
  ),
  article(
    '2',
    '2021-05-03',
    ['Twelve people died on Saturday when two ferries collided near the northern pier in fog.', '2021-05-01'],
    ['The city council talked about the price of parking on Sunday, as it does each year.', '2021-05-02'],
  ),
  article(
    '3',
    '2021-05-05',
    ['The harbour minister offered to resign on Tuesday over the collision of the ferries.', '2021-05-04'],
    ['The ferries collided on Saturday, May 1, off the northern pier in the worst fog of the year.', '2021-05-01'],
  ),
  article('4', '2021-05-06', [
    'The prime minister refused on Tuesday to let the harbour minister go over the ferry collision.',
    '2021-05-04',
  ]),
];
const timeline = (request: Partial<TimelineRequest> = {}) =>
  chooseTimeline({ query: ['ferry', 'ferries'], articles: PILE, ...request });

describe('a timeline', () => {
  test('has the days that most articles tell of, ascending', () => {
    expect(timeline({ dates: 2, sentences: 1 }).map(({ date }) => date)).toEqual(['2021-05-01', '2021-05-04']);
  });

  test('has at most as many days and sentences as asked for', () => {
    const days = timeline({ dates: 1, sentences: 1 });
    expect(days).toHaveLength(1);
    expect(days[0]?.sentences).toHaveLength(1);
  });

  test('shows sentences word for word, of the article named', () => {
    for (const { sentences } of timeline())
      for (const { text, article: id } of sentences)
        expect(PILE.find((one) => one.id === id)?.sentences.map((sentence) => sentence.text)).toContain(text);
  });

  test('tells one thing once', () => {
    const [first] = timeline({ dates: 1, sentences: 3 });
    expect(first?.sentences.filter(({ text }) => text.includes('collided'))).toHaveLength(1);
  });

  test('stays within the days asked for', () => {
    expect(
      timeline({ from: '2021-05-03', to: '2021-05-05' }).every(
        ({ date }) => date >= '2021-05-03' && date <= '2021-05-05',
      ),
    ).toBe(true);
  });

  test('does not depend on the order of the articles', () => {
    expect(timeline({ articles: [...PILE].reverse() })).toEqual(timeline());
  });

  test('of nothing is empty; undated articles, an empty query and odd words do no harm', () => {
    expect(timeline({ articles: [] })).toEqual([]);
    expect(timeline({ articles: [article('u', null, ['No day is told anywhere in this text at all.'])] })).toEqual([]);
    expect(timeline({ query: [] }).length).toBeGreaterThan(0);
    expect(timeline({ query: ['(', '[a-', '*'] }).length).toBeGreaterThan(0);
  });
});
