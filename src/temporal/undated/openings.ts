// Turns openings that tell the same news into grounds: papers that open with one story appear within days of each other.

import { isCommon } from '../../english/news-words.ts';
import type { Days, Ground, UndatedArticle } from './article.ts';
import { OPENING } from './passages.ts';
import { stemSet, type Vocabulary } from './vocabulary.ts';
import { articleInWords, daysInWords } from './wording.ts';

/** Days between two articles with the same news. */
const WITHIN = 4;
/** Likeness of openings, and how often such articles lie within those days; measured on piles of news. */
const SURE: readonly (readonly [number, number])[] = [
  [0.6, 0.85],
  [0.5, 0.65],
  [0.4, 0.5],
  [0.3, 0.35],
];
/** Openings that are looked at for one article, the likest first. */
const MOST = 5;

interface Opening {
  readonly article: UndatedArticle;
  readonly weights: ReadonlyMap<string, number>;
  readonly norm: number;
}

/** An opening of known days. */
interface Known extends Opening {
  readonly days: Days;
  readonly trust: number;
}

export interface Openings {
  add(article: UndatedArticle, days: Days, trust: number): void;
  /** Grounds from the openings of other articles that are most like this one's. */
  grounds(article: UndatedArticle): Ground[];
}

export function createOpenings(vocabulary: Vocabulary): Openings {
  const known: Known[] = [];
  return {
    add(article, days, trust) {
      known.push({ ...openingOf(article, vocabulary), days, trust });
    },
    grounds(article) {
      const mine = openingOf(article, vocabulary);
      return known
        .filter((other) => other.article.id !== article.id)
        .map((other) => ({ other, cosine: cosineOf(mine, other) }))
        .sort((a, b) => b.cosine - a.cosine)
        .slice(0, MOST)
        .flatMap(({ other, cosine }) => groundFrom(other, cosine));
    },
  };
}

function openingOf(article: UndatedArticle, vocabulary: Vocabulary): Opening {
  const { text, sentences, title } = article;
  const end = sentences[Math.min(OPENING, sentences.length) - 1]?.end ?? 0;
  const weights = new Map<string, number>();
  for (const stem of stemSet(`${title ?? ''} ${text.slice(0, end)}`)) weights.set(stem, vocabulary.weight(stem));
  let squares = 0;
  for (const weight of weights.values()) squares += weight * weight;
  return { article, weights, norm: Math.sqrt(squares) || 1 };
}

/** Telling words that two openings must share: a name and a weekday are no news. */
const LEAST_COMMON = 5;

/** Likeness of two openings, 0 where they share too few telling words. */
function cosineOf(a: Opening, b: Opening): number {
  let [product, common] = [0, 0];
  for (const [stem, weight] of a.weights) {
    const there = b.weights.get(stem);
    if (there === undefined) continue;
    product += weight * there;
    if (!isCommon(stem)) common++;
  }
  return common < LEAST_COMMON ? 0 : product / (a.norm * b.norm);
}

function groundFrom({ article, days, trust }: Known, cosine: number): Ground[] {
  const sure = SURE.find(([least]) => cosine >= least)?.[1];
  if (sure === undefined) return [];
  const because = `it opens with the same news as ${articleInWords(article)}, published ${daysInWords(days)}`;
  const [from, to] = [days.from - WITHIN, days.to + WITHIN];
  return [{ rule: 'same-news', from, to, weight: sure * trust, because, clue: 'opening', witness: article.id }];
}
