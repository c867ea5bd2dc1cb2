// Whether two reports tell one deed of two: done by or to somebody whom the other paper's whole article doesn't know.
import { sharedSense } from './predicates.ts';
import { type ArticleTraits, MOST_BODY, type Traits } from './traits.ts';

/** The hash of a word is what a code begins with: that of a name or noun of an act is the same (word-codes.ts). */
const HASH_FROM = 8;
/** Predicates that share so much of their commonest senses mean one deed. */
const ONE_SENSE = 0.3;

const areOneDeed = (a: Traits, b: Traits): boolean =>
  a.predicate !== 0 && !a.points && !b.points && (a.predicate === b.predicate || sharedSense(a.row, b.row) > ONE_SENSE);

/** All words of a longer article are not kept: what it leaves unsaid isn't known. */
const isWhole = ({ body }: ArticleTraits): boolean => body.length < MOST_BODY;

const has = (words: Uint32Array, hash: number): boolean => words.some((code) => code >>> HASH_FROM === hash);

/** Whether an article tells of nobody of a part of a report; a word that stands otherwise in its own sentence isn't known. */
function isUnknown(part: readonly number[], { words }: Traits, { body, opening }: ArticleTraits): boolean {
  const own = part.filter((hash) => has(words, hash));
  return own.length > 0 && own.every((hash) => !has(body, hash) && !has(opening, hash));
}

/**
 * Whether both tell one deed, of which either does not know who does it in the other, or to whom it is done. Nothing of the kind is said of
 * long articles, whose words are not all kept.
 */
export const areDeedsOfTwo = (a: Traits, b: Traits): boolean =>
  areOneDeed(a, b) &&
  isWhole(a.article) &&
  isWhole(b.article) &&
  ((isUnknown(a.whom, a, b.article) && isUnknown(b.whom, b, a.article)) ||
    (isUnknown(a.who, a, b.article) && isUnknown(b.who, b, a.article)));
