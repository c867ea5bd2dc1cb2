// Turns a happening into what speaks for and against showing it first: a list of named features, each with its reason in words.
import { leadsBack } from '../english/standing.ts';
import { subjectStems } from '../english/words.ts';
import { post } from '../likeness/postings.ts';
import { dctOf } from '../model/article.ts';
import { daysBetween } from '../model/day.ts';
import type { Evidence, Happening } from '../model/event.ts';
import type { Features } from './features.ts';
import { isOpinion } from './leading.ts';

/** What the saga looks for. Both may be empty. */
export interface Interest {
  /** Tokens of known people, as names.ts makes them, stand in the features already; these are the keywords' stems. */
  readonly keywordStems: ReadonlySet<string>;
}

export type Draft = Omit<Happening, 'salience' | 'reasons' | 'id'>;

/** A feature's value, mostly 0 to 3, and the reason it gives; null where it says nothing. */
interface Feature {
  readonly value: number;
  readonly why: string | null;
}

const plural = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;
const flag = (applies: boolean, why: string): Feature => ({ value: applies ? 1 : 0, why: applies ? why : null });
const amount = (value: number, why: string): Feature => ({ value, why: value > 0 ? why : null });

/** Whether half of the shorter of the two lies in the other, as `containment` measures it. */
function inTitle({ stems }: Features, title: ReadonlySet<string>): boolean {
  if (title.size < 2) return false;
  const common = stems.reduce((count, stem) => count + (title.has(stem) ? 1 : 0), 0);
  return stems.length > 0 && common >= 0.5 * Math.min(title.size, stems.length);
}

/** How many articles tell it in their title. */
function inHeadlines(group: readonly Features[]): number {
  const titles = new Map<string, ReadonlySet<string>>();
  const isTold = (features: Features): boolean => {
    const { id, title } = features.evidence.article;
    const stems = titles.get(id) ?? new Set(subjectStems(title ?? ''));
    titles.set(id, stems);
    return inTitle(features, stems);
  };
  return new Set(group.filter(isTold).map(({ evidence }) => evidence.article.id)).size;
}

/** How many days after the happening an article appeared; null where either day is not known. */
function lagOf({ article }: Evidence, date: Draft['date']): number | null {
  const published = dctOf(article.published);
  return published && date ? daysBetween(date.to, published) : null;
}

/** A sentence by its letters and figures: pages set one agency's words with other marks and spaces. */
const wordsAlone = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** How many articles tell it in words of their own: a sentence that stands on every page of a site, or in each version of one, is told once. */
function articlesIn(evidence: readonly Evidence[]): number {
  if (evidence.length < 2) return evidence.length;
  const byArticle = new Map<string, string[]>();
  for (const { article, report } of evidence) post(byArticle, article.id, report.text);
  if (byArticle.size < 2) return byArticle.size;
  const told = new Set<string>();
  let count = 0;
  for (const texts of byArticle.values()) {
    const before = told.size;
    for (const text of texts) told.add(wordsAlone(text));
    if (told.size > before) count++;
  }
  return count;
}

const SOON = 1;
const isSoon = (lag: number | null): boolean => lag !== null && lag >= 0 && lag <= SOON;
/** Sentences that count as an article's opening. */
const OPENING = 2;

function support(event: Draft): Record<string, Feature> {
  const { independentSources: sources, evidence, date } = event;
  const articles = articlesIn(evidence);
  const lags = evidence.map((one) => ({ one, lag: lagOf(one, date) }));
  const articlesWith = (test: (lag: number) => boolean): number =>
    articlesIn(lags.filter(({ lag }) => lag !== null && test(lag)).map(({ one }) => one));
  const returns = articlesWith((lag) => lag > SOON);
  const soon = articlesWith(isSoon);
  return {
    sources: amount(Math.log2(sources), `${sources} independent sources`),
    articles: amount(Math.log2(articles), `told in ${articles} articles`),
    returns: amount(Math.log2(1 + returns), `${plural(returns, 'later article')} come back to it`),
    soon: amount(Math.log2(1 + soon), `${plural(soon, 'article')} at once`),
  };
}

function prominence(group: readonly Features[], date: Draft['date']): Record<string, Feature> {
  const openings = new Set(
    group.filter(({ evidence }) => evidence.report.index < OPENING).map(({ evidence }) => evidence.article.id),
  ).size;
  const first = Math.min(...group.map(({ evidence }) => evidence.report.index));
  const headlines = inHeadlines(group);
  return {
    openings: amount(Math.log2(1 + openings), `in the opening of ${plural(openings, 'article')}`),
    openSoon: flag(
      group.some(({ evidence }) => evidence.report.index < OPENING && isSoon(lagOf(evidence, date))),
      'opens an article of the day or the next',
    ),
    nearOpening: flag(first >= OPENING && first <= 5, 'near the opening of an article'),
    headline: amount(Math.log2(1 + headlines), 'told in a headline'),
  };
}

function matter([lead]: readonly [Features, ...Features[]], { keywordStems }: Interest): Record<string, Feature> {
  const people = [...lead.names].filter((name) => name.startsWith('@')).length;
  const keywords = lead.stems.filter((stem) => keywordStems.has(stem)).length;
  const { act } = lead.evidence.report;
  return {
    people: amount(Math.min(people, 3), `names ${people === 1 ? '1 person' : `${people} people`} of the story`),
    keywords: amount(Math.min(keywords, 2), 'has the story’s keywords'),
    names: amount(Math.min(lead.names.size - people, 3), 'names who'),
    figures: amount(Math.min(lead.figures.length, 2), 'gives figures'),
    quotes: flag(lead.quoted.runs.size > 0, 'quotes'),
    planned: flag(act?.realis === 'planned', 'a plan'),
    demanded: flag(act?.realis === 'demanded', 'a demand'),
    conditional: flag(act?.realis === 'conditional', 'only possible'),
    denied: flag(act?.realis === 'denied' || act?.isSo === false, 'what did not happen'),
    points: flag(act?.telling === 'points' || lead.isAside, 'told in passing'),
    nothingDone: flag(act !== undefined && act.predicate === null, 'tells a state'),
  };
}

function doubts([lead]: readonly [Features, ...Features[]], event: Draft): Record<string, Feature> {
  const { kind, date } = event;
  return {
    background: flag(kind === 'background', 'background'),
    opinion: flag(kind === 'opinion' || isOpinion(lead.evidence), 'opinion'),
    quote: flag(kind === 'quote', 'a quotation'),
    leans: flag(lead.whyNotAlone !== null, lead.whyNotAlone ?? ''),
    leadsBack: flag(leadsBack(lead.evidence.report.text), 'speaks of what it does not tell'),
    assumed: flag(date?.certainty === 'assumed', 'its day is only assumed'),
    inexact: flag(date !== null && date.from !== date.to, 'its day is not known exactly'),
    nobody: flag(lead.names.size === 0 && lead.figures.length === 0, 'names nobody'),
    long: amount(Math.max(0, Math.min(2, (lead.length - 30) / 10)), 'long'),
    short: flag(lead.length < 10, 'very short'),
    caption: flag(lead.isUnstopped, 'a caption or a heading'),
  };
}

/** All features with their names, the leading report of the group first in it. */
export const salienceFeatures = (
  event: Draft,
  group: readonly [Features, ...Features[]],
  interest: Interest,
): (readonly [name: string, feature: Feature])[] =>
  // One object of forty names would be a dictionary to the engine, three times as slow to make and to read as these.
  [support(event), prominence(group, event.date), matter(group, interest), doubts(group, event)].flatMap((part) =>
    Object.entries(part),
  );
