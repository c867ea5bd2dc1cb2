// The pages of the harbour story, as a browser asks for them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSite } from '../../adapters/web/site.ts';
import type { Daybook } from '../../src/bot/daybook.ts';
import type { Event } from '../../src/model/event.ts';
import { type HarbourSite, openHarbourSite, SITE } from './harbour-site.ts';

let harbour: HarbourSite;
beforeAll(async () => {
  harbour = await openHarbourSite();
});
afterAll(() => harbour.close());

const eventOn = async (day: string): Promise<Event> => {
  const digest = await harbour.ports.daybook.digest(harbour.saga, { from: day, to: day });
  const [event] = digest.days.flatMap(({ events }) => events);
  if (!event) throw new Error(`nothing on ${day}`);
  return event;
};

/** The site with a part of what it stands on changed. */
const siteOver = (changed: Partial<HarbourSite['ports']>) =>
  createSite({ ...harbour.ports, ...changed }, { site: SITE, tokens: [], isLocal: false });

describe('a story', () => {
  test('is read by its days, each with a line, and by its people', async () => {
    const html = await harbour.read('/harbour');
    expect(html).toContain('<h1>The Oudewier lock</h1>');
    expect(html).toContain('href="/harbour/2023-12-20"');
    expect(html).toMatch(/Wednesday, 20 December 2023<\/time><\/a> [^<]*resign/);
    expect(html).toContain('href="/harbour/p/nadia-belhaj"');
  });

  test('says what is coming, from what is told ahead', async () => {
    const { days } = { days: await harbour.ports.store.eventDays('harbour') };
    const html = await harbour.read('/harbour');
    const isAhead = days.some(({ date }) => date > '2024-05-01');
    expect(html.includes('What is coming')).toBe(isAhead);
  });

  test('has a page for a month, and says so where a month has nothing', async () => {
    expect(await harbour.read('/harbour/2023-12')).toContain('<h1>December 2023</h1>');
    expect((await harbour.site.request('/harbour/1999-01')).status).toBe(404);
    expect((await harbour.site.request('/harbour/2023-13')).status).toBe(404);
  });
});

