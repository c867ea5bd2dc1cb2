// Turns a record with undated articles into publication dates for those that the others give away.
import type { PublicationDate } from '../../model/article.ts';
import { type DayNumber, fromIso, toIso } from '../../model/day.ts';
import type { DatedArticle, Days, Ground, UndatedArticle } from './article.ts';
import { copiedWords, runsOfText } from './copies.ts';
import { type Decision, decide } from './decide.ts';
import { freshNews, groundOf, type OwnDay, openDeictic, toldAsPast, toldAsPromised } from './grounds.ts';
import { createLikenessIndex, type LikenessIndex } from './likeness.ts';
import { type Passage, passagesOf } from './passages.ts';
import { daysOf, placementOf } from './placements.ts';
import { sameHappening } from './sameness.ts';
import { publishedWithin, tagWithin } from './tag-within.ts';
import { vocabularyOf } from './vocabulary.ts';
import { daysWithoutYear } from './years.ts';

/** Rounds of dating articles from articles dated before; each further one is trusted less. */
const MOST_ROUNDS = 6;
const TRUST_PER_ROUND = 0.85;
/** Days before and after the record that an undated article may come from. */
const BEYOND = 730;
/** Weight of shared words from which passages are compared. */
const LEAST_SHARED = 0.9;
/** Versions of one clue that are kept, the likeliest first. */
const MOST_VERSIONS = 12;
const LEAST_SURE = 0.05;

/** An article that is still undated, with what is known of it so far. */
interface Open {
  readonly article: UndatedArticle;
  readonly passages: readonly Passage[];
  /** Days found for month-days without a year, by offset of the expression. */
  readonly found: ReadonlyMap<number, DayNumber>;
}

/** What every round looks things up in. */
interface Known {
  readonly index: LikenessIndex;
  readonly dated: readonly DatedArticle[];
  /** First and last publication day. */
  readonly span: Days;
}

/**
 * Publication dates of the undated articles that the record gives away, by id: a day, or a span of at most ten days (`to`),
 * with the reason in `because`. The order of the articles does not matter. An article that was dated by inference before belongs
 * among the undated: its date is worked out anew from what is known now. Time: linear in the words of the record, plus the
 * comparison of passages that share words.
 */
export function inferPublications(
  undated: readonly UndatedArticle[],
  dated: readonly DatedArticle[],
): ReadonlyMap<string, PublicationDate> {
  const inferred = new Map<string, PublicationDate>();
  const known = undated.length > 0 ? knownOf(undated, dated) : null;
  if (!known) return inferred;
  let open = byId(undated).map((article): Open => ({ article, passages: passagesOf(article), found: new Map() }));
  for (const { passages } of open) for (const passage of passages) place(known.index, passage, daysOf(passage), 1);
  for (let round = 1; round <= MOST_ROUNDS && open.length > 0; round++) {
    const before = open.reduce((sum, { found }) => sum + found.size, 0);
    open = open.map((one) => withYears(one, known));
    for (const [one, decision] of open.map((one) => [one, decisionFor(one, known)] as const)) {
      if (!decision) continue;
      inferred.set(one.article.id, publicationOf(decision));
      placeAnew(known.index, one, decision, TRUST_PER_ROUND ** round);
    }
    const left = open.filter(({ article }) => !inferred.has(article.id));
    const learned = left.length < open.length || open.reduce((sum, { found }) => sum + found.size, 0) > before;
    if (!learned) break;
    open = left;
  }
  return inferred;
}

const byId = <T extends UndatedArticle>(articles: readonly T[]): T[] =>
  [...articles].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

