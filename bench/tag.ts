// Characters a processor second of `daybook tag`, from its first pass over texts on, and what each step of it costs.
import { readFileSync } from 'node:fs';
import { tagLine } from '../adapters/cli/commands/tag.ts';
import { splitSentences } from '../src/english/sentences.ts';
import { findReports } from '../src/events/reports/find-reports.ts';
import { withoutFurniture } from '../src/events/reports/without-furniture.ts';
import { tagTimexes, tokensOf } from '../src/temporal/tag.ts';
import { madeDocument } from './made-news.ts';
import { cpuMilliseconds } from './measure.ts';

const PASSES = 20;
const MADE = 400;

interface Row {
  readonly text: string;
  readonly dct: string | null;
}

/** Lines as `daybook tag` takes them: of the files named as arguments, else made up. */
function lines(): readonly string[] {
  const files = process.argv.slice(2);
  if (files.length > 0)
    return files.flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== ''),
    );
  const made = Array.from({ length: MADE }, (_, n) => new TextDecoder().decode(madeDocument(n).bytes));
  return made.map((text, n) => JSON.stringify({ id: `${n}`, text, dct: '2022-06-15' }));
}

const input = lines();
const rows = input.map((line) => JSON.parse(line) as Row);
const characters = rows.reduce((sum, { text }) => sum + text.length, 0);

/** Milliseconds of processor time. */
function timed(work: () => void): number {
  const before = cpuMilliseconds();
  work();
  return cpuMilliseconds() - before;
}

const millions = (milliseconds: number, passes = 1): string => ((characters * passes) / milliseconds / 1000).toFixed(2);

const whole = (): void => {
  for (const line of input) {
    const fields = JSON.parse(line) as Record<string, unknown>;
    JSON.stringify(tagLine({ id: fields.id, fields }));
  }
};

const passes = Array.from({ length: PASSES }, () => timed(whole));
const sum = (times: readonly number[]): number => times.reduce((total, time) => total + time, 0);

console.log(`${rows.length} texts of ${characters} characters; millions of characters a second of processor time`);
console.log(`each pass: ${passes.map((time) => millions(time)).join(' ')}`);
console.log(`all ${PASSES}: ${millions(sum(passes), PASSES)}`);
console.log(`from the second on: ${millions(sum(passes.slice(1)), PASSES - 1)}`);
console.log(`the last five: ${millions(sum(passes.slice(-5)), 5)}; the fastest: ${millions(Math.min(...passes))}`);

/** What a step makes of a text and what the steps before it made; each step is run over all texts, warm. */
const sentences = rows.map(({ text }) => splitSentences(text));
const tokens = rows.map(({ text }) => tokensOf(text));
const parts = rows.map(({ text, dct }, i) => ({ text, dct, sentences: sentences[i] ?? [], tokens: tokens[i] ?? [] }));
const timexes = parts.map(tagTimexes);
const found = parts.map((part, i) => findReports({ ...part, timexes: timexes[i] ?? [] }));
const answers = input.map((line) => tagLine({ id: null, fields: JSON.parse(line) as Record<string, unknown> }));

const steps: readonly (readonly [string, () => void])[] = [
  ['reading JSON', () => input.forEach((line) => void JSON.parse(line))],
  ['sentences', () => rows.forEach(({ text }) => void splitSentences(text))],
  ['tokens', () => rows.forEach(({ text }) => void tokensOf(text))],
  ['timexes', () => parts.forEach((part) => void tagTimexes(part))],
  ['reports', () => parts.forEach((part, i) => void findReports({ ...part, timexes: timexes[i] ?? [] }))],
  [
    'furniture',
    () => parts.forEach((part, i) => void withoutFurniture(part.text, null, part.sentences, found[i] ?? [])),
  ],
  ['writing JSON', () => answers.forEach((answer) => void JSON.stringify(answer))],
];
const REPEATS = 7;
for (const [name, step] of steps) {
  const times = Array.from({ length: REPEATS }, () => timed(step)).sort((a, b) => a - b);
  const median = times[Math.floor(REPEATS / 2)] ?? 0;
  console.log(`${name.padEnd(13)} ${((median / characters) * 1e6).toFixed(0).padStart(5)} ns a character`);
}