describe('a day', () => {
  test('leads with its headline and tells what its digest tells, in its order', async () => {
    const digest = await harbour.ports.daybook.digest(harbour.saga, { from: '2023-12-20', to: '2023-12-20' }, 60);
    const html = await harbour.read('/harbour/2023-12-20');
    const ids = [...html.matchAll(/href="\/harbour\/e\/([0-9a-f]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual(digest.days.flatMap(({ events }) => events.map(({ id }) => id)));
    expect(html).toMatch(/<h1>[^<]*resign/i);
    expect(html).toContain('href="https://courant.example/2023/12/20/brandwijk-resigns"');
  });

  test('shows the end of the months where it is late in the story, their beginning where it is early', async () => {
    const dates = (await harbour.ports.store.eventDays('harbour')).filter(({ events }) => events > 0);
    const stripOn = async (date = ''): Promise<string> =>
      /class="(strip[^"]*)"/.exec(await harbour.read(`/harbour/${date}`))?.[1] ?? '';
    expect(await stripOn(dates.at(0)?.date)).toBe('strip');
    expect(await stripOn(dates.at(-1)?.date)).toBe('strip late');
  });

  test('leads to the days before and after that have something', async () => {
    const html = await harbour.read('/harbour/2023-12-20');
    const days = (await harbour.ports.store.eventDays('harbour'))
      .filter(({ events }) => events > 0)
      .map(({ date }) => date);
    const at = days.indexOf('2023-12-20');
    expect(html).toContain(`rel="prev" href="/harbour/${days[at - 1]}"`);
    expect(html).toContain(`rel="next" href="/harbour/${days[at + 1]}"`);
  });

  test('without anything is not there', async () => {
    const response = await harbour.site.request('/harbour/1999-01-01');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('Nothing is recorded for Friday, 1 January 1999.');
  });

  test('is also JSON, Markdown, a picture and something to embed', async () => {
    const json = JSON.parse(await harbour.read('/harbour/2023-12-20.json')) as { from: string; days: object[] };
    expect(json.from).toBe('2023-12-20');
    expect(json.days.length).toBeGreaterThan(0);
    expect(await harbour.read('/harbour/2023-12-20.md')).toMatch(/^# /);
    const picture = await harbour.site.request('/harbour/2023-12-20.png');
    const bytes = new Uint8Array(await picture.arrayBuffer());
    expect([...bytes.slice(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    expect(new DataView(bytes.buffer).getUint32(16)).toBe(1200);
    const embed = await harbour.site.request('/embed/harbour/2023-12-20');
    expect(embed.headers.get('content-security-policy')).toContain('frame-ancestors *');
    const oembed = JSON.parse(
      await harbour.read(`/oembed?url=${encodeURIComponent(`${SITE}/harbour/2023-12-20`)}`),
    ) as { html: string };
    expect(oembed.html).toContain(`src="${SITE}/embed/harbour/2023-12-20"`);
  });
});

describe('an event', () => {
  test('shows every telling with its publisher and link', async () => {
    const event = await eventOn('2023-12-20');
    const html = await harbour.read(`/harbour/e/${event.id}`);
    expect([...html.matchAll(/<li class="telling">/g)]).toHaveLength(event.evidence.length);
    expect(html).toContain('href="/harbour/2023-12-20"');
    for (const { article } of event.evidence) expect(html).toContain(article.publisher ?? '');
  });

  test('that joined another leads there, and one that was taken back says so', async () => {
    const { id } = await eventOn('2023-12-20');
    const { store } = harbour.ports;
    const lineage: typeof store.lineage = async (_, [asked = '']) =>
      new Map([[asked, { now: asked === 'joined' ? id : null, partedFrom: null }]]);
    const site = siteOver({ store: { ...store, lineage } });
    const joined = await site.request('/harbour/e/joined');
    expect([joined.status, joined.headers.get('location')]).toEqual([301, `/harbour/e/${id}`]);
    expect((await site.request('/harbour/e/takenback')).status).toBe(410);
  });

  test('that never was is not there', async () => {
    expect((await harbour.site.request('/harbour/e/000000000000')).status).toBe(404);
  });
});

describe('the articles', () => {
  test('stand on pages of a size, each once, and lead from one to the next', async () => {
    const [article] = await harbour.ports.daybook.articles(harbour.saga);
    if (!article) throw new Error('the harbour has no articles');
    const many = Array.from({ length: 300 }, (_, n) => ({
      ...article,
      title: `Gate ${n} fails`,
      publisher: `Paper ${n % 7}`,
    }));
    const sources: Daybook['sources'] = async (_, { skip, most }) => ({
      articles: many.slice(skip, skip + most),
      inAll: many.length,
      publishers: 7,
    });
    const site = siteOver({ daybook: { ...harbour.ports.daybook, sources } });
    const titles: string[] = [];
    for (const path of ['/harbour/sources', '/harbour/sources/2', '/harbour/sources/3']) {
      const html = await (await site.request(path)).text();
      expect(html.length).toBeLessThan(50_000);
      titles.push(...[...html.matchAll(/“(Gate \d+ fails)”/g)].map(([, title = '']) => title));
      expect(html).toContain('300 articles of 7 publishers');
    }
    expect(titles).toHaveLength(300);
    expect(new Set(titles).size).toBe(300);
    expect(await (await site.request('/harbour/sources/2')).text()).toMatch(
      /href="\/harbour\/sources".*href="\/harbour\/sources\/3"/s,
    );
    for (const path of ['/harbour/sources/4', '/harbour/sources/0'])
      expect((await site.request(path)).status).toBe(404);
  });
});

describe('a person', () => {
  test('has what names her, by day', async () => {
    const html = await harbour.read('/harbour/p/nadia-belhaj');
    expect(html).toContain('<h1>Nadia Belhaj</h1>');
    expect(html).toContain('Belhaj');
    expect((await harbour.site.request('/harbour/p/nobody')).status).toBe(404);
  });
});

describe('a question in the address', () => {
  test('is answered as in chat', async () => {
    const html = await harbour.read('/harbour/ask?q=what+happened+on+December+20%3F');
    const { answer } = await harbour.ports.daybook.ask({
      saga: harbour.saga,
      question: 'what happened on December 20?',
    });
    expect(html).toContain('value="what happened on December 20?"');
    expect(html).toContain(`/harbour/e/${answer.events[0]?.id}`);
  });

  test('is text, whatever it holds', async () => {
    const html = await harbour.read(`/harbour/ask?q=${encodeURIComponent('<script>alert(1)</script> "onload=x" ‮')}`);
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('‮');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  test('that says nothing leads to the story', async () => {
    const response = await harbour.site.request('/harbour/ask?q=+');
    expect([response.status, response.headers.get('location')]).toEqual([301, '/harbour']);
  });
});

describe('every page', () => {
  test('allows no script, style or picture but its own, and keeps no address in what it calls', async () => {
    for (const path of [
      '/',
      '/harbour',
      '/harbour/2023-12',
      '/harbour/2023-12-20',
      '/harbour/sources',
      '/harbour/ask?q=who',
    ]) {
      const response = await harbour.site.request(path);
      expect(response.headers.get('content-security-policy'), path).toMatch(/default-src 'none'.*script-src 'self'/);
      expect(response.headers.get('set-cookie'), path).toBeNull();
      const html = await response.text();
      expect(html, path).not.toMatch(/<script(?! src="\/visit\.js")|<style|\son[a-z]+=/);
      expect(html.length, path).toBeLessThan(50_000);
      const outside = [...html.matchAll(/(?:src|<link[^>]*href)="(https?:[^"]*)"/g)].map(([, url]) => url);
      expect(
        outside.filter((url) => !url?.startsWith(SITE)),
        path,
      ).toEqual([]);
    }
  });

  test('is not sent twice to whoever has it', async () => {
    const first = await harbour.site.request('/harbour/2023-12-20');
    const again = await harbour.site.request('/harbour/2023-12-20', {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  test('is only read', async () => {
    expect((await harbour.site.request('/harbour', { method: 'POST' })).status).toBe(405);
  });
});
