// The feeds of a story, read back as any reader would.
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
