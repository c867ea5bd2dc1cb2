// Turns made-up news into the figures of settling: what an article costs in records of growing size, and what reading and settling cost.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Sqlite from 'better-sqlite3';
import { compileSeldom, keepHeapLean } from '../adapters/process/frugal-engine.ts';
import { createSqliteStore } from '../adapters/store/sqlite/store.ts';
import type { Collected } from '../src/bot/reading/document.ts';
import { ingestDocuments } from '../src/bot/reading/ingest.ts';
import { digestOf, eventsOf } from '../src/bot/record/select.ts';
import { settle } from '../src/bot/record/settle.ts';
import { addDays } from '../src/model/day.ts';
import type { Store } from '../src/ports.ts';
import { HARBOUR, madeDocument } from './made-news.ts';
import { cpuMilliseconds, folderMegabytes, percentile, residentMegabytes } from './measure.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000' },
    paragraphs: { type: 'string', default: '2' },
    'per-day': { type: 'string', default: '25' },
    batch: { type: 'string', default: '200' },
    only: { type: 'string', default: '' },
    /** A folder that is kept, and gone on with where it holds a record already. */
    folder: { type: 'string', default: '' },
  },
});
const SIZES = values.sizes.split(',').map(Number);
const MAKING = { paragraphs: Number(values.paragraphs), perDay: Number(values['per-day']) };
const BATCH = Number(values.batch);

async function* documents(numbers: Iterable<number>): AsyncGenerator<Collected> {
  for (const n of numbers) {
    const { name, bytes } = madeDocument(n, MAKING);
    yield { document: { name, bytes, url: null, contentType: null, file: name } };
  }
}

const fetchPage = (): never => {
  throw new Error('nothing is fetched here');
};

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** Milliseconds of processor time. */
interface Cost {
  readonly reading: number;
  readonly settling: number;
}

async function read(store: Store, numbers: readonly number[]): Promise<Cost> {
  const before = cpuMilliseconds();
  let last = before;
  let left = numbers.length;
  for await (const { status, source } of ingestDocuments({ store, fetchPage }, HARBOUR, documents(numbers))) {
    if (status === 'rejected') throw new Error(`${source} was rejected`);
    if (--left === 0) last = cpuMilliseconds();
  }
  return { reading: last - before, settling: cpuMilliseconds() - last };
}

const inOrder = (times: readonly number[]): number[] => [...times].sort((a, b) => a - b);
const show = (times: readonly number[]): string => {
  const sorted = inOrder(times);
  return `${percentile(sorted, 0.5).toFixed(1)} / ${percentile(sorted, 0.99).toFixed(1)} ms p50 / p99`;
};

async function cpuOf(runs: number, work: (n: number) => Promise<unknown>): Promise<number[]> {
  for (let n = 0; n < 3; n++) await work(n);
  const times: number[] = [];
  for (let n = 0; n < runs; n++) {
    const before = cpuMilliseconds();
    await work(n);
    times.push(cpuMilliseconds() - before);
  }
  return times;
}

function tellShape(folder: string): void {
  const db = new Sqlite(join(folder, 'daybook.sqlite'), { readonly: true });
  const one = (sql: string): unknown => db.prepare(sql).pluck().get();
  console.log(
    `  ${one('select count(*) from reports')} reports, ${one('select coalesce(sum(length(links)), 0) / 24 from report_links')} links, ${one('select count(*) from events')} events, the largest of ${one('select max(n) from (select count(*) n from event_evidence group by event)')}`,
  );
  db.close();
}

const folder = values.folder || mkdtempSync(join(tmpdir(), 'daybook-bench-'));
keepHeapLean();
compileSeldom();
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, residentMegabytes());
}, 50);
try {
  const store = await createSqliteStore({ folder });
  let filled = (await store.sagas()).find(({ id }) => id === HARBOUR.id)?.articles ?? 0;
  for (const size of SIZES) {
    let last: Cost = { reading: 0, settling: 0 };
    let inLast = BATCH;
    for (; filled < size; filled += inLast) {
      inLast = Math.min(BATCH, size - filled);
      last = await read(store, range(filled, filled + inLast));
    }
    if (last.reading > 0) {
      const [reading, settling] = [last.reading / inLast, last.settling / inLast];
      console.log(
        `${size} articles: the last ${inLast} at ${(1000 / (reading + settling)).toFixed(0)} a CPU second (read ${reading.toFixed(1)}, settled ${settling.toFixed(1)} ms each); peak ${peak} MB, ${folderMegabytes(folder).toFixed(0)} MB on disk`,
      );
    }
    tellShape(folder);
    if (values.only === 'reading') continue;
    const days = Math.floor(size / MAKING.perDay);
    // Later numbers with an earlier day: what comes late about any day of the record.
    const saves: number[] = [];
    const settles: number[] = [];
    for (let n = 0; n < 30; n++) {
      const day = Math.floor((((n * 37) % 97) / 97) * days);
      const late = madeDocument(day * MAKING.perDay, { ...MAKING });
      const bytes = new TextEncoder().encode(
        new TextDecoder()
          .decode(late.bytes)
          .replace(/harbour story \d+/, `late story ${size} ${n}`)
          .replaceAll(' the ', n % 2 ? ' a ' : ' this '),
      );
      const before = cpuMilliseconds();
      const found = {
        document: { name: `late-${size}-${n}.md`, bytes, url: null, contentType: null, file: `late-${size}-${n}.md` },
      };
      for await (const _ of ingestDocuments(
        { store, fetchPage },
        HARBOUR,
        (async function* () {
          yield found;
        })(),
      )) {
        // it is saved and settled
      }
      settles.push(cpuMilliseconds() - before);
      const again = cpuMilliseconds();
      await settle(store, HARBOUR);
      saves.push(cpuMilliseconds() - again);
    }
    console.log(`  one late article read and settled: ${show(settles.slice(3))}; nothing to settle: ${show(saves)}`);
    const dayOf = (n: number): string => addDays('2021-01-04', Math.floor((((n * 61) % 101) / 101) * days));
    const wholeOf = (n: number) => ({ from: dayOf(n), to: dayOf(n) });
    const monthOf = (n: number) => ({ from: dayOf(n), to: addDays(dayOf(n), 29) });
    console.log(`  the events of a day: ${show(await cpuOf(60, (n) => eventsOf(store, HARBOUR.id, wholeOf(n))))}`);
    console.log(`  a digest: ${show(await cpuOf(60, (n) => digestOf(store, HARBOUR, wholeOf(n), [])))}`);
    console.log(`  the events of a month: ${show(await cpuOf(40, (n) => eventsOf(store, HARBOUR.id, monthOf(n))))}`);
    console.log(`  all days: ${show(await cpuOf(20, () => store.days(HARBOUR.id)))}`);
  }
  await store.close();
} finally {
  clearInterval(watch);
  if (!values.folder) rmSync(folder, { recursive: true, force: true });
}
