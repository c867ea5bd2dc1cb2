// An article has no more reports than an article can have, and no sentence of it counts for ever.
import { expect, test } from 'vitest';
import { analyse } from '../../../src/bot/reading/analyse.ts';
import { readDocument } from '../../../src/ingest/read-document.ts';
import { articleOf } from '../../article.ts';

test('a sentence that is said again and again is kept a few times', () => {
  const { reports } = analyse(articleOf({ text: 'The council closed the lock on Monday. '.repeat(40).trim() }));
  expect(reports).toHaveLength(3);
});

test('thousands of sentences leave the first of them', () => {
  const sentences = Array.from({ length: 2000 }, (_, n) => `The council closed lock number ${n} on Monday.`);
  const { reports } = analyse(articleOf({ text: sentences.join(' ') }));
  expect(reports).toHaveLength(1500);
  expect(reports[0]?.begin).toBe(0);
});

test('a text longer than any article is refused in a sentence', () => {
  expect(() => readDocument({ text: 'The council met on Monday. '.repeat(40_000), name: 'archive.txt' })).toThrow(
    /^archive\.txt is longer than any article: save its parts one by one\.$/,
  );
});
