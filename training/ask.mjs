// Makes src/answer/find/ranking-weights.ts: how much each feature of a candidate tells that it answers a question, learned from
// questions with answers over stories that were ingested before. Run from the project's root after a build:
//   node training/ask.mjs QUESTIONS.jsonl,… STORES_DIR [--write] [--errors STORY,STORY] [--l2 0.05,0.2,1] [--unread STORY,STORY] [--folds FILE]
//
// QUESTIONS.jsonl  {id, pile, kind, question, asOf?, set?, gold: {days?, must?, any?, unanswerable?}} a line; `pile` names the story, `set`
//                  whose question it is: each set has a line of its own in what is printed
// STORES_DIR       a data folder of the program for each story, named like it
// --write          writes the weights, learned from all stories; without it only what was measured is printed
// --l2             strengths to choose from, for each story by what they do for the others
// --ablate         what is right without each rule of the choice, and without each of --groups NAME,NAME;NAME,… of features
// --folds          writes the weights by which each story was ranked, as JSON
//
// The method: conditional logistic regression (softmax over the candidates of a question, the likelihood of its right ones together), L2.
// What is printed is cross-validated: each story is ranked by weights learned from the others.
import { readFileSync, writeFileSync } from 'node:fs';
import { createSqliteStore } from '../dist/adapters/store/sqlite/store.js';
import { readAround } from '../dist/src/answer/find/around.js';
import { RULES } from '../dist/src/answer/find/choose.js';
import { findCandidates } from '../dist/src/answer/find/find.js';
import { FEATURES } from '../dist/src/answer/find/measured.js';
import { judged } from '../dist/src/answer/find/judge.js';
import { answersAmong } from '../dist/src/answer/find/matter.js';
import { inTime } from '../dist/src/answer/interpret.js';
import { readingFor } from '../dist/src/answer/reading.js';
import { answerDeps } from '../dist/src/bot/answering.js';
import { ROOT } from './common.mjs';

const [questionsFile, storesFolder, ...options] = process.argv.slice(2);
const option = (name, otherwise) => (options.includes(name) ? options[options.indexOf(name) + 1] : otherwise);
const L2S = option('--l2', '0.05,0.2,0.8').split(',').map(Number);
const STEPS = 120;
const RATE = 0.1;
/** Evidence sentences of an event that a reader would look at, and how wide an answer's date may be, in days. */
const EVIDENCE = 5;
const WIDTH = 7;

