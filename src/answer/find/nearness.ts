// Turns two words into how near they lie to each other in use: "convict" and "inmate", "tremor" and "aftershock".
import { hashOf } from '../../likeness/hash.ts';
import { byWord } from '../../model/by-word.ts';
import { WORD_VECTORS } from './data/word-vectors.ts';
import { stemOf } from './word-roots.ts';

const DIMENSIONS = 64;
const WIDTH = 3 + DIMENSIONS / 2;

/** Coordinates of a word, of length one together. */
export type WordVector = Float32Array;
export type Weighed = readonly [vector: WordVector, weight: number];

/** The table's bytes, read when a word is first asked for. */
let bytes: Buffer | null = null;

const table = (): Buffer => {
  bytes ??= Buffer.from(WORD_VECTORS, 'base64');
  return bytes;
};

function rowOf(hash: number): number | null {
  const rows = table();
  let low = 0;
  let high = rows.length / WIDTH;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows.readUIntLE(middle * WIDTH, 3) < hash) low = middle + 1;
    else high = middle;
  }
  return low < rows.length / WIDTH && rows.readUIntLE(low * WIDTH, 3) === hash ? low * WIDTH + 3 : null;
}

function unpacked(at: number): WordVector {
  const vector = new Float32Array(DIMENSIONS);
  let squares = 0;
  for (let i = 0; i < DIMENSIONS; i++) {
    const byte = table()[at + (i >> 1)] ?? 0;
    const value = (i % 2 === 0 ? byte & 15 : byte >> 4) - 8;
    vector[i] = value;
    squares += value * value;
  }
  const length = Math.sqrt(squares) || 1;
  return vector.map((value) => value / length);
}

/** The vector of a folded word in any of its forms, of length one; null for a word that the table doesn't know. */
export const vectorOf = byWord((word): WordVector | null => {
  const row = rowOf(hashOf(stemOf(word)) & 0xffffff);
  return row === null ? null : unpacked(row);
});

/** Cosine of two words' vectors, -1 to 1. */
export function nearness(a: WordVector, b: WordVector): number {
  let sum = 0;
  for (let i = 0; i < DIMENSIONS; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** Where words lie together, of length one; null for none. */
export function meanOf(weighed: readonly Weighed[]): WordVector | null {
  if (weighed.length === 0) return null;
  const sum = new Float32Array(DIMENSIONS);
  for (const [vector, weight] of weighed) {
    for (let i = 0; i < DIMENSIONS; i++) sum[i] = (sum[i] ?? 0) + weight * (vector[i] ?? 0);
  }
  const length = Math.sqrt(nearness(sum, sum));
  if (length <= 0) return null;
  for (let i = 0; i < DIMENSIONS; i++) sum[i] = (sum[i] ?? 0) / length;
  return sum;
}
