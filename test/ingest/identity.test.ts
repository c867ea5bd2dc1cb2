// Which readings are one article, and which text is a copy of another.
import { describe, expect, it } from 'vitest';
import { articleId, canonicalUrl, contentHash } from '../../src/ingest/identity.ts';

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
