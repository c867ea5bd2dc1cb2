// Turns two reports of one event into the numbers from which it is learned whether they tell one thing: those of dated reports, and three more.
import { DATED_COUNT, DATED_FEATURES, datedFeatures } from './dated-features.ts';
import { compare, cosineOf } from './overlap.ts';
import type { ArticleTraits, Traits } from './traits.ts';

/** What is measured of a pair, in this order. Each is symmetric; what is not known is 0. */
export const TELLING_FEATURES = [
  ...DATED_FEATURES,
  'articles: bodies alike',
  'articles: openings alike',
  'one deed of one doer on one day told',
] as const;

export const TELLING_COUNT = TELLING_FEATURES.length;

const at = (name: (typeof DATED_FEATURES)[number]): number => DATED_FEATURES.indexOf(name);
const SAME_PREDICATE = at('same predicate');
const SENSE = at('predicates: a sense in common');
const DOERS = at('doers in common');
const ONE_DAY = at('days told and equal');

/** An article of fewer words is hardly more than the sentence that is compared. */
const ENOUGH_WORDS = 30;

/** How alike the words are that weigh most in two articles, 0 to 1; unknown of very short ones. */
function articles(a: ArticleTraits, b: ArticleTraits, out: Float32Array): void {
  const isKnown = Math.min(a.body.length, b.body.length) >= ENOUGH_WORDS;
  out[DATED_COUNT] = isKnown ? cosineOf(compare(a.body, b.body)) : 0;
  out[DATED_COUNT + 1] = isKnown ? cosineOf(compare(a.opening, b.opening)) : 0;
}

/** A predicate with whose commonest senses another shares so much means the same. */
const ONE_SENSE = 0.5;

/** Whether both tell the same deed of the same doer of the same day, which is more than the three by themselves. */
const isOneDeed = (out: Float32Array): boolean =>
  (out[SAME_PREDICATE] === 1 || (out[SENSE] as number) >= ONE_SENSE) && out[DOERS] === 1 && out[ONE_DAY] === 1;

/** Writes the features of a pair into `out`, which has room for TELLING_COUNT numbers. */
export function tellingFeatures(a: Traits, b: Traits, out: Float32Array): void {
  datedFeatures(a, b, out);
  articles(a.article, b.article, out);
  out[DATED_COUNT + 2] = isOneDeed(out) ? 1 : 0;
}
