// Who may read what: private stories are not there for whoever shows no token.
import { afterEach, describe, expect, test } from 'vitest';
import { createSite } from '../../adapters/web/site.ts';
import { type HarbourSite, openHarbourSite, SITE } from './harbour-site.ts';

const TOKEN = 'a-token-of-enough-length';
const EVERYWHERE = [
  '/harbour',
  '/harbour/2023-12-20',
  '/harbour/2023-12-20.json',
  '/harbour/2023-12-20.png',
  '/harbour/ask?q=who',
  '/harbour/feed.xml',
  '/harbour/calendar.ics',
  '/harbour/sources.opml',
  '/embed/harbour/2023-12-20',
  '/oembed?url=https%3A%2F%2Fnews.example.org%2Fharbour%2F2023-12-20',
];

let harbour: HarbourSite;
afterEach(() => harbour.close());

const openPrivate = async (settings: Parameters<typeof openHarbourSite>[0] = {}): Promise<void> => {
  harbour = await openHarbourSite(settings, (saga) => saga);
};

describe('a private story', () => {
  test('is not there for anybody where no token is set', async () => {
    await openPrivate();
    for (const path of EVERYWHERE) {
      const response = await harbour.site.request(path);
      expect(response.status, path).toBe(404);
      expect(await response.text(), path).not.toContain('Oudewier');
    }
    expect(await harbour.read('/')).not.toContain('Oudewier');
  });

  test('answers what a story that is none answers', async () => {
    await openPrivate({ tokens: [TOKEN] });
    for (const path of EVERYWHERE) {
      const [closed, none] = await Promise.all(
        [path, path.replace('harbour', 'nowhere')].map((one) => harbour.site.request(one)),
      );
      expect(closed?.status, path).toBe(401);
      expect([closed?.status, await closed?.text()], path).toEqual([none?.status, await none?.text()]);
    }
  });

  test.each([
    ['Bearer', `Bearer ${TOKEN}`],
    ['a browser’s password', `Basic ${Buffer.from(`me:${TOKEN}`).toString('base64')}`],
  ])('is read with a token as %s, and nobody in between keeps it', async (_name, authorization) => {
    await openPrivate({ tokens: [TOKEN] });
    for (const path of EVERYWHERE) {
      const response = await harbour.site.request(path, { headers: { authorization } });
      expect(response.status, path).toBe(200);
      expect(response.headers.get('cache-control'), path).toBe('private, no-store');
    }
    const wrong = await harbour.site.request('/harbour', {
      headers: { authorization: 'Bearer another-token-of-length' },
    });
    expect(wrong.status).toBe(401);
  });

  test('what was read with a token is not shown to the next without', async () => {
    await openPrivate({ tokens: [TOKEN] });
    await harbour.site.request('/harbour', { headers: { authorization: `Bearer ${TOKEN}` } });
    expect((await harbour.site.request('/harbour')).status).toBe(401);
  });
});

describe('beside a public story', () => {
  /** The story's own words and names, and those of its articles. */
  const SECRETS = /oudewier|harbour|brandwijk|belhaj|courant/i;
  const OPEN = { id: 'quay', name: 'The quay', isPublic: true as const, description: null, people: [], sources: [] };

  /** Every address that the pages of a story lead to, and those that only machines ask for. */
  async function everyAddress(): Promise<readonly string[]> {
    const open = await openHarbourSite();
    const found = new Set([
      ...EVERYWHERE,
      '/harbour/strip.png',
      '/harbour/rss.xml',
      '/harbour/feed.json',
      '/harbour/x',
    ]);
    for (const path of found) {
      const response = await open.site.request(path);
      const type = response.headers.get('content-type') ?? '';
      const text = type.startsWith('text/html') ? await response.text() : '';
      for (const [, link = ''] of text.matchAll(/(?:href|src)="(\/harbour[^"#]*)/g))
        found.add(link.replaceAll('&amp;', '&'));
    }
    await open.close();
    return [...found];
  }

  test('nothing of a private one stands on any page, feed, picture or list, whatever is asked and however', async () => {
    const addresses = await everyAddress();
    expect(addresses.length).toBeGreaterThan(60);
    await openPrivate();
    const { ports, saga } = harbour;
    const both = [saga, { ...saga, ...OPEN }];
    const sagas = { list: async () => both, find: async (id: string) => both.find((one) => one.id === id) ?? null };
    const site = createSite({ ...ports, sagas }, { site: SITE, tokens: [], isLocal: false });
    for (const path of addresses) {
      const response = await site.request(path);
      expect(response.status, path).toBe(404);
      expect((await response.text()).replaceAll(path, ''), path).not.toMatch(SECRETS);
      expect(response.headers.get('cache-control'), path).toBe('private, no-store');
    }
    for (const path of [
      '/',
      '/sitemap.xml',
      '/robots.txt',
      '/quay',
      '/quay/sources',
      '/quay/feed.xml',
      '/quay/ask?q=who+resigned',
    ]) {
      const response = await site.request(path);
      expect(response.status, path).toBe(200);
      expect(await response.text(), path).not.toMatch(SECRETS);
    }
    expect(await (await site.request('/')).text()).toContain('The quay');
    expect(await (await site.request('/sitemap.xml')).text()).toContain(`<loc>${SITE}/quay</loc>`);
  });

  test('the map for search engines leaves it out for whoever may read it, too', async () => {
    await openPrivate({ tokens: [TOKEN] });
    const response = await harbour.site.request('/sitemap.xml', { headers: { authorization: `Bearer ${TOKEN}` } });
    expect(await response.text()).not.toMatch(SECRETS);
  });
});

describe('a site for this machine alone', () => {
  test('shows private stories', async () => {
    await openPrivate({ isLocal: true, site: null });
    expect((await harbour.site.request('http://localhost:8080/harbour')).status).toBe(200);
  });

  test('answers no page that another host’s name leads to', async () => {
    await openPrivate({ isLocal: true, site: null });
    const response = await harbour.site.request('http://evil.example:8080/harbour', {
      headers: { host: 'evil.example:8080' },
    });
    expect(response.status).toBe(403);
  });
});
