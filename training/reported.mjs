// Learns src/events/news-weights.ts from undated reports that were read (read-reports.jsonl), and says how well it does on topics left out.
// Run from the project's root after a build: npx tsc -p . && node training/reported.mjs PILES_FOLDER [--write]
// read-reports.jsonl: {topic, article, begin: where its sentence begins, articles: how many tell it within a day, stands: of how many like it it
// was drawn, news: would an editor tell it under the day of its article}. Drawn by lot from what tells in the perfect and stands alone.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { wordsOf } from '../dist/src/english/words.js';
import { newsFeatures, standingShare } from '../dist/src/events/reports/told-as-news.js';
import { ROOT } from './common.mjs';
import { auc } from './identity/measure.mjs';
import { keywordsIn, readPile, readRows } from './identity/piles.mjs';
import { trainLine } from './identity/trees.mjs';

const [folder] = process.argv.slice(2);
const RIDGE = Number(process.env.RIDGE ?? 2);
const MOST_ARTICLES = 2;
const SIGNS = { first: 1, opening: 1, lasts: -1, figures: 1, long: -1, done: 1, standing: -1, articles: 1 };
const NAMES = Object.keys(SIGNS);

const tasks = readRows(`${folder}/tasks.jsonl`);
const rows = readRows(fileURLToPath(new URL('read-reports.jsonl', import.meta.url)));
const topics = [...new Set(rows.map(({ topic }) => topic))];
const collectionsOfTopic = (topic) => [...new Set(tasks.flatMap((task) => (task.topic === topic ? task.articles : [])))];

/** The rows of a topic with their features, as the program weighs them. */
function samplesOf(topic) {
  const piles = collectionsOfTopic(topic).map((name) => readPile(folder, name, keywordsIn(folder, topic)));
  return rows.filter((row) => row.topic === topic).flatMap(({ article, begin, articles, stands, news }) => {
    for (const { reports, places } of piles) {
      const here = (places.get(`${article} ${begin}`) ?? []).map((i) => reports[i]);
      const one = here.find(({ report }) => report.act?.news !== undefined);
      if (!one) continue;
      const ofArticle = reports.filter(({ traits }) => traits.article.id === article).map(({ report }) => report);
      const features = newsFeatures(one.report, wordsOf(one.text), one.report.index, standingShare(ofArticle));
      const all = { ...features, articles: Math.min(MOST_ARTICLES, Math.log2(articles)) };
      return [{ topic, x: NAMES.map((name) => all[name]), label: news ? 1 : 0, weight: Math.sqrt(stands), stands }];
    }
    return [];
  });
}

function lineOf(samples) {
  const list = (what) => samples.map((sample) => sample[what]);
  return trainLine(list('x'), list('label'), list('weight'), { features: NAMES.length, signs: NAMES.map((name) => SIGNS[name]), ridge: RIDGE });
}
const scoreBy = ({ base, weights }, x) => weights.reduce((sum, w, f) => sum + w * x[f], base);

const samples = topics.flatMap(samplesOf);
const leftOut = topics.flatMap((topic) => {
  const line = lineOf(samples.filter((sample) => sample.topic !== topic));
  return samples.filter((sample) => sample.topic === topic).map((sample) => ({ ...sample, score: scoreBy(line, sample.x) }));
});
console.log(`${samples.length} of ${rows.length} reports, ${samples.filter(({ label }) => label).length} of them news; topics left out: AUC ${auc(leftOut.map(({ score }) => score), leftOut.map(({ label }) => label)).toFixed(3)}`);
const sum = (list) => list.reduce((all, { stands }) => all + stands, 0);
for (const limit of [-1, -0.5, -0.25, 0, 0.25, 0.5, 1]) {
  const said = leftOut.filter(({ score }) => score >= limit);
  const right = said.filter(({ label }) => label);
  console.log(`from ${limit}: ${said.length} said, ${(100 * right.length / said.length).toFixed(0)} % right; as they stand in the piles ${(100 * sum(right) / sum(said)).toFixed(0)} % right, ${(100 * sum(right) / sum(leftOut.filter(({ label }) => label))).toFixed(0)} % found, ${(100 * sum(said) / sum(leftOut)).toFixed(0)} % of all`);
}
const whole = lineOf(samples);
const weights = [['base', whole.base], ...NAMES.map((name, f) => [name, whole.weights[f]])].map(([name, weight]) => `  ${name}: ${weight.toFixed(2)},`);
console.log(weights.join('\n'));
if (process.argv.includes('--write'))
  writeFileSync(
    `${ROOT}src/events/news-weights.ts`,
    `// Data: weights of what speaks for and against an undated report being news of its article's day (reports/told-as-news.ts, reported-day.ts).
// Made by training/reported.mjs from ${samples.length} reports of ${topics.length} stories that were read, ${samples.filter(({ label }) => label).length} of them news. No text is in it.
export const NEWS_WEIGHTS: Readonly<Record<string, number>> = {
${weights.join('\n')}
};
`,
  );
