// Turns a number into a made-up saga: articles of made-up sentences with word frequencies like a newspaper's, always the same.
import { createHash } from 'node:crypto';
import { toIso } from '../src/model/day.ts';
import type { Report } from '../src/model/report.ts';
import type { ArticleRecord } from '../src/ports.ts';

export const REPORTS_PER_ARTICLE = 10;
/** 2017-01-01 */
const FIRST_DAY = 17_167;
const DAYS = 700;
const SYLLABLES = [
  'ba',
  'cor',
  'den',
  'el',
  'fi',
  'gan',
  'ho',
  'ir',
  'jo',
  'ka',
  'lum',
  'mer',
  'nos',
  'or',
  'pre',
  'sta',
];

/** Mulberry32: the same numbers from the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Word number `rank` of the vocabulary: low numbers are frequent. */
export const wordOf = (rank: number): string => {
  let word = '';
  for (let rest = rank + 16; rest > 0; rest = Math.floor(rest / 16)) word += SYLLABLES[rest % 16];
  return word;
};

/** Ranks after Zipf's law over some 30,000 words. */
const zipf = (random: () => number): number => Math.floor(30_000 ** random()) - 1;

const sentence = (random: () => number): string => {
  const words = Array.from({ length: 12 + Math.floor(random() * 20) }, () => wordOf(zipf(random)));
  return `${words.join(' ')}.`;
};

/** Three in four reports are of one day, the others of a week, a month or a year; one in ten has no date. */
function dateOf(random: () => number, published: number): Report['date'] {
  const kind = random();
  if (kind < 0.1) return null;
  const day = published - Math.floor(random() ** 3 * 60);
  const [length, granularity] =
    kind < 0.8
      ? ([1, 'day'] as const)
      : kind < 0.9
        ? ([7, 'week'] as const)
        : kind < 0.97
          ? ([30, 'month'] as const)
          : ([365, 'year'] as const);
  return { from: toIso(day), to: toIso(day + length - 1), granularity, certainty: 'resolved', rule: 'made-up' };
}

/** Article number `n` of the saga with its reports, a sentence each. */
export function madeArticle(saga: string, n: number): ArticleRecord {
  const random = randomFrom(n + 1);
  const published = FIRST_DAY + Math.floor(random() * DAYS);
  const sentences = Array.from({ length: REPORTS_PER_ARTICLE }, () => sentence(random));
  const text = sentences.join(' ');
  let begin = 0;
  const reports = sentences.map((words): Report => {
    const span = { begin, end: begin + words.length };
    begin = span.end + 1;
    return { ...span, date: dateOf(random, published), kind: 'report', attribution: null, sentence: span };
  });
  const hash = createHash('sha256').update(text).digest('hex');
  return {
    article: {
      id: hash.slice(0, 16),
      saga,
      title: sentence(random).slice(0, 70),
      byline: null,
      publisher: `Publisher ${n % 40}`,
      url: `https://publisher-${n % 40}.example/${n}`,
      published: { value: toIso(published), certainty: 'stated', provenance: 'feed' },
      updated: null,
      kind: 'report',
      agency: null,
      text,
      file: null,
      contentHash: hash,
      version: 1,
      copyOf: null,
    },
    reports,
  };
}

/** A day on which the saga has something, for question number `n`. */
export const madeDay = (n: number): string => toIso(FIRST_DAY + 30 + ((n * 37) % (DAYS - 60)));
