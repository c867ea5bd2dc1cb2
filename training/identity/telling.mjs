// Learns src/events/identity/data/telling.ts from pairs of sentences that were read and from the happenings of judged days, and says how well it
// does on topics left out. Run from the project's root after a build: node training/identity/telling.mjs DAYS.jsonl PAIRS.jsonl STORIES.jsonl.gz PILES_FOLDER [--write]
// read-pairs.jsonl: pairs that were read (read.mjs).
// PAIRS: {topic, a, b, same}, two look-alike sentences. DAYS: {topic, articles: [collections], day, nuggets: [{id, match}]}, a day a line;
// `match` are patterns of sentences that tell a happening: two sentences that match those of one tell it; of others that is not known, but
// most pairs tell two. STORIES: piles of short stories with chains of happenings (train.mjs). Only the line's numbers are kept.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TELLING_COUNT, TELLING_FEATURES, tellingFeatures } from '../../dist/src/events/identity/telling-features.js';
import { meets, ROOT } from '../common.mjs';
import { pairsOf, readDays, samplesOf } from './judged-days.mjs';
import { auc } from './measure.mjs';
import { keywordsIn, readPile, readRows, readStories } from './piles.mjs';
import { trainLine } from './trees.mjs';

const [daysFile, pairsFile, storiesFile, folder] = process.argv.slice(2);
const RIDGE = 10;
/** What a pair that was read weighs: kinds of which few were drawn of many weigh more. The judged days come in beside them. */
const READ = { joined: 1, high: 1, mid: 1, low: 2, zeroHigh: 1, zero: 3, pair: 1 };
const OF_DAYS = 0.03;
/** What a pair of a short story weighs: what was checked there was checked because much of it is told again, so it may say little. */
const OF_STORIES = 0.02;

/** Pairs of sentences by their places, of one topic: of their clauses those that are most alike stand for them. */
function samplesOfPairs(topic, rows) {
  const keywords = keywordsIn(folder, topic);
  const piles = collectionsOfTopic(topic).map((name) => readPile(folder, name, keywords));
  const at = ({ article, begin }) => piles.flatMap(({ reports, places }) => (places.get(`${article} ${begin}`) ?? []).map((i) => reports[i]));
  return rows.flatMap(({ a, b, label, kind }) => {
    const all = at(a).flatMap(({ traits: one }) =>
      at(b).map(({ traits: other }) => {
        const x = new Float32Array(TELLING_COUNT);
        tellingFeatures(one, other, x);
        return x;
      }),
    );
    if (all.length === 0) console.error('no reports for', topic, a, b);
    return all.length === 0 ? [] : [{ x: all.sort((x, y) => y[0] - x[0])[0], all, label, kind, weight: READ[kind] }];
  });
}

/** Checked pairs of dated articles of short stories. */
function* samplesOfStories(pile) {
  const reports = pile.reports.filter(({ traits, checked }) => checked && traits.article.from !== null);
  const best = new Map();
  for (const [a, b] of pairsOf(reports)) {
    const x = new Float32Array(TELLING_COUNT);
    tellingFeatures(a.traits, b.traits, x);
    const key = `${a.traits.article.id} ${a.traits.sentence} ${b.traits.article.id} ${b.traits.sentence}`;
    const known = best.get(key);
    const label = known?.label || meets(a.chains, b.chains) ? 1 : 0;
    best.set(key, { x: known && known.x[0] > x[0] ? known.x : x, label });
  }
  for (const sample of best.values()) yield { ...sample, kind: 'story', weight: OF_STORIES };
}

const tasks = readRows(`${folder}/tasks.jsonl`);
const collectionsOfTopic = (topic) => [...new Set(tasks.flatMap((task) => (task.topic === topic ? task.articles : [])))];

/** What agrees may only speak for one happening, and what is at odds only against it, whatever some days of some stories say. */
const FOR = /in common|cosine|^words: |same predicate|predicates: nearness|whatever|alike|one deed/;
const AGAINST = /lacks|differ|another|points$|apart|days between|opinions|quotations/;
const SIGNS = TELLING_FEATURES.map((name) => (AGAINST.test(name) ? -1 : FOR.test(name) ? 1 : 0));

