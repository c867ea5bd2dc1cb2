// Turns a question into an answer: the events of the record that fit it, or plainly nothing and what is near.

import { type DateSpan, singleDay } from '../model/dated.ts';
import type { IsoDate } from '../model/day.ts';
import type { Answer } from '../model/digest.ts';
import type { Event } from '../model/event.ts';
import type { ThreadContext } from '../model/question.ts';
import type { Saga, SagaSpan } from '../model/saga.ts';
import type { DayCount } from '../ports.ts';
import { daysAround, readAroundEvent, takenFor } from './around-event.ts';
import { chooseYears, otherYears } from './choose-year.ts';
import type { AnswerDeps } from './deps.ts';
import { anchorOf } from './follow-up.ts';
import { type Interpreted, inTime, interpretQuestion, withoutMatter } from './interpret.ts';
import { readQuestion } from './question-text.ts';
import { eventsFor, inShownOrder } from './rank.ts';
import { coarserCover, type Found, retrieve } from './retrieve.ts';
import { furtherQuestions, nearestDays, otherQuestions, startingQuestions } from './suggest.ts';
import { rememberThread } from './thread.ts';
import { undatedShown } from './undated.ts';
import { datesLead, foundLead, nothingLead, sourcesLead } from './wording.ts';

export type { AnswerDeps } from './deps.ts';

export interface AnswerRequest {
  readonly question: string;
  /** The day on which it is asked, in the saga's zone. */
  readonly today: IsoDate;
  readonly saga: Saga;
  readonly thread?: ThreadContext | null;
  /** Day on which the reader last looked, for "since I last looked". */
  readonly lastLook?: IsoDate | null;
  /** Events on a page; by default 12 for a time and 8 for a matter. */
  readonly limit?: number;
}

export interface Answered {
  readonly answer: Answer;
  /** What a follow-up needs. */
  readonly thread: ThreadContext;
}

const TIME_PAGE = 12;
const TOPIC_PAGE = 8;
/** Days that "latest" shows. */
const LATEST_DAYS = 3;

interface Work {
  readonly deps: AnswerDeps;
  readonly request: AnswerRequest;
  readonly question: string;
  readonly days: readonly DayCount[];
  readonly span: SagaSpan | null;
  /** The days asked for in other years, where the question names no year. */
  readonly otherYears: readonly DateSpan[];
}

/**
 * Answers a question from the record. Rejects with a UserError (bad-argument) for a question that is empty or too long; all else
 * gets an answer, which may say that nothing is recorded.
 */
export async function answerQuestion(deps: AnswerDeps, request: AnswerRequest): Promise<Answered> {
  const question = readQuestion(request.question);
  const [span, days] = await Promise.all([deps.span(), deps.days()]);
  const found = deps.findDates(question, { today: request.today, span });
  const dates = chooseYears(found, days, request.today);
  const thread = request.thread?.saga === request.saga.id ? request.thread : null;
  const read = interpretQuestion({ ...request, question, span, dates, thread });
  const work: Work = {
    deps,
    request: { ...request, thread },
    question,
    days,
    span,
    otherYears: otherYears(dates, days),
  };
  if (read.problem) return unreadable(work, read, read.problem);
  if (span === null && days.length === 0) return unreadable(work, read, EMPTY_RECORD);
  if (read.followUp?.kind === 'neighbour') return beside(work, read, read.followUp.direction);
  return (await aroundEvent(work, read)) ?? respond(work, read);
}

const EMPTY_RECORD = 'Nothing has been recorded in this saga yet.';
const UNCLEAR = 'Ask about a day (“July 25”), a time (“last week”), a person or a matter, or for the latest.';

const NOTHING_BEYOND = { next: 'Nothing later is recorded.', previous: 'Nothing earlier is recorded.' } as const;

async function beside(work: Work, read: Interpreted, direction: 'next' | 'previous'): Promise<Answered> {
  const there = await neighbouring(work, read, direction);
  return there ? respond(work, there) : unreadable(work, read, NOTHING_BEYOND[direction]);
}

