// Turns two hundred questions asked in one instant into the figures that people feel: when each has its answer, how long nothing else ran.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startThreads } from '../adapters/answering/threads.ts';
import { compileSeldom, keepHeapLean } from '../adapters/process/frugal-engine.ts';
import { openSqlite, type SqliteData } from '../adapters/store/sqlite/open.ts';
import { type Answering, answeringFrom } from '../src/bot/answering.ts';
import { createDaybook } from '../src/bot/daybook.ts';
import { createDesk, type Desk, type Setting } from '../src/bot/desk/desk.ts';
import type { Collected } from '../src/bot/reading/document.ts';
import { ingestDocuments } from '../src/bot/reading/ingest.ts';
import { MONTHS as ALL_MONTHS } from '../src/model/date-words.ts';
import { ASKED_AT, ASKED_DEEDS, ASKED_MATTERS, HARBOUR, madeDocument, madeName, madeQuestionDay } from './made-news.ts';
import { cpuMilliseconds, percentile, residentMegabytes, timed } from './measure.ts';

/** Some 101,000 reports. */
const ARTICLES = 5_600;

/** The record ends in November. */
const MONTHS = ALL_MONTHS.slice(0, 11);
const pick = (list: readonly string[], n: number): string => list[n % list.length] as string;

/** What is asked, and what was asked in the same thread before, if anything. */
interface Case {
  readonly kind: 'a day' | 'a span' | 'a person' | 'a matter';
  readonly before?: string;
  readonly question: string;
}

/** Question number `n` of each kind; every fifth day and every third matter is a reply in a thread. */
const dayCase = (n: number): Case =>
  n % 5 === 0
    ? { kind: 'a day', before: `what happened on ${madeQuestionDay(n)}?`, question: 'and the day after?' }
    : { kind: 'a day', question: `what happened on ${madeQuestionDay(n)}?` };

const spanCase = (n: number): Case => {
  if (n % 3 === 0) return { kind: 'a span', question: `what happened in the week of ${madeQuestionDay(n)}?` };
  if (n % 3 === 1)
    return {
      kind: 'a span',
      question: `what happened in ${pick(MONTHS, Math.floor(n / 3))} ${2021 + (Math.floor(n / 3 / MONTHS.length) % 2)}?`,
    };
  return { kind: 'a span', question: `what happened between ${madeQuestionDay(n)} and ${madeQuestionDay(n + 1)}?` };
};

const personCase = (n: number): Case => {
  const [name, other] = [madeName(n), madeName(n + 4)];
  if (n % 4 === 0) return { kind: 'a person', question: `what did ${name} say about the ${pick(ASKED_MATTERS, n)}?` };
  if (n % 4 === 1) return { kind: 'a person', question: `what did ${name} say on ${madeQuestionDay(n)}?` };
  return { kind: 'a person', question: n % 4 === 2 ? `what has ${name} said?` : `what did ${name} say of ${other}?` };
};

const matterCase = (n: number): Case => {
  const question = `did ${madeName(n)} ${pick(ASKED_DEEDS, n)} the ${pick(ASKED_MATTERS, n)}?`;
  return n % 3 === 0
    ? { kind: 'a matter', before: question, question: 'when was that?' }
    : { kind: 'a matter', question };
};

const times = (count: number, caseOf: (n: number) => Case, from: number): Case[] =>
  Array.from({ length: count }, (_, n) => caseOf(from + n));

/** Half ask for a day, the others for a span, a person and a matter, in no order; another round asks other questions. */
const casesOf = (round: number): readonly Case[] =>
  [
    ...times(100, dayCase, round * 100),
    ...times(30, spanCase, round * 30),
    ...times(40, personCase, round * 40),
    ...times(30, matterCase, round * 30),
  ]
    .map((asked, n) => ({ asked, place: (n * 73) % 200 }))
    .sort((a, b) => a.place - b.place)
    .map(({ asked }) => asked);

const settingOf = (round: number, n: number): Setting => ({
  place: { channel: { platform: 'discord', workspace: 'G1', id: `C${n}` }, thread: `T${round}-${n}`, isPrivate: false },
  person: { id: `U${n}`, canManage: false },
});

async function* documents(): AsyncGenerator<Collected> {
  for (let n = 0; n < ARTICLES; n++) {
    const { name, bytes } = madeDocument(n);
    yield { document: { name, bytes, url: null, contentType: null, file: name } };
  }
}

const fetchPage = (): never => {
  throw new Error('nothing is fetched here');
};

async function fill({ store }: SqliteData): Promise<void> {
  for await (const { status, source } of ingestDocuments({ store, fetchPage }, HARBOUR, documents()))
    if (status === 'rejected') throw new Error(`${source} was rejected`);
}

function deskOn(data: SqliteData, answering: Answering): Desk {
  const { store } = data;
  const sagas = { list: async () => [HARBOUR], find: async () => HARBOUR };
  const clock = { now: () => ASKED_AT };
  return createDesk({ daybook: createDaybook({ store, sagas, clock, answering }), sagas, clock, zone: 'UTC', ...data });
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(2);

function tell(name: string, waits: readonly number[]): void {
  const sorted = [...waits].sort((a, b) => a - b);
  const [p50, p95] = [percentile(sorted, 0.5), percentile(sorted, 0.95)];
  console.log(
    `  ${name.padEnd(12)} ${seconds(p50)} / ${seconds(p95)} / ${seconds(sorted.at(-1) ?? 0)} s p50 / p95 / longest`,
  );
}

/** All questions in one instant, each timed until its answer's message is there. */
async function round(desk: Desk, number: number): Promise<void> {
  const cases = casesOf(number);
  for (const [n, { before }] of cases.entries()) if (before) await desk.ask(before, settingOf(number, n));
  await pause(50);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await pause(50);
  const cpu = cpuMilliseconds();
  const asked = cases.map(({ question }, n) => timed(() => desk.ask(question, settingOf(number, n))));
  const waits = (await Promise.all(asked)).map(([wait]) => wait);
  const spent = (cpuMilliseconds() - cpu) / cases.length;
  await pause(20);
  delay.disable();
  console.log(`${cases.length} questions at once, ${spent.toFixed(1)} ms of CPU each:`);
  tell('all', waits);
  for (const kind of ['a day', 'a span', 'a person', 'a matter'] as const)
    tell(
      kind,
      waits.filter((_, n) => cases[n]?.kind === kind),
    );
  console.log(`  nothing else ran for up to ${(delay.max / 1e6).toFixed(0)} ms; ${residentMegabytes()} MB resident`);
}

const SILENT = { info: () => {}, warn: console.warn, error: console.error };
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { here: { type: 'boolean' }, rounds: { type: 'string', default: '3' } },
});
keepHeapLean();
compileSeldom();
const inThisThread = values.here === true;
/** A folder that is named is kept, with its record, for the next run. */
const [kept] = positionals;
const folder = kept ?? mkdtempSync(join(tmpdir(), 'daybook-bench-'));
try {
  mkdirSync(folder, { recursive: true });
  const data = await openSqlite({ folder });
  if ((await data.store.sagas()).length === 0) await fill(data);
  const here = answeringFrom(data.store, data.memory);
  const threads = inThisThread ? null : startThreads({ place: { folder }, log: SILENT, here });
  const desk = deskOn(data, threads?.answering ?? here);
  for (let number = 0; number < Number(values.rounds); number++) await round(desk, number);
  await threads?.stop();
  await data.close();
} finally {
  if (kept === undefined) rmSync(folder, { recursive: true, force: true });
}
