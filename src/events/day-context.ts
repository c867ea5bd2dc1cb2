// Turns the happenings of a date into how much they matter beside each other: the middle of the day's news first, nothing twice.
//
// Centrality is that of centroid extraction (Radev and others, 2004); what repeats a line above it falls as in MMR (Carbonell and
// Goldstein, 1998).

import { matterStems } from '../english/words.ts';
import { hashOf } from '../likeness/hash.ts';
import { post } from '../likeness/postings.ts';
import { alikeIn, cosine, only, sumOf, type Vector } from '../likeness/vectors.ts';
import type { Happening } from '../model/event.ts';
import { nth } from '../model/nth.ts';
import { compareText } from '../model/order.ts';
import { dayVectors } from './day-words.ts';
import { SALIENCE_WEIGHTS } from './salience-weights.ts';

/** The happenings of a date that are weighed against each other; what matters less stands below them as it is. */
export const LOOKED_AT = 100;
/** Sentences of a happening that speak for the day's vocabulary. */
const MOST_SENTENCES = 12;
/** From this cosine on another article's sentence may tell the same, or what belongs to it. */
const ECHOES = 0.25;
/** From this likeness on a line says again what stands above it. */
const SAYS_AGAIN = 0.16;
/** From this on it does so whatever the day has besides. */
const SURELY_AGAIN = 0.6;
/** A day that one article tells has no middle; one that so many tell has one. The days that the weights were learned from have more. */
const ENOUGH_ARTICLES = 6;
/**
 * Of fewer sentences nothing tells yet which words all of a day's news has: likeness weighs less. Chosen on reference timelines (0, 20, 40,
 * 80, 160, 320).
 */
const ENOUGH_SENTENCES = 80;
/** What a line loses by its likeness to one above it, and where it says the same. */
const REPETITION = { alike: 6, same: 5 } as const;

export const SAYS_AGAIN_REASON = 'says again what stands above it';

/** Another where happenings of the same date may stand otherwise beside each other. Whoever changes how they are weighed changes the number. */
export const contextVersion = `4/${hashOf(JSON.stringify([SALIENCE_WEIGHTS, REPETITION]))}`;

type Weights = Readonly<Record<string, number>>;

interface Telling {
  readonly event: number;
  readonly article: string;
  readonly vector: Vector;
}

/** What happenings tell, each with the vector of its words; of each happening its line first. */
function tellingsOf(events: readonly Happening[]): Telling[] {
  const places = events.flatMap(({ evidence }, event) =>
    evidence.slice(0, MOST_SENTENCES).map(({ article, report }) => ({ event, article: article.id, text: report.text })),
  );
  const vectors = dayVectors(places.map(({ text }) => text));
  return places.map(({ event, article }, at) => ({ event, article, vector: nth(vectors, at) }));
}

/** What a happening is to its date, by the names of the weights. */
interface Standing {
  /** How near its line is to the middle of the day's news: 0 to 1, and less where few articles tell of the day. */
  readonly central: number;
  /** The same of the article that is nearest: one about another matter tells little of the day. */
  readonly inStory: number;
  /** How many other articles have a sentence like its line: the logarithm to base 2 of one more. */
  readonly echoes: number;
}

interface Standings {
  readonly standings: readonly Standing[];
  /** The vectors of their lines. */
  readonly lines: readonly Vector[];
  /** How far two lines' likeness is to be trusted: 0 to 1. */
  readonly trust: number;
}

