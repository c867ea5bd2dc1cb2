// Identity: which reports tell one happening, and what a record needs to keep to say so.

/**
 * Which reports tell one happening. Everything here is a pure function of reports and their articles, never of what else a
 * record holds, so that kept events can be made again from the reports, in any order and in any batches.
 *
 * How a record uses it:
 * - when an article is saved: `articleTraitsOf` once, `traitsOf` for each of its reports; both packed beside them (`packArticle`,
 *   `packTraits`; a blob of another TRAITS_VERSION unpacks to null and is made anew from the text). A new inferred publication day
 *   or other people of the saga make them anew too.
 * - whom a fresh report can meet: the reports whose `reachOf` overlaps its own, and, where either of the two `looksFar` (an undated
 *   article, a pointer), those that share one of `keysOf`. The keys of a report are those of its act and the marks of its article
 *   (`marksOf`, once an article). `linksAmong` applies the same test, so a wider choice of known reports does no harm.
 * - links are kept (a few a report); what changes touches only the connected components of links that the fresh reports are in:
 *   `groupsOf` of a component's reports and links gives its happenings.
 */

export { withFellows } from './fellows.ts';
export { groupsOf } from './groups.ts';
export { type Asked, askingOnce, LEAST_LIKELY, LEAST_WORDS, likelihood } from './likelihood.ts';
export type { Link } from './link.ts';
export { linksAmong } from './links.ts';
export { oneTelling } from './one-telling.ts';
export { follows, type Outline, outlineOf, type Tie } from './outline.ts';
export { packArticle, packTraits, TRAITS_VERSION, unpackArticle, unpackTraits, unpackWords } from './pack.ts';
export { keysOf, type Reach, reachOf } from './reach.ts';
export { compareTraits, sentenceOf } from './sentences.ts';
export { withinStories } from './stories.ts';
export { type ArticleTraits, articleTraitsOf, codesOfArticle, type Traits, traitsOf } from './traits.ts';
export { keywordsOf, type Weighing, weighingOf } from './weighing.ts';
export { areTwins } from './within-article.ts';
