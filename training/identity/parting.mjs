// Learns src/events/identity/data/parting.ts: whether the halves of some articles are two look-alike stories or one. Says how often it is
// right on piles left out. Run from the project's root after a build: node training/identity/parting.mjs STORIES.jsonl.gz [--write]
// STORIES: piles of two look-alike stories. Each pile is shown whole, as its two stories alone, and as parts of all three drawn at random.
import { writeFileSync } from 'node:fs';
import { HALVES_FEATURES, halvesOf } from '../../dist/src/events/identity/halves.js';
import { scoresOf } from '../../dist/src/events/identity/stories.js';
import { STORY_COUNT, storyFeatures } from '../../dist/src/events/identity/story-features.js';
import { dice, ROOT } from '../common.mjs';
import { auc } from './measure.mjs';
import { readStories } from './piles.mjs';
import { chance, scoreOf, trainLine, trainTrees } from './trees.mjs';

const PARTS = 30;
const RIDGE = 1;
/** Halves that mix two stories more than this are no use, two stories or not: share of pairs of articles that they tell right. */
const RIGHT = 0.8;

/** The articles of a pile by id, each with its story. */
export const articlesOf = (pile) =>
  [...new Map(pile.reports.map(({ traits, story }) => [traits.article.id, { article: traits.article, story }])).values()].sort((a, b) => (a.article.id < b.article.id ? -1 : 1));

/** Share of the pairs of articles that are rightly put into one half or two. */
function rightOf(stories, side) {
  let [right, all] = [0, 0];
  for (let i = 0; i < stories.length; i++)
    for (let j = i + 1; j < stories.length; j++, all++) if ((stories[i] === stories[j]) === (side[i] === side[j])) right++;
  return right / all;
}

function drawn(list, count, random) {
  const rest = [...list];
  return Array.from({ length: count }, () => rest.splice(Math.floor(random() * rest.length), 1)[0]).sort((a, b) => a - b);
}

/** What is measured of a pile and of parts of it; `scores` say of each two articles, by trees that have not seen the pile, how likely they are one story. */
export function samplesOf(articles, scores, random) {
  const found = [];
  const put = (places, isWhole) => {
    const halves = halvesOf(places.map((i) => Float64Array.from(places, (j) => scores[i][j])));
    if (!halves) return;
    const stories = places.map((i) => articles[i].story);
    const isTwo = new Set(stories).size > 1;
    found.push({ x: Float32Array.from(halves.features), isTwo, isWhole, label: isTwo && rightOf(stories, halves.side) >= RIGHT ? 1 : 0 });
  };
  const stories = [...new Set(articles.map(({ story }) => story))].map((one) => articles.flatMap(({ story }, i) => (story === one ? [i] : [])));
  put([...articles.keys()], true);
  for (const one of stories) put(one, true);
  for (let part = 0; part < PARTS; part++) {
    put(stories.flatMap((one) => drawn(one, 2 + Math.floor(random() * (one.length - 1)), random)).sort((a, b) => a - b), false);
    for (const one of stories) if (one.length > 4) put(drawn(one, 4 + Math.floor(random() * (one.length - 3)), random), false);
  }
  return found;
}

/** Two stories weigh double, as look-alike articles do for the trees (train.mjs): to be told two as one is worse than one as two. */
export function lineOf(samples) {
  const counts = [0, 1].map((label) => samples.filter((sample) => sample.label === label).length);
  const list = (of) => samples.map(of);
  const { base, weights } = trainLine(list(({ x }) => x), list(({ label }) => label), list(({ label }) => (label ? 1000 : 500) / counts[label]), { features: HALVES_FEATURES.length, signs: HALVES_FEATURES.map(() => 0), ridge: RIDGE });
  return { base, weights: [...weights] };
}

const says = ({ base, weights }, x) => weights.reduce((sum, w, f) => sum + w * x[f], base);

/** Trees over pairs of articles as train.mjs learns them, without the easy pairs of other piles. */
function storyTrees(piles) {
  const pairs = piles.flatMap((articles) =>
    articles.flatMap((a, i) =>
      articles.slice(0, i).map((b) => {
        const x = new Float32Array(STORY_COUNT);
        storyFeatures(a.article, b.article, x);
        return { x, label: a.story === b.story ? 1 : 0, weight: a.story === b.story ? 1 : 2 };
      }),
    ),
  );
  const list = (of) => pairs.map(of);
  return trainTrees(list(({ x }) => x), Float64Array.from(list(({ label }) => label)), Float64Array.from(list(({ weight }) => weight)), { features: STORY_COUNT, trees: 60, depth: 3, rate: 0.2, leaf: 20 });
}

/** Samples of piles, by trees that did not see the piles of their fold. */
export function samplesOfPiles(piles, storyOf) {
  const features = new Float32Array(STORY_COUNT);
  const random = dice(5);
  return piles.map((articles, i) => {
    const trees = storyOf(i);
    const chanceOf = (a, b) => {
      storyFeatures(a, b, features);
      return chance(scoreOf(trees, features));
    };
    return samplesOf(articles, scoresOf(articles.map(({ article }) => article), chanceOf), random);
  });
}

if (process.argv[1].endsWith('parting.mjs')) {
  const FOLDS = 11;
  const piles = readStories(process.argv[2]).map(articlesOf);
  const folds = Array.from({ length: FOLDS }, (_, fold) => storyTrees(piles.filter((_, i) => i % FOLDS !== fold)));
  const samples = samplesOfPiles(piles, (i) => folds[i % FOLDS]);
  const judged = samples.flatMap((list, i) => {
    const line = lineOf(samples.filter((_, j) => j % FOLDS !== i % FOLDS).flat());
    return list.map((sample) => ({ ...sample, said: says(line, sample.x) }));
  });
  console.log('two stories or one, piles left out: AUC', auc(judged.map(({ said }) => said), judged.map(({ label }) => label)).toFixed(3));
  for (const isWhole of [true, false])
    for (const isTwo of [true, false]) {
      const list = judged.filter((sample) => sample.isWhole === isWhole && sample.isTwo === isTwo);
      console.log(`${isWhole ? 'whole' : 'parts'}, ${isTwo ? 'two stories' : 'one story'}: right for ${list.filter(({ said }) => said > 0 === isTwo).length} of ${list.length}`);
    }
  const { base, weights } = lineOf(samples.flat());
  weights.forEach((w, f) => console.log(w.toFixed(3), HALVES_FEATURES[f]));
  if (process.argv.includes('--write'))
    writeFileSync(
      `${ROOT}src/events/identity/data/parting.ts`,
      `// Data: a line (logistic regression) that says of the halves of some articles (halves.ts) whether they are two stories. Made by
// training/identity/parting.mjs from ECB+ (Cybulska and Vossen 2014; annotation CC BY 3.0), ${piles.length} piles of two stories, with their stories
// alone and with parts of them. Numbers learned from texts; no text is in it.
export const PARTING: { readonly base: number; readonly weights: readonly number[] } = {
  base: ${Number(base.toFixed(3))},
  weights: [${weights.map((w) => Number(w.toFixed(3))).join(', ')}],
};
`,
    );
}
