// Which readings are one article, and which text is a copy of another.
import { describe, expect, it } from 'vitest';
import { articleId, canonicalUrl, contentHash, findCopyOf } from '../../src/ingest/identity.ts';

describe('fault 20: one article under many addresses', () => {
  const same = [
    'https://www.ledger.example/2019/03/lock-shut/',
    'http://ledger.example/2019/03/lock-shut?utm_source=x&fbclid=1#comments',
    'https://m.ledger.example/2019/03/lock-shut/amp/',
    'https://www-ledger-example.cdn.ampproject.org/c/s/www.ledger.example/2019/03/lock-shut',
    'https://LEDGER.example:443/2019/03/lock-shut/index.html',
  ];
  it.each(same)('%s', (url) => expect(canonicalUrl(url)).toBe('https://ledger.example/2019/03/lock-shut'));
  it('keeps what tells articles apart', () => {
    expect(canonicalUrl('https://x.example/story.php?id=2&utm_medium=m')).toBe('https://x.example/story.php?id=2');
    expect(canonicalUrl('https://x.example/story.php?id=2')).not.toBe(canonicalUrl('https://x.example/story.php?id=3'));
    expect(['mailto:a@b.example', 'not an address', 'file:///x'].map(canonicalUrl)).toEqual([null, null, null]);
  });
  it('gives one id, by address or by headline and first words', () => {
    const article = { title: 'Lock shut', publisher: null, text: 'The lock is shut. It leaks.' };
    expect(new Set(same.map((url) => articleId({ ...article, url }))).size).toBe(1);
    const unsigned = articleId({ ...article, url: null });
    expect(articleId({ title: 'Lock  Shut', publisher: null, text: article.text, url: 'https://x.example/' })).toBe(
      unsigned,
    );
    expect(contentHash(article)).toBe(contentHash({ title: 'Lock shut', text: 'The lock  is shut.\n\nIt leaks.' }));
    expect(contentHash(article)).not.toBe(contentHash({ ...article, text: 'The lock is open. It leaks.' }));
  });
});

const wire = `The port city of Eastport will close its eastern lock from April 1 for repairs that are expected to last seven months, its mayor said on
  Tuesday. Shipping companies will be compensated for the detour, which adds nine hours to each voyage, according to their association. Freight rates
  rose four percent after the announcement, and the council will vote on the costs before the end of the month, officials said.`;

describe('fault 43: wire copy', () => {
  const others = [
    { id: 'wire', text: wire },
    { id: 'other', text: wire.split(/\s+/).reverse().join(' ') },
  ];
  it('is recognised cut, with a paragraph added, under any headline', () => {
    expect(findCopyOf({ id: 'a', text: wire.slice(0, 330) }, others)).toBe('wire');
    expect(
      findCopyOf(
        {
          id: 'b',
          text: `${wire} A spokesman of the local paper added a paragraph of his own about the old lock and its keeper.`,
        },
        others,
      ),
    ).toBe('wire');
  });
  it('is not seen in another report of the same event, nor in a text itself', () => {
    const own =
      'Eastport’s mayor announced on Tuesday that the eastern lock will be shut for seven months of repairs beginning on the first of April, and that shippers, who face a nine-hour detour, can expect money from the city for their troubles, which has to be voted by the council.';
    expect(findCopyOf({ id: 'c', text: own }, others)).toBeNull();
    expect(findCopyOf({ id: 'wire', text: wire }, [others[0] as { id: string; text: string }])).toBeNull();
  });
});
