// Turns a question into what it asks for: a time, people and matters, whose words, and which form of answer.

import { placedWords, wordsOf } from '../english/words.ts';
import type { DateSpan } from '../model/dated.ts';
import { isSingleDay } from '../model/dated.ts';
import { addDays, type IsoDate } from '../model/day.ts';
import type { Interpretation, QuestionKind } from '../model/digest.ts';
import type { QuestionDate, ThreadContext } from '../model/question.ts';
import type { Saga, SagaSpan } from '../model/saga.ts';
import { type FollowUp, readFollowUp } from './follow-up.ts';
import { blankOut } from './question-text.ts';
import { readTime } from './question-time.ts';
import {
  type Ask,
  askOf,
  asksForAll,
  asksForLatest,
  asksForPlans,
  asksForStart,
  asksInShort,
  asksSinceLastLook,
  extremeOf,
  withoutScope,
} from './question-words.ts';
import { speakerOf } from './speaker-asked.ts';
import { termsOfStill } from './still.ts';
import { findTerms, type Term } from './terms.ts';

interface QuestionInput {
  readonly question: string;
  readonly today: IsoDate;
  readonly saga: Saga;
  /** What the record covers; null for an empty one. */
  readonly span: SagaSpan | null;
  /** Dates found in the question, in order. */
  readonly dates: readonly QuestionDate[];
  readonly thread?: ThreadContext | null;
  /** Day on which the reader last looked, where that is known. */
  readonly lastLook?: IsoDate | null;
}

/** How a question was read, with what the search needs. */
export interface Interpreted {
  readonly interpretation: Interpretation;
  readonly ask: Ask;
  /** Which of several happenings is meant by "when did X first …"; null where neither. */
  readonly extreme: 'first' | 'last' | null;
  /** The days asked for, or null for the whole record. */
  readonly when: DateSpan | null;
  /** Everything the question is about. */
  readonly terms: readonly Term[];
  /** The term among `terms` whose own words are asked for ("what did X say"), or null. */
  readonly speaker: Term | null;
  /** The matter in words, without dates: what a thread carries on. */
  readonly topic: string;
  /** Why a date in the question can't be read, as a sentence; null where all can. */
  readonly problem: string | null;
  /** What is asked of the conversation itself; null for a question that stands alone. */
  readonly followUp: FollowUp | null;
  /** True where time was carried over from the thread: when nothing is found the whole record is searched. */
  readonly timeCarried: boolean;
}

/** Reads a question. Pure: the same input gives the same reading. The question is one line (`readQuestion`). */
export function interpretQuestion(input: QuestionInput): Interpreted {
  const followUp = input.thread ? readFollowUp({ ...input, thread: input.thread }) : null;
  return followUp && input.thread ? followingUp(input, input.thread, followUp) : standingAlone(input);
}

function standingAlone(input: QuestionInput): Interpreted {
  const { question, saga } = input;
  const time = readTime(question, input.dates, input);
  const found = subjectOf(saga, withoutScope(time.rest));
  const subject = { ...found, terms: termsOfStill(time.rest, found.terms) };
  const when =
    time.span ?? lookedSince(input) ?? wholeRecord(input, subject.terms) ?? stillToCome(input, subject.terms);
  const ask = askOf(question);
  const latest = when === null && time.problem === null && asksForLatest(question);
  const kind = kindOf(when, subject.terms, latest);
  return withThread(input, {
    interpretation: interpretationOf(kind, when, subject.terms, time.assumed),
    ask,
    extreme: ask === 'when' ? extremeOf(time.rest) : null,
    when,
    ...subject,
    topic: subject.terms.length > 0 || kind === 'latest' ? time.rest.replace(/\s+/g, ' ').trim() : '',
    problem: time.span === null ? time.problem : null,
    followUp: null,
    timeCarried: false,
  });
}

const kindOf = (when: DateSpan | null, terms: readonly Term[], latest: boolean): QuestionKind => {
  if (when) return isSingleDay(when) ? 'day' : 'span';
  if (latest) return 'latest';
  return terms.length > 0 ? 'topic' : 'unclear';
};

const interpretationOf = (
  kind: QuestionKind,
  when: DateSpan | null,
  terms: readonly Term[],
  assumed: readonly string[],
): Interpretation => ({
  kind,
  from: when?.from ?? null,
  to: when?.to ?? null,
  terms: terms.map(({ label }) => label),
  assumed,
});

/** "since I last looked": from the day of the last look to today. */
function lookedSince({ question, lastLook, today, span }: QuestionInput): DateSpan | null {
  if (!lastLook || !asksSinceLastLook(question)) return null;
  const to = span && span.to > today ? span.to : today;
  return lastLook <= to ? { from: lastLook, to, granularity: 'span' } : null;
}

/** "what happened so far?": all of the record; with a matter ("everything about Kelly") the matter decides. */
const wholeRecord = ({ question, span }: QuestionInput, terms: readonly Term[]): DateSpan | null =>
  span &&
  terms.length === 0 &&
  !asksForLatest(question) &&
  (asksForAll(question) || asksInShort(question) || asksForStart(question))
    ? { ...span, granularity: 'span' }
    : null;

