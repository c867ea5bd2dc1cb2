// Learns src/events/identity/data/likelihood.ts from labelled piles, and says how well it does on stories left out.
// Run from the project's root after a build: node training/identity/train.mjs STORIES.jsonl.gz PAIRS.jsonl PILES_FOLDER [--write]
// With --pipeline: the whole likelihood and the limits as the program uses them, only the trees learned without the pile that is grouped.
// STORIES: piles of two look-alike stories with chains of happenings; PAIRS: two sentences of dated piles, one happening or two.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { FEATURE_COUNT, PAIR_FEATURES, pairFeatures } from '../../dist/src/events/identity/pair-features.js';
import { gapBetween } from '../../dist/src/events/identity/overlap.js';
import { STORY_COUNT, STORY_FEATURES, storyFeatures } from '../../dist/src/events/identity/story-features.js';
import { askingOnce, likelihood, withinStories } from '../../dist/src/events/identity/index.js';
import { storyChance, storyLikelihood } from '../../dist/src/events/identity/one-story.js';
import { MEAN_LIKELY } from '../../dist/src/events/identity/groups.js';
import { reachOf } from '../../dist/src/events/identity/reach.js';
import { readTrees } from '../../dist/src/events/identity/trees.js';
import { withinArticle } from '../../dist/src/events/identity/within-article.js';
import { auc, linksWith, measure, row } from './measure.mjs';
import { dice, meets, writeData } from '../common.mjs';
import { articlesOf, lineOf, samplesOfPiles } from './parting.mjs';
import { readPairs, readPile, readStories } from './piles.mjs';
import { chance, scoreOf, trainTrees } from './trees.mjs';

const [stories, pairsFile, pilesFolder] = process.argv.slice(2);
const option = (name, fallback) => Number(process.argv.find((a) => a.startsWith(`--${name}=`))?.split('=')[1] ?? fallback);
const EVERY = option('every', 1);
const FOLDS = option('folds', 3);
const FIT = { features: FEATURE_COUNT, trees: option('trees', 60), depth: option('depth', 3), rate: option('rate', 0.2) };
/** How much labels are trusted: chains were marked in the checked sentences; elsewhere a missing chain says little. */
const WEIGHT = { lookalike: option('lookalike', 2), checked: 1, marked: option('marked', 0.5), unmarked: option('unmarked', 0.12), pair: option('pair', 6), dated: option('dated', 0.5) };
const KEEP = { checked: option('keepChecked', 1), yes: 0.15, marked: 0.15, unmarked: 0.015, dated: 0.0005 };

/** What was read is kept beside the packages: only rules of reading change it (remove the folder then). */
function kept(name, read) {
  const file = `${process.env.TRAINING_CACHE ?? 'node_modules/.cache/training'}/${name}.bin`;
  if (existsSync(file)) return deserialize(readFileSync(file));
  const found = read();
  writeFileSync(file, serialize(found));
  return found;
}

const featuresOf = (a, b) => {
  const out = new Float32Array(FEATURE_COUNT);
  pairFeatures(a, b, out);
  return out;
};

function samplesOfStories(pile, random) {
  const found = [];
  const { reports } = pile;
  for (let i = 0; i < reports.length; i++)
    for (let j = i + 1; j < reports.length; j++) {
      const [a, b] = [reports[i], reports[j]];
      if (a.traits.article.id === b.traits.article.id) continue;
      const label = meets(a.chains, b.chains) ? 1 : 0;
      const gap = gapBetween(a.traits, b.traits);
      if (a.story !== b.story) continue;
      const isChecked = a.checked && b.checked;
      const kind = isChecked ? 'checked' : a.chains.size && b.chains.size ? 'marked' : 'unmarked';
      const keep = isChecked ? KEEP.checked : label ? KEEP.yes : (KEEP[kind] ?? 1);
      if (random() > keep) continue;
      const weight = (label ? (isChecked ? WEIGHT.checked : WEIGHT.marked) : WEIGHT[kind]) / keep;
      found.push({ x: featuresOf(a.traits, b.traits), label, weight, kind, checked: isChecked, gap });
    }
  return found;
}

