// What feeds say about how often they are worth reading, and where pages say their feed is.
import { describe, expect, test } from 'vitest';
import { feedLinkOf } from '../../src/ingest/feed-link.ts';
import { itemInstants, rhythmOf } from '../../src/ingest/feed-rhythm.ts';
import type { Feed } from '../../src/model/article.ts';
import { processorTime } from '../processor-time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.parse('2024-06-12T09:00:00Z');

/** A feed whose items are this many hours old; null is no date. */
const feedOf = (...hours: readonly (number | null)[]): Feed => ({
  title: null,
  link: null,
  items: hours.map((age) => ({
    guid: null,
    title: null,
    link: null,
    published: age === null ? null : new Date(NOW - age * HOUR).toISOString(),
    updated: null,
    summary: null,
    content: null,
    authors: [],
  })),
});

const asked = (head: string): number | null => rhythmOf(`<rss><channel>${head}<item/>`, feedOf(), NOW).asked;

describe('a feed asks for', () => {
  test.each([
    ['<ttl>60</ttl>', HOUR],
    ['<ttl> 5 </ttl>', 5 * MINUTE],
    ['<ttl>0</ttl>', null],
    ['<ttl>-10</ttl>', null],
    ['<ttl>soon</ttl>', null],
    ['<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>', 30 * MINUTE],
    ['<sy:updatePeriod>\n daily\n</sy:updatePeriod>', 24 * HOUR],
    ['<updatePeriod>fortnightly</updatePeriod>', null],
    ['<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>', HOUR],
    ['<ttl>10</ttl><sy:updatePeriod>hourly</sy:updatePeriod>', HOUR],
    ['', null],
  ])('%s', (head, ms) => expect(asked(head)).toBe(ms));

  test('nothing where an item says so', () => {
    expect(rhythmOf('<rss><channel><item><ttl>60</ttl></item></channel></rss>', feedOf(), NOW).asked).toBeNull();
  });

  test('hours and days to skip', () => {
    const head =
      '<skipHours><hour>0</hour><hour>24</hour><hour> 7 </hour><hour>99</hour></skipHours><skipDays><day>Saturday</day><day>sunday</day><day>Someday</day></skipDays>';
    expect(rhythmOf(`<rss><channel>${head}`, feedOf(), NOW)).toMatchObject({ skipHours: [0, 7], skipDays: [6, 7] });
  });

  test('nothing to skip, where it would skip everything', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => `<hour>${hour}</hour>`).join('');
    expect(rhythmOf(`<rss><skipHours>${hours}</skipHours>`, feedOf(), NOW).skipHours).toEqual([]);
  });
});

describe('the time between two items', () => {
  test.each<[string, readonly (number | null)[], number | null]>([
    ['is not known without dates', [null, null], null],
    ['comes from the last week', [1, 24, 24 * 6, 24 * 400], (7 * 24 * HOUR) / 3],
    ['comes from a short list’s reach', [1, 2, 3, 4], HOUR],
    ['is a week where nothing is new', [24 * 30, 24 * 60], 7 * 24 * HOUR],
    ['leaves out what is dated far ahead', [-24 * 300, 2, 4], 2 * HOUR],
  ])('%s', (_, hours, gap) => expect(rhythmOf('', feedOf(...hours), NOW).gap).toBe(gap));

  test('newest first', () => {
    expect(itemInstants(feedOf(5, null, 1), NOW)).toEqual([NOW - HOUR, NOW - 5 * HOUR]);
  });
});

test('a head without end is read in time that grows with its length only', () => {
  const timeOf = (length: number): number => {
    const text = `<rss><channel><skipHours>${'<hour>'.repeat(length)}<ttl>${' '.repeat(length)}<sy:`;
    const start = processorTime();
    rhythmOf(text, feedOf(), NOW);
    return processorTime() - start;
  };
  timeOf(1000);
  expect(timeOf(1_000_000)).toBeLessThan(500);
});

describe('a page names its feed', () => {
  const URL = 'https://post.example/news/';
  const link = (attributes: string): string | null => feedLinkOf(`<html><head><link ${attributes}></head>`, URL);

  test.each([
    ['rel="alternate" type="application/rss+xml" href="/rss.xml"', 'https://post.example/rss.xml'],
    ['REL=Alternate TYPE="application/atom+xml; charset=utf-8" HREF=atom', 'https://post.example/news/atom'],
    [
      'rel="alternate" type="application/feed+json" href="https://cdn.example/f?a=1&amp;b=2"',
      'https://cdn.example/f?a=1&b=2',
    ],
    ['rel="alternate" type="text/html" href="/en"', null],
    ['rel="stylesheet" type="application/rss+xml" href="/x"', null],
    ['rel="alternate" type="application/rss+xml" href="javascript:alert(1)"', null],
    ['rel="alternate" type="application/rss+xml" href="file:///etc/passwd"', null],
    ['rel="alternate" type="application/rss+xml" href="http://["', null],
    ['rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed"', null],
    ['rel="alternate" type="application/rss+xml"', null],
  ])('%s', (attributes, address) => expect(link(attributes)).toBe(address));

  test('in its head only, and not in a script', () => {
    const named = '<link rel="alternate" type="application/rss+xml" href="/rss">';
    expect(feedLinkOf(`<html><head></head><body>${named}`, URL)).toBeNull();
    expect(feedLinkOf(`<html><head><script>'${named}'</script></head>`, URL)).toBeNull();
  });
});
