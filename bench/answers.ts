// Asks forty questions of each kind of a record that is there: p50 and p99 of the processor time of one, with nothing in mind of it and again.
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { compileSeldom, keepHeapLean } from '../adapters/process/frugal-engine.ts';
import { openSqlite } from '../adapters/store/sqlite/open.ts';
import { answeringFrom } from '../src/bot/answering.ts';
import { knownDays } from '../src/bot/record/known-days.ts';
import { digestOf, keepDays } from '../src/bot/record/select.ts';
import { dayWords, MONTHS } from '../src/model/date-words.ts';
import { addDays, daysBetween, type IsoDate } from '../src/model/day.ts';
import { ASKED_DEEDS, ASKED_MATTERS, HARBOUR, madeName } from './made-news.ts';
import { cpuMilliseconds, percentile, residentMegabytes } from './measure.ts';

const COUNT = 40;
/** Other questions that are asked before anything is measured, so that the compiler has had its turn. */
const BEFORE = 40;

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    kinds: { type: 'string', default: 'day,digest,month,person,matter,topic' },
    rounds: { type: 'string', default: '0' },
    show: { type: 'boolean', default: false },
  },
});
const folder = values.data;
if (folder === undefined) throw new Error('name the folder of a record: --data FOLDER');
keepHeapLean();
compileSeldom();
const { store, memory, close } = await openSqlite({ folder });
const span = await store.span(HARBOUR.id);
if (!span) throw new Error('the record is empty');
const today = addDays(span.to, 10);

const pick = (list: readonly string[], n: number): string => list[n % list.length] as string;
const inDay = (n: number): IsoDate =>
  addDays(span.from, 30 + ((n * 61) % Math.max(1, daysBetween(span.from, span.to) - 60)));
const monthOf = (date: IsoDate): string => `${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
const QUESTIONS: Readonly<Record<string, (n: number) => string>> = {
  day: (n) => `what happened on ${dayWords(inDay(n))}?`,
  month: (n) => `what happened in ${monthOf(inDay(n))}?`,
  person: (n) =>
    [
      `what did ${madeName(n)} say about the ${pick(ASKED_MATTERS, n)}?`,
      `what did ${madeName(n)} say on ${dayWords(inDay(n))}?`,
      `what has ${madeName(n)} said?`,
      `what did ${madeName(n)} say of ${madeName(n + 4)}?`,
    ][n % 4] as string,
  matter: (n) => `did ${madeName(n)} ${pick(ASKED_DEEDS, n)} the ${pick(ASKED_MATTERS, n)}?`,
  topic: (n) =>
    [
      `what happened to the ${pick(ASKED_MATTERS, n)}?`,
      `why was the ${pick(ASKED_MATTERS, n)} closed?`,
      `when was the ${pick(ASKED_MATTERS, n)} sold?`,
    ][n % 3] as string,
};

const before = cpuMilliseconds();
await keepDays({ store, memory }, HARBOUR);
console.log(`how the days stand was kept in ${(cpuMilliseconds() - before).toFixed(0)} ms`);
const ask = answeringFrom(store, memory);
const known = knownDays(memory);
/** What is told, by the reports that lead it: the same answers before and after a change have the same. */
async function told(kind: string, n: number): Promise<string> {
  if (kind === 'digest') {
    const day = inDay(n);
    const { days } = await digestOf(store, HARBOUR, { from: day, to: day }, [], undefined, known);
    return JSON.stringify(days.map(({ events }) => events.map(({ id }) => id)));
  }
  const question = QUESTIONS[kind]?.(n) ?? '';
  const { answer } = await ask({ saga: HARBOUR, question, today });
  return JSON.stringify(
    answer.events.map(({ id, evidence: [first] }) => [id, first.report.article, first.report.index]),
  );
}

async function measure(kind: string, from: number): Promise<void> {
  const times: number[] = [];
  const hash = createHash('sha256');
  for (let n = from; n < from + COUNT; n++) {
    const before = cpuMilliseconds();
    const answer = await told(kind, n);
    times.push(cpuMilliseconds() - before);
    hash.update(answer);
    if (values.show) console.error(kind, n, (times.at(-1) ?? 0).toFixed(0), answer);
  }
  times.sort((a, b) => a - b);
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  const shown = [percentile(times, 0.5), percentile(times, 0.99), mean].map((time) => time.toFixed(1).padStart(7));
  console.log(
    `${kind.padEnd(7)} p50 / p99 / mean ${shown.join(' / ')} ms  ${hash.digest('hex').slice(0, 10)}  ${residentMegabytes()} MB`,
  );
}

console.log(`${span.from} to ${span.to}, ${await store.unsettled(HARBOUR.id)} wait to be settled`);
const kinds = values.kinds.split(',');
for (const kind of kinds) for (let n = 0; n < BEFORE; n++) await told(kind, n);
for (const kind of kinds) await measure(kind, BEFORE);
for (const kind of kinds) await measure(kind, BEFORE);
/** Many questions, each another one, to see whether memory grows. */
for (let round = 0; round < Number(values.rounds); round++)
  for (const kind of kinds) await measure(kind, BEFORE + COUNT * (1 + round));
await close();
