// Turns the evidence of one event into its independent sources, its publishers and who was first.

import { isOutletWord } from '../english/news-words.ts';
import { wordsOf } from '../english/words.ts';
import { post } from '../likeness/postings.ts';
import { containment } from '../likeness/sets.ts';
import { shingles } from '../likeness/shingles.ts';
import { type Union, unionOf } from '../likeness/union.ts';
import type { Article } from '../model/article.ts';
import type { ArticleHeader, Evidence } from '../model/event.ts';
import { nth } from '../model/nth.ts';
import { compareText } from '../model/order.ts';
import { hostOf } from '../model/web-address.ts';

interface Corroboration {
  /** First to report first; publishers without a name go by their address. */
  readonly publishers: readonly string[];
  readonly independentSources: number;
  readonly firstReported: Evidence | null;
}

const SAME_WORDS = 0.7;
/** Fewer own words than this prove no copying: two papers quote one tweet. */
const ENOUGH_OWN_WORDS = 9;
const SHINGLE = 4;

const AGENCIES: Readonly<Record<string, string>> = {
  ap: 'associated press',
  afp: 'agence france presse',
  upi: 'united press international',
  wsj: 'wall street journal',
  nyt: 'new york times',
  wapo: 'washington post',
};

/** Parts of a house that sign by themselves: "BBC News", "TPM Livewire". */
const SECTIONS = new Set(
  'news online digital live livewire wire blog blogs politics world us uk business magazine'.split(' '),
);

/** "The Associated Press", "AP" and "ap.org" name one house. */
export function houseOf(name: string): string {
  const words = wordsOf(name.replace(/\.(?:com|org|net|co\.uk)$/i, '')).filter(
    (w) => !['the', 'com', 'online'].includes(w),
  );
  while (words.length > 1 && SECTIONS.has(words.at(-1) as string)) words.pop();
  const plain = words.join(' ');
  return AGENCIES[plain] ?? plain;
}

export const publisherOf = (article: Pick<Article, 'publisher' | 'url' | 'agency'>): string | null =>
  article.publisher ?? hostOf(article.url) ?? article.agency;

/** The house that publishes an article; null where nobody is known to. */
const houseOfArticle = (article: ArticleHeader): string | null => {
  const name = publisherOf(article);
  return name && houseOf(name);
};

