// The same made-up news on SQLite and on PostgreSQL: what an article costs to read and settle, and what answers take.
// Run with the address of an empty database: npm run bench:engines -- postgres://user:password@host/empty
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRecord } from '../adapters/store/open.ts';
import { placeNamed } from '../adapters/store/place.ts';
import type { Collected } from '../src/bot/reading/document.ts';
import { ingestDocuments } from '../src/bot/reading/ingest.ts';
import { eventsOf } from '../src/bot/record/select.ts';
import type { Store } from '../src/ports.ts';
import { HARBOUR, madeDocument } from './made-news.ts';
import { cpuMilliseconds, percentile } from './measure.ts';

const [address = '', count = '300'] = process.argv.slice(2);
const ARTICLES = Number(count);
const ASKED = 60;

async function* documents(): AsyncGenerator<Collected> {
  for (let n = 0; n < ARTICLES; n++) {
    const { name, bytes } = madeDocument(n, { paragraphs: 2, perDay: 10 });
    yield { document: { name, bytes, url: null, contentType: null, file: name } };
  }
}

const fetchPage = (): never => {
  throw new Error('nothing is fetched here');
};

async function timesOf(work: (n: number) => Promise<unknown>): Promise<string> {
  const times: number[] = [];
  for (let n = 0; n < ASKED; n++) {
    const began = performance.now();
    await work(n);
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  return `${percentile(times, 0.5).toFixed(1)} / ${percentile(times, 0.99).toFixed(1)} ms p50 / p99`;
}

async function measure(name: string, store: Store): Promise<void> {
  const [began, cpu] = [performance.now(), cpuMilliseconds()];
  for await (const { status, source } of ingestDocuments({ store, fetchPage }, HARBOUR, documents()))
    if (status === 'rejected') throw new Error(`${source} was rejected`);
  const each = (milliseconds: number): string => (milliseconds / ARTICLES).toFixed(1);
  console.log(
    `${name}: ${ARTICLES} articles read and settled, each ${each(cpuMilliseconds() - cpu)} ms of this process, ${each(performance.now() - began)} ms by the clock`,
  );
  const days = (await store.eventDays(HARBOUR.id)).map(({ date }) => date);
  const dayOf = (n: number): string => days[(n * 7) % days.length] ?? '';
  const words = [['crane'], ['ferry', 'ship'], ['mayor'], ['strike', 'workers']];
  console.log(
    `  the events of a day: ${await timesOf((n) => eventsOf(store, HARBOUR.id, { from: dayOf(n), to: dayOf(n) }))}`,
  );
  console.log(
    `  reports by words: ${await timesOf((n) =>
      store.evidence({
        saga: HARBOUR.id,
        order: 'relevance',
        limit: 50,
        terms: { groups: [words[n % words.length] ?? []], match: 'any' },
      }),
    )}`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'daybook-bench-'));
for (const [name, place] of [
  ['SQLite', { folder: join(folder, 'record') }],
  ['PostgreSQL', placeNamed(address)],
] as const) {
  const { store, close } = await openRecord(place);
  await measure(name, store);
  await close();
}
rmSync(folder, { recursive: true, force: true });