/** "the day after Comey was fired": an answer for the days around a happening; null where none is told or found. */
async function aroundEvent(work: Work, read: Interpreted): Promise<Answered | null> {
  if (read.when !== null || read.followUp !== null) return null;
  const around = readAroundEvent(work.question);
  if (!around) return null;
  const { deps, request, span } = work;
  const reading = (question: string) =>
    interpretQuestion({ question: question || ' ', today: request.today, saga: request.saga, span, dates: [] });
  const happening: Interpreted = { ...reading(around.happening), ask: 'when', speaker: null };
  if (happening.terms.length === 0) return null;
  const found = await retrieve(deps, request.saga, happening);
  const event = found.strictness === 'full' ? eventsFor(deps, happening, found.fitting)[0] : undefined;
  if (!event || event.date.from !== event.date.to) return null;
  const last = span && span.to < request.today ? span.to : request.today;
  const when = daysAround(around, event.date.from, last);
  const rest = inTime(reading(around.rest), when);
  const assumed = [takenFor(around.happening, event.date.from)];
  const answered = await respond(work, { ...rest, interpretation: { ...rest.interpretation, assumed } });
  return answered.answer.answered || rest.terms.length === 0 ? answered : null;
}

/** The same matter on the nearest day that has it, or null where there is none in that direction. */
async function neighbouring(
  { deps, request, days, span }: Work,
  read: Interpreted,
  direction: 'next' | 'previous',
): Promise<Interpreted | null> {
  const anchor = request.thread ? anchorOf(request.thread) : null;
  const from = read.when?.from ?? anchor ?? span?.from ?? request.today;
  const to = read.when?.to ?? anchor ?? span?.to ?? request.today;
  const beyond =
    direction === 'next' ? days.filter(({ date }) => date > to) : days.filter(({ date }) => date < from).reverse();
  if (read.terms.length === 0) return beyond[0] ? inTime(read, singleDay(beyond[0].date)) : null;
  for (const { date } of beyond.slice(0, 60)) {
    const there = inTime(read, singleDay(date));
    if ((await retrieve(deps, request.saga, there)).fitting.length > 0) return there;
  }
  return null;
}

async function respond(work: Work, read: Interpreted): Promise<Answered> {
  if (read.interpretation.kind === 'unclear') return unreadable(work, read, UNCLEAR);
  const ofTime = read.terms.length === 0 ? await eventsOfTime(work, read) : null;
  const found = ofTime ? NOTHING_SOUGHT : await find(work, read);
  const events = ofTime ?? eventsFor(work.deps, read, found.fitting);
  const isEmpty = events.length === 0 && found.undated.length === 0;
  if (isEmpty && read.timeCarried) return elsewhere(work, read, inTime(read, null));
  if (isEmpty && read.followUp?.kind === 'time' && read.terms.length > 0)
    return elsewhere(work, read, withoutMatter(read));
  if (isEmpty) return nothing(work, read);
  const kind = read.followUp?.kind;
  if (kind === 'sources' || kind === 'when') return aboutShown(work, read, found, events, kind);
  return page(work, read, found, events);
}

/** An answer to a wider question than the thread's, which has none: what was not found is said first. */
async function elsewhere(work: Work, asked: Interpreted, wider: Interpreted): Promise<Answered> {
  const answered = await respond(work, wider);
  if (!answered.answer.answered) return answered;
  const unassumed = { ...asked, interpretation: { ...asked.interpretation, assumed: [] } };
  const lead = `${nothingLead(unassumed, [], null)} ${answered.answer.lead}`;
  return { ...answered, answer: { ...answered.answer, lead } };
}

const NOTHING_SOUGHT: Found = { fitting: [], strictness: 'full', undated: [] };

/** The events of the time asked for; "latest" is the newest days up to today. Null where the question names no time. */
async function eventsOfTime({ deps, request, days }: Work, read: Interpreted): Promise<readonly Event[] | null> {
  if (read.interpretation.kind !== 'latest') return read.when && deps.eventsOfTime(read.when);
  const past = days.filter(({ date }) => date <= request.today);
  const newest = (past.length > 0 ? past : days).slice(-LATEST_DAYS).map(({ date }) => date);
  const events = await Promise.all(newest.map((day) => deps.eventsOfTime({ from: day, to: day })));
  const byId = new Map(events.flat().map((event) => [event.id, event]));
  return [...byId.values()].sort((a, b) => b.salience - a.salience || (a.id < b.id ? -1 : 1));
}

/** The evidence for a reading of a matter. */
const find = ({ deps, request }: Work, read: Interpreted): Promise<Found> => retrieve(deps, request.saga, read);

