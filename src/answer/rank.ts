// Turns fitting evidence into events in the order in which they answer the question.
import { spansOverlap } from '../model/dated.ts';
import type { Event, Evidence } from '../model/event.ts';
import type { AnswerDeps } from './deps.ts';
import type { Interpreted } from './interpret.ts';
import type { Fit } from './match.ts';
import type { Fitting } from './retrieve.ts';

/** An event with how well it answers: only the order has a meaning. */
interface Ranked {
  readonly event: Event;
  readonly score: number;
}

/** Events that fall this far behind the best are about something else. */
const MAX_BEHIND = 0.4;
/** One date or a count is asked for: the others must be nearly as good. */
const MAX_BEHIND_EXACT = 0.2;
const KIND_WORTH: Readonly<Record<Event['kind'], number>> = { report: 0, quote: 0, background: -0.05, opinion: -0.15 };

/** A question of one fact wants its best answer first; every other wants the course of events. */
export const asksOneFact = ({ ask, terms }: Interpreted): boolean =>
  ask !== 'what' && terms.some(({ kind }) => kind !== 'person');

const fitScore = (fit: Fit | null, read: Interpreted): number => {
  if (!fit) return 0;
  const supposed = fit.supposed && (read.ask === 'when' || read.ask === 'who') ? 0.2 : 0;
  const clause = (read.ask === 'when' ? 0.5 : 0.3) * fit.inClause;
  const told = fit.told && read.ask === 'when' ? 0.15 : 0;
  const order = fit.inOrder && asksOneFact(read) ? 0.2 : 0;
  return fit.coverage + 0.25 * fit.closeness + clause + order + (fit.spoken ? 0.1 : 0) - supposed - told;
};

/** Finer dates answer "when" better. */
const dateWorth = (event: Event, read: Interpreted): number =>
  read.ask === 'when' && event.date.granularity === 'day' && event.date.certainty !== 'assumed' ? 0.1 : 0;

function rankEvents(deps: AnswerDeps, read: Interpreted, fitting: readonly Fitting[]): Ranked[] {
  const fits = new Map(
    fitting.map(({ evidence, fit }) => [`${evidence.report.article}#${evidence.report.index}`, fit]),
  );
  const events = deps.cluster(fitting.map(({ evidence }) => evidence));
  const bySalience = [...events].sort((a, b) => b.salience - a.salience || (a.id < b.id ? -1 : 1));
  const scoreOf = ({ report }: Evidence): number =>
    fitScore(fits.get(`${report.article}#${report.index}`) ?? null, read);
  return bySalience.map((event, place) => {
    const best = Math.max(...event.evidence.map(scoreOf));
    const sources = 0.04 * Math.min(event.independentSources, 4);
    const salience = 0.2 * (1 - place / bySalience.length);
    const score = best + sources + salience + KIND_WORTH[event.kind] + dateWorth(event, read);
    return { event: asksOneFact(read) ? ledByBest(event, scoreOf) : event, score };
  });
}

/** How much better another sentence must answer before it takes the place of the event's own first sentence. */
const CLEARLY_BETTER = 0.1;

/** The same event with the sentence first that answers best, and its date where it is one of the event's days. */
function ledByBest(event: Event, scoreOf: (evidence: Evidence) => number): Event {
  const [first] = event.evidence;
  const best = event.evidence.reduce((most, next) => (scoreOf(next) > scoreOf(most) ? next : most), first);
  const { date } = best.report;
  if (!date || !spansOverlap(date, event.date) || scoreOf(best) < scoreOf(first) + CLEARLY_BETTER) return event;
  return {
    ...event,
    date,
    kind: best.report.kind,
    evidence: [best, ...event.evidence.filter((other) => other !== best)],
  };
}

const byScore = (a: Ranked, b: Ranked): number => b.score - a.score || (a.event.id < b.event.id ? -1 : 1);

const byDay = (a: Event, b: Event): number =>
  (a.date.from < b.date.from ? -1 : a.date.from > b.date.from ? 1 : 0) ||
  (a.date.to < b.date.to ? -1 : a.date.to > b.date.to ? 1 : 0);

/** All events that answer, the most telling first. */
export function eventsFor(deps: AnswerDeps, read: Interpreted, fitting: readonly Fitting[]): Event[] {
  const ranked = rankEvents(deps, read, fitting).sort(byScore);
  const best = ranked[0]?.score ?? 0;
  const isExact = (read.ask === 'when' && !read.extreme) || read.ask === 'count';
  const behind = isExact ? MAX_BEHIND_EXACT : MAX_BEHIND;
  const kept = asksOneFact(read) ? ranked.filter(({ score }) => score >= best - behind) : ranked;
  return inExtremeOrder(read, eachSentenceOnce(kept.map(({ event }) => event)));
}

/** "when did X first …": the earliest first; "last": the latest first. */
function inExtremeOrder({ extreme }: Interpreted, events: readonly Event[]): Event[] {
  if (extreme === null) return [...events];
  return events
    .filter(({ kind }) => kind !== 'opinion')
    .sort((a, b) => (extreme === 'first' ? byDay(a, b) : byDay(b, a)));
}

/** A sentence with two days ("reported on Thursday that on May 17 …") leads two events; the better one is shown. */
function eachSentenceOnce(events: readonly Event[]): Event[] {
  const seen = new Set<string>();
  return events.filter(({ evidence: [{ report, article }] }) => {
    const key = `${article.id}#${report.sentence.begin}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** One page of events in the order they are shown: by rank for one fact, newest first for "latest", else by date. */
export function inShownOrder(read: Interpreted, page: readonly Event[]): Event[] {
  const { kind } = read.interpretation;
  if (asksOneFact(read) || kind === 'day') return [...page];
  if (kind === 'latest') return [...page].sort((a, b) => byDay(b, a) || b.salience - a.salience);
  return [...page].sort((a, b) => byDay(a, b) || b.salience - a.salience);
}
