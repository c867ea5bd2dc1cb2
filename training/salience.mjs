// Fits how much a happening matters on its day (src/events/salience-weights.ts) to what journalists and editors chose.
//
//   node training/salience.mjs DAYS.jsonl TIMELINES STORES [--write]     after `npx tsc -p .`
//
// DAYS.jsonl   days with their happenings: {topic, day, nuggets: [{id, match: [patterns], vital}]}
// TIMELINES    tasks.jsonl: {topic, query, reference: [{date, sentences}]}
// STORES       a folder for each topic, as `daybook ingest` made it of the topic's articles: `--saga TOPIC --data STORES/TOPIC`
//
// A happening is chosen where its line tells a nugget (a vital one four times over), or much of what a reference timeline tells of its
// day. The choices of a day are a distribution over its happenings, which the weights must give too (ListNet, Cao and others, 2007).
// The figures are those of weights fitted without the story that they are measured on; --write writes weights fitted on all.
//
//   node training/salience.mjs --remembered TOPIC=KEYWORD,KEYWORD=STORE …
//
// measures the weights that ship on stories without a reference: what articles of three days later and more say outright of a day is what
// was remembered of it, and the line that the weights put first, from what was written by the second day, should tell it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './common.mjs';

const dist = (path) => import(`${ROOT}dist/${path}`);
const { createSqliteStore } = await dist('adapters/store/sqlite/store.js');
const { besideEachOther, LOOKED_AT, standingsOf } = await dist('src/events/day-context.js');
const { featuresOf } = await dist('src/events/features.js');
const { happeningOf } = await dist('src/events/happening.js');
const { codeOf, rarityOf } = await dist('src/events/identity/word-codes.js');
const { nameTable } = await dist('src/events/names.js');
const { salienceFeatures } = await dist('src/events/salience-features.js');
const { SALIENCE_WEIGHTS } = await dist('src/events/salience-weights.js');
const { lineOf, standsAlone } = await dist('src/digests/line.js');
const { lineupOf } = await dist('src/digests/lineup.js');
const { readable } = await dist('src/digests/readable.js');
const { subjectStems } = await dist('src/english/words.js');

const isRemembered = process.argv[2] === '--remembered';
const [daysFile, timelinesDir, storesDir] = isRemembered ? [] : process.argv.slice(2);
const rows = (file) => readFileSync(file, 'utf8').split('\n').filter((line) => line.trim()).map((line) => JSON.parse(line));
const names = nameTable([]);

/**
 * The happenings of a day as the store's sentences make them, those looked at first, each with its features as numbers; `isKnown` says which
 * evidence is there yet.
 */
async function happeningsOf(store, topic, day, keywords, isKnown = () => true) {
  const interest = { keywordStems: new Set(keywords.flatMap(subjectStems)) };
  const kept = await store.events({ saga: topic, from: day, to: day, maxDays: 1, order: 'date', limit: 100_000 });
  const events = kept
    .map((event) => ({ ...event, evidence: event.evidence.filter(isKnown) }))
    .filter(({ evidence }) => evidence.length > 0)
    .map((event) => ({ ...happeningOf(event.evidence.map((one) => featuresOf(one, names)), interest), id: event.id, date: event.date }))
    .filter(({ date }) => date?.from === day && date.to === day)
    .sort((a, b) => b.salience - a.salience)
    .slice(0, LOOKED_AT);
  const { standings } = standingsOf(events);
  return events.map((event, at) => {
    const group = event.evidence.map((one) => featuresOf(one, names));
    const features = salienceFeatures(event, group, interest).map(([name, { value }]) => [name, value]);
    return { event, text: lineOf(event.evidence[0]), alone: standsAlone(event), values: { ...Object.fromEntries(features), ...standings[at] } };
  });
}

const rarity = (stem) => Math.max(1, rarityOf(codeOf(stem, false)));
const weigh = (stems) => [...stems].reduce((sum, stem) => sum + rarity(stem), 0);

/** How well a sentence tells each of those that a reference says of the day: 0 to 1 by recall, precision and both, whichever is best. */
function choiceBy(sentences) {
  const wanted = sentences.map((text) => new Set(subjectStems(text))).filter(({ size }) => size > 3);
  return (text) => {
    const stems = new Set(subjectStems(text));
    return wanted.map((ref) => {
      const common = weigh([...ref].filter((stem) => stems.has(stem)));
      const [recall, precision] = [common / weigh(ref), common / Math.max(1, weigh(stems))];
      return Math.max(recall, 0.9 * Math.min(precision, 0.9) * Math.min(1, stems.size / 8), (2.4 * recall * precision) / (recall + precision + 1e-9));
    });
  };
}

