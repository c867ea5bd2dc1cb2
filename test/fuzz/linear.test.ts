// No fragment, repeated however often, makes a reader's work grow faster than its text.
import { describe, expect, test } from 'vitest';
import { ARTICLES, fragmentOf, HTML, JSON_FEEDS, type Language, repeated, XML } from './grammars.ts';
import { tooFast } from './growth.ts';
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

describe('a fragment of one to six pieces, repeated', () => {
  test.each(READERS)(
    'in %s costs work in step with its length',
    async (what, read, language) => {
      await fc.assert(
        fc.asyncProperty(fragmentOf(language), async (fragment) => {
          const textOf = (length: number): string => repeated(fragment, length);
          expect(await tooFast({ textOf, read })).toBeNull();
        }),
        chance(what),
      );
    },
    3_600_000,
  );
});