async function page(work: Work, read: Interpreted, found: Found, events: readonly Event[]): Promise<Answered> {
  const { request, question, days } = work;
  const shownBefore = read.followUp?.kind === 'more' ? new Set(request.thread?.shown ?? []) : new Set<string>();
  const left = events.filter(({ id }) => !shownBefore.has(id));
  const size = request.limit ?? (read.when ? TIME_PAGE : TOPIC_PAGE);
  const shown = inShownOrder(read, left.slice(0, size));
  const before = events.length - left.length;
  const isDated = read.ask === 'when' && shown.length > 0;
  const undated = read.followUp?.kind === 'more' || isDated ? [] : undatedShown(found.undated, shown.length);
  if (shown.length === 0 && undated.length === 0) return noMore(work, read);
  const answer: Answer = {
    question,
    interpretation: read.interpretation,
    answered: true,
    events: shown,
    total: events.length,
    before,
    undated,
    lead: foundLead({ read, found, events, page: shown, undated, before }),
    suggestions: furtherQuestions(request.saga, read, shown, days, read.followUp ? [] : work.otherYears),
  };
  return { answer, thread: threadOf(work, read, shown, [...shownBefore]) };
}

async function nothing(work: Work, read: Interpreted): Promise<Answered> {
  const { deps, request, question, days } = work;
  const { when, terms } = read;
  const nearest = when ? await nearestWithMatter(work, read, when) : [];
  const cover = when && terms.length === 0 ? await coarserCover(deps, request.saga, when) : null;
  const answer: Answer = {
    question,
    interpretation: read.interpretation,
    answered: false,
    events: [],
    lead: nothingLead(read, nearest, cover),
    suggestions: await otherQuestions(
      deps,
      request.saga,
      read,
      nearest.length > 0 ? nearest : when ? nearestDays(days, when) : [],
      cover,
    ),
  };
  return { answer, thread: threadOf(work, read, [], []) };
}

/** The nearest days that have something; the day itself where it has something, only not about the matter asked for. */
async function nearestWithMatter({ days }: Work, read: Interpreted, when: DateSpan): Promise<readonly IsoDate[]> {
  const inside = days.filter(({ date }) => date >= when.from && date <= when.to).map(({ date }) => date);
  return read.terms.length > 0 && inside.length > 0 ? inside.slice(0, 2) : nearestDays(days, when);
}

/** "who said that?", "sources?", "when was that?": the events shown last, with who told them. */
async function aboutShown(
  work: Work,
  read: Interpreted,
  found: Found,
  events: readonly Event[],
  kind: 'sources' | 'when',
): Promise<Answered> {
  const { request, question } = work;
  const last = request.thread?.page ? new Set(request.thread.shown.slice(-request.thread.page)) : new Set<string>();
  const known = events.filter(({ id }) => last.has(id));
  const shown = inShownOrder(read, known.length > 0 ? known : events.slice(0, TOPIC_PAGE));
  const undated = shown.length > 0 ? [] : undatedShown(found.undated, 0);
  const answer: Answer = {
    question,
    interpretation: read.interpretation,
    answered: true,
    events: shown,
    undated,
    lead: kind === 'sources' ? sourcesLead(shown, undated) : datesLead(shown),
    suggestions: [],
  };
  return { answer, thread: request.thread ?? threadOf(work, read, shown, []) };
}

const noMore = (work: Work, read: Interpreted): Answered =>
  withoutEvents(
    work,
    read,
    'That was everything recorded about it.',
    furtherQuestions(work.request.saga, read, [], work.days, []),
  );

const unreadable = async (work: Work, read: Interpreted, lead: string): Promise<Answered> =>
  withoutEvents(work, read, lead, await startingQuestions(work.deps, work.request.saga, work.days));

/** A sentence and what to ask instead; the conversation stays where it was. */
function withoutEvents(work: Work, read: Interpreted, lead: string, suggestions: readonly string[]): Answered {
  const { request, question } = work;
  const answer: Answer = {
    question,
    interpretation: read.interpretation,
    answered: false,
    events: [],
    lead,
    suggestions,
  };
  return { answer, thread: request.thread ?? threadOf(work, read, [], []) };
}

const threadOf = (
  { request }: Work,
  read: Interpreted,
  shown: readonly Event[],
  before: readonly string[],
): ThreadContext => rememberThread(request.saga.id, request.thread ?? null, read, shown, before);
