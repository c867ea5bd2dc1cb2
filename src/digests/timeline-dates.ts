// Turns a pile of dated articles into its dates in order of how much they matter.
//
// "Summarize dates first" (La Quatra and others, SIGIR 2021) without its graph and without the trained regression of Datewise
// (Gholipour Ghalandari and Ifrim, ACL 2020): the two counts behind both, of articles that mention a date and of articles
// published on it, each weighted by how much it has to do with the query.
import { addDays, type IsoDate, parseIso } from '../model/day.ts';
import type { TimelineArticle, TimelineRequest } from './timeline-pile.ts';

export interface RankedDate {
  readonly date: IsoDate;
  /** Only the order and the ratio to the best have a meaning. */
  readonly salience: number;
}

/** Sentences from which on a text is no longer its opening. */
export const OPENING = 5;
/** A mention in the opening tells what the article is about. */
const OPENING_WEIGHT = 1.5;
/** A mention beside a sentence about the query, and one elsewhere in the article. */
const BESIDE = 0.7;
const ELSEWHERE = 0.4;
/** An article that hardly mentions the query still counts a little. */
const LEAST_INTEREST = 0.3;
const PUBLICATION_WEIGHT = 0.5;
/** Where few dates of many are asked for, the day after a chosen one is most often its echo. */
const ECHO = 0.8;
const DENSE = 0.3;

interface Counts {
  mentions: number;
  published: number;
}

/** Whether a text has a word of the query. An empty query is met by everything. */
export function queryTest(query: readonly string[]): (text: string) => boolean {
  const words = query.flatMap((term) => term.match(/[\p{L}\p{N}]+/gu) ?? []);
  if (words.length === 0) return () => true;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${[...new Set(words)].join('|')})(?![\\p{L}\\p{N}])`, 'iu');
  return (text) => pattern.test(text);
}

const share = (hits: readonly boolean[]): number => (hits.length > 0 ? hits.filter(Boolean).length / hits.length : 0);

/** For each date the strongest mention in one article: repeating a date in one text says nothing more. */
function mentionsIn({ sentences }: TimelineArticle, hits: readonly boolean[]): Map<IsoDate, number> {
  const strongest = new Map<IsoDate, number>();
  sentences.forEach(({ dates, isFurniture }, i) => {
    if (dates.length === 0 || isFurniture) return;
    const nearness = hits[i] ? 1 : hits[i - 1] || hits[i + 1] ? BESIDE : ELSEWHERE;
    const weight = nearness * (i < OPENING ? OPENING_WEIGHT : 1);
    for (const date of dates) strongest.set(date, Math.max(strongest.get(date) ?? 0, weight));
  });
  return strongest;
}

function countDates(articles: readonly TimelineArticle[], isAbout: (text: string) => boolean): Map<IsoDate, Counts> {
  const counts = new Map<IsoDate, Counts>();
  const at = (date: IsoDate): Counts => {
    const found = counts.get(date) ?? { mentions: 0, published: 0 };
    counts.set(date, found);
    return found;
  };
  for (const article of articles) {
    const hits = article.sentences.map(({ text }) => isAbout(text));
    const interest = LEAST_INTEREST + (1 - LEAST_INTEREST) * Math.min(1, 2 * share(hits));
    if (article.published) at(article.published).published += share(hits.slice(0, OPENING));
    for (const [date, weight] of mentionsIn(article, hits)) at(date).mentions += weight * interest;
  }
  return counts;
}

/** The paper of the next morning counts for the day. */
function salienceOf(date: IsoDate, counts: ReadonlyMap<IsoDate, Counts>): number {
  const { mentions = 0, published = 0 } = counts.get(date) ?? {};
  const next = counts.get(addDays(date, 1))?.published ?? 0;
  return Math.log1p(mentions) + PUBLICATION_WEIGHT * Math.log1p(published + next);
}

/** The best date first; a chosen date weakens its neighbours where the dates asked for are few among many. */
function withoutEchoes(dates: Map<IsoDate, number>, wanted: number): RankedDate[] {
  const echo = wanted / Math.max(1, dates.size) > DENSE ? 1 : ECHO;
  const ranked: RankedDate[] = [];
  while (dates.size > 0 && ranked.length < 2 * wanted) {
    let [best, salience] = ['', Number.NEGATIVE_INFINITY];
    for (const [date, score] of dates)
      if (score > salience || (score === salience && date < best)) [best, salience] = [date, score];
    ranked.push({ date: best, salience });
    dates.delete(best);
    for (const neighbour of [addDays(best, -1), addDays(best, 1)])
      if (dates.has(neighbour)) dates.set(neighbour, (dates.get(neighbour) as number) * echo);
  }
  return ranked;
}

/** How many dates a story has where nobody says: grows with the root of its articles. */
export const usualDates = (articles: number): number => Math.max(3, Math.round(1.5 * Math.sqrt(articles)));

/** Dates of the window, the most salient first: twice as many as wanted, so that a date without a good sentence can be left out. */
export function rankDates(
  request: TimelineRequest,
  window: { readonly from: IsoDate; readonly to: IsoDate },
): RankedDate[] {
  const counts = countDates(request.articles, queryTest(request.query));
  const dates = [...counts.keys()].filter((date) => date >= window.from && date <= window.to && parseIso(date));
  const scores = new Map(dates.map((date) => [date, salienceOf(date, counts)]));
  return withoutEchoes(scores, request.dates ?? usualDates(request.articles.length));
}
