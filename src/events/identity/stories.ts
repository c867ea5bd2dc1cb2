// Drops the links between articles that tell two look-alike stories, which the company of all articles around them gives away.
import { unionOf } from '../../likeness/union.ts';
import { nth } from '../../model/nth.ts';
import { PARTING } from './data/parting.ts';
import { halvesOf, type Scores } from './halves.ts';
import type { Link } from './link.ts';
import { storyChance } from './one-story.ts';
import type { ArticleTraits, Traits } from './traits.ts';

/** More articles are left as they are: what is worked out grows with the square of their number. */
const MOST_ARTICLES = 120;
/** No two articles are surer than this of one story or of two. */
const SURE = 0.01;

const scoreOf = (chance: number): number => Math.log((chance + SURE) / (1 - chance + SURE));

/** How likely each two articles tell one story, as scores. @public Training reads it. */
export function scoresOf(articles: readonly ArticleTraits[], chanceOf = storyChance): Scores {
  const scores = articles.map(() => new Float64Array(articles.length));
  articles.forEach((one, i) => {
    for (let j = 0; j < i; j++) nth(scores, i)[j] = nth(scores, j)[i] = scoreOf(chanceOf(one, nth(articles, j)));
  });
  return scores;
}

/** Of some articles those at the places, in their order. */
const among = (scores: Scores, places: readonly number[]): Scores =>
  places.map((i) => Float64Array.from(places, (j) => nth(scores, i)[j] as number));

/** A line through what is measured of two halves: above 0 they are two stories. */
interface Parting {
  readonly base: number;
  readonly weights: readonly number[];
}

/** For each article the place of the first one of its story: halves are parted again for as long as they are two stories. */
export function storiesIn(scores: Scores, { base, weights }: Parting = PARTING): readonly number[] {
  const stories = scores.map((_, i) => i);
  const open: number[][] = [stories.map((i) => i)];
  for (let places = open.pop(); places; places = open.pop()) {
    const halves = halvesOf(among(scores, places));
    const isTwo = halves !== null && halves.features.reduce((sum, x, f) => sum + x * (weights[f] as number), base) > 0;
    if (isTwo) for (const half of [0, 1]) open.push(places.filter((_, i) => halves.side[i] === half));
    else for (const place of places) stories[place] = places[0] as number;
  }
  return stories;
}

/** Two articles that have their days are of one story as far as is known: what they tell decides. */
const isOpen = (a: ArticleTraits, b: ArticleTraits): boolean => a.id !== b.id && (a.from === null || b.from === null);

/** Articles by components of some links, each by id. */
function componentsOf(links: readonly (readonly [ArticleTraits, ArticleTraits])[]): ArticleTraits[][] {
  const byId = new Map(links.flat().map((article) => [article.id, article]));
  const articles = [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const places = new Map(articles.map(({ id }, place) => [id, place]));
  const { join, find } = unionOf(articles.length);
  for (const [a, b] of links) join(places.get(a.id) as number, places.get(b.id) as number);
  const components = new Map<number, ArticleTraits[]>();
  articles.forEach((article, place) => {
    const known = components.get(find(place));
    if (known) known.push(article);
    else components.set(find(place), [article]);
  });
  return [...components.values()];
}

/**
 * Links without those between articles of two stories, where not both have their days. A pure function of the links and of the articles
 * that they hold together. Training brings its own trees and line.
 */
export function withinStories(
  traits: readonly Traits[],
  links: readonly Link[],
  chanceOf = storyChance,
  parting: Parting = PARTING,
): readonly Link[] {
  const ends = ({ a, b }: Link) => [nth(traits, a).article, nth(traits, b).article] as const;
  const open = links.map(ends).filter(([a, b]) => isOpen(a, b));
  if (open.length === 0) return links;
  const storyOf = new Map<string, string>();
  for (const articles of componentsOf(open)) {
    if (articles.length > MOST_ARTICLES) continue;
    const stories = storiesIn(scoresOf(articles, chanceOf), parting);
    for (const [place, { id }] of articles.entries()) storyOf.set(id, nth(articles, stories[place] as number).id);
  }
  return links.filter((link) => {
    const [a, b] = ends(link);
    return !isOpen(a, b) || storyOf.get(a.id) === storyOf.get(b.id);
  });
}
