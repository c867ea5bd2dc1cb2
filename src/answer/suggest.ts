// Turns what is in the record into further questions that have an answer.
import { placedWords } from '../english/words.ts';
import { dateInSentence, dayWords } from '../model/date-words.ts';
import type { DateSpan, Granularity } from '../model/dated.ts';
import type { IsoDate } from '../model/day.ts';
import type { Event } from '../model/event.ts';
import type { Saga } from '../model/saga.ts';
import type { DayCount } from '../ports.ts';
import type { AnswerDeps } from './deps.ts';
import type { Interpreted } from './interpret.ts';
import { findNames, peopleFinder } from './name-finder.ts';
import { personInRecord } from './people.ts';

const MAX_SUGGESTIONS = 4;

const dayQuestion = (day: IsoDate): string => `What happened on ${dayWords(day)}?`;

export const isDayQuestion = (question: string): boolean => question.startsWith('What happened on ');

/** A question for a span, in words that are read back as the same days. */
const spanQuestion = (span: DateSpan): string => {
  if (span.from === span.to) return dayQuestion(span.from);
  if (UNITS.has(span.granularity)) return `What happened ${dateInSentence(span)}?`;
  return `What happened between ${dayWords(span.from)} and ${dayWords(span.to)}?`;
};

const UNITS: ReadonlySet<Granularity> = new Set(['month', 'year']);

/** Days that have something, nearest to a period: one on each side, else two on the one that has any. */
export function nearestDays(days: readonly DayCount[], { from, to }: DateSpan): IsoDate[] {
  const before = days.filter(({ date }) => date < from).map(({ date }) => date);
  const after = days.filter(({ date }) => date > to).map(({ date }) => date);
  if (before.length === 0) return after.slice(0, 2);
  if (after.length === 0) return before.slice(-2);
  return [...before.slice(-1), ...after.slice(0, 1)];
}

const limited = (questions: readonly string[]): string[] => [...new Set(questions)].slice(0, MAX_SUGGESTIONS);

/** People of the saga that the record knows, in the saga's order; `except` are left out. */
async function peopleQuestions(
  deps: AnswerDeps,
  saga: Saga,
  except: ReadonlySet<string>,
  count: number,
): Promise<string[]> {
  const questions: string[] = [];
  for (const person of saga.people.slice(0, 8)) {
    if (questions.length >= count) break;
    if (except.has(person.name)) continue;
    const groups = [personInRecord(saga, person).terms];
    const found = await deps.evidence({ terms: { groups, match: 'all' }, order: 'relevance', limit: 5 });
    if (found.some(({ report }) => report.date !== null)) questions.push(`What about ${person.name}?`);
  }
  return questions;
}

/** What to ask after an answer that has events: the days beside it, somebody else. */
export function furtherQuestions(
  saga: Saga,
  read: Interpreted,
  events: readonly Event[],
  days: readonly DayCount[],
  otherYears: readonly DateSpan[],
): string[] {
  const asked = new Set(read.terms.flatMap(({ people }) => people.map(({ name }) => name)));
  const around = read.when ? nearestDays(days, read.when) : shownDays(events, days);
  const person = someoneElse(saga, events, asked);
  return limited([
    ...otherYears.slice(0, 1).map(spanQuestion),
    ...around.map(dayQuestion),
    ...(person ? [`What about ${person}?`] : []),
  ]);
}

/** Somebody in the shown events who was not asked about; the saga lists its people by weight, the last is the news. */
function someoneElse(saga: Saga, events: readonly Event[], asked: ReadonlySet<string>): string | null {
  const named = peopleFinder(saga);
  const inEvents = new Set(
    events.flatMap(({ evidence: [{ report }] }) =>
      findNames(named, placedWords(report.text)).map(({ label }) => label),
    ),
  );
  const shown = saga.people.filter(({ name }) => inEvents.has(name) && !asked.has(name));
  return shown.at(-1)?.name ?? null;
}

/** Days of the shown events that have something: the best place to read on. */
function shownDays(events: readonly Event[], days: readonly DayCount[]): IsoDate[] {
  const known = new Set(days.map(({ date }) => date));
  const shown = events.filter(({ date }) => date.from === date.to && known.has(date.from)).map(({ date }) => date.from);
  const [first] = events;
  return shown.length === 0 && first ? nearestDays(days, first.date) : [...new Set(shown)].slice(0, 2);
}

/** What to ask after an answer that has nothing. */
export async function otherQuestions(
  deps: AnswerDeps,
  saga: Saga,
  read: Interpreted,
  nearest: readonly IsoDate[],
  cover: DateSpan | null,
): Promise<string[]> {
  const asked = new Set(read.terms.flatMap(({ people }) => people.map(({ name }) => name)));
  const people = nearest.length < 2 || read.terms.length > 0 ? await peopleQuestions(deps, saga, asked, 2) : [];
  return limited([...(cover ? [spanQuestion(cover)] : []), ...nearest.map(dayQuestion), ...people]);
}

/** What to ask where the question could not be read. */
export async function startingQuestions(deps: AnswerDeps, saga: Saga, days: readonly DayCount[]): Promise<string[]> {
  const busiest = [...days].sort((a, b) => b.articles - a.articles || b.reports - a.reports)[0];
  const people = await peopleQuestions(deps, saga, new Set(), 1);
  return limited([
    ...(busiest ? [dayQuestion(busiest.date)] : []),
    ...people,
    ...(days.length > 0 ? ['What is the latest?'] : []),
  ]);
}