/** Pairs of articles: one story or two; those of other piles are easy and few. */
function samplesOfArticles(pile, others) {
  const stories = new Map(pile.reports.map(({ traits, story }) => [traits.article.id, { article: traits.article, story }]));
  const list = [...stories.values()];
  const found = [];
  const put = (a, b, label, weight) => {
    const x = new Float32Array(STORY_COUNT);
    storyFeatures(a, b, x);
    found.push({ x, label, weight });
  };
  list.forEach((a, i) => {
    for (const b of list.slice(i + 1)) put(a.article, b.article, a.story === b.story ? 1 : 0, a.story === b.story ? 1 : WEIGHT.lookalike);
    for (const other of others) {
      const { traits } = other.reports[(i * 37) % other.reports.length];
      if (i % 5 === 0) put(a.article, traits.article, 0, 0.5);
    }
  });
  return found;
}

/** Labelled pairs of the dated piles, and what is no happening of one: pairs of one day that share hardly a word. */
function samplesOfPairs(topic, rows, random) {
  const found = [];
  const collections = [...new Set(rows.flatMap(({ a, b }) => [a, b].map(({ article }) => article.split('/')[0])))].map((publisher) => `${topic}-${publisher}`);
  const piles = collections.map((name) => kept(name, () => readPile(pilesFolder, name)));
  const find = ({ article, begin }) => piles.flatMap((pile) => (pile.places.get(`${article} ${begin}`) ?? []).map((at) => pile.reports[at]));
  for (const { a, b, same, kind } of rows) {
    const [left, right] = [find(a), find(b)];
    const pairs = left.flatMap((x) => right.map((y) => [x, y]));
    if (pairs.length === 0) console.error('no reports for', a, b);
    for (const [x, y] of pairs)
      found.push({ x: featuresOf(x.traits, y.traits), label: same ? 1 : 0, weight: WEIGHT.pair / pairs.length, kind, pair: `${a.article} ${a.begin} ${b.article} ${b.begin}`, traits: [x.traits, y.traits] });
  }
  const reports = piles.flatMap((pile) => pile.reports).filter(({ traits }) => traits.from !== null && traits.to - traits.from <= 1).sort((x, y) => x.traits.from - y.traits.from);
  for (let i = 0; i < reports.length; i++)
    for (let j = i + 1; j < reports.length && reports[j].traits.from - reports[i].traits.from <= 1; j++) {
      if (reports[i].traits.article.id === reports[j].traits.article.id || random() > KEEP.dated) continue;
      const x = featuresOf(reports[i].traits, reports[j].traits);
      if (x[0] > 0.12 || x[6] > 2) continue;
      found.push({ x, label: 0, weight: WEIGHT.dated, kind: 'dated' });
    }
  return found;
}

console.error('reading');
const piles = kept('stories', () => readStories(stories));
const random = dice(7);
const samples = piles.map((pile) => samplesOfStories(pile, random));
const articles = piles.map((pile) => samplesOfArticles(pile, piles.filter((other) => other !== pile)));
const pairRows = readPairs(pairsFile);
const topics = [...new Set(pairRows.map(({ topic }) => topic))];
const paired = topics.map((topic) => samplesOfPairs(topic, pairRows.filter((r) => r.topic === topic), random));
console.error(piles.length, 'piles;', samples.flat().length, 'samples;', topics.map((t, i) => `${t} ${paired[i].length}`).join(', '));

