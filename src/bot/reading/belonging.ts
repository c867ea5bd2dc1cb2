// Whether a feed’s article is about a saga.

import { wordsOf } from '../../english/words.ts';
import type { ReadArticle } from '../../model/article.ts';
import type { Saga } from '../../model/saga.ts';

/** A saga's words of which an article must hold one in its title or opening, or several anywhere. */
const wordings = ({ keywords, people }: Saga): string[] => [
  ...keywords,
  ...people.flatMap(({ name, aliases }) => [name, ...aliases]),
];

const OPENING_WORDS = 120;
const ENOUGH_ANYWHERE = 2;

/** Whether a text holds any of a saga's words at all. A saga without keywords and people takes every text. */
export function mentions(saga: Saga, text: string): boolean {
  const wanted = wordings(saga);
  const words = ` ${wordsOf(text).join(' ')} `;
  return wanted.length === 0 || wanted.some((wording) => words.includes(` ${wordsOf(wording).join(' ')} `));
}

/** A saga without keywords and people takes everything. */
export function isAbout(saga: Saga, { title, text }: Pick<ReadArticle, 'title' | 'text'>): boolean {
  const wanted = wordings(saga).map((wording) => ` ${wordsOf(wording).join(' ')} `);
  if (wanted.length === 0) return true;
  const words = wordsOf(text ?? '');
  const opening = ` ${[...wordsOf(title ?? ''), ...words.slice(0, OPENING_WORDS)].join(' ')} `;
  const whole = ` ${words.join(' ')} `;
  return (
    wanted.some((wording) => opening.includes(wording)) &&
    wanted.filter((wording) => whole.includes(wording)).length >= Math.min(ENOUGH_ANYWHERE, wanted.length)
  );
}
