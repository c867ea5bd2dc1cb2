// The shape of what the likelihood needs of a report and of its article, and how both are read off once.
import { stem } from '../../english/words.ts';
import type { Article } from '../../model/article.ts';
import { dayNumber, parseIso } from '../../model/day.ts';
import type { Evidence } from '../../model/event.ts';
import type { ReportKind } from '../../model/report.ts';
import { namesOf, type Wording, wordingOf } from '../features.ts';
import { type NameTable, stemsOf } from '../names.ts';
import { houseOf, publisherOf } from '../sources.ts';
import { predicateRow } from './predicates.ts';
import { utterancesOf } from './utterances.ts';
import type { Weighing } from './weighing.ts';
import { codeOf, hashOf, isNameCode, rarityOf, wordOf } from './word-codes.ts';

/** Codes of words (word-codes.ts), ascending, each once. */
export type Codes = Uint32Array;

/** What the likelihood needs of an article: once an article. Plain data. */
export interface ArticleTraits {
  /** Id of the article; not packed. */
  readonly id: string;
  /** Day numbers between which it was published, both ends included; null where nothing is known. */
  readonly from: number | null;
  readonly to: number | null;
  /** Hash of the publisher's name; 0 where none is known. */
  readonly paper: number;
  readonly title: Codes;
  /** Words of the title and of the first sentences. */
  readonly opening: Codes;
  /** Those of the whole text that weigh most, by how often they stand there and how rare they are. */
  readonly body: Codes;
  /** Those of the body's words that are names, the weightiest first. */
  readonly names: Codes;
  /** Hashes of the numbers as written in the first paragraphs, ascending: magnitudes, ages, days of the month, tolls. */
  readonly numbers: Codes;
  /** Hashes of the months, weekdays and years that stand in it. */
  readonly calendar: Codes;
}

/** What the likelihood needs of a report. Plain data, some 200 bytes packed. */
export interface Traits {
  readonly article: ArticleTraits;
  /** The report's place in its article, from 0, and the offsets of its sentence. */
  readonly index: number;
  readonly sentence: number;
  readonly sentenceEnd: number;
  /** Day numbers, both ends included; null where the day is not known. */
  readonly from: number | null;
  readonly to: number | null;
  readonly isAssumed: boolean;
  readonly kind: ReportKind;
  readonly words: Codes;
  /** What each of them says of this sentence of its article (weighing.ts). */
  readonly weights: Uint8Array;
  /** Of each figure the hash of its unit and its value. */
  readonly figures: readonly (readonly [unit: number, value: number])[];
  /** Hashes of runs of two subject stems inside quotation marks. */
  readonly quotes: Codes;
  /** Hashes of runs of three words inside quotation marks, as they stand. */
  readonly utterances: Codes;
  /** Hash of the predicate's key; 0 where there is none. */
  readonly predicate: number;
  /** The predicate's row in the table of predicates (predicates.ts); -1 for none. */
  readonly row: number;
  /** Hashes. */
  readonly who: readonly number[];
  readonly whom: readonly number[];
  readonly isSo: boolean;
  /** Index into REALIS. */
  readonly realis: number;
  readonly points: boolean;
  /** How the sentence leans on the one before it: 0 not, 1 by a pronoun, 2 as speech. */
  readonly leaning: number;
  readonly isAside: boolean;
}

const REALIS = ['happened', 'planned', 'demanded', 'conditional', 'denied'] as const;

/** Words of the opening that are kept, and of the whole text. */
const MOST_OPENING = 60;
export const MOST_BODY = 112;
const MOST_TITLE = 16;
const MOST_NAMES = 8;
const MOST_WORDS = 40;
const MOST_QUOTES = 16;
const MOST_FIGURES = 5;
/** Sentences that open an article: what it is about stands there. */
const OPENING = 600;

/** Ascending, each word once; of more than `most` the rarest. */
function codesOf(codes: Iterable<number>, most: number): Codes {
  const byWord = new Map<number, number>();
  for (const code of codes) byWord.set(wordOf(code), Math.max(code, byWord.get(wordOf(code)) ?? 0));
  const all = [...byWord.values()];
  const kept = all.length <= most ? all : all.sort((a, b) => rarityOf(b) - rarityOf(a) || a - b).slice(0, most);
  return Uint32Array.from(kept).sort();
}

function codesOfText(text: string, names: NameTable): number[] {
  const stems = stemsOf(text, names);
  const written = namesOf(text, stems);
  return stems.map((stem) => codeOf(stem, written.has(stem)));
}

/** Codes of the words of an article's title and text, in order, each as often as it stands there. */
export const codesOfArticle = ({ title, text }: Pick<Article, 'title' | 'text'>, names: NameTable): readonly number[] =>
  codesOfText(`${title ?? ''} ${text.slice(0, LONGEST_BODY)}`, names);

/** The words of a text that weigh most in it, the heaviest first. */
function heaviest(codes: readonly number[], most: number): number[] {
  const counts = new Map<number, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  const weight = ([code, count]: readonly [number, number]): number => (1 + Math.log(count)) * rarityOf(code);
  const ordered = [...counts].sort((a, b) => weight(b) - weight(a) || a[0] - b[0]);
  return ordered.slice(0, most).map(([code]) => code);
}

