// Turns a reading of a question into the evidence that truly fits it.
import { type Dated, type DateSpan, isSingleDay, spansOverlap } from '../model/dated.ts';
import { daysBetween } from '../model/day.ts';
import type { Evidence } from '../model/event.ts';
import type { Saga } from '../model/saga.ts';
import type { EvidenceQuery } from '../ports.ts';
import { antecedents, needsNeighbours } from './antecedent.ts';
import type { AnswerDeps } from './deps.ts';
import type { Interpreted } from './interpret.ts';
import { type Context, type Fit, fitter } from './match.ts';
import { peopleFinder } from './name-finder.ts';
import { sentenceOf } from './sentence.ts';
import type { Term } from './terms.ts';

/** Evidence with its fit; `fit` is null where the question names no matter. */
export interface Fitting {
  readonly evidence: Evidence;
  readonly fit: Fit | null;
}

/** What was found, and how strictly it fits. */
export interface Found {
  readonly fitting: readonly Fitting[];
  /** close: a part of the question is not met. unspoken: about the person, not in the person's words. */
  readonly strictness: 'full' | 'close' | 'unspoken';
  /** Fitting evidence whose day is not known. */
  readonly undated: readonly Measured[];
}

interface Measured {
  readonly evidence: Evidence;
  readonly fit: Fit;
}

/** Reports of a period: a busy day has hundreds. */
const PERIOD_LIMIT = 2500;
const TOPIC_LIMIT = 500;
const NEIGHBOUR_LIMIT = 1500;
/** Periods up to this long are read whole; of longer ones only what holds the words. */
const MAX_WHOLE_DAYS = 31;
/** A weekend, or a range of a few days, that holds the day asked for, belongs to its answer; "last week" does not. */
const MAX_DAYS_FOR_A_DAY = 4;

const lengthOf = ({ from, to }: { readonly from: string; readonly to: string }): number => daysBetween(from, to) + 1;

/** Whether a date belongs to the answer for a period: it lies inside, or is a short range that reaches into it. */
export const belongsTo = (date: Dated, when: DateSpan): boolean =>
  spansOverlap(date, when) &&
  ((date.from >= when.from && date.to <= when.to) ||
    (date.granularity !== 'week' && lengthOf(date) <= MAX_DAYS_FOR_A_DAY));

const isReadWhole = (when: DateSpan | null): boolean => when !== null && lengthOf(when) <= MAX_WHOLE_DAYS;

const wordsFor = (terms: readonly Term[]): readonly (readonly string[])[] =>
  terms.map(({ exact, similar }) => [...exact, ...similar]);

const keyOf = ({ report }: Evidence): string => `${report.article}#${report.index}`;

const unique = (lists: readonly (readonly Evidence[])[]): Evidence[] => [
  ...new Map(lists.flat().map((evidence) => [keyOf(evidence), evidence])).values(),
];

/** Finds what fits a question, in the best strictness that has anything. */
export async function retrieve(deps: AnswerDeps, saga: Saga, read: Interpreted): Promise<Found> {
  const { when, terms } = read;
  if (terms.length === 0) return { fitting: await ofPeriod(deps, saga, when), strictness: 'full', undated: [] };
  const sure = await candidatesFor(deps, saga, read, 'all');
  const found = await measured(deps, saga, read, sure);
  const words = terms.filter(({ kind }) => kind !== 'person').length;
  if (words <= 2 || isReadWhole(when) || isPlenty(found)) return found;
  const possible = await candidatesFor(deps, saga, read, 'any');
  return measured(deps, saga, read, unique([sure, possible]));
}

/** Sentences that fit wholly: more than any page shows, so that what holds only a part of the words is not looked through. */
const PLENTY = 30;

const isPlenty = ({ fitting, strictness }: Found): boolean => strictness === 'full' && fitting.length >= PLENTY;

async function measured(
  deps: AnswerDeps,
  saga: Saga,
  read: Interpreted,
  candidates: readonly Evidence[],
): Promise<Found> {
  const { terms } = read;
  const people = terms.filter(({ kind }) => kind === 'person');
  const isNeeded = people.length > 0 && needsNeighbours(candidates);
  const neighbours = isNeeded ? await deps.evidence(byTerms(saga, people, 'any', 'date', NEIGHBOUR_LIMIT)) : [];
  const named = peopleFinder(saga);
  const measure = fitter(terms, read.speaker, {
    named,
    antecedent: antecedents(named, unique([neighbours, candidates])),
    isNamedIn: await namedIn(deps, saga, terms),
  });
  const fitting = candidates.map((evidence) => ({ evidence, fit: measure(sentenceOf(evidence)) }));
  return strictest(read, withQuotations(fitting));
}

/** Which articles have the whole of a name of several words. */
async function namedIn(deps: AnswerDeps, saga: Saga, terms: readonly Term[]): Promise<Context['isNamedIn']> {
  const names = terms.filter(({ kind, similar }) => kind === 'name' && similar.length > 0);
  const articles = new Map<Term, ReadonlySet<string>>();
  for (const term of names) {
    const groups = [term.exact];
    const found = await deps.evidence({
      saga: saga.id,
      terms: { groups, match: 'all' },
      order: 'date',
      limit: NEIGHBOUR_LIMIT,
    });
    articles.set(term, new Set(found.map(({ article }) => article.id)));
  }
  return (term, article) => articles.get(term)?.has(article) ?? false;
}

/** White space between two neighbouring sentences of one article. */
const MAX_DISTANCE = 3;

