// A thousand readers at once over a made-up record: what the site answers, and how soon. The readers have a thread of their own.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { createSqliteStore } from '../adapters/store/sqlite/store.ts';
import { serveWeb } from '../adapters/web/serve.ts';
import { createDaybook } from '../src/bot/daybook.ts';
import { ingestDocuments } from '../src/bot/reading/ingest.ts';
import { settle } from '../src/bot/record/settle.ts';
import { HARBOUR, madeDocument } from './made-news.ts';
import { cpuMilliseconds, percentile } from './measure.ts';
import type { Reading } from './web-readers.ts';

const { values } = parseArgs({
  options: { articles: { type: 'string', default: '1000' }, readers: { type: 'string', default: '1000' } },
});
const [ARTICLES, READERS] = [Number(values.articles), Number(values.readers)];
const CONNECTIONS = 200;

const folder = mkdtempSync(join(tmpdir(), 'daybook-bench-web-'));
const store = await createSqliteStore({ folder });
async function* documents() {
  for (let n = 0; n < ARTICLES; n++) {
    const { name, bytes } = madeDocument(n, { paragraphs: 2, perDay: 25 });
    yield { document: { name, bytes, url: null, contentType: null, file: name } };
  }
}
const fetchPage = (): never => {
  throw new Error('nothing is fetched here');
};
for await (const _ of ingestDocuments({ store, fetchPage }, HARBOUR, documents()));
await settle(store, HARBOUR);

const saga = { ...HARBOUR, isPublic: true as const };
const sagas = { list: async () => [saga], find: async (id: string) => (id === saga.id ? saga : null) };
const clock = { now: () => Date.now() };
const log = { info() {}, warn() {}, error() {} };
const daybook = createDaybook({ store, sagas, clock });
const server = await serveWeb(
  { daybook, store, sagas, clock, log },
  { port: 0, host: '127.0.0.1', url: null, tokens: [] },
);
const at = (path: string): string => `http://127.0.0.1:${server.port}${path}`;
const days = (await store.eventDays(saga.id)).filter(({ events }) => events > 0).map(({ date }) => date);
console.log(`${ARTICLES} articles, ${days.length} days`);

const readers = new Worker(new URL('./web-readers.js', import.meta.url));

/** Milliseconds of each answer, in order. */
async function readAll(paths: readonly string[], atOnce: number): Promise<readonly number[]> {
  readers.postMessage({ addresses: paths.map(at), atOnce } satisfies Reading);
  const [times] = (await once(readers, 'message')) as [readonly number[] | string];
  if (typeof times === 'string') throw new Error(times);
  return [...times].sort((a, b) => a - b);
}

const show = (name: string, times: readonly number[], cpu: number, busy: number): void =>
  console.log(
    `${name}: ${percentile(times, 0.5).toFixed(1)} / ${percentile(times, 0.95).toFixed(1)} / ${percentile(times, 0.99).toFixed(1)} ms p50 / p95 / p99, ${(cpu / times.length).toFixed(2)} ms of processor time each (asking included), the site’s thread busy for ${(busy / times.length).toFixed(2)} ms each`,
  );

const dayPaths = days.map((day) => `/${saga.id}/${day}`);
for (const [name, paths, atOnce] of [
  ['the story, first time', [`/${saga.id}`], 1],
  ['each day, one after the other', dayPaths, 1],
  [
    `${READERS} readers at once, any day`,
    Array.from({ length: READERS }, (_, n) => dayPaths[(n * 7) % dayPaths.length] ?? ''),
    CONNECTIONS,
  ],
  [`${READERS} readers at once, the story`, Array.from({ length: READERS }, () => `/${saga.id}`), CONNECTIONS],
  [`a picture`, dayPaths.slice(0, 20).map((path) => `${path}.png`), 1],
] as const) {
  const [before, idle] = [cpuMilliseconds(), performance.eventLoopUtilization()];
  const times = await readAll(paths, atOnce);
  show(name, times, cpuMilliseconds() - before, performance.eventLoopUtilization(idle).active);
}
await readers.terminate();
await server.stop();
await store.close();
rmSync(folder, { recursive: true, force: true });