const folded = (text) =>
  text
    .normalize('NFKC')
    .replace(/[“”„]/g, '"')
    .replace(/[‘’´`]/g, "'")
    .replace(/[‐-―]/g, '-')
    .replace(/\s+/g, ' ');
const dayNumber = (day) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
const goldOf = ({ days = [], must = [], any = [], unanswerable = false }) => ({
  days: days.map((span) => span.map(dayNumber)),
  must: must.map((source) => new RegExp(source, 'i')),
  any: any.map((source) => new RegExp(source, 'i')),
  unanswerable,
});

function isOnDay({ days }, date) {
  if (days.length === 0) return true;
  if (!date) return false;
  const [from, to] = [dayNumber(date.from), dayNumber(date.to)];
  return days.some(([first, last]) => from <= last && first <= to && to - from < Math.max(WIDTH, last - first + 1));
}
const says = ({ must, any }, text) => {
  const words = folded(text);
  return must.every((part) => part.test(words)) && (any.length === 0 || any.some((part) => part.test(words)));
};
const isRightAnswer = (gold, date, text) => !gold.unanswerable && isOnDay(gold, date) && says(gold, text);

async function measuredQuestions(rows) {
  const questions = [];
  for (const pile of new Set(rows.map((row) => row.pile))) {
    const store = await createSqliteStore({ folder: `${storesFolder}/${pile}` });
    const saga = {
      id: pile,
      name: pile,
      description: null,
      keywords: [],
      people: [],
      zone: 'UTC',
      sources: [],
      articlesDir: null,
    };
    const deps = answerDeps(store, saga);
    for (const row of rows.filter((one) => one.pile === pile)) {
      const today = (row.asOf ?? '2020-01-01').slice(0, 10);
      const request = { question: row.question, today, saga };
      const reading = await readingFor(deps, request);
      const around = await readAround(deps, request, reading);
      const text = around?.text ?? reading.text;
      const isOnlyNames = around?.read.terms.every(({ kind }) => kind !== 'word');
      const read = isOnlyNames ? inTime(around.read, around.window) : (around?.read ?? reading.read);
      const window = isOnlyNames ? null : (around?.window ?? null);
      if (read.terms.length === 0) continue;
      const gold = goldOf(row.gold);
      const found = await findCandidates(deps, saga, text, window ? { ...read, when: window } : read);
      const { asked } = found;
      const measured = likely(gold, found.measured);
      const right = measured.map(({ candidate }) =>
        Number(isRightAnswer(gold, candidate.evidence.report.date, candidate.evidence.report.text)),
      );
      const happenings = await deps.happeningsOf(measured.map(({ candidate }) => candidate.evidence));
      questions.push({ ...row, gold, read, window, asked, measured, right, ...learnedFrom(measured, right), happenings });
    }
    await store.close();
  }
  return questions;
}

/** Candidates of a question that are kept: those that are believed in most so far, and the right ones. */
const KEPT = 300;

function likely(gold, measured) {
  const isRight = ({ candidate: { evidence } }) => isRightAnswer(gold, evidence.report.date, evidence.report.text);
  const best = new Set(judged(measured).slice(0, KEPT).map(({ candidate }) => candidate));
  return measured.filter((one) => best.has(one.candidate) || isRight(one));
}

/** Candidates of a question that it is learned from: the right ones, and of the others those that are believed in most so far. */
const LEARNED_FROM = 150;

function learnedFrom(measured, right) {
  const rankOf = new Map(judged(measured).map(({ candidate }, rank) => [candidate, rank]));
  const kept = measured.flatMap(({ candidate }, i) => (right[i] || rankOf.get(candidate) < LEARNED_FROM ? [i] : []));
  return {
    matrix: Float64Array.from(kept.flatMap((i) => measured[i].values)),
    isRight: kept.map((i) => right[i]),
  };
}

/** What the stories that were learned from can't tell: they have no headlines, and nobody asks there for a day to come. */
const BY_HAND = { title: 0.3, ahead: 1.2 };

const NONE = new Set();

/** Adam on the gradient of the mean log-likelihood. */
function learn(questions, strength, without = NONE) {
  const usable = questions.filter(({ isRight }) => isRight.some(Boolean));
  const size = FEATURES.length;
  const [weights, mean, square] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  for (let step = 1; step <= STEPS; step++) {
    const gradient = new Float64Array(size);
    for (const { matrix, isRight } of usable) addGradient(matrix, isRight, weights, gradient);
    for (let k = 0; k < size; k++) {
      if (without.has(FEATURES[k])) continue;
      const g = (gradient[k] - 20 * strength * weights[k]) / usable.length;
      mean[k] = 0.9 * mean[k] + 0.1 * g;
      square[k] = 0.99 * square[k] + 0.01 * g * g;
      weights[k] += (RATE * (mean[k] / (1 - 0.9 ** step))) / (Math.sqrt(square[k] / (1 - 0.99 ** step)) + 1e-8);
    }
  }
  return [...weights];
}

function addGradient(matrix, right, weights, gradient) {
  const size = weights.length;
  const shares = new Float64Array(right.length);
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < right.length; i++) {
    let score = 0;
    for (let k = 0; k < size; k++) score += matrix[i * size + k] * weights[k];
    shares[i] = score;
    if (score > most) most = score;
  }
  let [all, good] = [0, 0];
  for (let i = 0; i < right.length; i++) {
    shares[i] = Math.exp(shares[i] - most);
    all += shares[i];
    if (right[i]) good += shares[i];
  }
  for (let i = 0; i < right.length; i++) {
    const pull = (right[i] ? shares[i] / good : 0) - shares[i] / all;
    if (Math.abs(pull) < 1e-5) continue;
    for (let k = 0; k < size; k++) gradient[k] += pull * matrix[i * size + k];
  }
}

/** The place of the first right answer, from 1; 0 for none among ten. */
function placeOf(question, weights, rules = RULES) {
  const { happenings, read, asked, measured, window } = question;
  const ranked = answersAmong(happenings, read, asked, judged(measured, weights), window, rules).ranked.slice(0, 10);
  const textOf = ({ event }) =>
    event.evidence
      .slice(0, EVIDENCE)
      .map(({ report }) => report.text)
      .join(' \n ');
  const place = ranked.findIndex((one) => isRightAnswer(question.gold, one.event.date, textOf(one)));
  const matter = ranked.slice(0, 3).some((one) => isRightAnswer({ ...question.gold, days: [] }, null, textOf(one)));
  return { place: place + 1, matter, ranked };
}

const percent = (list, test) => String(Math.round((100 * list.filter(test).length) / Math.max(1, list.length))).padStart(4);
const line = (name, list) =>
  console.log(
    `${name.padEnd(14)}${String(list.length).padStart(4)} @1${percent(list, ({ place }) => place === 1)} @3${percent(list, ({ place }) => place > 0 && place <= 3)} @10${percent(list, ({ place }) => place > 0)} matter@3${percent(list, ({ matter }) => matter)} found${percent(list, ({ question }) => question.right.some(Boolean))}`,
  );

const storiesOf = (questions) => [...new Set(questions.map(({ pile }) => pile))];
const without = (questions, pile) => questions.filter((question) => question.pile !== pile);
const of = (questions, pile) => questions.filter((question) => question.pile === pile);

/** Groups of whole stories among which a strength is chosen. */
const GROUPED = 3;

/** Mean log-likelihood of the right candidates, each group of stories by what the others teach. */
function believed(questions, strength) {
  let [sum, count] = [0, 0];
  const groupOf = new Map(storiesOf(questions).map((pile, i) => [pile, i % GROUPED]));
  for (let group = 0; group < GROUPED; group++) {
    const isOf = ({ pile }) => groupOf.get(pile) === group;
    const weights = learn(
      questions.filter((question) => !isOf(question)),
      strength,
    );
    for (const { matrix, isRight } of questions.filter(isOf)) {
      if (!isRight.some(Boolean)) continue;
      sum += logLikelihood(matrix, isRight, weights);
      count++;
    }
  }
  return sum / count;
}

function logLikelihood(matrix, right, weights) {
  const size = weights.length;
  const scores = right.map((_, i) => weights.reduce((sum, weight, k) => sum + weight * matrix[i * size + k], 0));
  const most = Math.max(...scores);
  const [all, good] = scores.reduce(
    ([a, g], score, i) => [a + Math.exp(score - most), g + (right[i] ? Math.exp(score - most) : 0)],
    [0, 0],
  );
  return Math.log(good / all);
}

/** The strength that does best for stories that were not learned from. */
function strengthFor(questions) {
  if (L2S.length === 1) return L2S[0];
  const tried = L2S.map((strength) => ({ strength, value: believed(questions, strength) }));
  return tried.reduce((best, next) => (next.value > best.value ? next : best)).strength;
}

const rows = questionsFile.split(',').flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((text) => JSON.parse(text)),
);
const questions = await measuredQuestions(rows);
const folds = {};
const results = storiesOf(questions).flatMap((pile) => {
  const others = without(questions, pile);
  const strength = strengthFor(others);
  const weights = learn(others, strength);
  folds[pile] = { strength, weights: Object.fromEntries(FEATURES.map((name, k) => [name, weights[k]])) };
  return of(questions, pile).map((question) => ({ question, ...placeOf(question, weights) }));
});
console.log('strengths', Object.values(folds).map(({ strength }) => strength).join(' '));
const foldsFile = option('--folds', null);
if (foldsFile) writeFileSync(foldsFile, JSON.stringify(folds));
const answerable = results.filter(({ question }) => !question.gold.unanswerable);
for (const kind of new Set(answerable.map(({ question }) => question.kind)))
  line(
    kind,
    answerable.filter(({ question }) => question.kind === kind),
  );
line('all', answerable);
for (const set of new Set(answerable.map(({ question }) => question.set)))
  line(
    set ?? 'development',
    answerable.filter(({ question }) => question.set === set),
  );
for (const pile of storiesOf(answerable.map(({ question }) => question)))
  line(
    pile.slice(-14),
    answerable.filter(({ question }) => question.pile === pile),
  );
// what each rule and each group of features carries: switched off, the weights of the other features learned anew
const GROUPS = (option('--groups', '') ?? '').split(';').filter(Boolean).map((group) => group.split(','));
if (options.includes('--ablate')) {
  const places = (weightsFor, rules) =>
    answerable.map(({ question }) => ({ question, ...placeOf(question, weightsFor(question.pile), rules) }));
  const learned = (pile) => FEATURES.map((name) => folds[pile].weights[name]);
  line('no rules', places(learned, []));
  for (const rule of RULES)
    line(
      `no ${rule.name}`,
      places(
        learned,
        RULES.filter((other) => other !== rule),
      ),
    );
  for (const group of GROUPS) {
    const left = Object.fromEntries(
      storiesOf(questions).map((pile) => [pile, learn(without(questions, pile), folds[pile].strength, new Set(group))]),
    );
    line(
      `no ${group[0]}…`,
      places((pile) => left[pile], RULES),
    );
  }
}
const unread = new Set((option('--unread', '') ?? '').split(',').filter(Boolean));
if (unread.size > 0)
  line(
    'unread',
    answerable.filter(({ question }) => unread.has(question.pile)),
  );

const shown = new Set((option('--errors', '') ?? '').split(',').filter(Boolean));
for (const { question, place, ranked } of answerable.filter((one) => shown.has(one.question.pile) && one.place !== 1)) {
  const { id, question: text, asked, right } = question;
  console.log(
    `\n${id}  ${text}  [${asked.wants}] ${asked.when?.from ?? ''} ${asked.sought.terms.map(({ label }, i) => `${label} ${asked.sought.weights[i].toFixed(2)}`).join(', ')}  place ${place}, right candidates ${right.filter(Boolean).length}`,
  );
  for (const one of ranked.slice(0, 3))
    console.log(`   ${one.share.toFixed(2)} ${one.event.date?.from ?? 'no day'} ${one.best.candidate.evidence.report.text.slice(0, 200)}`);
}

if (options.includes('--write')) {
  const weights = learn(questions, strengthFor(questions));
  const count = questions.filter(({ right }) => right.some(Boolean)).length;
  writeFileSync(
    `${ROOT}src/answer/find/ranking-weights.ts`,
    `// Data: how much each feature tells that a sentence answers a question. Made by training/ask.mjs from ${count} questions over ${new Set(rows.map(({ pile }) => pile)).size} stories;
// ${Object.keys(BY_HAND).join(', ')} by hand: those stories have no headlines, and no question asks there for a day to come.
import type { FeatureName } from './measured.ts';

export const WEIGHTS: Readonly<Partial<Record<FeatureName, number>>> = {
${FEATURES.map((name, i) => `  ${name}: ${Number((BY_HAND[name] ?? weights[i]).toFixed(3))},`).join('\n')}
};
`,
  );
}