const STORY_FIT = { ...FIT, features: STORY_COUNT, trees: option('storyTrees', 60), leaf: 20 };
const fitStory = (list) => trainTrees(list.map((s) => s.x), Float64Array.from(list, (s) => s.label), Float64Array.from(list, (s) => s.weight), STORY_FIT);
const fit = (list, use) => trainTrees(list.map((s) => s.x), Float64Array.from(list, (s) => s.label), Float64Array.from(list, (s) => s.weight), { ...FIT, use });
/** Trees as the data file holds them (trees.ts). */
const packed = ({ base, trees }) => {
  const nodes = [];
  const put = (node) => {
    const at = nodes.length;
    if (typeof node === 'number') return nodes.push([-1, node, 0, 0]) - 1;
    nodes.push([node.feature, node.at, 0, 0]);
    nodes[at][2] = put(node.low);
    nodes[at][3] = put(node.high);
    return at;
  };
  const roots = trees.map(put);
  const bytes = Buffer.alloc(8 + 4 * roots.length + 16 * nodes.length);
  bytes.writeUInt32LE(roots.length, 0);
  bytes.writeFloatLE(base, 4);
  roots.forEach((root, i) => bytes.writeUInt32LE(root, 8 + 4 * i));
  nodes.flat().forEach((value, i) => bytes.writeFloatLE(value, 8 + 4 * roots.length + 4 * i));
  return bytes;
};
const unpacked = (model) => readTrees(packed(model).toString('base64'));

const LEAST_STORY = 0.1;
const likelyBy = (model, story) => {
  const [out, ofStory] = [new Float32Array(FEATURE_COUNT), new Float32Array(STORY_COUNT)];
  const known = new Map();
  return (a, b) => {
    const key = `${a.article.id} ${b.article.id}`;
    let isStory = known.get(key);
    if (isStory === undefined) {
      storyFeatures(a.article, b.article, ofStory);
      isStory = chance(scoreOf(story, ofStory));
      known.set(key, isStory);
    }
    if (isStory < LEAST_STORY) return 0;
    pairFeatures(a, b, out);
    return isStory * chance(scoreOf(model, out));
  };
};

const foldOf = (i) => i % FOLDS;
const drop = process.argv.find((a) => a.startsWith('--drop='))?.slice(7).split(',').map(Number) ?? [];
const use = (f) => !drop.includes(f);
const PIPELINE = process.argv.includes('--pipeline');
/** The program's own likelihood by trees of a fold. */
function asShipped(model, story) {
  const trees = unpacked(story);
  const asked = askingOnce((a, b) => storyLikelihood(a, b, trees));
  const happening = unpacked(model);
  return (a, b) => likelihood(a, b, asked, happening);
}
const links = new Map();
const shipped = new Map();
const [scores, labels, within, withinLabels] = [[], [], [], []];
const BARE = process.argv.includes('--bare');
const ofStories = [];
const judged = [];
const folds = [];
function judge(model, list, story) {
  const likely = likelyBy(model, story);
  const best = new Map();
  for (const s of list) {
    if (!s.pair) continue;
    const [r, q] = s.traits.map(reachOf);
    const meet = !r || !q || (r.from <= q.to && q.from <= r.to);
    const p = meet ? (BARE ? chance(scoreOf(model, s.x)) : likely(...s.traits)) : 0;
    const known = best.get(s.pair);
    if (!known || known.p < p) best.set(s.pair, { p, label: s.label, kind: s.kind });
  }
  judged.push(...best.values());
}
for (let fold = 0; fold < FOLDS; fold++) {
  const others = (list) => list.flatMap((s, i) => (foldOf(i) === fold ? [] : s));
  const model = fit([...others(samples), ...others(paired)], use);
  const story = fitStory(others(articles));
  articles.forEach((list, i) => {
    if (foldOf(i) !== fold) return;
    for (const { x, label, weight } of list) if (weight !== 0.5) ofStories.push({ p: chance(scoreOf(story, x)), label });
  });
  folds.push({ model, story });
  const likely = likelyBy(model, story);
  paired.forEach((list, t) => foldOf(t) === fold && judge(model, list, story));
  piles.forEach((pile, i) => {
    if (foldOf(i) !== fold) return;
    if (PIPELINE) shipped.set(pile, linksWith(pile, asShipped(model, story)));
    if (i % EVERY === 0 && !PIPELINE)
      links.set(
        pile,
        linksWith(pile, (a, b) => {
          return a.article.id === b.article.id ? withinArticle(a, b) : likely(a, b);
        }),
      );
    for (const s of samples[i]) {
      if (!s.checked) continue;
      const score = scoreOf(model, s.x);
      scores.push(score);
      labels.push(s.label);
      if (s.kind === 'checked') {
        within.push(score);
        withinLabels.push(s.label);
      }
    }
  });
  console.error('fold', fold);
}
if (process.env.MODELS) writeFileSync(process.env.MODELS, JSON.stringify(folds));
console.log(`checked pairs within a story: AUC ${auc(within, withinLabels).toFixed(3)}`);
console.log(`articles: AUC ${auc(ofStories.map((s) => s.p), ofStories.map((s) => s.label)).toFixed(3)}`);
for (const least of [0.2, 0.3, 0.5, 0.7, 0.8]) {
  const said = ofStories.filter((s) => s.p >= least);
  const right = said.filter((s) => s.label).length;
  console.log(`one story from ${least}: P ${((100 * right) / said.length).toFixed(0)} R ${((100 * right) / ofStories.filter((s) => s.label).length).toFixed(0)}`);
}
if (PIPELINE) {
  const parted = samplesOfPiles(piles.map(articlesOf), (i) => folds[foldOf(i)].story);
  const lines = folds.map((_, fold) => lineOf(parted.filter((_, i) => foldOf(i) !== fold).flat()));
  /** Links within the stories that trees and line of a fold find. */
  const within = (pile) => {
    const fold = foldOf(piles.indexOf(pile));
    const trees = unpacked(folds[fold].story);
    return (traits, links) => withinStories(traits, links, (a, b) => storyChance(a, b, trees), lines[fold]);
  };
  const said = (name, list, parting) => console.log(name, row(measure(list, (pile) => shipped.get(pile), MEAN_LIKELY, parting)));
  said('the whole pipeline, trees and line of stories learned without the pile:', piles, within);
  said('without the parting into stories:', piles, () => (_, links) => links);
  process.exit();
}
const judgedPiles = piles.filter((_, i) => i % EVERY === 0);
for (const enough of [0.12, 0.16, 0.2, 0.25, 0.3, 0.35, 0.4]) console.log(enough, row(measure(judgedPiles, (pile) => links.get(pile), enough)));

