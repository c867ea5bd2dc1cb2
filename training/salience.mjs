// Fits how much a happening matters on its day (src/events/salience-weights.ts) to what journalists and editors chose.
//
//   node training/salience.mjs DAYS.jsonl TIMELINES [--write]     after `npm run build`
//
// DAYS.jsonl   days with their happenings: {topic, articles: [collections], day, nuggets: [{match: [patterns], vital}]}
// TIMELINES    tasks.jsonl ({topic, query, articles: [collections], reference: [{date, sentences}]}) and articles/<collection>.jsonl.gz
// A happening is chosen where its leading sentence tells a nugget (a vital one twice over), or most of what a reference timeline tells
// of its day. Pairs of happenings of one day, the one chosen and the other not, give a logistic regression (RankNet without a net).
// The figures are those of weights fitted without the story they are measured on; --write writes weights fitted on all.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ROOT } from './common.mjs';

const dist = (path) => import(`${ROOT}dist/src/${path}`);
const { analyse } = await dist('bot/reading/analyse.js');
const { clusterEvents } = await dist('events/cluster.js');
const { centralities } = await dist('events/day-context.js');
const { featuresOf } = await dist('events/features.js');
const { nameTable } = await dist('events/names.js');
const { salienceFeatures } = await dist('events/salience-features.js');
const { subjectStems } = await dist('english/words.js');
const { addDays } = await dist('model/day.js');

const [daysFile, pilesDir] = process.argv.slice(2);
const rows = (file) => {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.split('\n').filter((line) => line.trim()).map((line) => JSON.parse(line));
};