function lineOf(samples) {
  const list = (what) => samples.map((sample) => sample[what]);
  const { base, weights } = trainLine(list('x'), list('label'), list('weight'), { features: TELLING_COUNT, signs: SIGNS, ridge: RIDGE });
  return { base, weights: TELLING_FEATURES.map((name, f) => [name, weights[f]]) };
}
const scoreBy = ({ base, weights }, x) => weights.reduce((sum, [, w], f) => sum + w * x[f], base);

const days = readDays(daysFile);
const ofDays = [...new Set(days.map(({ topic }) => topic))].flatMap((topic) =>
  samplesOf(folder, topic, days.filter((day) => day.topic === topic), { count: TELLING_COUNT, write: tellingFeatures }).map((sample) => ({ ...sample, topic, weight: OF_DAYS * sample.weight })),
);
const read = readRows(fileURLToPath(new URL('read-pairs.jsonl', import.meta.url))).map(({ tell, drawn, ...pair }) => ({ ...pair, kind: drawn, label: tell === 'same' || tell === 'furniture' ? 1 : 0 }));
const alike = readRows(pairsFile).map((pair) => ({ ...pair, kind: 'pair', label: pair.same ? 1 : 0 }));
const topics = [...new Set(read.map(({ topic }) => topic))];
const ofPairs = topics.flatMap((topic) => samplesOfPairs(topic, [...read, ...alike].filter((pair) => pair.topic === topic)).map((sample) => ({ ...sample, topic })));
const ofStories = readStories(storiesFile).flatMap((pile) => [...samplesOfStories(pile)]);
const samples = [...ofPairs, ...ofDays, ...ofStories];

const leftOut = topics.flatMap((topic) => {
  const line = lineOf(samples.filter((sample) => sample.topic !== topic));
  if (process.env.LINES) writeFileSync(`${process.env.LINES}/${topic}.json`, JSON.stringify(line));
  return ofPairs.filter((sample) => sample.topic === topic).map((sample) => ({ ...sample, score: Math.max(...sample.all.map((x) => scoreBy(line, x))) }));
});
/** How well it does on some pairs, each scored by a line that has not seen its topic. */
function say(name, list) {
  const [scores, labels] = [list.map(({ score }) => score), list.map(({ label }) => label)];
  const loss = list.reduce((sum, { score, label }) => sum + Math.log(1 + Math.exp(label ? -score : score)), 0) / list.length;
  const even = list.filter(({ score }) => score >= 0);
  console.log(`${name}: ${list.length} pairs, ${labels.reduce((a, b) => a + b)} of one happening; topics left out: AUC ${auc(scores, labels).toFixed(3)}, loss ${loss.toFixed(3)}, at even odds ${even.filter(({ label }) => label).length} right of ${even.length}`);
}
say('read, drawn from events', leftOut.filter(({ kind }) => kind === 'joined'));
say('read, drawn by likelihood', leftOut.filter(({ kind }) => kind !== 'joined' && kind !== 'pair'));
say('look-alikes', leftOut.filter(({ kind }) => kind === 'pair'));
const whole = lineOf(samples);
console.log(whole.base.toFixed(3));
for (const [name, weight] of whole.weights) console.log(weight.toFixed(3), name);
if (process.argv.includes('--write'))
  writeFileSync(
    `${ROOT}src/events/identity/data/telling.ts`,
    `// Data: a line (logistic regression) that says of the features of two reports (telling-features.ts) how likely they tell one thing.
// Made by training/identity/telling.mjs from ${ofPairs.length} pairs of sentences of ${topics.length} stories that were read, from sentences of ${days.length} days matched with
// happenings noted by hand, and from ${ofStories.length} pairs of ECB+ (Cybulska and Vossen 2014; annotation CC BY 3.0). No text is in it.
export const TELLING: { readonly base: number; readonly weights: readonly (readonly [feature: string, weight: number])[] } = {
  base: ${whole.base.toFixed(3)},
  weights: [
${whole.weights.map(([name, weight]) => `    ['${name}', ${weight.toFixed(3)}],`).join('\n')}
  ],
};
`,
  );
