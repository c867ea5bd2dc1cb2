// What an article is compared by: sampled runs of its words, its rare words, and a place among all articles that depends on nobody else.

import { wordsOf } from '../../english/words.ts';
import { type ArticleTraits, packArticle } from '../../events/identity/index.ts';
import { rarityOf, wordOf } from '../../events/identity/word-codes.ts';
import { hashOf, mixed } from '../../likeness/hash.ts';
import { hashedShingles } from '../../likeness/shingles.ts';
import type { Article, PublicationDate } from '../../model/article.ts';
import { fromIso, parseIso } from '../../model/day.ts';
import type { ArticleMarks } from '../../ports/record.ts';

/** One hash in so many is a mark. */
const SAMPLED = 8;
/** Words rarer than this are marks of what an article is about, the rarest first. */
const RARE = 5;
const MOST_WORDS = 96;

/** Hashes of all runs of words of a text, ascending. */
export const runsOf = (text: string): Uint32Array => Uint32Array.from(hashedShingles(wordsOf(text))).sort();

/** What the article says itself of its publication: what was inferred is worked out anew, so that the order of reading leaves no trace. */
export const ownDate = ({ published }: Pick<Article, 'published'>): PublicationDate | null =>
  published?.provenance === 'inferred' ? null : published;

/** Days are counted from a million before 1970, so that none is negative. */
const DAY_ZERO = 1_000_000;
const UNDATED = 2_000_000;

/** Undated articles have this place or a later one. */
export const FIRST_UNDATED_PLACE = UNDATED * 2 ** 32;

/** Earlier publication, smaller place; of one day the order is any, but always the same. */
function placeOf(article: Pick<Article, 'id' | 'published'>): number {
  const day = ownDate(article)?.value.slice(0, 10) ?? '';
  const number = parseIso(day) ? fromIso(day) + DAY_ZERO : UNDATED;
  return Math.min(UNDATED, Math.max(0, number)) * 2 ** 32 + mixed(hashOf(article.id));
}

/** Stems that tell what an article is about and stand in few others. */
const rareWords = ({ body }: ArticleTraits): Uint32Array => {
  const rare = [...body].filter((code) => rarityOf(code) >= RARE).sort((a, b) => rarityOf(b) - rarityOf(a) || a - b);
  return Uint32Array.from(new Set(rare.slice(0, MOST_WORDS).map(wordOf)));
};

/** `witnesses` are those that an undated article heard last. */
export function marksOf(
  article: Article,
  runs: Uint32Array,
  traits: ArticleTraits,
  witnesses: string | null = '',
): ArticleMarks {
  return {
    contentHash: article.contentHash,
    place: placeOf(article),
    runs: runs.length,
    copies: runs.filter((hash) => hash % SAMPLED === 0),
    words: rareWords(traits),
    traits: packArticle(traits),
    witnesses: ownDate(article) === null ? witnesses : null,
  };
}
