// Turns a record with undated articles into publication dates for those that the others give away.
import type { PublicationDate } from '../../model/article.ts';
import { type DayNumber, fromIso, toIso } from '../../model/day.ts';
import { compareText } from '../../model/order.ts';
import type { DatedArticle, Days, Ground, UndatedArticle } from './article.ts';
import { copiedWords } from './copies.ts';
import { type Counted, countedGround, countedIn } from './counted-from.ts';
import { type Decision, decide } from './decide.ts';
import { freshNews, groundOf, type OwnDay, openDeictic, retoldReport, toldAsPast, toldAsPromised } from './grounds.ts';
import { createLikenessIndex, type LikenessIndex } from './likeness.ts';
import { createOpenings, type Openings } from './openings.ts';
import { type Passage, passagesOf, retoldIn, type Wording, withoutGuessedYear } from './passages.ts';
import { daysOf, placementOf } from './placements.ts';
import { sameHappening } from './sameness.ts';
import { publishedWithin, tagWithin } from './tag-within.ts';
import { vocabularyOf } from './vocabulary.ts';
import { daysWithoutYear } from './years.ts';

/** Rounds of dating articles from articles dated before, and what each further step is trusted of the one before. */
const MOST_ROUNDS = 12;
const TRUST_PER_STEP = 0.9;
/** Days before and after the record that an undated article may come from. */
const BEYOND = 730;
/** Versions of one clue that are kept, the likeliest first. */
const MOST_VERSIONS = 12;
const LEAST_SURE = 0.05;

/** An article that is still undated, with what is known of it so far. */
interface Open {
  readonly article: UndatedArticle;
  readonly passages: readonly Passage[];
  /** Sentences near the beginning that retell what media reported. */
  readonly retold: readonly Wording[];
  /** What is counted from another happening: "on Monday, four days after she resigned". */
  readonly counted: readonly Counted[];
  /** Days found for month-days without a year, by offset of the expression. */
  readonly found: ReadonlyMap<number, DayNumber>;
}

/** What every round looks things up in. */
interface Known {
  readonly index: LikenessIndex;
  readonly openings: Openings;
  /** Grounds from dated articles with the same words, by id. */
  readonly copied: ReadonlyMap<string, readonly Ground[]>;
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
  let open = byId(undated).map(openOf);
  for (const { passages } of open)
    for (const passage of passages) place(known.index, passage, daysOf(passage), 1, null);
  const trusts = new Map<string, number>();
  for (let round = 1; round <= MOST_ROUNDS && open.length > 0; round++) {
    const before = open.reduce((sum, { found }) => sum + found.size, 0);
    open = open.map((one) => withYears(one, known));
    const decided = open.map((one) => ({ one, decision: decisionFor(one, known) }));
    for (const { one, decision } of surest(decided, round === MOST_ROUNDS)) {
      const weakest = decision.grounds.reduce((least, { witness }) => Math.min(least, trusts.get(witness) ?? 1), 1);
      trusts.set(one.article.id, weakest * TRUST_PER_STEP);
      inferred.set(one.article.id, publicationOf(decision));
      placeAnew(known, one, decision, weakest * TRUST_PER_STEP);
    }
    const left = open.filter(({ article }) => !inferred.has(article.id));
    const learned = left.length < open.length || open.reduce((sum, { found }) => sum + found.size, 0) > before;
    if (!learned) break;
    open = left;
  }
  return inferred;
}

interface Decided {
  readonly one: Open;
  readonly decision: Decision;
}

/** Decisions as narrow as this are taken at once. */
const NARROW = 3;

/**
 * What is decided in a round: narrow spans, else the narrowest. Wider ones wait for what these place: a later round may know
 * better.
 */
function surest(
  decided: readonly { readonly one: Open; readonly decision: Decision | null }[],
  last: boolean,
): readonly Decided[] {
  const all = decided.filter((each): each is Decided => each.decision !== null);
  const width = ({ decision: { from, to } }: Decided): number => to - from + 1;
  const narrowest = all.reduce((least, each) => Math.min(least, width(each)), Infinity);
  return last ? all : all.filter((each) => width(each) <= Math.max(NARROW, narrowest));
}

function openOf(article: UndatedArticle): Open {
  const timexes = article.timexes.map(withoutGuessedYear);
  const passages = passagesOf({ ...article, timexes });
  return { article, passages, retold: retoldIn(article), counted: countedIn(passages), found: new Map() };
}

const byId = <T extends UndatedArticle>(articles: readonly T[]): T[] =>
  [...articles].sort((a, b) => compareText(a.id, b.id));

