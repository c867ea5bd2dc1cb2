// Turns development stories into the check's figures: planted faults caught, faithful drafts passed, milliseconds a sentence.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { tagTimexes } from '../src/temporal/tag.ts';
import { createCheck } from '../src/writing/check/check.ts';
import { makeDrafts } from '../test/writing/drafts/make.ts';
import type { Draft } from '../test/writing/drafts/source.ts';
import { type StoryArticle, storyOf } from '../test/writing/drafts/stories.ts';

/** Folder of stories, which part of them (the checker was written against "read"), how many drafts of each kind, the seed. */
const [folder = '', part = 'read', each = '20', seed = '1', show = ''] = process.argv.slice(2);
const MOST_ARTICLES = 60;

const linesOf = (path: string): unknown[] =>
  gunzipSync(readFileSync(path))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

interface Topic {
  readonly id: string;
  readonly articles: readonly StoryArticle[];
}

/** One file of topics, none of which the checker was written against. */
const topics = (path: string) =>
  (linesOf(path) as Topic[]).map(({ id, articles }) => storyOf(`topic ${id}`, articles, false));

/** Every second story in the order of their names is left unread. */
const piles = () =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl.gz'))
    .sort()
    .filter((_, i) => (i % 2 === 0) === (part === 'read'))
    .map((name) => {
      const all = linesOf(join(folder, name)) as StoryArticle[];
      const step = Math.max(1, Math.floor(all.length / MOST_ARTICLES));
      return storyOf(name.replace('.jsonl.gz', ''), all.filter((_, i) => i % step === 0).slice(0, MOST_ARTICLES), true);
    });

const stories = folder.endsWith('.gz') ? topics(folder) : piles();
const count = Number(each);
const drafts = makeDrafts(stories, { faithful: count, planted: 2 * count }, Number(seed));
const checks = new Map(
  stories.map(({ name, people }) => [
    name,
    createCheck({ timexesOf: (text, dct) => tagTimexes({ text, dct }), people }),
  ]),
);
const took: number[] = [];
const verdictOf = ({ story, text, pieces }: Draft) => {
  const check = checks.get(story);
  if (!check) throw new Error(story);
  const start = process.cpuUsage();
  const verdict = check(text, pieces);
  const { user, system } = process.cpuUsage(start);
  took.push((user + system) / 1000);
  return verdict;
};

const kinds = new Map<string, { all: number; right: number; misses: string[] }>();
for (const draft of drafts) {
  const verdict = verdictOf(draft);
  const kind = `${draft.isFaithful ? 'faithful' : 'planted'}: ${draft.kind}`;
  const row = kinds.get(kind) ?? { all: 0, right: 0, misses: [] };
  row.all++;
  if (verdict.passes === draft.isFaithful) row.right++;
  else
    row.misses.push(
      `${draft.text}\n      ${verdict.passes ? 'passed' : verdict.reason}\n      < ${draft.pieces.map(({ text }) => text).join('\n      < ')}`,
    );
  kinds.set(kind, row);
}
for (const [kind, { all, right, misses }] of kinds) {
  console.log(
    `${kind.padEnd(40)} ${String(right).padStart(4)} of ${String(all).padStart(4)}  ${((100 * right) / all).toFixed(1)} %`,
  );
  if (show === 'all' || (show && kind.includes(show))) for (const miss of misses) console.log(`    ${miss}`);
}
for (const faithful of [true, false]) {
  const rows = [...kinds].filter(([kind]) => kind.startsWith('faithful') === faithful).map(([, row]) => row);
  const [all, right] = [rows.reduce((n, row) => n + row.all, 0), rows.reduce((n, row) => n + row.right, 0)];
  console.log(
    `${faithful ? 'faithful drafts passed' : 'planted faults caught'}: ${right} of ${all}, ${((100 * right) / all).toFixed(1)} %`,
  );
}
took.sort((a, b) => a - b);
console.log(
  `milliseconds of processor a sentence: median ${took[took.length >> 1]?.toFixed(2)}, p95 ${took[Math.floor(took.length * 0.95)]?.toFixed(2)}`,
);