const ATTRIBUTED = /(?:\b[Tt]he +)?((?:\p{Lu}[\p{L}'’.&-]*\s+){0,4}\p{Lu}[\p{L}'’.&-]*)/gu;

/** The paper that an attribution names ("the Post reported", "according to Reuters"), as a house name; null for other sources. */
export function attributedHouse(attribution: string | null): string | null {
  for (const [, name = ''] of (attribution ?? '').slice(0, 300).matchAll(ATTRIBUTED)) {
    const words = name.split(/\s+/);
    if (words.some((word) => isOutletWord(word.replace(/[’'.]+s?$/, '')))) return houseOf(name);
  }
  return null;
}

/** "post" and "washington post" name one house where the longer one ends with the shorter. */
const isSameHouse = (a: string, b: string): boolean => a === b || a.endsWith(` ${b}`) || b.endsWith(` ${a}`);

/** Keys under which an article's words are somebody's own. Two articles that share a key are one source. */
function keysOf(evidence: Evidence): string[] {
  const { article, report } = evidence;
  const own = publisherOf(article);
  const attributed = attributedHouse(report.attribution);
  return [
    `article ${article.id}`,
    ...(article.copyOf ? [`article ${article.copyOf}`] : []),
    // Agency copy is the agency's wherever it is printed; a paper that retells another's report rests on that report.
    ...(article.agency
      ? [`house ${houseOf(article.agency)}`]
      : own && !attributed
        ? [`house ${houseOfArticle(article)}`]
        : []),
    ...(attributed ? [`house ${attributed}`] : []),
  ];
}

const withoutQuotations = (text: string): string => text.replace(/[“"][^“”"]{2,600}[”"]/g, ' ');

const lastWord = (house: string): string => house.slice(house.lastIndexOf(' ') + 1);

function joinSameHouses(evidence: readonly Evidence[], { join }: Union): void {
  const firstByKey = new Map<string, number>();
  const housesByLastWord = new Map<string, string[]>();
  const sameKey = (key: string): string => {
    if (!key.startsWith('house ')) return key;
    const house = key.slice(6);
    const houses = housesByLastWord.get(lastWord(house)) ?? [];
    const known = houses.find((other) => isSameHouse(other, house));
    if (known === undefined) housesByLastWord.set(lastWord(house), [...houses, house]);
    return `house ${known ?? house}`;
  };
  evidence.forEach((one, i) => {
    for (const key of keysOf(one).map(sameKey)) {
      const other = firstByKey.get(key);
      if (other === undefined) firstByKey.set(key, i);
      else join(other, i);
    }
  });
}

/** Inverted over shingles, so that a hundred papers with one wire story cost a hundred sentences and not their square. */
function joinSameWords(evidence: readonly Evidence[], { join, find }: Union): void {
  const own = evidence.map(({ report }) => withoutQuotations(report.text));
  const runs = own.map((text) => {
    const found = shingles(wordsOf(text), SHINGLE);
    return found.size + SHINGLE > ENOUGH_OWN_WORDS ? found : new Set<string>();
  });
  const seen = new Map<string, number[]>();
  runs.forEach((set, i) => {
    const others = new Set<number>();
    for (const run of set) for (const j of seen.get(run) ?? []) others.add(j);
    for (const j of others) if (find(i) !== find(j) && containment(set, nth(runs, j)) >= SAME_WORDS) join(j, i);
    // A sentence that joined an earlier one leaves its shingles to that one.
    if ([...others].some((j) => find(j) === find(i))) return;
    for (const run of set) post(seen, run, i);
  });
}

interface Publication {
  readonly day: string;
  readonly instant: number | null;
}

/** Where a publication falls in time: its day, and its instant where one is known. Null where the day is not known. */
const publicationOf = ({ published }: ArticleHeader): Publication | null => {
  if (!published || (published.to !== undefined && published.to !== published.value.slice(0, 10))) return null;
  const instant = published.value.length > 10 ? Date.parse(published.value) : Number.NaN;
  return { day: published.value.slice(0, 10), instant: Number.isNaN(instant) ? null : instant };
};

/** Earlier publication first, unknown ones last; by article where nothing tells them apart. */
export function byPublication(a: Evidence, b: Evidence): number {
  return (
    comparePublished(a, b) ||
    compareText(a.article.id, b.article.id) ||
    a.report.sentence.begin - b.report.sentence.begin
  );
}

function comparePublished(a: Evidence, b: Evidence): number {
  const [x, y] = [publicationOf(a.article), publicationOf(b.article)];
  if (!x || !y) return x ? -1 : y ? 1 : 0;
  if (x.instant !== null && y.instant !== null) return x.instant - y.instant;
  return compareText(x.day, y.day);
}

/** First to report, where that is known: two sources of one day without a time of day leave it open. */
function firstOf(inOrder: readonly Evidence[], sourceOf: (evidence: Evidence) => number): Evidence | null {
  const [first] = inOrder;
  if (!first || !publicationOf(first.article)) return null;
  const level = inOrder.filter((other) => comparePublished(first, other) === 0);
  return level.every((other) => sourceOf(other) === sourceOf(first)) ? first : null;
}

/** Publishers by name; the first spelling of each house stays. */
function publishersOf(evidence: readonly Evidence[]): string[] {
  const spelling = new Map<string, string>();
  for (const { article } of evidence) {
    const name = publisherOf(article);
    const house = houseOfArticle(article) || name;
    if (name !== null && house !== null && !spelling.has(house)) spelling.set(house, name);
  }
  return [...spelling.values()];
}

const corroboratedBy = (evidence: Evidence): Corroboration => {
  const publisher = publisherOf(evidence.article);
  return {
    publishers: publisher === null ? [] : [publisher],
    independentSources: 1,
    firstReported: publicationOf(evidence.article) ? evidence : null,
  };
};

/**
 * Who supports an event. Copies, agency copy, one publisher's several articles, retellings of one paper's report and sentences
 * with the same words count once. Opinion corroborates nothing where a report exists.
 */
export function corroborate(all: readonly Evidence[]): Corroboration {
  const reports = all.filter(({ report, article }) => report.kind !== 'opinion' && article.kind !== 'opinion');
  const evidence = [...(reports.length > 0 ? reports : all)].sort(byPublication);
  const [only] = evidence;
  if (only && evidence.length === 1) return corroboratedBy(only);
  const sources = unionOf(evidence.length);
  joinSameHouses(evidence, sources);
  if (evidence.some((_, i) => sources.find(i) !== sources.find(0))) joinSameWords(evidence, sources);
  const position = new Map(evidence.map((one, i) => [one, i]));
  return {
    publishers: publishersOf(evidence),
    independentSources: new Set(evidence.map((_, i) => sources.find(i))).size,
    firstReported: firstOf(evidence, (one) => sources.find(position.get(one) as number)),
  };
}
