// The feeds of a story, read back as any reader would.
import { Ajv } from 'ajv';
import { DOMParser } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFeed } from '../../src/ingest/feed.ts';
import { type HarbourSite, openHarbourSite, SITE } from './harbour-site.ts';

let harbour: HarbourSite;
let days: readonly string[];
beforeAll(async () => {
  harbour = await openHarbourSite();
  days = (await harbour.ports.store.eventDays('harbour')).filter(({ events }) => events > 0).map(({ date }) => date);
});
afterAll(() => harbour.close());

describe.each(['feed.xml', 'rss.xml', 'feed.json'])('%s', (file) => {
  test('lists the newest days first, each with an address that lasts', async () => {
    const response = await harbour.site.request(`/harbour/${file}`);
    const feed = await readFeed({
      body: new Uint8Array(await response.arrayBuffer()),
      contentType: response.headers.get('content-type') ?? '',
      url: `${SITE}/harbour/${file}`,
    });
    expect(feed.title).toBe('The Oudewier lock');
    expect(feed.items.map(({ link }) => link)).toEqual(
      days
        .slice(-30)
        .reverse()
        .map((day) => `${SITE}/harbour/${day}`),
    );
    expect(feed.items.map(({ guid }) => guid)).toEqual(feed.items.map(({ link }) => link));
    for (const item of feed.items) {
      expect(item.title).toMatch(/^[A-Z][a-z]+day, \d/);
      expect(item.published?.slice(0, 10)).toBe(item.link?.slice(-10));
    }
  });

  test('is the same every time, and not sent twice to whoever has it', async () => {
    const first = await harbour.site.request(`/harbour/${file}`);
    const again = await harbour.site.request(`/harbour/${file}`, {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });
});

describe('the calendar', () => {
  test('has an all-day entry for what led each day', async () => {
    const text = await harbour.read('/harbour/calendar.ics');
    const unfolded = text.replace(/\r\n[ \t]/g, '');
    expect(unfolded.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true);
    expect(unfolded.trimEnd().endsWith('END:VCALENDAR')).toBe(true);
    const starts = [...unfolded.matchAll(/DTSTART;VALUE=DATE:(\d{8})/g)].map(([, day]) => day);
    expect([...new Set(starts)].sort()).toEqual(days.map((day) => day.replaceAll('-', '')));
    expect(new Set([...unfolded.matchAll(/\r\nUID:(.*)/g)].map(([, id]) => id)).size).toBe(starts.length);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  test('tells of a day what the page of the story tells of it', async () => {
    const unfolded = (await harbour.read('/harbour/calendar.ics')).replace(/\r\n[ \t]/g, '');
    const summaries = [...unfolded.matchAll(/\r\nSUMMARY:(.*)/g)].map(([, words = '']) =>
      words.replace(/\\([,;\\])/g, '$1'),
    );
    const story = await harbour.read('/harbour');
    const lines = [...story.matchAll(/<\/time><\/a> ([^<]*?) <span/g)].map(([, words = '']) =>
      words.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    );
    expect(lines.length).toBe(days.length);
    for (const line of lines) expect(summaries).toContain(line);
  });

  test('is the same every time', async () => {
    expect(await harbour.read('/harbour/calendar.ics')).toBe(await harbour.read('/harbour/calendar.ics'));
  });
});

test('the sources are an OPML list of feeds', async () => {
  const opml = await harbour.read('/harbour/sources.opml');
  expect(opml).toContain('xmlUrl="https://courant.example/feed.xml"');
  expect([...opml.matchAll(/<outline /g)]).toHaveLength(harbour.saga.sources.length);
});

describe('by their own rules', () => {
  const INSTANT = '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$';
  const documentOf = async (file: string) =>
    new DOMParser().parseFromString(await harbour.read(`/harbour/${file}`), 'text/xml');
  const namesOf = (element: { readonly children: Iterable<{ readonly tagName: string }> }): readonly string[] =>
    [...element.children].map(({ tagName }) => tagName);

  test('the JSON Feed keeps to version 1.1 (https://www.jsonfeed.org/version/1.1/)', async () => {
    const address = { type: 'string', pattern: '^https://' };
    const isFeed = new Ajv().compile({
      type: 'object',
      required: ['version', 'title', 'items'],
      properties: {
        version: { const: 'https://jsonfeed.org/version/1.1' },
        title: { type: 'string', minLength: 1 },
        home_page_url: address,
        feed_url: address,
        items: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            required: ['id'],
            anyOf: [{ required: ['content_html'] }, { required: ['content_text'] }],
            properties: {
              id: { type: 'string', minLength: 1 },
              url: address,
              title: { type: 'string' },
              content_html: { type: 'string' },
              content_text: { type: 'string' },
              date_published: { type: 'string', pattern: INSTANT },
              date_modified: { type: 'string', pattern: INSTANT },
            },
          },
        },
      },
    });
    isFeed(JSON.parse(await harbour.read('/harbour/feed.json')));
    expect(isFeed.errors).toBeNull();
  });

  test('the Atom feed has what RFC 4287 asks of a feed and of its entries', async () => {
    const feed = (await documentOf('feed.xml')).documentElement;
    expect([feed.tagName, feed.getAttribute('xmlns')]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
    const entries = [...feed.children].filter(({ tagName }) => tagName === 'entry');
    expect(entries.length).toBeGreaterThan(5);
    for (const element of [feed, ...entries]) {
      for (const name of ['id', 'title', 'updated'])
        expect(namesOf(element).filter((one) => one === name)).toHaveLength(1);
      const updated = [...element.children].find(({ tagName }) => tagName === 'updated')?.textContent ?? '';
      expect(updated).toMatch(new RegExp(INSTANT));
    }
    const hasAuthor = namesOf(feed).includes('author');
    for (const entry of entries) {
      expect(hasAuthor || namesOf(entry).includes('author')).toBe(true);
      expect(namesOf(entry).includes('content') || namesOf(entry).includes('link')).toBe(true);
    }
  });

  test('the RSS feed has what RSS 2.0 asks of a channel and of its items', async () => {
    const rss = (await documentOf('rss.xml')).documentElement;
    expect([rss.tagName, rss.getAttribute('version')]).toEqual(['rss', '2.0']);
    expect(namesOf(rss)).toEqual(['channel']);
    const [channel] = rss.children;
    for (const name of ['title', 'link', 'description']) expect(namesOf(channel ?? rss)).toContain(name);
    const items = [...(channel ?? rss).children].filter(({ tagName }) => tagName === 'item');
    expect(items.length).toBeGreaterThan(5);
    for (const item of items) {
      expect(namesOf(item).some((name) => name === 'title' || name === 'description')).toBe(true);
      const date = [...item.children].find(({ tagName }) => tagName === 'pubDate')?.textContent ?? '';
      expect(date).toMatch(/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|[+-]\d{4})$/);
    }
  });
});