/** A quotation belongs to the sentence before it, which says whose it is: it fits as that one does, and on the same days. */
function withQuotations(measured: readonly Measured[]): Measured[] {
  const byEnd = new Map(measured.map((one) => [`${one.evidence.article.id}#${one.evidence.report.sentence.end}`, one]));
  return measured.map((one) => {
    const { report, article } = one.evidence;
    if (!/^["“]/.test(report.text)) return one;
    for (let gap = 0; gap <= MAX_DISTANCE; gap++) {
      const before = byEnd.get(`${article.id}#${report.sentence.begin - gap}`);
      const isSameDay = before?.evidence.report.date?.from === report.date?.from;
      if (before && isSameDay && before.fit.met.size > one.fit.met.size) return { ...one, fit: before.fit };
    }
    return one;
  });
}

async function ofPeriod(deps: AnswerDeps, saga: Saga, when: DateSpan | null): Promise<Fitting[]> {
  if (!when) return [];
  const found = await periodEvidence(deps, saga, when);
  return found
    .filter(({ report: { date } }) => date && belongsTo(date, when))
    .map((evidence) => ({ evidence, fit: null }));
}

const periodEvidence = (deps: AnswerDeps, saga: Saga, when: DateSpan): Promise<readonly Evidence[]> =>
  deps.evidence({
    saga: saga.id,
    from: when.from,
    to: when.to,
    maxDays: Math.max(MAX_DAYS_FOR_A_DAY, lengthOf(when)),
    order: 'date',
    limit: PERIOD_LIMIT,
  });

const byTerms = (
  saga: Saga,
  terms: readonly Term[],
  match: 'all' | 'any',
  order: EvidenceQuery['order'],
  limit: number,
  when: DateSpan | null = null,
): EvidenceQuery => ({
  saga: saga.id,
  ...(when && { from: when.from, to: when.to }),
  terms: { groups: wordsFor(terms), match },
  order,
  limit,
});

/** What holds all of the words, or of three and more any: all of a short period; people may stand there as "he". */
async function candidatesFor(
  deps: AnswerDeps,
  saga: Saga,
  { when, terms, interpretation }: Interpreted,
  match: 'all' | 'any',
): Promise<readonly Evidence[]> {
  if (when && isReadWhole(when)) {
    const found = await periodEvidence(deps, saga, when);
    return found.filter(({ report: { date } }) => date && belongsTo(date, when));
  }
  const order = interpretation.kind === 'latest' ? 'newest' : 'relevance';
  const words = terms.filter(({ kind }) => kind !== 'person');
  const queries = match === 'all' ? [byTerms(saga, terms, 'all', order, TOPIC_LIMIT, when)] : [];
  if (match === 'any' || (words.length > 0 && words.length < terms.length))
    queries.push(byTerms(saga, words, match, order, TOPIC_LIMIT, when));
  const found = unique(await Promise.all(queries.map((query) => deps.evidence(query))));
  return when ? found.filter(({ report: { date } }) => date && belongsTo(date, when)) : found;
}

function strictest(read: Interpreted, measured: readonly Measured[]): Found {
  const { terms, speaker } = read;
  const full = measured.filter(({ fit }) => fit.met.size === terms.length);
  const spoken = speaker ? full.filter(({ fit }) => fit.spoken) : full;
  if (spoken.length > 0) return foundOf(spoken, 'full');
  const close = measured.filter(({ fit }) => isClose(terms, fit) && (!speaker || fit.spoken));
  if (close.length > 0) return foundOf(close, 'close');
  return foundOf(full, 'unspoken');
}

/** Every name is met, and of three or more words all but a third. */
function isClose(terms: readonly Term[], { met }: Fit): boolean {
  const words = terms.filter(({ kind }) => kind === 'word').length;
  const missing = terms.filter((_, i) => !met.has(i));
  return missing.every(({ kind }) => kind === 'word') && missing.length <= Math.floor(words / 3);
}

/** How well a sentence fits, its date left aside. */
const worthOf = ({ fit }: Pick<Measured, 'fit'>): number => fit.coverage + fit.closeness / 4 - (fit.supposed ? 0.2 : 0);

const sentenceKey = ({ evidence: { report } }: Measured): string => `${report.article}#${report.sentence.begin}`;

/** A sentence one clause of which is dated counts as dated. */
function foundOf(fitting: readonly Measured[], strictness: Found['strictness']): Found {
  const dated = fitting.filter(({ evidence }) => evidence.report.date !== null);
  const seen = new Set(dated.map(sentenceKey));
  const undated = fitting
    .filter((measured) => !seen.has(sentenceKey(measured)) && seen.add(sentenceKey(measured)))
    .sort((a, b) => worthOf(b) - worthOf(a));
  return { fitting: dated, strictness, undated };
}

/** Whether a day that has nothing is covered by something coarser ("in July"): its span, the shortest first. */
export async function coarserCover(deps: AnswerDeps, saga: Saga, when: DateSpan): Promise<DateSpan | null> {
  if (!isSingleDay(when)) return null;
  const { from, to } = when;
  const found = await deps.evidence({ saga: saga.id, from, to, order: 'date', limit: 200 });
  const spans = found.flatMap(({ report: { date } }) => (date && date.granularity !== 'day' ? [date] : []));
  const shortest = spans.sort((a, b) => lengthOf(a) - lengthOf(b))[0];
  return shortest && lengthOf(shortest) <= 92 ? shortest : null;
}
