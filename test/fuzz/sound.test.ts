// Whatever comes in, a reader answers or refuses in one sentence, and nothing that it hands on can act on a reader.
import { expect, test } from 'vitest';
import type { Feed } from '../../src/model/article.ts';
import { ARTICLES, documentOf, HTML, JSON_FEEDS, type Language, XML } from './grammars.ts';
import { analyseText, type Reader, readAnything, readWholeFeed, readWholePage, readWords } from './readers.ts';
import { chance, fc } from './seed.ts';

const READERS: readonly (readonly [string, Reader, Language])[] = [
  ['feeds', readWholeFeed, XML],
  ['JSON feeds', readWholeFeed, JSON_FEEDS],
  ['pages', readWholePage, HTML],
  ['documents', readAnything, HTML],
  ['texts', readWords, ARTICLES],
  ['articles', analyseText, ARTICLES],
];

test.each(READERS)('%s of any pieces are read or refused, never a crash', async (what, read, language) => {
  await fc.assert(
    fc.asyncProperty(documentOf(language), async (text) => {
      await read(text);
    }),
    chance(what, 4),
  );
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not come through
const ACTING = /[\u0000-\u0008\u000B-\u001F\u202A-\u202E\u2066-\u2069]/;

test('a feed hands on lines without controls and no address but those of the web and of ids', async () => {
  await fc.assert(
    fc.asyncProperty(documentOf(XML), async (text) => {
      const feed = (await readWholeFeed(text)) as Feed | null;
      for (const { title, link, guid, published } of feed?.items ?? []) {
        expect(`${title} ${guid}`).not.toMatch(ACTING);
        expect(link ?? '').not.toMatch(/^\s*(?:javascript|data|vbscript|file|blob):/i);
        if (published !== null) expect(Number.isFinite(Date.parse(published))).toBe(true);
      }
    }),
    chance('items', 4),
  );
});
