// Turns made-up articles into the store's figures: articles saved a second, latency of a question, size, memory.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqliteStore } from '../adapters/store/sqlite/store.ts';
import type { EvidenceQuery, Store } from '../src/ports.ts';
import { madeArticle, madeDay, REPORTS_PER_ARTICLE, wordOf } from './made-saga.ts';
import { cpuMilliseconds, folderMegabytes, latencyOf, residentMegabytes, show, timed } from './measure.ts';

const SAGA = 'made-up';
const SIZES = [1_000, 10_000, 100_000];
const RUNS = 200;

const topic = (words: readonly string[], more: Partial<EvidenceQuery> = {}): EvidenceQuery => ({
  saga: SAGA,
  terms: { groups: words.map((word) => [word]), match: 'all' },
  order: 'relevance',
  limit: 200,
  ...more,
});

const QUESTIONS: Readonly<Record<string, (n: number) => EvidenceQuery>> = {
  'one day': (n) => ({ saga: SAGA, from: madeDay(n), to: madeDay(n), order: 'date', limit: 1_000 }),
  'one day, spans to a week': (n) => ({
    saga: SAGA,
    from: madeDay(n),
    to: madeDay(n),
    maxDays: 7,
    order: 'date',
    limit: 1_000,
  }),
  'a month': (n) => ({
    saga: SAGA,
    from: madeDay(n).replace(/..$/, '01'),
    to: madeDay(n).replace(/..$/, '28'),
    maxDays: 31,
    order: 'date',
    limit: 2_000,
  }),
  'newest 50': () => ({ saga: SAGA, order: 'newest', limit: 50 }),
  'rare word, best 200': (n) => topic([wordOf(2_000 + (n % 500))]),
  'two words, best 200': (n) => topic([wordOf(20 + (n % 10)), wordOf(60 + (n % 20))]),
  'commonest word, best 200': () => topic([wordOf(0)]),
  'word on a day': (n) => topic([wordOf(5 + (n % 20))], { from: madeDay(n), to: madeDay(n) }),
};

/** Saves the articles; how many a second of time, and of processor time. */
async function fill(store: Store, from: number, to: number): Promise<readonly [number, number]> {
  let [spent, cpu] = [0, 0];
  for (let n = from; n < to; n++) {
    const record = madeArticle(SAGA, n);
    const before = cpuMilliseconds();
    const [ms] = await timed(() => store.save(record));
    spent += ms;
    cpu += cpuMilliseconds() - before;
  }
  return [((to - from) / spent) * 1000, ((to - from) / cpu) * 1000];
}

async function questions(store: Store): Promise<void> {
  for (const [name, queryOf] of Object.entries(QUESTIONS)) {
    const rows = (await store.evidence(queryOf(1))).length;
    const latency = await latencyOf(RUNS, (n) => store.evidence(queryOf(n)));
    console.log(`  ${name.padEnd(26)} ${show(latency).padStart(24)} ms p50 / p95 / CPU (${rows} reports)`);
  }
  console.log(
    `  ${'days'.padEnd(26)} ${show(await latencyOf(20, () => store.days(SAGA))).padStart(24)} ms p50 / p95 / CPU`,
  );
  console.log(
    `  ${'span'.padEnd(26)} ${show(await latencyOf(20, () => store.span(SAGA))).padStart(24)} ms p50 / p95 / CPU`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
try {
  let filled = 0;
  for (const size of SIZES) {
    const articles = size / REPORTS_PER_ARTICLE;
    const [opening, store] = await timed(() => createSqliteStore({ folder }));
    const [rate, cpuRate] = await fill(store, filled, articles);
    filled = articles;
    console.log(
      `${size} reports: opened in ${opening.toFixed(0)} ms, ${rate.toFixed(0)} articles/s saved, ${cpuRate.toFixed(0)} a CPU second,`,
    );
    await questions(store);
    await store.close();
    console.log(`  ${folderMegabytes(folder).toFixed(1)} MB on disk, ${residentMegabytes()} MB resident`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
