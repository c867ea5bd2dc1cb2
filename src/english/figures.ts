// Turns a sentence into its figures: how many of what, and finds where two sentences give different ones.

import { byWord } from '../model/by-word.ts';
import { nth } from '../model/nth.ts';
import { foldWord, isStopWord, stem } from './words.ts';

/** A number with what it counts: 12 "people", 3000000 "$", "52-47" a vote. */
export interface Figure {
  /** As written: "12", "twelve", "$3 million". */
  readonly text: string;
  readonly value: number;
  /** Stem of the counted noun, a currency sign, "%" or "score". */
  readonly unit: string;
  /** The counted noun as written, "" where the text of the number says it. */
  readonly noun: string;
  /** How exact: "at least 12" may be 15, "about 12" may be 13. */
  readonly bound: 'exact' | 'least' | 'most' | 'about';
}

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const NUMBER_WORDS = new Map([
  ...UNITS.map((word, i) => [word, i] as const),
  ...TENS.map((word, i) => [word, (i + 2) * 10] as const),
  ['dozen', 12] as const,
]);
const SCALES = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['m', 1e6],
  ['bn', 1e9],
]);

const TOKEN = /[$£€¥]?\d[\d,]*(?:\.\d+)?(?:[-–]\d+)?%?|[\p{L}]+(?:['’-][\p{L}]+)*/gu;
const MONTHS =
  /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december)$/;
/** Units of time count no happening: "two days" differs from "two weeks" for many reasons. */
const TIME_NOUNS =
  /^(?:second|minute|hour|day|week|month|year|decade|century|centurie|time|am|pm|a|p|st|nd|rd|th|o'clock)$/;

/** Value of a number in digits or in words ("12", "1,700", "twenty-one"), with its sign; null for what is none. */
export const numberOf = byWord((token): number | null => {
  const digits = /^[$£€¥]?(\d[\d,]*(?:\.\d+)?)%?$/.exec(token);
  if (digits) return Number(nth(digits, 1).replaceAll(',', ''));
  const [tens, ones] = foldWord(token).split('-');
  const first = NUMBER_WORDS.get(tens ?? '');
  if (first === undefined) return null;
  return ones === undefined ? first : first + (NUMBER_WORDS.get(ones) ?? 0);
});

/** What a word behind a number multiplies it by ("million"); null for what does not. */
export const scaleOf = (word: string): number | null => SCALES.get(word) ?? null;

/** All numbers of a text, in digits or in words, in order: whatever they count. */
export const numbersIn = (text: string): readonly number[] =>
  [...text.matchAll(TOKEN)].flatMap(([token]) => numberOf(token) ?? []);

const boundBefore = (words: string): Figure['bound'] => {
  if (/(?:at least|more than|over|no fewer than|no less than)$/.test(words)) return 'least';
  if (/(?:at most|up to|as many as|fewer than|less than|under)$/.test(words)) return 'most';
  return /(?:about|around|some|nearly|almost|roughly|approximately|an estimated|estimated)$/.test(words)
    ? 'about'
    : 'exact';
};

const isYear = (token: string): boolean => /^(?:1[6-9]|20)\d\d$/.test(token);

const HAS_NUMBER = new RegExp(`\\d|\\b(?:${[...NUMBER_WORDS.keys()].join('|')})\\b`, 'i');

/** Figures of a sentence in order. Days of the month, years, clock times and lengths of time are left out. */
export function figuresOf(text: string): Figure[] {
  if (!HAS_NUMBER.test(text)) return [];
  const tokens = [...text.matchAll(TOKEN)].map((m) => ({ text: m[0], end: m.index + m[0].length, begin: m.index }));
  const found: Figure[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as (typeof tokens)[number];
    const score = /^(\d{1,3})[-–](\d{1,3})$/.exec(token.text);
    if (score) {
      found.push({
        text: token.text,
        value: Number(score[1]) * 1000 + Number(score[2]),
        unit: 'score',
        noun: '',
        bound: 'exact',
      });
      continue;
    }
    let value = numberOf(token.text);
    if (value === null || token.text.length > 16) continue;
    const before = foldWord(tokens[i - 1]?.text ?? '');
    const bound = boundBefore(
      text
        .slice(Math.max(0, token.begin - 18), token.begin)
        .trimEnd()
        .toLowerCase(),
    );
    let last = i;
    for (; SCALES.has(foldWord(tokens[last + 1]?.text ?? '')); last++)
      value *= SCALES.get(foldWord(tokens[last + 1]?.text ?? '')) as number;
    const written = text.slice(token.begin, (tokens[last] as typeof token).end);
    i = last;
    if (MONTHS.test(before) || text[token.end] === ':' || text[token.begin - 1] === ':') continue;
    const sign = /^[$£€¥]/.exec(token.text)?.[0] ?? (token.text.endsWith('%') ? '%' : null);
    if (sign) {
      found.push({ text: written, value, unit: sign, noun: '', bound });
      continue;
    }
    const noun = countedNoun(tokens.slice(last + 1, last + 4).map((t) => t.text));
    if (noun && !isYear(token.text)) found.push({ text: written, value, unit: stem(foldWord(noun)), noun, bound });
  }
  return found;
}

/** The noun a number counts: the first plural of the next three words, "people", or "percent". */
export function countedNoun(words: readonly string[]): string | null {
  for (const word of words) {
    const folded = foldWord(word);
    if (MONTHS.test(folded) || TIME_NOUNS.test(stem(folded).replace(/s$/, '')) || numberOf(word) !== null) return null;
    if (/^(?:people|men|women|children|police|percent|per|cent|dead)$/.test(folded)) return word;
    if (isStopWord(folded)) return null;
    if (folded.length > 3 && folded.endsWith('s') && !folded.endsWith('ss')) return word;
  }
  return null;
}

/** A number as it is written, "at least 12", "two hundred"; null for none. */
export function figureOf(written: string): Pick<Figure, 'text' | 'value' | 'bound'> | null {
  const words = [...written.matchAll(TOKEN)].map(([word]) => word);
  const at = words.findIndex((word) => numberOf(word) !== null);
  if (at < 0) return null;
  const scale = words.slice(at + 1).reduce((by, word) => by * (SCALES.get(foldWord(word)) ?? 1), 1);
  const before = words.slice(0, at).join(' ').toLowerCase();
  return {
    text: words.slice(at).join(' '),
    value: (numberOf(nth(words, at)) ?? 0) * scale,
    bound: boundBefore(before),
  };
}

/** Whether two figures of one unit can both be right. */
export function agree(a: Pick<Figure, 'value' | 'bound'>, b: Pick<Figure, 'value' | 'bound'>): boolean {
  if (a.value === b.value) return true;
  const [low, high] = a.value < b.value ? [a, b] : [b, a];
  if (low.bound === 'least' || high.bound === 'most') return true;
  if (low.bound === 'about' || high.bound === 'about') return high.value - low.value <= 0.1 * high.value;
  return high.value - low.value <= 0.01 * high.value;
}

/** The first unit that both count once and differently. */
export function contradictoryFigures(
  ours: readonly Figure[],
  theirs: readonly Figure[],
): readonly [Figure, Figure] | null {
  for (const a of ours) {
    const same = theirs.filter((b) => b.unit === a.unit);
    if (same.length === 1 && ours.filter((b) => b.unit === a.unit).length === 1 && !agree(a, nth(same, 0)))
      return [a, nth(same, 0)];
  }
  return null;
}
