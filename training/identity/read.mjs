// Says how well the shipped likelihood and its groups do on pairs of sentences that were read.
// Run from the project's root after a build: node training/identity/read.mjs PILES_FOLDER [TOPIC …]
// read-pairs.jsonl: {topic, drawn, a: {article, begin}, b, tell}: two sentences by their places, no text. `drawn` is "joined" for pairs of one
// event as the program of 30 November 2026 made them (an event at random, then a pair of it), else by the likelihood that it gave them: zero
// though the words are alike (zeroHigh: very alike), low, mid, high. `tell`: the same, the same piece of furniture, one matter, nothing in
// common. Whoever learns from them leaves whole topics out.
import { fileURLToPath } from 'node:url';
import { likelihood } from '../../dist/src/events/identity/index.js';
import { keywordsIn, readPile, readRows } from './piles.mjs';

const [folder, ...wanted] = process.argv.slice(2);
const BANDS = [0, 0.048, 0.1, 0.2, 0.4, 0.7, 0.9];

const pairs = readRows(fileURLToPath(new URL('read-pairs.jsonl', import.meta.url)));
const tasks = readRows(`${folder}/tasks.jsonl`);
const topics = [...new Set(pairs.map(({ topic }) => topic))].filter((topic) => wanted.length === 0 || wanted.includes(topic));

/** Each pair with the likelihood of its likeliest clauses. */
function judged(topic) {
  const collections = [...new Set(tasks.flatMap((task) => (task.topic === topic ? task.articles : [])))];
  const keywords = keywordsIn(folder, topic);
  const piles = collections.map((name) => readPile(folder, name, keywords));
  const at = ({ article, begin }) =>
    piles.flatMap(({ reports, places }) => (places.get(`${article} ${begin}`) ?? []).map((place) => reports[place].traits));
  return pairs
    .filter((pair) => pair.topic === topic)
    .map((pair) => ({ ...pair, likely: Math.max(0, ...at(pair.a).flatMap((a) => at(pair.b).map((b) => likelihood(a, b)))) }));
}

const all = topics.flatMap(judged);
for (const drawn of ['joined', 'high', 'mid', 'low', 'zeroHigh', 'zero']) {
  const list = all.filter((pair) => pair.drawn === drawn);
  const says = (what) => list.filter(({ tell }) => tell === what).length;
  console.log(`${drawn}: ${list.length} pairs; the same ${says('same')}, furniture ${says('furniture')}, one matter ${says('matter')}, nothing ${says('nothing')}`);
}
const joined = all.filter(({ drawn }) => drawn === 'joined');
BANDS.forEach((least, band) => {
  const list = joined.filter(({ likely }) => likely >= least && likely < (BANDS[band + 1] ?? 2));
  const same = list.filter(({ tell }) => tell === 'same' || tell === 'furniture').length;
  console.log(`joined, likelihood from ${least}: ${list.length}, of which ${same} tell one thing`);
});