const toldBy = (nuggets, text) => nuggets.filter(({ match }) => new RegExp(match.map((one) => `(?:${one})`).join('|'), 'i').test(text));

async function readDays() {
  const gold = rows(daysFile);
  const tasks = rows(join(timelinesDir, 'tasks.jsonl')).filter(({ reference }) => reference.every(({ sentences }) => sentences !== null));
  const days = [];
  for (const topic of new Set(tasks.map((task) => task.topic)).values()) {
    if (!existsSync(join(storesDir, topic))) continue;
    const store = await createSqliteStore({ folder: join(storesDir, topic) });
    const own = tasks.filter((task) => task.topic === topic);
    const keywords = [...new Set(own.flatMap(({ query }) => query))];
    const wanted = new Map(gold.filter((day) => day.topic === topic).map(({ day }) => [day, []]));
    for (const { date, sentences } of own.flatMap(({ reference }) => reference)) wanted.set(date, [...(wanted.get(date) ?? []), ...sentences]);
    for (const [day, sentences] of wanted) {
      const happenings = (await happeningsOf(store, topic, day, keywords)).filter(({ alone }) => alone);
      if (happenings.length < 4) continue;
      const nuggets = gold.find((one) => one.topic === topic && one.day === day)?.nuggets ?? null;
      const told = nuggets && happenings.map(({ text }) => toldBy(nuggets, text));
      const choice = choiceBy(sentences);
      const each = happenings.map(({ text }) => choice(text));
      const like = each.map((list) => Math.max(0, ...list));
      const grades = {
        digest: told && told.map((list) => Math.min(4, list.reduce((sum, { vital }) => sum + (vital ? 2 : 0.5), 0))),
        timeline: Math.max(...like) >= 0.5 ? like.map((value) => 2 * Math.min(1, Math.max(0, (value - 0.3) / 0.3))) : null,
      };
      days.push({ topic, day, happenings, nuggets, told, each, like, grades });
    }
    process.stderr.write(`${topic}: ${days.filter((day) => day.topic === topic).length} days\n`);
  }
  return days;
}

const RIDGE = Number(process.env.RIDGE ?? 0.1);
const STEPS = 300;
const RATE = 0.05;
/** Days whose happenings an editor listed are few and say more. */
const WORTH = { digest: 2, timeline: 1 };

