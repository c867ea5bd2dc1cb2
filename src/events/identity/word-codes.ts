// Turns stems into numbers that are compared quickly: a hash, how rare the stem is, and whether it was written as a name.

import { hashOf as fullHash } from '../../likeness/hash.ts';
import { byWord } from '../../model/by-word.ts';
import { RARITY } from './data/rarity.ts';

/** 24 bits of FNV-1a. Of two sentences' words one pair in fifty thousand meets by accident. */
export const hashOf = (text: string): number => {
  const h = fullHash(text);
  return (h ^ (h >>> 24)) & 0xffffff;
};

/** Weight of a stem that the table doesn't know: rarer than all in it. */
const UNKNOWN = 105;
/** The people of a saga stand in every second sentence of it. */
const KNOWN_PERSON = 40;
const BYTES = 4;

const table = Buffer.from(RARITY, 'base64');
const rows = table.length / BYTES;
const hashAt = (row: number): number => table.readUIntLE(row * BYTES, 3);

function weightOf(hash: number): number {
  let low = 0;
  let high = rows;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hashAt(middle) < hash) low = middle + 1;
    else high = middle;
  }
  return low < rows && hashAt(low) === hash ? table.readUInt8(low * BYTES + 3) : UNKNOWN;
}

/** Hash, then seven bits of rarity, then whether it is a name: codes of one stem differ in the last bit only. */
const plainCode = byWord((stem): number => {
  const hash = hashOf(stem);
  return hash * 256 + (stem.startsWith('@') ? KNOWN_PERSON : weightOf(hash)) * 2;
});

export const codeOf = (stem: string, isName: boolean): number => plainCode(stem) + (isName ? 1 : 0);

/** The part of a code that two tellings of one stem share. */
export const wordOf = (code: number): number => code >>> 1;
/** Natural logarithm of how few sentences hold the word, about 0 to 11. */
export const rarityOf = (code: number): number => ((code >>> 1) & 127) / 10;
export const isNameCode = (code: number): boolean => (code & 1) === 1;
/** Whether it is one of the saga's people; a word that happens to be as rare is taken for one. */
export const isPersonCode = (code: number): boolean => ((code >>> 1) & 127) === KNOWN_PERSON;