/** The dated articles as an index of what they place; null where none has a usable date. */
function knownOf(undated: readonly UndatedArticle[], articles: readonly DatedArticle[]): Known | null {
  const dated = byId(articles).filter((article) => publicationDays(article) !== null);
  const days = dated.map(publicationDays).filter((span) => span !== null);
  if (days.length === 0) return null;
  const all: UndatedArticle[] = [...dated, ...byId(undated)];
  const vocabulary = vocabularyOf(all.map(sentencesOf));
  const [index, openings] = [createLikenessIndex(vocabulary), createOpenings(vocabulary)];
  for (const article of dated) {
    const published = publicationDays(article);
    for (const passage of passagesOf(article)) place(index, passage, daysOf(passage), 1, published);
    if (published) openings.add(article, published, 1);
  }
  const span = {
    from: days.reduce((first, { from }) => Math.min(first, from), Infinity),
    to: days.reduce((last, { to }) => Math.max(last, to), -Infinity),
  };
  return { index, openings, copied: copiedWords(undated, dated), span };
}

function publicationDays({ published }: DatedArticle): Days | null {
  const span = publishedWithin(published);
  return span && { from: fromIso(span.from), to: fromIso(span.to) };
}

const sentencesOf = ({ text, sentences }: UndatedArticle): string[] =>
  sentences.map(({ begin, end }) => text.slice(begin, end));

function place(index: LikenessIndex, passage: Passage, days: Days | null, trust: number, published: Days | null): void {
  const placement = placementOf(passage, days, trust, published);
  if (placement) index.add(placement);
}

/** Looks again for the years of month-days; what is found becomes a placement for the others. */
function withYears(one: Open, { index, span }: Known): Open {
  const found = daysWithoutYear(one.passages, (passage) => index.like(passage), span);
  for (const passage of one.passages) {
    const day = found.get(passage.timex.begin);
    if (day !== undefined && !one.found.has(passage.timex.begin))
      place(index, passage, { from: day, to: day }, 1, null);
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
  const grounds = [
    ...one.passages.flatMap((passage) => groundsOf(passage, known.index)),
    ...one.counted.flatMap((counted) => countedGrounds(counted, known.index)),
    ...one.retold.flatMap((wording) => retoldGrounds(wording, known.index)),
    ...(known.copied.get(id) ?? []),
    ...known.openings.grounds(one.article),
    ...toldAsPast(own, id),
    ...toldAsPromised(own, id),
    ...freshNews(own, id),
  ];
  const range = { from: known.span.from - BEYOND, to: known.span.to + BEYOND };
  return decide(grounds, range);
}

/** Grounds that one deictic expression gives by the happenings of others that are like its own. */
function groundsOf(passage: Passage, index: LikenessIndex): Ground[] {
  const deictic = openDeictic(passage);
  if (!deictic) return [];
  return index
    .like(passage)
    .map((likeness) => ({ likeness, sure: sameHappening(likeness, index.size()) }))
    .filter(({ sure }) => sure >= LEAST_SURE)
    .sort((a, b) => b.sure - a.sure)
    .slice(0, MOST_VERSIONS)
    .map(({ likeness, sure }) => groundOf(passage, deictic, likeness, sure))
    .filter((ground) => ground !== null);
}

/** Grounds of what is counted from another happening. */
const countedGrounds = (counted: Counted, index: LikenessIndex): Ground[] =>
  index.like(counted.wording).flatMap((likeness) => {
    const sure = sameHappening(likeness, index.size());
    return (sure >= LEAST_SURE && countedGround(counted, likeness, sure)) || [];
  });

/** Grounds of a sentence that retells what other media reported. */
const retoldGrounds = (wording: Wording, index: LikenessIndex): Ground[] =>
  index
    .like(wording)
    .map((likeness) => retoldReport(wording, likeness, sameHappening(likeness, index.size())))
    .filter((ground) => ground !== null && ground.weight >= LEAST_SURE) as Ground[];

/** Adds what an article places now that its own day is known within a span. */
function placeAnew({ index, openings }: Known, { article, passages }: Open, decision: Decision, trust: number): void {
  openings.add(article, decision, trust);
  const already = new Set(passages.filter((passage) => daysOf(passage)).map(({ timex }) => timex.begin));
  const [from, to] = [toIso(decision.from), toIso(decision.to)];
  const timexes = tagWithin({ text: article.text, sentences: article.sentences, from, to });
  for (const passage of passagesOf({ ...article, timexes }))
    if (!already.has(passage.timex.begin)) place(index, passage, daysOf(passage), trust, decision);
}

/** How many grounds a reason names. */
const MOST_REASONS = 2;
/** A ground that is trusted less is no reason. */
const LEAST_REASON = 0.25;
/** A ground that bounds the span farther off, in days, explains nothing. */
const NEAR_EDGE = 7;

function publicationOf({ from, to, grounds }: Decision): PublicationDate {
  const bounding = grounds.filter(
    (ground) => ground.weight >= LEAST_REASON && (ground.from >= from - NEAR_EDGE || ground.to <= to + NEAR_EDGE),
  );
  const reasons = [...new Set(bounding.map(({ because }) => because))].slice(0, MOST_REASONS).join('; ');
  const because = `${reasons.charAt(0).toUpperCase()}${reasons.slice(1)}.`;
  const closing = from === to ? {} : { to: toIso(to) };
  return { value: toIso(from), ...closing, certainty: 'inferred', provenance: 'inferred', because };
}
