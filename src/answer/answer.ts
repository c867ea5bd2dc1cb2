// Turns a question into an answer: read it, find what may answer, shape it; each once.
import { dayWords } from '../model/date-words.ts';
import { type DateSpan, singleDay } from '../model/dated.ts';
import { daysBetween, type IsoDate } from '../model/day.ts';
import type { Answer } from '../model/digest.ts';
import type { Event } from '../model/event.ts';
import type { ThreadContext } from '../model/question.ts';
import type { AnswerDeps, AnswerRequest } from './deps.ts';
import { readAround } from './find/around.ts';
import { type FoundMatter, findMatter } from './find/matter.ts';
import { type NamedPaper, sideBySide, toldBy } from './find/papers.ts';
import { coarserCover, comingEvents, latestEvents, openingEvents } from './find/period.ts';
import { anchorOf } from './follow-up.ts';
import { type Interpreted, inTime, withoutMatter } from './interpret.ts';
import { asksForCourse, asksForPlans, asksForStart } from './question-words.ts';
import { type Reading, readingFor } from './reading.ts';
import { fitOf } from './shape/fit.ts';
import { aboutShown, byDate, matterPage, type Page, PERIOD_PAGE, periodPage, type Shaping } from './shape/page.ts';
import { nearestDays, otherQuestions, startingQuestions } from './suggest.ts';
import { rememberThread } from './thread.ts';
import { nothingLead } from './wording.ts';

export type { AnswerDeps, AnswerRequest } from './deps.ts';

export interface Answered {
  readonly answer: Answer;
  /** What a follow-up needs. */
  readonly thread: ThreadContext;
}

interface Work {
  readonly deps: AnswerDeps;
  readonly request: AnswerRequest;
  readonly reading: Reading;
}

const EMPTY_RECORD = 'Nothing has been recorded in this saga yet.';
const NO_DAYS = 'Nothing that was read has a day yet.';
const UNCLEAR = 'Ask about a day (“July 25”), a time (“last week”), a person or a matter, or for the latest.';
const nothingAhead = (today: IsoDate): string => `Nothing that the articles tell of lies after ${dayWords(today)}.`;
const NOTHING_BEYOND = { next: 'Nothing later is recorded.', previous: 'Nothing earlier is recorded.' } as const;

/**
 * Answers a question from the record. Rejects with a UserError (bad-argument) for a question that is empty or too long; all else
 * gets an answer, which may say that nothing is recorded.
 */
export async function answerQuestion(deps: AnswerDeps, asked: AnswerRequest): Promise<Answered> {
  const thread = asked.thread?.saga === asked.saga.id ? asked.thread : null;
  const request = { ...asked, thread };
  const reading = await readingFor(deps, request);
  const { read, span, days } = reading;
  const work: Work = { deps, request, reading };
  if (read.problem) return unreadable(work, read, read.problem);
  if (span === null && days.length === 0) return withoutDays(work, read);
  if (read.followUp?.kind === 'neighbour') return beside(work, read, read.followUp.direction);
  const around = await readAround(deps, request, reading);
  if (!around) return respond(work, read, reading.text);
  if (around.read.terms.length === 0) return respond(work, inTime(around.read, around.when), around.text);
  // where only names are left, the time is what is asked
  const isOnlyNames = around.read.terms.every(({ kind }) => kind !== 'word');
  if (isOnlyNames) return matter(work, inTime(around.read, around.window), around.text);
  return matter(work, around.read, around.text, around.window);
}

/** Nothing that was read has a day: a matter is answered from it all the same, and of a day that is said. */
async function withoutDays(work: Work, read: Interpreted): Promise<Answered> {
  if (await work.deps.isEmpty()) return unreadable(work, read, EMPTY_RECORD);
  if (read.terms.length === 0) return unreadable(work, read, NO_DAYS);
  const answered = await matter(work, inTime(read, null), work.reading.text);
  if (read.when === null || !answered.answer.answered) return answered;
  return { ...answered, answer: { ...answered.answer, lead: `${NO_DAYS} ${answered.answer.lead}`.trim() } };
}

const respond = (work: Work, read: Interpreted, text: string): Promise<Answered> => {
  if (read.interpretation.kind === 'unclear') return unreadable(work, read, UNCLEAR);
  return read.terms.length > 0 ? matter(work, read, text) : period(work, read);
};

