// Feeds as servers really send them: words before the XML, odd names of charsets, ids used twice, lists instead of feeds.
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../src/ingest/charset.ts';
import { formatOf } from '../../src/ingest/document.ts';
import { readFeed } from '../../src/ingest/feed.ts';
import { withoutTracking } from '../../src/ingest/identity.ts';
import { readDocument } from '../../src/ingest/read-document.ts';
import { leastCosts } from '../processor-time.ts';

const rss = (items: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>${items}</channel></rss>`;
const titlesOf = async (body: string | Uint8Array, contentType?: string): Promise<readonly (string | null)[]> =>
  (await readFeed({ body, contentType })).items.map(({ title }) => title);

describe('a feed behind other words', () => {
  it.each([
    [
      'a warning of the program that made it',
      '<br />\n<b>Warning</b>:  Undefined index in <b>/srv/feed.php</b><br />\n',
    ],
    ['a warning without mark-up', 'Notice: headers already sent in /srv/feed.php on line 3\n'],
    ['blank lines and a stray tag', '\n\n <p>x</p>'],
  ])('%s is read from its beginning on', async (_, junk) => {
    const body = junk + rss('<item><title>Lock shut</title></item>');
    expect(formatOf(body)).toBe('feed');
    expect(await titlesOf(body)).toEqual(['Lock shut']);
  });

  it('is no feed where the words are an article that quotes one', () => {
    const words = `How to write a feed.\n\n${'Every item has a title. '.repeat(100)}\n\n<?xml version="1.0"?><rss version="2.0">`;
    expect(formatOf(words)).toBe('plain');
  });
});

describe('named character references', () => {
  it('are those of the whole HTML table; unknown ones stay', async () => {
    const title = '&alefsym; &and; &lbrace;a&rbrace; &CounterClockwiseContourIntegral; &frac78; &unheardof;';
    expect(await titlesOf(rss(`<item><title>${title}</title></item>`))).toEqual(['ℵ ∧ {a} ∳ ⅞ &unheardof;']);
  });
});

describe('Cyrillic in one byte a letter', () => {
  const windows1251 = (text: string): Buffer =>
    Buffer.from([...text].map((c) => (c >= 'А' && c <= 'я' ? c.charCodeAt(0) - 0x410 + 0xc0 : c.charCodeAt(0))));
  const title = 'Городской совет закрыл шлюз в понедельник';
  it.each(['windows-1251', 'cp-1251', 'CP1251', 'win-1251'])('called %s is read', async (name) => {
    const body = windows1251(rss(`<item><title>${title}</title></item>`).replace('?>', ` encoding="${name}"?>`));
    expect(await titlesOf(body)).toEqual([title]);
  });
  it('is read without a word on its charset, and Western letters are not taken for it', async () => {
    expect(await titlesOf(windows1251(rss(`<item><title>${title}</title></item>`)))).toEqual([title]);
    const french = 'Le maire a été réélu à l’unanimité, a déclaré le préfet. '.replace('’', "'").repeat(9);
    expect(decodeText(Buffer.from(french, 'latin1'))).toBe(french);
  });
});

describe('ids', () => {
  it('that two items share are no address of either', async () => {
    const item = (title: string): string => `<item><title>${title}</title><guid>https://a.example/live</guid></item>`;
    expect((await readFeed({ body: rss(item('One') + item('Two')) })).items.map(({ link }) => link)).toEqual([
      null,
      null,
    ]);
    expect((await readFeed({ body: rss(item('One')) })).items[0]?.link).toBe('https://a.example/live');
  });
});

describe('a list of feeds instead of a feed', () => {
  const opml =
    '<?xml version="1.0"?><opml version="2.0"><body><outline xmlUrl="https://a.example/feed"/></body></opml>';
  it('says what it is and how it is used', async () => {
    await expect(readFeed({ body: opml, url: 'https://a.example/list' })).rejects.toMatchObject({
      code: 'not-a-feed',
      message: expect.stringMatching(/list of feeds \(OPML\).*daybook feeds import FILE\.opml/),
    });
    expect(() => readDocument({ text: opml, name: 'list.opml' })).toThrow(/is a feed|list of feeds/);
  });
});

describe('an address as people are shown it', () => {
  it.each([
    ['https://a.example/x?utm_source=rss&utm_medium=feed', 'https://a.example/x'],
    ['https://a.example/x?id=7&fbclid=abc#part-2', 'https://a.example/x?id=7#part-2'],
    ['https://a.example/x?at_medium=RSS#xtor=RSS-3', 'https://a.example/x'],
    ['https://a.example/x?source=council&from=2', 'https://a.example/x?source=council&from=2'],
    ['https://a.example/a%2fb?q=%20', 'https://a.example/a%2fb?q=%20'],
    ['urn:1', 'urn:1'],
  ])('%s is %s', (written, shown) => expect(withoutTracking(written)).toBe(shown));
});

describe('shapes that once took time quadratic in their length', () => {
  const item = (inside: string): string => rss(`<item><title>T</title><description>${inside}</description></item>`);
  it.each([
    ['a name without an end', (n: number) => rss(`<item ${'1'.repeat(n)}><title>T</title></item>`)],
    ['tags that never end, in a text', (n: number) => item('&lt;a '.repeat(n / 6))],
    ['tags, and one sign of equality at the end', (n: number) => `${item('<a>'.repeat(n / 3))}=`],
    [
      'links below a base as long as an article',
      (n: number) => rss(`<item xml:base="http://a.example/${'a'.repeat(19_000)}">${'<link>'.repeat(n / 6)}</item>`),
    ],
    ['document types, and one bracket at the end', (n: number) => `${'<!DOCTYPE x>'.repeat(n / 12)}${item('x')}[`],
  ])('%s', async (_, make) => {
    const reading = (length: number) => () => readFeed({ body: make(length) }).catch(() => null);
    const [, some = 0, much = 0] = await leastCosts([24_000, 120_000, 480_000].map(reading), 2);
    expect(much).toBeLessThan(8 * some + 100);
  });
});
