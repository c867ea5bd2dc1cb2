// What two papers have in common before it is asked whether they differ: their names, the days they came out, the places they speak of.
import { daysBetween, parseIso } from '../model/day.ts';
import type { Evidence } from '../model/event.ts';
import { publisherOf } from './sources.ts';

export const LONGEST_READ = 1000;

export const nameOf = ({ article }: Evidence): string => publisherOf(article) ?? 'one article';

/** A paper that tells it otherwise in its next article has learned more, or corrects itself. */
export const isSamePaper = (a: Evidence, b: Evidence): boolean => {
  const [mine, theirs] = [publisherOf(a.article), publisherOf(b.article)];
  return mine !== null && mine === theirs;
};

/** A figure of another day is a newer one. */
const SAME_NEWS_DAYS = 1;

export function publishedTogether({ article: a }: Evidence, { article: b }: Evidence): boolean {
  const [x, y] = [a.published?.value.slice(0, 10), b.published?.value.slice(0, 10)];
  if (!x || !y || !parseIso(x) || !parseIso(y)) return true;
  return Math.abs(daysBetween(x, y)) <= SAME_NEWS_DAYS;
}

const PLACE =
  /\b(?:[Ii]n|[Aa]t|[Ff]rom|[Aa]cross|[Ww]ithin|[Oo]utside|[Nn]ear|[Oo]ff) (?:the )?(?:neighbou?ring |nearby |northern |southern |eastern |western )?(\p{Lu}[\p{L}’'-]+)/gu;

/** Whether one counts in a place that the other does not speak of: "26 cases in Norland" of "236 cases". */
export function countElsewhere(a: Evidence, b: Evidence): boolean {
  const [x, y] = [a.report.text.slice(0, LONGEST_READ), b.report.text.slice(0, LONGEST_READ)];
  const names = (text: string, other: string): boolean =>
    [...text.matchAll(PLACE)].some(([, place = '']) => !other.includes(place));
  return names(x, y) || names(y, x);
}
