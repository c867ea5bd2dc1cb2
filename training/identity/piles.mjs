// Reads labelled piles into the traits of their reports and what the labels say of them.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { tellingsOf } from '../../dist/src/bot/events.js';
import { keywordsOf } from '../../dist/src/events/identity/index.js';
import { nameTable } from '../../dist/src/events/names.js';

export const readRows = (file) => {
  const bytes = readFileSync(file);
  const text = file.endsWith('.gz') ? gunzipSync(bytes).toString('utf8') : bytes.toString('utf8');
  return text.split('\n').filter(Boolean).map((line) => JSON.parse(line));
};

const NOBODY = nameTable([]);
const NO_KEYWORDS = keywordsOf([]);

/** The query words that the piles' own tasks give for a topic, as a story's keywords. */
export const keywordsIn = (folder, topic) => keywordsOf(readRows(`${folder}/tasks.jsonl`).flatMap((task) => (task.topic === topic ? task.query : [])));

const articleOf = ({ id, title, text, published, publisher, url }) => ({
  id,
  title: title ?? null,
  text,
  publisher: publisher ?? null,
  url: url ?? null,
  published: published ? { value: published, certainty: 'stated', provenance: 'feed' } : null,
});

/** A report is within a sentence when they share at least half of the shorter one. */
const isWithin = (report, sentence) => {
  const shared = Math.min(report.end, sentence.end) - Math.max(report.begin, sentence.begin);
  return shared > 0 && 2 * shared >= Math.min(report.end - report.begin, sentence.end - sentence.begin);
};

/** Piles of two look-alike stories: [{id, reports: [{traits, story, chains, checked, sentence}]}]; `sentence` is an index, or -1. */
export const readStories = (file) =>
  readRows(file).map(({ id, articles, sentences }) => {
    const places = new Map();
    sentences.forEach((s, i) => places.set(s.article, [...(places.get(s.article) ?? []), { ...s, i }]));
    const reports = articles.flatMap((article) =>
      tellingsOf(articleOf(article), NOBODY).map(({ traits, features: { evidence } }) => {
        const found = (places.get(article.id) ?? []).filter((s) => isWithin(evidence.report, s));
        return {
          traits,
          text: evidence.report.text,
          date: evidence.report.date,
          story: article.subtopic,
          chains: new Set(found.flatMap((s) => s.chains)),
          checked: found.some((s) => s.checked),
          sentences: found.map((s) => s.i),
        };
      }),
    );
    return { id, reports, sentences: sentences.map((s) => ({ ...s, story: articles.find((a) => a.id === s.article).subtopic })) };
  });

/** Undoes the tokenisation of the piles: a line a sentence becomes a paragraph a sentence, with its offsets. */
function asPrinted(text) {
  return text
    .replace(/-LRB-\s*/g, '(').replace(/\s*-RRB-/g, ')').replace(/-LSB-\s*/g, '[').replace(/\s*-RSB-/g, ']')
    .replace(/\\([/*])/g, '$1').replace(/``\s*/g, '“').replace(/\s*''/g, '”').replace(/(^|\s)`\s+/g, '$1‘')
    .replace(/\s+(n't|'(?:s|re|ve|ll|d|m))(?![\w'])/gi, '$1').replace(/(\w)\s+'(?=\s|$)/g, '$1’')
    .replace(/\s+([,.;:!?%])(?=\s|$|[”’)])/g, '$1').replace(/([$£€#])\s+(?=\d)/g, '$1').replace(/\s--\s/g, ' – ').replace(/\s+/g, ' ').trim();
}

/** Reports of dated piles by the place of their sentence in the source: {reports, places: "article begin" → indices}. */
export function readPile(folder, collection, keywords = NO_KEYWORDS) {
  const plain = `${folder}/articles/${collection}.jsonl`;
  const reports = [];
  const byPlace = new Map();
  for (const article of readRows(existsSync(plain) ? plain : `${plain}.gz`)) {
    const lines = [];
    let [begin, at] = [0, 0];
    for (const line of article.text.split('\n')) {
      const words = asPrinted(line);
      if (words) {
        lines.push({ source: begin, begin: at, end: at + words.length, words });
        at += words.length + 2;
      }
      begin += line.length + 1;
    }
    const text = lines.map(({ words }) => words).join('\n\n');
    for (const { traits, features: { evidence } } of tellingsOf(articleOf({ ...article, text }), NOBODY, keywords)) {
      const line = lines.find((one) => isWithin(evidence.report, one));
      if (!line) continue;
      const key = `${article.id} ${line.source}`;
      byPlace.set(key, [...(byPlace.get(key) ?? []), reports.length]);
      reports.push({ traits, text: evidence.report.text, date: evidence.report.date, report: evidence.report });
    }
  }
  return { reports, places: byPlace };
}

export const readPairs = readRows;
export const collectionsOf = (folder) => readdirSync(`${folder}/articles`).map((name) => name.replace(/\.jsonl(\.gz)?$/, ''));
