// Feeds: what can be saved of broken ones, and what is refused in one sentence.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFeed } from '../../src/ingest/feed.ts';

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, '../fixtures/feeds', name), 'utf8');
const url = 'https://ledger.example/feed';
const rss = (items: string): string => `<rss version="2.0"><channel><title>t</title>${items}</channel></rss>`;

describe('a broken RSS feed', () => {
  it('fault 19: gives all complete items, and a bad field is null', async () => {
    const feed = await readFeed({ body: fixture('broken-everything.xml'), url });
    expect(feed.title).toBe('Ledger & Port News');
    expect(feed.items.map((item) => item.title)).toEqual([
      'Locks & docks: what now? &own; &file;',
      'Café reopens — at last',
      'The item before was never closed',
    ]);
    expect(feed.items.map((item) => item.link)).toEqual([
      'https://ledger.example/news/lock-1.html',
      'https://ledger.example/cafe?a=1&b=2',
      'https://ledger.example/3',
    ]);
    expect(feed.items.map((item) => item.published)).toEqual(['2019-03-15T18:12:00-04:00', null, null]);
    expect(feed.items.map((item) => item.authors)).toEqual([['Kim Ota'], [], ['Tess Hall']]);
    expect(feed.items[0]?.summary).toBe('<p>The engineer <i>resigned</i>.</p>');
  });
});

describe('an Atom feed under a prefix', () => {
  it('has plain titles, absolute links, instants with offset and no script addresses', async () => {
    const feed = await readFeed({ body: fixture('atom-with-markup.xml'), url });
    expect([feed.title, feed.link]).toEqual(['Harbor Weekly', 'https://ledger.example/']);
    expect(feed.items[0]).toEqual({
      guid: 'urn:1',
      title: 'Lock shut',
      link: 'https://ledger.example/1',
      published: '2019-03-15T18:12:00-04:00',
      updated: '2019-03-16T08:00:00Z',
      summary: 'a < b',
      content: null,
      authors: ['Omar Reyes'],
    });
    expect(feed.items[1]).toMatchObject({ title: 'No date', link: null, published: null });
  });
});

describe('a JSON feed cut in half', () => {
  it('gives its complete items', async () => {
    const feed = await readFeed({ body: fixture('json-feed.json.txt'), url });
    expect(feed.items).toHaveLength(1);
    expect(feed.items[0]).toMatchObject({
      guid: '1',
      link: 'https://ledger.example/1',
      published: '2019-03-15T18:12:00-04:00',
      content: 'Words.',
    });
  });
});

describe('hostile feeds', () => {
  it('fault 11: entities are not expanded, and a million references take little time', async () => {
    const laughs = `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>${rss('<item><title>&b;</title></item>')}`;
    expect((await readFeed({ body: laughs })).items[0]?.title).toBe('&b;');
    const many = await readFeed({ body: rss(`<item><title>${'&#65;'.repeat(1_000_000)}</title></item>`) });
    expect(many.items[0]?.title).toHaveLength(1_000_000);
  });
  it('fault 12: external entities are not read', async () => {
    const body = `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>${rss('<item><title>see &x;</title></item>')}`;
    expect((await readFeed({ body })).items[0]?.title).toBe('see &x;');
  });
  it('fault 13: depth, number and width have limits', async () => {
    expect((await readFeed({ body: rss(`<item>${'<a>'.repeat(100_000)}`) })).items.length).toBeLessThan(2);
    expect((await readFeed({ body: rss('<item><title>x</title></item>'.repeat(60_000)) })).items).toHaveLength(10_000);
    expect(
      (await readFeed({ body: rss(`<item ${'a="b" '.repeat(10_000)}><title>x</title></item>`) })).items[0]?.title,
    ).toBe('x');
  });
  it('fault 15: charsets are taken from the bytes first and converted once', async () => {
    const says = (charset: string): string =>
      `<?xml version="1.0" encoding="${charset}"?>${rss('<item><title>Zürich – „Köln“</title></item>')}`;
    const bodies = [
      Buffer.from(says('iso-8859-1')),
      Buffer.from(`\uFEFF${says('windows-1251')}`, 'utf16le'),
      Buffer.from(`\uFEFF${says('latin1')}`),
    ];
    for (const body of bodies)
      expect((await readFeed({ body, contentType: 'text/xml; charset=koi8-r' })).items[0]?.title).toBe(
        'Zürich – „Köln“',
      );
    const latin = Buffer.from(rss('<item><title>Zürich</title></item>'), 'latin1');
    expect((await readFeed({ body: latin })).items[0]?.title).toBe('Zürich');
  });
  it('fault 16 and 17: control and direction characters go, real scripts stay', async () => {
    const feed = await readFeed({
      body: rss('<item><title>a\0\b\u202Egpj\u2066</title></item><item><title>أغلقت المدينة الميناء</title></item>'),
    });
    expect(feed.items.map((item) => item.title)).toEqual(['agpj', 'أغلقت المدينة الميناء']);
  });
});

it('a text that no article is as long as is none; its item and its neighbours stay', async () => {
  const text = 'The council met on Monday. ';
  const items = [2_500_000, 20_000].map((length, n) => ({
    id: `${n}`,
    title: `Lock ${n}`,
    content_text: text.repeat(Math.ceil(length / text.length)),
  }));
  const body = JSON.stringify({ version: 'https://jsonfeed.org/version/1', title: 'T', items });
  const feed = await readFeed({ body });
  expect(feed.items.map(({ title, content }) => [title, content !== null])).toEqual([
    ['Lock 0', false],
    ['Lock 1', true],
  ]);
});

describe('what is no feed', () => {
  const cases: readonly (readonly [string, string | Uint8Array, string])[] = [
    ['nothing', '', 'empty-input'],
    ['a web page', '<!doctype html><html><body>Are you human?</body></html>', 'not-a-feed'],
    ['another XML document', '<?xml version="1.0"?><opml></opml>', 'not-a-feed'],
    ['plain words', 'hello there', 'not-a-feed'],
    ['other JSON', '{"hello": 1}', 'not-a-feed'],
    ['gzip bytes', Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0), 'not-text'],
    ['ten megabytes too many', ' '.repeat(20_000_000), 'too-large'],
  ];
  it.each(cases)('%s is refused in one sentence', async (_, body, code) => {
    await expect(readFeed({ body, url })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(/^[^\n]{20,250}\.$/),
    });
  });
});
