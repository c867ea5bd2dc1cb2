// What two predicates have in common: senses of verbs that WordNet gives both, and how near they lie to each other in use.
import { byWord } from '../../model/by-word.ts';
import { PREDICATES } from './data/predicates.ts';
import { hashOf } from './word-codes.ts';

const SENSES = 4;
const DIMENSIONS = 16;
const WIDTH = 3 + 2 * SENSES + DIMENSIONS;

const table = Buffer.from(PREDICATES, 'base64');
/** The same bytes, each from -128 to 127. */
const signed = new Int8Array(table.buffer, table.byteOffset, table.length);
const rows = Math.floor(table.length / WIDTH);

/** No row. */
const NONE = -1;

function rowOf(hash: number): number {
  let low = 0;
  let high = rows;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (table.readUIntLE(middle * WIDTH, 3) < hash) low = middle + 1;
    else high = middle;
  }
  return low < rows && table.readUIntLE(low * WIDTH, 3) === hash ? low : NONE;
}

const senseOf = (row: number, sense: number): number => {
  const at = row * WIDTH + 3 + 2 * sense;
  return (table[at] as number) + 256 * (table[at + 1] as number);
};

/** The commonest sense of a row that other words share; 0 for none. */
export function firstSense(row: number): number {
  for (let i = 0; row !== NONE && i < SENSES; i++) if (senseOf(row, i) !== 0) return senseOf(row, i);
  return 0;
}

/** The class of a predicate's key: the commonest of its senses that other words share; null for a word without one. */
export const predicateClass = byWord((predicate): string | null => {
  const sense = firstSense(rowOf(hashOf(predicate)));
  return sense === 0 ? null : `v${sense}`;
});

/** Row of a predicate by the hash of its key, for the two functions below; -1 for a word that the table doesn't have. */
export const predicateRow = (hash: number): number => (hash === 0 ? NONE : rowOf(hash));

/** How common the most common shared sense is, 0 to 1: 1 for the first of both. */
export function sharedSense(a: number, b: number): number {
  if (a === NONE || b === NONE) return 0;
  let least = 2 * SENSES;
  for (let i = 0; i < SENSES; i++) {
    const sense = senseOf(a, i);
    if (sense === 0) continue;
    for (let k = 0; k < SENSES; k++) if (senseOf(b, k) === sense && i + k < least) least = i + k;
  }
  return least === 2 * SENSES ? 0 : 1 / (1 + least);
}

/** Cosine of the two words' vectors, -1 to 1; 0 where one is not known. */
export function nearness(a: number, b: number): number {
  if (a === NONE || b === NONE) return 0;
  const [x, y] = [a * WIDTH + 3 + 2 * SENSES, b * WIDTH + 3 + 2 * SENSES];
  let dot = 0;
  for (let d = 0; d < DIMENSIONS; d++) dot += (signed[x + d] as number) * (signed[y + d] as number);
  return dot / (127 * 127);
}
