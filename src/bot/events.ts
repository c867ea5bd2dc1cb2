// Turns a pile of articles into the happenings they tell: every report in one of them.

import { type Features, featuresOf } from '../events/features.ts';
import { happeningOf } from '../events/happening.ts';
import {
  articleTraitsOf,
  codesOfArticle,
  groupsOf,
  keywordsOf,
  linksAmong,
  type Traits,
  traitsOf,
  weighingOf,
  withFellows,
} from '../events/identity/index.ts';
import { type NameTable, nameTable } from '../events/names.ts';
import { type Article, dctOf } from '../model/article.ts';
import type { Evidence, Happening } from '../model/event.ts';
import { nth } from '../model/nth.ts';
import { compareText } from '../model/order.ts';
import type { Report } from '../model/report.ts';
import type { Person } from '../model/saga.ts';
import { withFirmDays } from './reading/worth-keeping.ts';
import { tagText } from './tag.ts';

export type PileArticle = Pick<Article, 'id' | 'title' | 'text' | 'published' | 'publisher' | 'url'>;

interface Told {
  readonly features: Features;
  readonly traits: Traits;
}

const asArticle = (article: PileArticle): Article => ({
  ...article,
  saga: '',
  byline: null,
  updated: null,
  kind: 'report',
  agency: null,
  file: null,
  contentHash: '',
  version: 1,
  copyOf: null,
});

/** A pile is of no story that has told its words. */
const NO_KEYWORDS = keywordsOf([]);

/** What an article of a pile tells: its reports as evidence, with their traits. */
export function tellingsOf(pile: PileArticle, names: NameTable, keywords = NO_KEYWORDS): Told[] {
  const article = asArticle(pile);
  const { text, title, published } = article;
  const { sentences, reports } = tagText({ text, title, dct: dctOf(published) });
  const codes = codesOfArticle(article, names);
  const ofArticle = articleTraitsOf(article, names, codes);
  const weigh = weighingOf(codes, keywords);
  return withFirmDays(article, sentences, reports).map((report: Report, index): Told => {
    const words = text.slice(report.sentence.begin, report.sentence.end);
    const evidence = { article, report: { ...report, article: article.id, index, text: words } };
    const features = featuresOf(evidence, names);
    return { features, traits: traitsOf(evidence, ofArticle, names, weigh, features) };
  });
}

/** By what they say, so that the order that they came in leaves no trace. */
function inOrder(articles: readonly PileArticle[]): readonly PileArticle[] {
  const keyOf = ({ published, publisher, title, text }: PileArticle): string =>
    [published?.value ?? '', publisher ?? '', title ?? '', text].join('\n');
  return [...articles].sort((a, b) => compareText(keyOf(a), keyOf(b)));
}

/** Ids that say nothing but the order, while happenings are made: those that the articles came with leave no trace either. */
const placeId = (at: number): string => String(at).padStart(6, '0');

function withOwnIds(told: Happening, articles: readonly PileArticle[]): Happening {
  const own = ({ article, report }: Evidence): Evidence => {
    const { id } = nth(articles, Number(article.id));
    return { article: { ...article, id }, report: { ...report, article: id } };
  };
  const [lead, ...others] = told.evidence;
  return {
    ...told,
    evidence: [own(lead), ...others.map(own)],
    ...(told.beside ? { beside: others.filter((one) => told.beside?.includes(one)).map(own) } : {}),
    firstReported: told.firstReported && own(told.firstReported),
    differing: told.differing.map(({ evidence, how }) => ({ evidence: own(evidence), how })),
  };
}

/** By day, those whose day is not known last; then what matters most. */
const byDay = (a: Happening, b: Happening): number =>
  compareText(a.date?.from ?? '~', b.date?.from ?? '~') ||
  compareText(a.date?.to ?? '~', b.date?.to ?? '~') ||
  b.salience - a.salience ||
  compareText(a.id, b.id);

/**
 * The happenings of a pile, each report in one. Independent of the order of the articles and of their ids. A record keeps what belongs to
 * an event's matter beside its line, for it counts there; here, where every report is shown as a telling, it is an event of its own.
 */
export function happeningsOf(articles: readonly PileArticle[], people: readonly Person[] = []): Happening[] {
  const names = nameTable(people);
  const pile = inOrder(articles);
  const told = pile.flatMap((article, at) => tellingsOf({ ...article, id: placeId(at) }, names));
  const traits = told.map((one) => one.traits);
  const interest = { keywordStems: new Set<string>() };
  const links = linksAmong([], traits);
  return withFellows(traits, groupsOf(traits, links), links)
    .map((group) =>
      happeningOf(
        group.map((at) => nth(told, at).features),
        interest,
      ),
    )
    .sort(byDay)
    .map((one) => withOwnIds(one, pile));
}