/** "what happens next": the days that are still to come. */
const stillToCome = ({ question, today }: QuestionInput, terms: readonly Term[]): DateSpan | null =>
  terms.length === 0 && asksForPlans(question)
    ? { from: addDays(today, 1), to: addDays(today, PLANNED_DAYS), granularity: 'span' }
    : null;

/** Days ahead that "what is planned" looks at. */
const PLANNED_DAYS = 3660;

const QUOTED = /["“]([^"“”]{3,80})["”]/g;

/** Words between quotation marks are looked for as they stand. */
const quotedTerms = (text: string): Term[] =>
  [...text.matchAll(QUOTED)].flatMap(({ 0: whole, 1: words = '', index }) => {
    const phrase = wordsOf(words).join(' ');
    const place = { begin: index, end: index + whole.length };
    return phrase
      ? [{ kind: 'word' as const, label: phrase, exact: [phrase], titles: [], similar: [], people: [], ...place }]
      : [];
  });

/** The terms of a text and whose words it asks for. */
function subjectOf(saga: Saga, text: string): { readonly terms: readonly Term[]; readonly speaker: Term | null } {
  const quoted = quotedTerms(text);
  const tokens = placedWords(blankOut(text, quoted));
  const terms = [...findTerms(saga, tokens), ...quoted].sort((a, b) => a.begin - b.begin);
  return { terms, speaker: speakerOf(tokens, terms) };
}

const PRONOUNS = /\b(?:he|she|they|him|her|them|his|their)\b/i;
/** "what has he said about Sessions?": the pronoun is somebody else than the person named. */
const SUBJECT_PRONOUN = /\b(?:did|does|do|has|have|had|is|was|were|would|will|can|could) (?:he|she|they)\b/i;
const CARRIES_TIME = /^(?:and |so |but )?(?:(?:what|who|why|how|where)\b.{0,40}\b)?(?:did|was|were)\b/i;

/** "did she ever resign": of no days in particular. */
const asksOfAllTime = (question: string): boolean => /\b(?:ever|never)\b/i.test(question);

const GOES_ON = /^(?:and|so|but)\b/i;

/**
 * A full question in a thread stands alone where it names somebody; else "he" is the person last talked about, and a simple past keeps to
 * the days last talked about.
 */
function withThread(input: QuestionInput, read: Interpreted): Interpreted {
  const { thread, saga, question } = input;
  if (!thread) return read;
  const named = read.terms.flatMap(({ people }) => people.map(({ name }) => name));
  if (named.length === 0 ? PRONOUNS.test(question) : SUBJECT_PRONOUN.test(question)) {
    const people = subjectOf(saga, thread.terms.join(', ')).terms.filter(({ kind }) => kind === 'person');
    const person = people.find(({ label }) => !named.includes(label));
    if (person) return standingAlone({ ...replacePronoun(input, person.label), thread: { ...thread, terms: [] } });
  }
  const { interpretation, terms } = read;
  const isFull = (terms.some(({ kind }) => kind !== 'word') && !GOES_ON.test(question)) || asksOfAllTime(question);
  const carries =
    !isFull &&
    interpretation.kind === 'topic' &&
    thread.from !== null &&
    CARRIES_TIME.test(question) &&
    read.ask !== 'when';
  return carries ? inTime(read, threadTime(thread), true) : read;
}

/** Puts a name where the pronoun stood; dates behind it move along. */
function replacePronoun(input: QuestionInput, name: string): QuestionInput {
  const match = PRONOUNS.exec(input.question);
  if (!match) return input;
  const shift = name.length - match[0].length;
  const dates = input.dates.map((date) =>
    date.begin > match.index ? { ...date, begin: date.begin + shift, end: date.end + shift } : date,
  );
  const question = input.question.slice(0, match.index) + name + input.question.slice(match.index + match[0].length);
  return { ...input, question, dates };
}

const threadTime = ({ from, to, granularity }: ThreadContext): DateSpan | null =>
  from !== null && to !== null ? { from, to, granularity: granularity ?? (from === to ? 'day' : 'span') } : null;

/** The same reading for other days. */
export function inTime(read: Interpreted, when: DateSpan | null, timeCarried = false): Interpreted {
  const kind = kindOf(when, read.terms, read.interpretation.kind === 'latest');
  const interpretation = interpretationOf(kind, when, read.terms, read.interpretation.assumed);
  return { ...read, interpretation, when, timeCarried };
}

/** The same reading without its matter: everything of those days. */
export const withoutMatter = (read: Interpreted): Interpreted =>
  inTime({ ...read, terms: [], speaker: null, ask: 'what', topic: '' }, read.when);

/** A follow-up: the thread's matter or a new one, in the thread's time or a new one. */
function followingUp(input: QuestionInput, thread: ThreadContext, followUp: FollowUp): Interpreted {
  const topic = followUp.kind === 'topic' ? followUp.topic : thread.topic;
  const read = standingAlone({ ...input, question: topic || ' ', dates: [], thread: null });
  const when = followUp.kind === 'time' ? followUp.span : threadTime(thread);
  const assumed = followUp.kind === 'time' ? followUp.assumed : [];
  const timed = inTime(
    { ...read, interpretation: { ...read.interpretation, assumed } },
    when,
    followUp.kind === 'topic',
  );
  return { ...timed, ask: topic ? read.ask : 'what', topic, followUp };
}