const mean = (list) => list.reduce((sum, value) => sum + value, 0) / (list.length || 1);
const dot = (a, b) => a.reduce((sum, value, i) => sum + value * b[i], 0);
function softmax(scores) {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/** What can only speak for a happening, and what only against it: a few days of a few stories must not turn that round. */
const FOR = new Set('sources articles soon openings openSoon nearOpening keywords names figures central inStory echoes'.split(' '));
const AGAINST = new Set('planned demanded denied nothingDone background opinion quote leans leadsBack assumed nobody long short caption'.split(' '));
const held = (name, weight) => (FOR.has(name) ? Math.max(0, weight) : AGAINST.has(name) ? Math.min(0, weight) : weight);

/** Weights by name, by Adam on the cross-entropy of the days' distributions. */
function fit(days, featureNames) {
  const values = days.flatMap(({ happenings }) => happenings.map((one) => featureNames.map((name) => one.values[name])));
  const centre = featureNames.map((_, i) => mean(values.map((row) => row[i])));
  const spread = featureNames.map((_, i) => Math.sqrt(mean(values.map((row) => (row[i] - centre[i]) ** 2))) + 1e-6);
  const lists = days.flatMap(({ happenings, grades }) =>
    Object.entries(grades).flatMap(([kind, list]) => {
      if (!list || Math.max(...list) === Math.min(...list)) return [];
      const powers = list.map((grade) => Math.exp(grade) - 1);
      const sum = powers.reduce((a, b) => a + b, 0);
      const rowsOf = happenings.map((one) => featureNames.map((name, i) => (one.values[name] - centre[i]) / spread[i]));
      return [{ rows: rowsOf, wanted: powers.map((power) => power / sum), worth: WORTH[kind] }];
    }),
  );
  const total = lists.reduce((sum, { worth }) => sum + worth, 0);
  const weights = featureNames.map(() => 0);
  const [first, second] = [weights.slice(), weights.slice()];
  for (let step = 1; step <= STEPS; step++) {
    const slope = weights.map((w) => RIDGE * w);
    for (const { rows: list, wanted, worth } of lists) {
      const given = softmax(list.map((row) => dot(row, weights)));
      list.forEach((row, at) => {
        const pull = (worth / total) * (given[at] - wanted[at]);
        for (let i = 0; i < row.length; i++) slope[i] += pull * row[i];
      });
    }
    for (let i = 0; i < weights.length; i++) {
      first[i] = 0.9 * first[i] + 0.1 * slope[i];
      second[i] = 0.999 * second[i] + 0.001 * slope[i] ** 2;
      const next = weights[i] - (RATE * (first[i] / (1 - 0.9 ** step))) / (Math.sqrt(second[i] / (1 - 0.999 ** step)) + 1e-8);
      weights[i] = held(featureNames[i], next);
    }
  }
  return Object.fromEntries(featureNames.map((name, i) => [name, weights[i] / spread[i]]));
}

const CONTEXT = ['central', 'inStory', 'echoes'];
const ownScore = ({ values }, weights) =>
  Object.entries(weights).reduce((sum, [name, w]) => sum + (CONTEXT.includes(name) ? 0 : w * (values[name] ?? 0)), 0);

/** The happenings of a day in the order that some weights give them, repetition and all; ids are their places. */
function inOrder(happenings, weights) {
  const events = happenings.map((one, at) => ({ ...one.event, id: String(at).padStart(5, '0'), salience: ownScore(one, weights) }));
  return besideEachOther(events, weights).sort((a, b) => b.salience - a.salience);
}

/** The first five of a day as its digest shows them. */
function firstFive(happenings, weights) {
  const ordered = inOrder(happenings, weights);
  const lines = lineupOf(ordered, ordered[0].date).blocks.filter(({ kind }) => kind === 'line');
  return lines.slice(0, 5).map(({ event }) => Number(event));
}

/** Sixty lines are soon a point more or less: the first dozen, each for less than the one above it (discounted cumulative gain), tell more. */
const DEEP = Array.from({ length: 12 }, (_, rank) => 1 / Math.log2(2 + rank));
const sumOf = (list) => list.reduce((sum, value) => sum + value, 0);

/** How early the vital happenings are told for the first time, of what the best order could: 0 to 1. */
function vitalDeep({ told }, order) {
  const seen = new Set();
  const gain = order.map((at, rank) => {
    const fresh = told[at].filter((nugget) => nugget.vital && !seen.has(nugget));
    for (const nugget of fresh) seen.add(nugget);
    return fresh.length * DEEP[rank];
  });
  const able = new Set(told.flat().filter(({ vital }) => vital)).size;
  return sumOf(gain) / sumOf(DEEP.slice(0, Math.max(1, able)));
}

/** Below it nothing of the day tells what a reference says. */
const TOLD_AT_ALL = 0.35;

/** How much of what the references say the first line tells, and the first five, of what any line tells. */
function shareTold(each, like, shown) {
  const said = (each[0] ?? []).flatMap((_, at) => {
    const best = Math.max(...each.map((list) => list[at]));
    return best < TOLD_AT_ALL ? [] : [Math.max(...shown.map((line) => each[line][at])) / best];
  });
  return said.length > 0 ? { shareFirst: like[shown[0]] / Math.max(...like), shareInFive: mean(said) } : {};
}

/** How much of what the references say the first dozen tells, however early, of what any line tells: 0 to 1. */
function toldDeep({ each }, order) {
  const best = (each[0] ?? []).map((_, at) => Math.max(...each.map((list) => list[at])));
  const said = best.flatMap((value, at) => (value < TOLD_AT_ALL ? [] : [at]));
  const share = (count) => mean(said.map((at) => Math.max(...order.slice(0, count).map((line) => each[line][at])) / best[at]));
  return said.length === 0 ? undefined : sumOf(order.map((_, rank) => DEEP[rank] * share(rank + 1))) / sumOf(DEEP.slice(0, order.length));
}

function measure(day, weights) {
  const { happenings, nuggets, told, each, like, grades } = day;
  const shown = firstFive(happenings, weights);
  const order = readable(inOrder(happenings, weights)).slice(0, DEEP.length).map(({ id }) => Number(id));
  const found = { toldDeep: toldDeep(day, order), vitalDeep: nuggets ? vitalDeep(day, order) : undefined };
  if (nuggets) {
    const vital = nuggets.filter((nugget) => nugget.vital);
    const early = new Set(shown.flatMap((at) => told[at]).filter((nugget) => nugget.vital));
    const seen = new Set();
    const again = shown.filter((at) => {
      const repeats = told[at].length > 0 && told[at].every((nugget) => seen.has(nugget));
      for (const nugget of told[at]) seen.add(nugget);
      return repeats;
    });
    Object.assign(found, { lead: Number(told[shown[0]].some((nugget) => nugget.vital)), five: Math.min(5, early.size) / Math.min(5, vital.length), again: again.length / shown.length });
  }
  if (grades.timeline) Object.assign(found, { chosenFirst: Number(like[shown[0]] >= 0.5), chosenInFive: Number(shown.some((at) => like[at] >= 0.5)) });
  return { ...found, ...shareTold(each, like, shown) };
}

/** Days between a day and an article's publication; NaN where it has none. */
const lag = ({ article }, day) => (Date.parse(article.published?.value?.slice(0, 10)) - Date.parse(day)) / 86_400_000;
/** What is remembered is told so much later, and was told so soon. */
const LATER = 3;
const SOON = 2;
const FEWEST = 4;

/** What later articles say outright of each day, each sentence once. */
function rememberedOf(events) {
  const told = new Map();
  for (const { report, article } of events.flatMap(({ evidence }) => evidence)) {
    const { date } = report;
    if (!date || date.from !== date.to || !['stated', 'resolved'].includes(date.certainty)) continue;
    if (lag({ article }, date.from) >= LATER) told.set(date.from, (told.get(date.from) ?? new Set()).add(report.text));
  }
  return told;
}

async function measureRemembered(place) {
  const [topic, keywords, folder] = place.split('=');
  const store = await createSqliteStore({ folder });
  const all = await store.happenings({ saga: topic, order: 'date', limit: 1_000_000 });
  const found = [];
  for (const [day, sentences] of rememberedOf(all)) {
    const isKnown = (one) => lag(one, day) >= -1 && lag(one, day) <= SOON;
    const happenings = (await happeningsOf(store, topic, day, keywords.split(','), isKnown)).filter(({ alone }) => alone);
    if (happenings.length < FEWEST) continue;
    const choice = choiceBy([...sentences]);
    const each = happenings.map(({ text }) => choice(text));
    const like = each.map((list) => Math.max(0, ...list));
    if (Math.max(...like) >= 0.45) found.push(shareTold(each, like, firstFive(happenings, SALIENCE_WEIGHTS)));
  }
  return found;
}

if (isRemembered) {
  const found = [];
  for (const place of process.argv.slice(3)) found.push(...(await measureRemembered(place)));
  for (const name of ['shareFirst', 'shareInFive']) {
    const list = found.flatMap((day) => (day[name] === undefined ? [] : [day[name]]));
    console.log(`${name}: ${(100 * mean(list)).toFixed(1)} (${list.length} days)`);
  }
  process.exit(0);
}

const days = await readDays();
const featureNames = Object.keys(days[0].happenings[0].values);
const topics = [...new Set(days.map(({ topic }) => topic))];
const BY_HAND = Object.fromEntries(['sources', 'background', 'headline', 'people', 'returns', 'conditional', 'points', 'inexact', 'leans', 'articles'].map((name) => [name, SALIENCE_WEIGHTS[name]]));
const results = topics.flatMap((left) => {
  const weights = { ...fit(days.filter(({ topic }) => topic !== left), featureNames), ...BY_HAND };
  return days.filter(({ topic }) => topic === left).map((day) => measure(day, weights));
});
for (const name of ['lead', 'five', 'again', 'chosenFirst', 'chosenInFive', 'shareFirst', 'shareInFive', 'vitalDeep', 'toldDeep']) {
  const list = results.flatMap((day) => (day[name] === undefined ? [] : [day[name]]));
  console.log(`${name}: ${(100 * mean(list)).toFixed(1)} (${list.length} days)`);
}
const weights = { ...fit(days, featureNames), ...BY_HAND };
console.log(Object.entries(weights).map(([name, w]) => `${name} ${w.toFixed(2)}`).join(', '));
if (process.argv.includes('--write')) {
  const file = `${ROOT}src/events/salience-weights.ts`;
  const head = readFileSync(file, 'utf8').split('\n/** By the names')[0];
  const lines = Object.entries(weights).map(([name, w]) => `${name in BY_HAND ? '  // by hand\n' : ''}  ${name}: ${Math.round(w * 100) / 100},`);
  writeFileSync(file, `${head}\n/** By the names of salience-features.ts and of day-context.ts. */\nexport const SALIENCE_WEIGHTS: Readonly<Record<string, number>> = {\n${lines.join('\n')}\n};\n`);
}
