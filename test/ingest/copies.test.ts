// Whose words an article repeats, beside the plain way of finding out: comparing every text with every other.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCopyIndex } from '../../src/ingest/copies.ts';

const RUN = 5;
const LEAST_RUNS = 25;
const SAME = 0.6;

const runsOf = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.slice(RUN - 1).map((_, i) => words.slice(i, i + RUN).join(' ')));

/** The text before this one that shares the largest part of the shorter one's runs; of equals the first by id. */
function originalOf(texts: readonly (readonly string[])[], at: number): string | null {
  const own = runsOf(texts[at] as readonly string[]);
  const shares = texts.slice(0, at).map((words, i) => {
    const theirs = runsOf(words);
    const common = [...own].filter((run) => theirs.has(run)).length;
    return { id: `t${i}`, share: common / Math.min(own.size, theirs.size), isLong: theirs.size >= LEAST_RUNS };
  });
  const copies = shares.filter(({ share, isLong }) => isLong && own.size >= LEAST_RUNS && share >= SAME);
  return copies.sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1))[0]?.id ?? null;
}

/** Stretches of three long texts, one after the other: what papers make of wire copy. */
const TEXTS = [0, 1, 2].map((text) => Array.from({ length: 60 }, (_, i) => `w${text}x${i}`));
const stretch = fc
  .record({ text: fc.nat(2), from: fc.nat(40), length: fc.integer({ min: 5, max: 60 }) })
  .map(({ text, from, length }) => (TEXTS[text] as readonly string[]).slice(from, from + length));
const article = fc.array(stretch, { minLength: 1, maxLength: 3 }).map((stretches) => stretches.flat());

test('an index finds the text that a plain comparison of all finds', () => {
  fc.assert(
    fc.property(fc.array(article, { minLength: 2, maxLength: 12 }), (texts) => {
      const index = createCopyIndex();
      texts.forEach((words, i) => {
        const text = { id: `t${i}`, text: words.join(' ') };
        expect(index.find(text)?.id ?? null).toBe(originalOf(texts, i));
        index.add(text);
      });
    }),
    { numRuns: 200 },
  );
});