/** The dated articles as an index of what they place; null where none has a usable date. */
function knownOf(undated: readonly UndatedArticle[], articles: readonly DatedArticle[]): Known | null {
  const dated = byId(articles).filter(({ published }) => publishedWithin(published) !== null);
  const days = dated.map(({ published }) => publishedWithin(published)).filter((span) => span !== null);
  if (days.length === 0) return null;
  const all: UndatedArticle[] = [...dated, ...byId(undated)];
  const index = createLikenessIndex(vocabularyOf(all.map(sentencesOf)));
  for (const article of dated) for (const passage of passagesOf(article)) place(index, passage, daysOf(passage), 1);
  const froms = days.map(({ from }) => fromIso(from));
  const tos = days.map(({ to }) => fromIso(to));
  return {
    index,
    dated,
    span: { from: froms.reduce((a, b) => Math.min(a, b)), to: tos.reduce((a, b) => Math.max(a, b)) },
  };
}

const sentencesOf = ({ text, sentences }: UndatedArticle): string[] =>
  sentences.map(({ begin, end }) => text.slice(begin, end));

function place(index: LikenessIndex, passage: Passage, days: Days | null, trust: number): void {
  const placement = placementOf(passage, days, trust);
  if (placement) index.add(placement);
}

/** Looks again for the years of month-days; what is found becomes a placement for the others. */
function withYears(one: Open, { index, span }: Known): Open {
  const found = daysWithoutYear(one.passages, (passage) => index.like(passage, LEAST_SHARED), span);
  for (const passage of one.passages) {
    const day = found.get(passage.timex.begin);
    if (day !== undefined && !one.found.has(passage.timex.begin)) place(index, passage, { from: day, to: day }, 1);
  }
  return { ...one, found: found.size >= one.found.size ? found : one.found };
}

/** Days that the article's own words name. */
const ownDays = ({ passages, found }: Open): OwnDay[] =>
  passages.flatMap((passage) => {
    const day = found.get(passage.timex.begin);
    const days = day === undefined ? daysOf(passage) : { from: day, to: day };
    return days ? [{ passage, days }] : [];
  });

function decisionFor(one: Open, known: Known): Decision | null {
  const own = ownDays(one);
  const { id } = one.article;
  const matched = one.passages.flatMap((passage) => groundsOf(passage, known.index));
  const copied = copiedWords(one.article, known.dated, runsOfText);
  const grounds = [...matched, ...copied, ...toldAsPast(own, id), ...toldAsPromised(own, id), ...freshNews(own, id)];
  const range = { from: known.span.from - BEYOND, to: known.span.to + BEYOND };
  return decide(grounds, range);
}

/** Grounds that one deictic expression gives by the happenings of others that are like its own. */
function groundsOf(passage: Passage, index: LikenessIndex): Ground[] {
  const deictic = openDeictic(passage);
  if (!deictic) return [];
  return index
    .like(passage, LEAST_SHARED)
    .map((likeness) => ({ likeness, sure: sameHappening(likeness) }))
    .filter(({ sure }) => sure >= LEAST_SURE)
    .sort((a, b) => b.sure - a.sure)
    .slice(0, MOST_VERSIONS)
    .map(({ likeness, sure }) => groundOf(passage, deictic, likeness, sure))
    .filter((ground) => ground !== null);
}

/** Adds what an article places now that its own day is known within a span. */
function placeAnew(index: LikenessIndex, { article, passages }: Open, decision: Decision, trust: number): void {
  const already = new Set(passages.filter((passage) => daysOf(passage)).map(({ timex }) => timex.begin));
  const [from, to] = [toIso(decision.from), toIso(decision.to)];
  const timexes = tagWithin({ text: article.text, sentences: article.sentences, from, to });
  for (const passage of passagesOf({ ...article, timexes }))
    if (!already.has(passage.timex.begin)) place(index, passage, daysOf(passage), trust);
}

/** How many grounds a reason names. */
const MOST_REASONS = 2;

function publicationOf({ from, to, grounds }: Decision): PublicationDate {
  const reasons = [...new Set(grounds.map(({ because }) => because))].slice(0, MOST_REASONS).join('; ');
  const because = `${reasons.charAt(0).toUpperCase()}${reasons.slice(1)}.`;
  const closing = from === to ? {} : { to: toIso(to) };
  return { value: toIso(from), ...closing, certainty: 'inferred', provenance: 'inferred', because };
}