console.log(`digest pairs: AUC ${auc(judged.map((j) => j.p), judged.map((j) => j.label)).toFixed(3)}`);
for (const least of [0.2, 0.3, 0.4, 0.5, 0.6]) {
  const said = judged.filter((j) => j.p >= least);
  const right = said.filter((j) => j.label).length;
  const gold = judged.filter((j) => j.label).length;
  const other = (kind) => `${kind} ${judged.filter((j) => j.kind === kind && j.p >= least).length}/${judged.filter((j) => j.kind === kind).length}`;
  console.log(least, `P ${((100 * right) / said.length).toFixed(0)} R ${((100 * right) / gold).toFixed(0)} F1 ${((200 * right) / (said.length + gold)).toFixed(0)}`, other('same-day'), other('other-day'));
}

const gains = new Float64Array(FEATURE_COUNT);
const whole = fit([...samples.flat(), ...paired.flat()], use);
const walk = (node) => {
  if (typeof node === 'number') return;
  gains[node.feature]++;
  walk(node.low);
  walk(node.high);
};
whole.trees.forEach(walk);
const wholeStory = fitStory(articles.flat());
console.log(PAIR_FEATURES.map((name, i) => [name, gains[i]]).sort((a, b) => b[1] - a[1]).map(([n, g]) => `${n} ${g}`).join('; '));
if (process.argv.includes('--write')) {
  writeData(
    'src/events/identity/data/likelihood.ts',
    `// Data: boosted trees (trees.ts) that say of the features of two articles (story-features.ts) how likely they tell one story, and of those
// of two reports (pair-features.ts) how likely they tell one happening of it. Made by training/identity/train.mjs from ECB+ (Cybulska and Vossen 2014; annotation CC BY 3.0), ${piles.length} piles of two stories, and from
// ${pairRows.length} pairs of sentences of dated piles judged by hand. Numbers learned from texts; no text is in it.`,
    { STORY: packed(wholeStory), LIKELIHOOD: packed(whole) },
  );
}