/** The happenings of one date beside each other, in their order. */
export function standingsOf(events: readonly Happening[]): Standings {
  const tellings = tellingsOf(events);
  const byArticle = new Map<string, Vector[]>();
  const byEvent = new Map<number, Telling[]>();
  for (const telling of tellings) {
    post(byArticle, telling.article, telling.vector);
    post(byEvent, telling.event, telling);
  }
  const articles = new Map([...byArticle].map(([id, vectors]) => [id, sumOf(vectors)]));
  const middle = sumOf(articles.values());
  const surety = Math.min(1, articles.size / ENOUGH_ARTICLES);
  const near = new Map([...articles].map(([id, vector]) => [id, cosine(vector, middle)]));
  const alike = alikeIn(tellings.map(({ vector }) => vector));
  const lines = events.map((_, at) => byEvent.get(at)?.[0]?.vector ?? new Map());
  const standings = lines.map((line, at) => {
    const own = new Set(byEvent.get(at)?.map(({ article }) => article));
    const others = [...alike(line)].flatMap(([place, likeness]) => {
      const { article } = nth(tellings, place);
      return likeness >= ECHOES && !own.has(article) ? [article] : [];
    });
    return {
      central: surety * cosine(line, middle),
      inStory: surety * Math.max(0, ...[...own].map((id) => near.get(id) ?? 0)),
      echoes: Math.log2(1 + new Set(others).size),
    };
  });
  return { standings, lines, trust: Math.min(1, tellings.length / ENOUGH_SENTENCES) };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
const bySalience = (a: Happening, b: Happening): number => b.salience - a.salience || compareText(a.id, b.id);

interface Weighed<T> {
  readonly event: T;
  readonly line: Vector;
  /** What its line says was done, without the names that stand in every line of a story. */
  readonly matter: Vector;
  /** How far its likeness to others is to be trusted. */
  readonly trust: number;
  readonly score: number;
}

/** The best first, each weighed with what it is to its date. */
function weighed<T extends Happening>(events: readonly T[], weights: Weights): Weighed<T>[] {
  const { standings, lines, trust } = standingsOf(events);
  const added = (standing: Standing): number =>
    Object.entries(standing).reduce((sum, [name, value]) => sum + (weights[name] ?? 0) * value, 0);
  return events
    .map((event, at) => {
      const line = nth(lines, at);
      const matter = only(line, new Set(matterStems(event.evidence[0].report.text)));
      return { event, line, matter, trust, score: event.salience + added(nth(standings, at)) };
    })
    .sort((a, b) => b.score - a.score || compareText(a.event.id, b.event.id));
}

interface Waiting<T> extends Weighed<T> {
  /** How much of it a line above it says, at most. */
  readonly again: number;
}

/**
 * Whether one article tells a deed done to somebody in both lines: what opens it is told once more in its body. In ECB+ 41 of 42 such pairs of
 * sentences share a happening.
 */
function isToldAgain(a: Happening, b: Happening): boolean {
  const [one, other] = [a.evidence[0], b.evidence[0]];
  const [deed, again] = [one.report.act, other.report.act];
  return (
    one.article.id === other.article.id &&
    deed !== undefined &&
    again !== undefined &&
    deed.predicate !== null &&
    deed.predicate === again.predicate &&
    deed.whom.some((name) => again.whom.includes(name))
  );
}

/** How alike in all their words and, as much, in what was done. */
function likeness<T extends Happening>(a: Weighed<T>, b: Weighed<T>): number {
  const alike = (cosine(a.line, b.line) + cosine(a.matter, b.matter)) / 2;
  if (alike >= SURELY_AGAIN) return alike;
  return isToldAgain(a.event, b.event) ? SURELY_AGAIN : a.trust * alike;
}

const worth = <T>({ score, again }: Waiting<T>): number =>
  score - REPETITION.alike * again - (again < SAYS_AGAIN ? 0 : REPETITION.same);

/** So many are chosen one by one, each against those above it; the rest stand as they would come next. */
const CHOSEN = 16;

/** The best first, then whatever tells most beside what stands above it. */
function withoutRepetition<T extends Happening>(ranked: readonly Weighed<T>[]): T[] {
  let waiting: readonly Waiting<T>[] = ranked.map((one) => ({ ...one, again: 0 }));
  const shown: Waiting<T>[] = [];
  while (waiting.length > 0 && shown.length < CHOSEN) {
    const best = waiting.reduce((a, b) => (worth(b) > worth(a) ? b : a));
    shown.push(best);
    waiting = waiting.flatMap((one) =>
      one === best ? [] : [{ ...one, again: Math.max(one.again, likeness(one, best)) }],
    );
  }
  const rest = [...waiting].sort((a, b) => worth(b) - worth(a));
  return [...shown, ...rest].map((one) => ({
    ...one.event,
    salience: round(worth(one)),
    reasons: one.again < SAYS_AGAIN ? one.event.reasons : [...one.event.reasons, SAYS_AGAIN_REASON],
  }));
}

/** The happenings of one date, each with the salience that it has beside the others. In any order; the order has no meaning. */
export function besideEachOther<T extends Happening>(events: readonly T[], weights: Weights = SALIENCE_WEIGHTS): T[] {
  const ranked = [...events].sort(bySalience);
  const first = withoutRepetition(weighed(ranked.slice(0, LOOKED_AT), weights));
  const least = Math.min(...first.map(({ salience }) => salience));
  const rest = ranked.slice(LOOKED_AT);
  return [...first, ...rest.map((event, at) => ({ ...event, salience: round(least - (at + 1) / 1000) }))];
}
