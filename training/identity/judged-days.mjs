// Turns days whose happenings were listed by hand into pairs of sentences that tell one happening or two, for lines to be learned from.
// A day is {topic, articles: [collections], day, nuggets: [{id, match}]}; `match` are patterns of sentences that tell a happening. Two sentences
// that match those of one tell it; of others that is not known, but most pairs tell two.
import { reachOf } from '../../dist/src/events/identity/index.js';
import { dice, meets } from '../common.mjs';
import { keywordsIn, readPile, readRows } from './piles.mjs';

/** Pairs of each kind that are kept of a topic at most, and what they weigh together; `told`: of one happening. */
const MOST = { told: 600, sameDay: 1200, otherDay: 800, one: 1200, none: 1200 };
const WEIGHT = { told: 500, sameDay: 300, otherDay: 200, one: 1500, none: 1500 };
/** What looks as alike as this and matches no pattern is left out: it may well tell one happening. */
const UNSURE = 0.6;
const DAYS_AFTER = 4;
const LEAST_WORDS = 2;

/** Days with their patterns made one. */
export const readDays = (file) =>
  readRows(file).map((day) => ({ ...day, nuggets: day.nuggets.map(({ id, match }) => ({ id, pattern: new RegExp(match.map((one) => `(?:${one})`).join('|'), 'i') })) }));

const dayNumber = (iso) => Math.round(Date.parse(iso) / 86_400_000);

/** Which happenings a report tells: its words match, and its day, or that of its article, is near. */
function happeningsOf({ traits, text }, days) {
  const told = new Set();
  const { from, to, article } = traits;
  for (const { day, nuggets } of days) {
    const n = dayNumber(day);
    if (from === null ? article.from < n || article.from > n + 2 : n < from - 1 || n > to + 1 || to - from > 6) continue;
    for (const { id, pattern } of nuggets) if (pattern.test(text)) told.add(`${day}:${id}`);
  }
  return told;
}

const daysOf = (told) => new Set([...told].map((name) => name.slice(0, 10)));
function kindOf(a, b) {
  if (meets(a, b)) return 'told';
  if (a.size === 0 || b.size === 0) return a.size + b.size > 0 ? 'one' : 'none';
  return meets(daysOf(a), daysOf(b)) ? 'sameDay' : 'otherDay';
}

/** Pairs of different articles within reach that share words. */
export function* pairsOf(reports) {
  const byWord = new Map();
  const reach = reports.map(({ traits }) => reachOf(traits));
  const counts = new Uint8Array(reports.length);
  for (let i = 0; i < reports.length; i++) {
    const slots = [];
    for (const code of reports[i].traits.words) {
      const list = byWord.get(code >>> 1);
      if (list === undefined) byWord.set(code >>> 1, [i]);
      else {
        for (const j of list) if (counts[j]++ === 0) slots.push(j);
        list.push(i);
      }
    }
    for (const j of slots) {
      const count = counts[j];
      counts[j] = 0;
      if (count < LEAST_WORDS || reports[j].traits.article === reports[i].traits.article) continue;
      const [r, q] = [reach[i], reach[j]];
      if (r && q && r.from <= q.to && q.from <= r.to) yield [reports[j], reports[i]];
    }
  }
}

/**
 * Pairs of a topic's sentences with what is measured of them: [{x, label, kind, weight}]. `count`: numbers of a pair; `write(a, b, x)` writes them.
 */
export function samplesOf(folder, topic, days, { count, write }) {
  const near = ({ traits }) => days.some(({ day }) => traits.article.from >= dayNumber(day) && traits.article.from <= dayNumber(day) + DAYS_AFTER);
  const keywords = keywordsIn(folder, topic);
  const reports = days[0].articles.flatMap((name) => readPile(folder, name, keywords).reports).filter(near);
  for (const report of reports) report.told = happeningsOf(report, days);
  const random = dice(3);
  const [found, best] = [{ sameDay: [], otherDay: [], one: [], none: [] }, new Map()];
  const seen = { sameDay: 0, otherDay: 0, one: 0, none: 0 };
  for (const [a, b] of pairsOf(reports)) {
    const kind = kindOf(a.told, b.told);
    const at = kind === 'told' ? -1 : Math.floor(random() * ++seen[kind]);
    if (at >= MOST[kind]) continue;
    const x = new Float32Array(count);
    write(a.traits, b.traits, x);
    if (kind === 'told') {
      // Of the clauses of two sentences those that are most alike tell it.
      const key = `${a.traits.article.id} ${a.traits.sentence} ${b.traits.article.id} ${b.traits.sentence}`;
      const nugget = [...a.told].find((name) => b.told.has(name));
      if ((best.get(key)?.x[0] ?? -1) < x[0]) best.set(key, { x, label: 1, kind, nugget });
    } else if (kind === 'sameDay' || kind === 'otherDay' || x[0] < UNSURE) found[kind][Math.min(at, found[kind].length)] = { x, label: 0, kind };
  }
  const told = [...best.values()].filter(() => random() < MOST.told / best.size);
  return weighed([...told, ...Object.values(found).flat()]);
}

/** The kinds weigh what they should; a happening that many tell weighs with the root of its number. */
function weighed(samples) {
  const sizes = new Map();
  for (const { nugget } of samples) if (nugget) sizes.set(nugget, (sizes.get(nugget) ?? 0) + 1);
  const raw = samples.map(({ nugget }) => (nugget ? 1 / Math.sqrt(sizes.get(nugget)) : 1));
  const sums = {};
  samples.forEach(({ kind }, i) => (sums[kind] = (sums[kind] ?? 0) + raw[i]));
  return samples.map((sample, i) => ({ ...sample, weight: (raw[i] * WEIGHT[sample.kind]) / sums[sample.kind] }));
}