const shapingOf = ({ request, reading }: Work, read: Interpreted): Shaping => ({
  question: reading.text,
  read,
  saga: request.saga,
  thread: request.thread ?? null,
  limit: request.limit ?? null,
  days: reading.days,
  otherYears: read.followUp ? [] : reading.otherYears,
  papers: reading.papers,
});

const answeredWith = (work: Work, read: Interpreted, { answer, before }: Page): Answered => ({
  answer,
  thread: threadOf(work, read, answer, before),
});

/** A time, or the latest: its events, or what is near. */
async function period(work: Work, read: Interpreted): Promise<Answered> {
  const { deps, request, reading } = work;
  const { when } = read;
  const { events, total } = when
    ? await eventsOfPeriod(work, when)
    : allOf(await latestEvents(deps, reading.days, request.today), reading.papers);
  if (events.length === 0 && when && when.from > request.today && asksForPlans(reading.text))
    return unreadable(work, read, nothingAhead(request.today));
  if (events.length === 0) return nothing(work, read);
  const shaping = shapingOf(work, read);
  const kind = read.followUp?.kind;
  if (kind === 'sources' || kind === 'when') return kept(work, read, aboutShown(shaping, events, [], kind));
  return answeredWith(work, read, periodPage(shaping, events, total));
}

type EventsOfTime = Awaited<ReturnType<AnswerDeps['firstOfTime']>>;

/** All of these events that the papers asked for tell; everybody's where none is. */
function allOf(all: readonly Event[], papers: readonly NamedPaper[]): EventsOfTime {
  const events = papers.length > 0 ? sideBySide(toldBy(all, papers), papers) : all;
  return { events, total: events.length };
}

/** Those that may stand on the page: what earlier pages showed, and as many more as one shows. */
async function eventsOfPeriod(
  { deps, request: { today, thread, limit }, reading: { text, papers } }: Work,
  when: DateSpan,
): Promise<EventsOfTime> {
  if (when.from > today && asksForPlans(text)) return allOf(await comingEvents(deps, when, today), papers);
  if (asksForStart(text)) return allOf(await openingEvents(deps, when), papers);
  if (papers.length > 0) return allOf(await deps.eventsOfTime(when), papers);
  return deps.firstOfTime(when, (thread?.shown.length ?? 0) + (limit ?? PERIOD_PAGE));
}

/** A matter: what may answer, the best first. `window`: the days that a happening of the question tells. */
async function matter(work: Work, read: Interpreted, text: string, window: DateSpan | null = null): Promise<Answered> {
  const { deps, request } = work;
  const all = byPapers(await findMatter(deps, request.saga, text, read, window), work.reading.papers);
  const found = asksForCourse(text) && read.when ? await asOfTheDay(work, all, read.when) : all;
  const fit = fitOf(found);
  if (found.isElsewhere && read.timeCarried) return inAllOfIt(work, read, text);
  if (fit === 'nothing') return read.when ? onlyTheDay(work, read) : nothing(work, read);
  if (found.isElsewhere && read.followUp?.kind === 'time') return onlyTheDay(work, read);
  const kind = read.followUp?.kind;
  const shaping = shapingOf(work, read);
  if (kind === 'sources' || kind === 'when') {
    const { events, undated } = byDate(found.ranked);
    return kept(work, read, aboutShown(shaping, events, undated, kind));
  }
  return answeredWith(work, read, matterPage(shaping, found, fit));
}

/** "what happened in court on 27 September": what matters most of it then comes first, as in that day's digest. */
async function asOfTheDay({ deps }: Work, found: FoundMatter, when: DateSpan): Promise<FoundMatter> {
  if (found.isElsewhere || daysBetween(when.from, when.to) > COURSE_DAYS) return found;
  const order = new Map((await deps.eventsOfTime(when)).map(({ id }, place) => [id, place]));
  const placeOf = ({ event }: FoundMatter['ranked'][number]): number => order.get(event.id) ?? order.size;
  return { ...found, ranked: found.ranked.toSorted((a, b) => placeOf(a) - placeOf(b)) };
}

/** What the papers that are named tell, in their words; everybody's where they tell nothing of it. */
function byPapers(found: FoundMatter, papers: readonly NamedPaper[]): FoundMatter {
  if (papers.length === 0) return found;
  const told = sideBySide(
    toldBy(
      found.ranked.map(({ event }) => event),
      papers,
    ),
    papers,
  );
  const ranked = told.flatMap((event) => {
    const one = found.ranked.find((other) => other.event.id === event.id);
    return one ? [{ ...one, event }] : [];
  });
  return ranked.length > 0 ? { ...found, ranked } : { ...found, isElsewhere: true };
}