/** The piles are tokenised: `Mubarak 's`, ` `` `, `-LRB-`. */
const asPrinted = (text) =>
  text
    .replace(/-LRB-\s*/g, '(').replace(/\s*-RRB-/g, ')').replace(/-LSB-\s*/g, '[').replace(/\s*-RSB-/g, ']')
    .replace(/\\([/*])/g, '$1').replace(/``\s*/g, '“').replace(/\s*''/g, '”').replace(/(^|\s)`\s+/g, '$1‘')
    .replace(/\s+(n't|'(?:s|re|ve|ll|d|m))(?![\w'])/gi, '$1').replace(/(\w)\s+'(?=\s|$)/g, '$1’')
    .replace(/\s+([,.;:!?%])(?=\s|$|[”’)])/g, '$1').replace(/([$£€#])\s+(?=\d)/g, '$1').replace(/\s--\s/g, ' – ')
    .replace(/\s+/g, ' ').trim();

const NEIGHBOURS = 2;

function evidenceOf(collections) {
  const evidence = [];
  for (const name of collections) {
    const plain = join(pilesDir, 'articles', `${name}.jsonl`);
    for (const { id, published, publisher, text } of rows(existsSync(plain) ? plain : `${plain}.gz`)) {
      const article = {
        id, saga: '', title: null, byline: null, publisher, url: null, updated: null, kind: 'report', agency: null, file: null,
        contentHash: '', version: 1, copyOf: null, published: { value: published, certainty: 'stated', provenance: 'meta' },
        text: text.split('\n').map(asPrinted).filter(Boolean).join('\n\n'),
      };
      analyse(article).reports.forEach((report, index) => {
        if (report.date === null) return;
        const words = article.text.slice(report.sentence.begin, report.sentence.end);
        evidence.push({ article, report: { ...report, article: id, index, text: words } });
      });
    }
  }
  return evidence;
}

const names = nameTable([]);

/** The happenings of a day, each with its features as numbers. */
function happeningsOf(day, evidence, keywords) {
  const [from, to] = [addDays(day, -NEIGHBOURS), addDays(day, NEIGHBOURS)];
  const near = evidence.filter(({ report: { date } }) => date.from >= from && date.to <= to);
  const interest = { keywordStems: new Set(keywords.flatMap(subjectStems)) };
  const events = clusterEvents(near, { people: [], keywords }).filter(({ date }) => date.from === day && date.to === day);
  const central = centralities(events);
  return events.map((event, at) => {
    const group = event.evidence.map((one) => featuresOf(one, names));
    const features = salienceFeatures(event, group, interest);
    const values = Object.fromEntries(Object.entries(features).map(([name, { value }]) => [name, value]));
    return { text: event.evidence[0].report.text, values: { ...values, central: central[at] } };
  });
}

const share = (of, within) => (of.size ? [...of].filter((stem) => within.has(stem)).length / of.size : 0);

/** How well a sentence tells what a reference says of the day: 0 to 2. */
function choiceBy(sentences) {
  const wanted = sentences.map((text) => new Set(subjectStems(asPrinted(text)))).filter(({ size }) => size > 3);
  return (text) => {
    const stems = new Set(subjectStems(text));
    const best = Math.max(0, ...wanted.map((ref) => Math.max(share(ref, stems), Math.min(share(stems, ref), 0.9) * Math.min(1, stems.size / 8))));
    return best >= 0.5 ? 2 : best >= 0.35 ? 1 : 0;
  };
}

function choiceByNuggets(nuggets) {
  const patterns = nuggets.map(({ match, vital }) => ({ test: new RegExp(match.map((one) => `(?:${one})`).join('|'), 'i'), vital }));
  return (text) => Math.max(0, ...patterns.map(({ test, vital }) => (test.test(text) ? (vital ? 2 : 1) : 0)));
}

/** Days with the happenings of each and how they were chosen. */
function readDays() {
  const tasks = rows(join(pilesDir, 'tasks.jsonl')).filter(({ reference }) => reference.every(({ sentences }) => sentences !== null));
  const gold = rows(daysFile);
  const days = [];
  const topics = new Map(tasks.map(({ topic, articles }) => [topic, articles]));
  for (const [topic, collections] of topics) {
    const evidence = evidenceOf(collections);
    const own = tasks.filter((task) => task.topic === topic);
    const keywords = [...new Set(own.flatMap(({ query }) => query))];
    const wanted = new Map();
    for (const { reference } of own)
      for (const { date, sentences } of reference) wanted.set(date, [...(wanted.get(date) ?? []), ...sentences]);
    const add = (day, kind, choice, nuggets = null) => {
      const happenings = happeningsOf(day, evidence, keywords).map((one) => ({ ...one, grade: choice(one.text) }));
      days.push({ topic, day, kind, nuggets, happenings });
    };
    for (const [date, sentences] of wanted) add(date, 'timeline', choiceBy(sentences));
    for (const day of gold.filter((one) => one.topic === topic)) add(day.day, 'digest', choiceByNuggets(day.nuggets), day.nuggets);
    process.stderr.write(`${topic}: ${days.filter((day) => day.topic === topic).length} days\n`);
  }
  return days;
}

const RIDGE = Number(process.env.RIDGE ?? 0.02);
const STEPS = 150;
/** Pairs of a day that are looked at. */
const MOST_PAIRS = 1500;
const RATE = 0.3;

/** Weights by name. Each day counts the same; digests, which an editor read, count twice. */
function fit(days, featureNames) {
  const pairs = [];
  for (const { happenings, kind } of days) {
    const all = happenings.flatMap((a) => happenings.filter((b) => a.grade > b.grade).map((b) => ({ a, b, gap: a.grade - b.grade })));
    const better = all.filter((_pair, i) => i % Math.ceil(all.length / MOST_PAIRS) === 0);
    const sum = better.reduce((total, { gap }) => total + gap, 0);
    for (const { a, b, gap } of better)
      pairs.push({ x: featureNames.map((name) => a.values[name] - b.values[name]), w: ((kind === 'digest' ? 2 : 1) * gap) / sum });
  }
  const total = pairs.reduce((sum, { w }) => sum + w, 0);
  const weights = featureNames.map(() => 0);
  const speed = featureNames.map(() => 0);
  for (let step = 0; step < STEPS; step++) {
    const slope = weights.map((w) => RIDGE * w);
    for (const { x, w } of pairs) {
      let margin = 0;
      for (let i = 0; i < x.length; i++) margin += weights[i] * x[i];
      const pull = (w / total) / (1 + Math.exp(margin));
      for (let i = 0; i < x.length; i++) slope[i] -= pull * x[i];
    }
    for (let i = 0; i < weights.length; i++) {
      speed[i] = 0.9 * speed[i] - RATE * slope[i];
      weights[i] += speed[i];
    }
  }
  return Object.fromEntries(featureNames.map((name, i) => [name, weights[i]]));
}

const scoreOf = ({ values }, weights) => Object.entries(weights).reduce((sum, [name, w]) => sum + w * (values[name] ?? 0), 0);
const stemsOf = (text) => new Set(subjectStems(text));

/** The first five as the day's order has them: what repeats falls. */
function firstFive(happenings, weights) {
  const shown = [];
  for (const one of [...happenings].sort((a, b) => scoreOf(b, weights) - scoreOf(a, weights))) {
    const stems = stemsOf(one.text);
    const again = shown.some((other) => Math.max(share(stems, stemsOf(other.text)), share(stemsOf(other.text), stems)) >= 0.5);
    if (!again) shown.push(one);
    if (shown.length === 5) break;
  }
  return shown;
}

function measure(day, weights) {
  const shown = firstFive(day.happenings, weights);
  const lead = Number(shown[0]?.grade === 2);
  if (day.kind !== 'digest') return { lead, first: shown.filter(({ grade }) => grade > 0).length / Math.max(1, shown.length) };
  const vital = day.nuggets.filter((nugget) => nugget.vital);
  const told = vital.filter(({ match }) => shown.some(({ text }) => new RegExp(match.map((one) => `(?:${one})`).join('|'), 'i').test(text)));
  return { lead, first: Math.min(5, told.length) / Math.min(5, vital.length) };
}

const mean = (list) => list.reduce((sum, value) => sum + value, 0) / (list.length || 1);
const figure = (value) => (100 * value).toFixed(1);

const days = readDays();
const featureNames = Object.keys(days.flatMap(({ happenings }) => happenings)[0].values);
const topics = [...new Set(days.map(({ topic }) => topic))];
const results = [];
for (const left of topics) {
  const weights = fit(days.filter(({ topic }) => topic !== left), featureNames);
  results.push(...days.filter(({ topic }) => topic === left).map((day) => ({ ...day, ...measure(day, weights) })));
}
for (const kind of ['digest', 'timeline']) {
  const of = results.filter((day) => day.kind === kind);
  console.log(`${kind}: ${of.length} days; lead chosen ${figure(mean(of.map(({ lead }) => lead)))}, first five ${figure(mean(of.map(({ first }) => first)))}`);
  for (const topic of topics) {
    const own = of.filter((day) => day.topic === topic);
    if (own.length) console.log(`  ${topic}: ${own.length} days; ${figure(mean(own.map(({ lead }) => lead)))}, ${figure(mean(own.map(({ first }) => first)))}`);
  }
}
const weights = fit(days, featureNames);
console.log(Object.entries(weights).map(([name, w]) => `${name} ${w.toFixed(2)}`).join(', '));
if (process.argv.includes('--write')) {
  const lines = featureNames.map((name) => `  ${name}: ${Math.round(weights[name] * 1000) / 1000},`);
  console.log('What is marked “by hand” in the file has to be marked again.');
  writeFileSync(
    `${ROOT}src/events/salience-weights.ts`,
    `// Weights of what speaks for and against showing a happening first, as training/salience.mjs fitted them: to ${days.length} days of\n// ${topics.length} stories (Timeline17's reference timelines; days whose happenings were listed by hand). Measured without the story it was fitted on.\n\n/** By the names of salience-features.ts. */\nexport const SALIENCE_WEIGHTS: Readonly<Record<string, number>> = {\n${lines.join('\n')}\n};\n`,
  );
}
if (process.env.DUMP) writeFileSync(process.env.DUMP, JSON.stringify({ days, featureNames }));
