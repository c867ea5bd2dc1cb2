// Turns made-up news into the whole way's figures: articles read a second, and how long an answer takes, warm and cold.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { stringify } from 'yaml';
import { createSqliteStore } from '../adapters/store/sqlite/store.ts';
import { createDaybook } from '../src/bot/daybook.ts';
import type { Collected } from '../src/bot/reading/document.ts';
import { ingestDocuments } from '../src/bot/reading/ingest.ts';
import type { Store } from '../src/ports.ts';
import { ASKED_AT, HARBOUR, madeDocument, madeName, madeQuestionDay } from './made-news.ts';
import { cpuMilliseconds, folderMegabytes, latencyOf, residentMegabytes, show, timed } from './measure.ts';

/** Articles; each leaves some twenty reports. */
const SIZES = [50, 500, 5_000];
const RUNS = 50;

const QUESTIONS: Readonly<Record<string, (n: number) => string>> = {
  'a day': (n) => `what happened on ${madeQuestionDay(n)}?`,
  'a span of weeks': (n) => `what happened between ${madeQuestionDay(n)} and ${madeQuestionDay(n + 1)}?`,
  'a person': (n) => `what has ${madeName(n)} said?`,
  'a matter': (n) => `did ${madeName(n)} resign over the crane?`,
  'the latest': () => 'what is the latest?',
};

async function* documents(from: number, to: number): AsyncGenerator<Collected> {
  for (let n = from; n < to; n++) {
    const { name, bytes } = madeDocument(n);
    yield { document: { name, bytes, url: null, contentType: null, file: name } };
  }
}

const fetchPage = (): never => {
  throw new Error('nothing is fetched here');
};

/** Reads the articles and settles the record; the two halves in milliseconds of processor time. */
async function ingest(store: Store, from: number, to: number): Promise<readonly [number, number]> {
  const start = cpuMilliseconds();
  let saved = start;
  for await (const { status, source } of ingestDocuments({ store, fetchPage }, HARBOUR, documents(from, to))) {
    if (status === 'rejected') throw new Error(`${source} was rejected`);
    saved = cpuMilliseconds();
  }
  return [saved - start, cpuMilliseconds() - saved];
}

const reportsIn = (folder: string): number => {
  const db = new Sqlite(join(folder, 'daybook.sqlite'), { readonly: true });
  const count = db.prepare('select count(*) from reports').pluck().get() as number;
  db.close();
  return count;
};

/** The whole program, started for one question. */
function coldAsk(folder: string): number {
  const program = fileURLToPath(new URL('../adapters/cli/main.js', import.meta.url));
  const start = performance.now();
  execFileSync(process.execPath, [
    program,
    'ask',
    QUESTIONS['a day']?.(3) ?? '',
    '--saga',
    HARBOUR.id,
    '--data',
    folder,
    '--json',
  ]);
  return performance.now() - start;
}

function writeSaga(folder: string): void {
  const { id, name, keywords, people, zone } = HARBOUR;
  mkdirSync(join(folder, 'sagas', id), { recursive: true });
  writeFileSync(join(folder, 'sagas', id, 'saga.yaml'), stringify({ name, keywords, people, zone }));
}

const folder = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
try {
  writeSaga(folder);
  let read = 0;
  for (const size of SIZES) {
    const store = await createSqliteStore({ folder });
    const sagas = { list: async () => [HARBOUR], find: async () => HARBOUR };
    const daybook = createDaybook({ store, sagas, clock: { now: () => ASKED_AT } });
    const [saving, settling] = await ingest(store, read, size);
    console.log(`${size} articles, ${reportsIn(folder)} reports:`);
    console.log(
      `  read at ${((size - read) / (saving / 1000)).toFixed(0)} articles a CPU second, settled in ${settling.toFixed(0)} ms of CPU`,
    );
    read = size;
    for (const [name, questionOf] of Object.entries(QUESTIONS)) {
      const [, { answer }] = await timed(() => daybook.ask({ saga: HARBOUR, question: questionOf(1) }));
      const latency = await latencyOf(RUNS, (n) => daybook.ask({ saga: HARBOUR, question: questionOf(n) }));
      console.log(
        `  ${name.padEnd(16)} ${show(latency).padStart(26)} ms p50 / p95 / CPU (${answer.events.length} events)`,
      );
    }
    await store.close();
    const cold = [1, 2, 3].map(() => coldAsk(folder)).sort((a, b) => a - b)[1] ?? Number.NaN;
    console.log(
      `  cold: the program answers in ${cold.toFixed(0)} ms; ${residentMegabytes()} MB resident here, ${folderMegabytes(folder).toFixed(1)} MB on disk`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
