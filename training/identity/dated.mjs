// Learns src/events/identity/data/dated.ts from the happenings of judged days, and says how well it does on topics left out.
// Run from the project's root after a build: node training/identity/dated.mjs DAYS.jsonl PILES_FOLDER [--write]
// DAYS: {topic, articles: [collections], day, nuggets: [{id, match}]}, a day a line; `match` are patterns of sentences that tell a happening.
// Two sentences that match the patterns of one happening tell it; of others that is not known, but most pairs tell two. Only the line's
// numbers are kept.
import { writeFileSync } from 'node:fs';
import { DATED_COUNT, DATED_FEATURES, datedFeatures } from '../../dist/src/events/identity/dated-features.js';
import { ROOT } from '../common.mjs';
import { readDays, samplesOf } from './judged-days.mjs';
import { auc } from './measure.mjs';
import { trainLine } from './trees.mjs';

const [daysFile, folder] = process.argv.slice(2);
const RIDGE = 20;

/** What agrees may only speak for one happening, and what is at odds only against it, whatever some days of some stories say. */
const FOR = /in common|cosine|^words: (?:of the lighter|heaviest|second|third|number)|same predicate|predicates: nearness/;
const AGAINST = /lacks|differ|another|points$|apart|days between|opinions/;
/** What the line of what tells one thing is learned from besides (telling.mjs). */
const NOT_USED = /share in common|nearly all of the shorter|whatever|quotations/;
const SIGNS = DATED_FEATURES.map((name) => (AGAINST.test(name) ? -1 : FOR.test(name) ? 1 : 0));

function lineOf(samples) {
  for (const { x } of samples) DATED_FEATURES.forEach((name, f) => NOT_USED.test(name) && (x[f] = 0));
  const list = (what) => samples.map((sample) => sample[what]);
  const { base, weights } = trainLine(list('x'), list('label'), list('weight'), { features: DATED_COUNT, signs: SIGNS, ridge: RIDGE });
  return { base, weights: DATED_FEATURES.map((name, f) => [name, weights[f]]) };
}
const scoreBy = ({ base, weights }, x) => weights.reduce((sum, [, w], f) => sum + w * x[f], base);

const days = readDays(daysFile);
const topics = [...new Set(days.map(({ topic }) => topic))];
const samples = new Map(topics.map((topic) => [topic, samplesOf(folder, topic, days.filter((day) => day.topic === topic), { count: DATED_COUNT, write: datedFeatures })]));
for (const topic of topics) {
  const line = lineOf(topics.flatMap((other) => (other === topic ? [] : samples.get(other))));
  const judged = samples.get(topic).filter(({ kind }) => kind !== 'one' && kind !== 'none');
  const labels = judged.map(({ label }) => label);
  console.log(topic, samples.get(topic).length, 'pairs; told as one or as two, left out: AUC', auc(judged.map(({ x }) => scoreBy(line, x)), labels).toFixed(3), 'cosine alone', auc(judged.map(({ x }) => x[0]), labels).toFixed(3));
  if (process.env.LINES) writeFileSync(`${process.env.LINES}/${topic}.json`, JSON.stringify(line));
}
const whole = lineOf([...samples.values()].flat());
console.log(whole.base.toFixed(3));
for (const [name, weight] of whole.weights) console.log(weight.toFixed(3), name);
if (process.argv.includes('--write'))
  writeFileSync(
    `${ROOT}src/events/identity/data/dated.ts`,
    `// Data: a line (logistic regression) that says of the features of two dated reports (dated-features.ts) how likely they tell one happening.
// Made by training/identity/dated.mjs from sentences of ${days.length} days of ${topics.length} stories, matched with happenings that were noted by hand. No text is in it.
export const DATED: { readonly base: number; readonly weights: readonly (readonly [feature: string, weight: number])[] } = {
  base: ${whole.base.toFixed(3)},
  weights: [
${whole.weights.map(([name, weight]) => `    ['${name}', ${weight.toFixed(3)}],`).join('\n')}
  ],
};
`,
  );
