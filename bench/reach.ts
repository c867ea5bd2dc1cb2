// Asks for each kind of page and each tool for agents over a record: how large, how soon, at which cost. The record is never written to but settled.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { openSqlite } from '../adapters/store/sqlite/open.ts';
import { slugOf } from '../adapters/web/addresses.ts';
import { createReader } from '../adapters/web/reader.ts';
import { serveWeb } from '../adapters/web/serve.ts';
import { answeringFrom } from '../src/bot/answering.ts';
import { createDaybook } from '../src/bot/daybook.ts';
import { ingestDocuments } from '../src/bot/reading/ingest.ts';
import { keepDays } from '../src/bot/record/select.ts';
import { HARBOUR, madeDocument, madeName, madeQuestionDay } from './made-news.ts';
import { cpuMilliseconds, percentile, residentMegabytes } from './measure.ts';

const { values } = parseArgs({
  options: { data: { type: 'string' }, articles: { type: 'string', default: '300' } },
});
const folder = values.data ?? mkdtempSync(join(tmpdir(), 'daybook-bench-reach-'));
const { store, memory, close } = await openSqlite({ folder });

async function* documents() {
  for (let n = 0; n < Number(values.articles); n++) {
    const { name, bytes } = madeDocument(n, { paragraphs: 2, perDay: 25 });
    yield { document: { name, bytes, url: null, contentType: null, file: name } };
  }
}
const fetchPage = (): never => {
  throw new Error('nothing is fetched here');
};
if (!values.data) for await (const _ of ingestDocuments({ store, fetchPage }, HARBOUR, documents()));

const saga = { ...HARBOUR, isPublic: true as const };
const sagas = { list: async () => [saga], find: async (id: string) => (id === saga.id ? saga : null) };
const clock = { now: () => Date.now() };
const log = { info() {}, warn() {}, error() {} };
const answering = answeringFrom(store, memory);
const daybook = createDaybook({ store, sagas, clock, answering, memory });
await daybook.upToDate(saga);
await keepDays({ store, memory }, saga);
const server = await serveWeb(
  { daybook, store, sagas, clock, log },
  { port: 0, host: '127.0.0.1', url: null, tokens: [] },
);
const site = `http://127.0.0.1:${server.port}`;
const days = (await store.eventDays(saga.id)).filter(({ events }) => events > 0).map(({ date }) => date);

/** Some so many of a list, from all over it. */
const some = <T>(list: readonly T[], count: number): readonly T[] => {
  const step = Math.max(1, Math.floor(list.length / count));
  return list.filter((_, at) => at % step === 0).slice(0, count);
};

/** Asks one after the other and tells: elapsed p50 and p95, processor time each, the largest answer. */
async function report(what: string, asks: readonly (() => Promise<number>)[]): Promise<void> {
  const times: number[] = [];
  let largest = 0;
  const before = cpuMilliseconds();
  for (const ask of asks) {
    const start = performance.now();
    largest = Math.max(largest, await ask());
    times.push(performance.now() - start);
  }
  const cpu = (cpuMilliseconds() - before) / Math.max(1, asks.length);
  times.sort((a, b) => a - b);
  const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
  console.log(
    `${what} (${asks.length}): ${p50.toFixed(1)} / ${p95.toFixed(1)} ms p50 / p95, ${cpu.toFixed(1)} ms of processor time, ${(largest / 1000).toFixed(1)} kB at most`,
  );
}

const got = (path: string) => async (): Promise<number> => {
  const answer = await fetch(site + path);
  const body = Buffer.from(await answer.arrayBuffer());
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  return body.length;
};

const reader = createReader(daybook, store);
const shown = await Promise.all(some(days, 20).map((date) => reader.day(saga, date)));
const events = shown.flatMap((day) => day?.events.slice(0, 2).map(({ id }) => id) ?? []);
const PAGES: Readonly<Record<string, readonly string[]>> = {
  'the story': [`/${saga.id}`],
  'a month': some([...new Set(days.map((day) => day.slice(0, 7)))], 12).map((month) => `/${saga.id}/${month}`),
  'a day': some(days, 60).map((day) => `/${saga.id}/${day}`),
  'an event': events.map((id) => `/${saga.id}/e/${id}`),
  'a person': saga.people.slice(0, 10).map(({ name }) => `/${saga.id}/p/${slugOf(name)}`),
  'the articles': [`/${saga.id}/sources`],
  'a question': Array.from(
    { length: 8 },
    (_, n) => `/${saga.id}/ask?q=what+happened+on+${madeQuestionDay(n).replaceAll(' ', '+')}`,
  ),
};
const asked = performance.now();
await server.ready;
console.log(`ready after ${((performance.now() - asked) / 1000).toFixed(1)} s`);
console.log(`${days.length} days; ${residentMegabytes()} MB`);
for (const [kind, paths] of Object.entries(PAGES)) {
  await report(`${kind}, first`, paths.map(got));
  await report(`${kind}, again`, paths.map(got));
}

const client = new Client({ name: 'bench', version: '1' });
await client.connect(new StreamableHTTPClientTransport(new URL(`${site}/mcp`)));
const called = (name: string, given: Record<string, unknown>) => async (): Promise<number> => {
  const result = await client.callTool({ name, arguments: given });
  if (result.isError) throw new Error(JSON.stringify(result.content));
  return JSON.stringify(result).length;
};
const each = (count: number, make: (n: number) => () => Promise<number>) =>
  Array.from({ length: count }, (_, n) => make(n));
const [first = ''] = events;
const TOOLS: Readonly<Record<string, readonly (() => Promise<number>)[]>> = {
  search: each(30, (n) => called('search', { query: `did ${madeName(n)} resign over the crane?` })),
  fetch: events.slice(0, 30).map((id) => called('fetch', { id: `${saga.id}/${id}` })),
  'what_happened, a day': some(days, 30).map((from) => called('what_happened', { from })),
  'what_happened, a month': some(days, 12).map((day) =>
    called('what_happened', { from: `${day.slice(0, 7)}-01`, to: `${day.slice(0, 7)}-28` }),
  ),
  timeline: each(20, (n) => called('timeline', { since: days[Math.floor((n * days.length) / 20)] })),
  event: each(30, () => called('event', { id: first })),
  upcoming: each(20, () => called('upcoming', {})),
  coverage: each(30, (n) => called('coverage', { claim: `${madeName(n)} resigned over the ferry` })),
  ask: each(30, (n) => called('ask', { question: `what has ${madeName(n)} said?` })),
  sources: each(5, () => called('sources', {})),
};
for (const [name, calls] of Object.entries(TOOLS)) await report(name, calls);
console.log(`${residentMegabytes()} MB`);

await client.close();
await server.stop();
await close();
if (!values.data) rmSync(folder, { recursive: true, force: true });