const NUMBERS_WITHIN = 4_000;
const MOST_NUMBERS = 48;
const CALENDAR =
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|\b(?:19|20)\d\d\b/gi;
const MONTH_OR_WEEKDAY =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?|\d{4})$/i;

/** Written with a capital: "may" is a verb. */
const calendarOf = (text: string): Codes => {
  const words = (text.match(CALENDAR) ?? []).filter((word) => !/^[a-z]/.test(word) && MONTH_OR_WEEKDAY.test(word));
  return Uint32Array.from(new Set(words.map((word) => hashOf(word.toLowerCase().slice(0, /^\d/.test(word) ? 4 : 3)))))
    .slice(0, MOST_NUMBERS)
    .sort();
};

const numbersOf = (text: string): Codes =>
  Uint32Array.from(new Set((text.match(/\d+(?:[.,:]\d+)*/g) ?? []).map((number) => hashOf(number.replaceAll(',', '')))))
    .slice(0, MOST_NUMBERS)
    .sort();

/** Longer texts are live pages and transcripts: their beginning says what they are about. */
const LONGEST_BODY = 20_000;

/** The traits of an article. `published` is what is known of its publication, inferred dates among it; `codes` are `codesOfArticle`. */
export function articleTraitsOf(
  {
    id,
    title,
    text,
    published,
    publisher,
    url,
    agency,
  }: Pick<Article, 'id' | 'title' | 'text' | 'published' | 'publisher' | 'url' | 'agency'>,
  names: NameTable,
  codes = codesOfArticle({ title, text }, names),
): ArticleTraits {
  const from = published && dayNumberOf(published.value.slice(0, 10));
  const body = heaviest(codes, MOST_BODY);
  const house = publisherOf({ publisher, url, agency });
  return {
    id,
    from,
    to: from === null ? null : (published?.to && dayNumberOf(published.to)) || from,
    paper: house === null ? 0 : hashOf(houseOf(house)),
    title: codesOf(codesOfText(title ?? '', names), MOST_TITLE),
    opening: codesOf(codesOfText(`${title ?? ''} ${text.slice(0, OPENING)}`, names), MOST_OPENING),
    calendar: calendarOf(`${title ?? ''} ${text.slice(0, NUMBERS_WITHIN)}`),
    numbers: numbersOf(`${title ?? ''} ${text.slice(0, NUMBERS_WITHIN)}`),
    body: codesOf(body, MOST_BODY),
    names: Uint32Array.from(body.filter(isNameCode).slice(0, MOST_NAMES)),
  };
}

function dayNumberOf(day: string): number | null {
  const found = parseIso(day);
  return found && dayNumber(found.year, found.month, found.day);
}

/** By their stems, as the words of a sentence are: a name stands in both as the same number. */
const hashes = (words: readonly string[] | undefined): readonly number[] =>
  (words ?? []).map((word) => hashOf(stem(word)));
const LEANINGS = ['none', 'pronoun', 'speech'] as const;

/** "two days after they censured her": who is meant stands in the rest of the sentence. */
const namesAround = (text: string, names: NameTable): number[] =>
  [...namesOf(text, stemsOf(text, names))].map((stem) => codeOf(stem, true));

/** The traits of a report. Pure: the report, its article and the saga's people decide; `wording` is that of the report. */
export function traitsOf(
  { report }: Pick<Evidence, 'report'>,
  article: ArticleTraits,
  names: NameTable,
  weigh: Weighing,
  wording: Wording = wordingOf(report, names),
): Traits {
  const { date, act } = report;
  const pointed = act?.telling === 'points' ? namesAround(report.text, names) : [];
  const predicate = act?.predicate ? hashOf(act.predicate) : 0;
  const codes = wording.stems.map((stem) => codeOf(stem, wording.names.has(stem)));
  const words = codesOf([...codes, ...pointed], MOST_WORDS);
  return {
    article,
    index: report.index,
    sentence: report.sentence.begin,
    sentenceEnd: report.sentence.end,
    from: date && dayNumberOf(date.from),
    to: date && dayNumberOf(date.to),
    isAssumed: date?.certainty === 'assumed',
    kind: report.kind,
    words,
    weights: Uint8Array.from(words, weigh),
    figures: wording.figures
      .slice(0, MOST_FIGURES)
      .map(({ unit, value }) => [hashOf(unit), Math.fround(value)] as const),
    quotes: Uint32Array.from(new Set([...wording.quoted.pairs].map(hashOf)))
      .sort()
      .slice(0, MOST_QUOTES),
    utterances: utterancesOf(report),
    predicate,
    row: predicateRow(predicate),
    who: hashes(act?.who),
    whom: hashes(act?.whom),
    isSo: act?.isSo ?? true,
    realis: act ? REALIS.indexOf(act.realis) : 0,
    points: act?.telling === 'points',
    leaning: LEANINGS.indexOf(wording.leaning),
    isAside: wording.isAside,
  };
}