/** The conversation's days don't have it: that is said, and all of the record looked through. */
async function inAllOfIt(work: Work, read: Interpreted, text: string): Promise<Answered> {
  const answered = await matter(work, inTime(read, null), text);
  if (!answered.answer.answered) return answered;
  const lead = `${unassumedLead(read)} ${answered.answer.lead}`.trim();
  return { ...answered, answer: { ...answered.answer, lead } };
}

const unassumedLead = (read: Interpreted): string =>
  nothingLead({ ...read, interpretation: { ...read.interpretation, assumed: [] } }, [], null);

/** Where a day was understood it is shown, whatever of the matter was not found. */
async function onlyTheDay(work: Work, read: Interpreted): Promise<Answered> {
  const answered = await period(work, withoutMatter(read));
  if (!answered.answer.answered) return nothing(work, read);
  const lead = `${unassumedLead(read)} ${answered.answer.lead}`;
  return { ...answered, answer: { ...answered.answer, lead } };
}

async function beside(work: Work, read: Interpreted, direction: 'next' | 'previous'): Promise<Answered> {
  const there = await neighbouring(work, read, direction);
  return there ? respond(work, there, work.reading.text) : unreadable(work, read, NOTHING_BEYOND[direction]);
}

/** Days of a time whose course is shown as its digest has it. */
const COURSE_DAYS = 7;

/** Days looked through for the next one that has something of a matter. */
const MAX_NEIGHBOURS = 60;

/** The same matter on the nearest day that has it, or null where there is none in that direction. */
async function neighbouring(
  { deps, request, reading: { days, span } }: Work,
  read: Interpreted,
  direction: 'next' | 'previous',
): Promise<Interpreted | null> {
  const anchor = request.thread ? anchorOf(request.thread) : null;
  const from = read.when?.from ?? anchor ?? span?.from ?? request.today;
  const to = read.when?.to ?? anchor ?? span?.to ?? request.today;
  const beyond =
    direction === 'next' ? days.filter(({ date }) => date > to) : days.filter(({ date }) => date < from).reverse();
  const [next] = beyond;
  if (read.terms.length === 0) return next ? inTime(read, singleDay(next.date)) : null;
  for (const { date } of beyond.slice(0, MAX_NEIGHBOURS)) {
    const there = inTime(read, singleDay(date));
    if (!(await findMatter(deps, request.saga, read.topic, there)).isElsewhere) return there;
  }
  return null;
}

async function nothing(work: Work, read: Interpreted): Promise<Answered> {
  const { deps, request, reading } = work;
  const { when, terms } = read;
  const near = when ? daysFor(work, read, when) : [];
  const cover = when && terms.length === 0 ? await coarserCover(deps, when) : null;
  const answer: Answer = {
    question: reading.text,
    interpretation: read.interpretation,
    answered: false,
    line: null,
    events: [],
    lead: nothingLead(read, near, cover),
    suggestions: await otherQuestions(deps, request.saga, read, near, cover),
  };
  return { answer, thread: threadOf(work, read, answer, []) };
}

/** The nearest days that have something; the days asked for themselves where they have something, only not of the matter. */
function daysFor({ reading: { days } }: Work, read: Interpreted, when: DateSpan): readonly IsoDate[] {
  const inside = days.filter(({ date }) => date >= when.from && date <= when.to).map(({ date }) => date);
  return read.terms.length > 0 && inside.length > 0 ? inside.slice(0, 2) : nearestDays(days, when);
}

/** A sentence and what to ask instead; the conversation stays where it was. */
async function unreadable(work: Work, read: Interpreted, lead: string): Promise<Answered> {
  const { deps, request, reading } = work;
  const answer: Answer = {
    question: reading.text,
    interpretation: read.interpretation,
    answered: false,
    line: null,
    events: [],
    lead,
    suggestions: await startingQuestions(deps, request.saga, reading.days),
  };
  return kept(work, read, answer);
}

/** An answer that leaves the conversation where it was. */
const kept = (work: Work, read: Interpreted, answer: Answer): Answered => ({
  answer,
  thread: work.request.thread ?? threadOf(work, read, answer, []),
});

const threadOf = ({ request }: Work, read: Interpreted, { events }: Answer, before: readonly string[]): ThreadContext =>
  rememberThread(request.saga.id, request.thread ?? null, read, events, before);
