// Turns a question as it was typed into its reading: slips mended, dates found, what it asks for, in its conversation.
import type { DateSpan } from '../model/dated.ts';
import { addDays, type IsoDate } from '../model/day.ts';
import type { QuestionDate } from '../model/question.ts';
import type { SagaSpan } from '../model/saga.ts';
import type { DayCount } from '../ports.ts';
import { spelledOut } from './bare-why.ts';
import { chooseYears, otherYears } from './choose-year.ts';
import type { AnswerDeps, AnswerRequest } from './deps.ts';
import { type NamedPaper, papersNamed, reportingWords } from './find/papers.ts';
import { withoutChat } from './find/wants.ts';
import { type Interpreted, interpretQuestion } from './interpret.ts';
import { findPeople } from './people.ts';
import { blankOut, readQuestion } from './question-text.ts';
import { repairSlips } from './slips.ts';

export interface Reading {
  /** The question as it was read: one line, without chat, slips mended. */
  readonly text: string;
  readonly read: Interpreted;
  readonly span: SagaSpan | null;
  readonly days: readonly DayCount[];
  /** Publishers whose words are asked for; none for everybody's. */
  readonly papers: readonly NamedPaper[];
  /** The days asked for in other years, where the question names no year. */
  readonly otherYears: readonly DateSpan[];
}

/** "the evening before he resigned" is no evening before today. */
const isBesideHappening = (text: string, { begin, end }: QuestionDate): boolean =>
  /\b(?:before|after)$/i.test(text.slice(begin, end).trim()) && /^\s+[\p{L}\d]+\s+\p{L}/u.test(text.slice(end));

/** Days ahead beyond which a date of the record is taken for a slip of whoever wrote it. */
const REACH = 3660;

/** The record's days without those that lie too far ahead to be meant. */
function withinReach(
  known: readonly DayCount[],
  span: SagaSpan | null,
  today: IsoDate,
): { readonly days: readonly DayCount[]; readonly span: SagaSpan | null } {
  const last = addDays(today, REACH);
  const days = known.filter(({ date }) => date <= last);
  const to = days.at(-1)?.date;
  if (!span || span.to <= last || to === undefined) return { days, span };
  return { days, span: { from: span.from < to ? span.from : to, to } };
}

/** Reads a question. Rejects with a UserError (bad-argument) for one that is empty or too long. */
export async function readingFor(deps: AnswerDeps, request: AnswerRequest): Promise<Reading> {
  const { saga, today } = request;
  const [all, known] = await Promise.all([deps.span(), deps.days()]);
  const { days, span } = withinReach(known, all, today);
  const typed = readQuestion(request.question);
  const thread = request.thread?.saga === saga.id ? request.thread : null;
  const plain = spelledOut(withoutChat(typed) || typed, thread);
  const placed = deps.findDates(plain, { today, span });
  const { text, slips } = await repairSlips(
    deps,
    plain,
    (word) =>
      placed.some(({ begin, end }) => word.begin < end && begin < word.end) || findPeople(saga, [word]).length > 0,
  );
  const dated = text === plain ? placed : deps.findDates(text, { today, span });
  const found = dated.filter((date) => !isBesideHappening(text, date));
  const dates = chooseYears(found, days, today);
  const papers = papersNamed(text, await deps.publishers());
  const withoutPapers = papers.length > 0 ? blankOut(text, [...papers, ...reportingWords(text)]) : text;
  const read = interpretQuestion({ ...request, question: withoutPapers, span, dates, thread });
  const said = slips.map(({ typed: slip, read: meant }) => `“${slip}” is read as “${meant}”.`);
  const assumed = [...said, ...read.interpretation.assumed];
  return {
    text,
    read: { ...read, interpretation: { ...read.interpretation, assumed } },
    span,
    days,
    papers,
    otherYears: otherYears(dates, days),
  };
}
