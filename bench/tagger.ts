// Characters a second of the tagger beside chrono-node, in one process on the same made-up news.
import * as chrono from 'chrono-node';
import { splitSentences } from '../src/english/sentences.ts';
import { tagTimexes } from '../src/temporal/tag.ts';
import { madeDocument } from './made-news.ts';
import { cpuMilliseconds } from './measure.ts';

const ARTICLES = 400;
/** Runs before the counted ones: until then the just-in-time compiler is still at work. */
const WARM_UP = 2;
const RUNS = 5;
const DCT = '2022-06-15';

const texts = Array.from({ length: ARTICLES }, (_, n) => new TextDecoder().decode(madeDocument(n).bytes));
const characters = texts.reduce((sum, text) => sum + text.length, 0);

interface Speed {
  /** Characters a second of elapsed and of processor time, in the fastest run. */
  readonly elapsed: number;
  readonly cpu: number;
  readonly found: number;
}

/** The fastest of several runs: what other work on the machine disturbs least. */
function speedOf(tag: (text: string) => number): Speed {
  let best: Speed = { elapsed: 0, cpu: 0, found: 0 };
  for (let run = 0; run < WARM_UP + RUNS; run++) {
    const [start, cpuStart] = [performance.now(), cpuMilliseconds()];
    const found = texts.reduce((sum, text) => sum + tag(text), 0);
    const [elapsed, cpu] = [performance.now() - start, cpuMilliseconds() - cpuStart];
    if (run < WARM_UP || (characters / cpu) * 1000 < best.cpu) continue;
    best = { elapsed: (characters / elapsed) * 1000, cpu: (characters / cpu) * 1000, found };
  }
  return best;
}

const reference = new Date(`${DCT}T12:00:00Z`);
const ours = speedOf((text) => tagTimexes({ text, dct: DCT }).length);
/** chrono reads a text as a whole; sentence by sentence it is slower but finds less across sentence ends. */
const theirs = speedOf((text) => chrono.parse(text, reference).length);
const bySentence = speedOf((text) =>
  splitSentences(text).reduce((sum, s) => sum + chrono.parse(text.slice(s.begin, s.end), reference).length, 0),
);

const millions = (n: number): string => (n / 1e6).toFixed(2);
const row = (name: string, { elapsed, cpu, found }: Speed): string =>
  `| ${name} | ${millions(cpu)} | ${millions(elapsed)} | ${found} |`;

console.log(
  `${ARTICLES} made-up articles, ${characters} characters; millions of characters a second, best of ${RUNS} runs`,
);
console.log('| tagger | processor time | elapsed | expressions found |\n|---|---|---|---|');
console.log(row('Daybook', ours));
console.log(row('chrono-node, whole text', theirs));
console.log(row('chrono-node, by sentence', bySentence));
console.log(
  `Daybook is ${(ours.cpu / theirs.cpu).toFixed(2)} times as fast as chrono-node (${(ours.cpu / bySentence.cpu).toFixed(2)} by sentence).`,
);
