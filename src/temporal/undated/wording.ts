// Turns days and articles into the words of a reason.
import { MONTHS, WEEKDAYS } from '../../model/date-words.ts';
import { type DayNumber, dateOf, weekdayOf } from '../../model/day.ts';
import type { Days, UndatedArticle } from './article.ts';

const LONGEST_TITLE = 90;

/** "Saturday, July 29, 2017" */
export function dayInWords(n: DayNumber): string {
  const { year, month, day } = dateOf(n);
  return `${WEEKDAYS[weekdayOf(n) - 1]}, ${MONTHS[month - 1]} ${day}, ${year}`;
}

/** "on Saturday, July 29, 2017" or "between … and …" */
export const daysInWords = ({ from, to }: Days): string =>
  from === to ? `on ${dayInWords(from)}` : `between ${dayInWords(from)} and ${dayInWords(to)}`;

/** "“Title” (Publisher)", as far as there is either. */
export function articleInWords({ title, publisher }: UndatedArticle): string {
  const name = title === null ? 'another article' : `“${shortened(title)}”`;
  return publisher ? `${name} (${publisher})` : name;
}

const shortened = (title: string): string =>
  title.length <= LONGEST_TITLE ? title : `${title.slice(0, title.lastIndexOf(' ', LONGEST_TITLE))} …`;

export const quoted = (words: string): string => `“${words.replace(/\s+/g, ' ').trim()}”`;
