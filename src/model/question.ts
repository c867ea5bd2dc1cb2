// The shapes between a question and its answer: the dates found in it, and what a conversation remembers.
import type { DateSpan, Granularity } from './dated.ts';
import type { IsoDate } from './day.ts';
import type { SagaSpan } from './saga.ts';

/** A date in a question. Offsets are UTF-16 code units into the question, end exclusive. */
export interface QuestionDate {
  readonly begin: number;
  readonly end: number;
  /** The days meant, or null where the words name no day that can be known. */
  readonly span: DateSpan | null;
  /** Sentences about what was assumed: "The year 2017 is taken from the saga." */
  readonly assumed: readonly string[];
  /** Why the date cannot be read, as a sentence: "February has no day 30." */
  readonly problem?: string;
  /** The days meant if another year is, where the words name none: Easter moves, and so does the week of July 24. */
  readonly ofYear?: (year: number) => DateSpan | null;
}

/** Finds the dates of a question, in order. `span` is what the saga's record covers. */
export type FindQuestionDates = (
  text: string,
  context: { readonly today: IsoDate; readonly span: SagaSpan | null },
) => readonly QuestionDate[];

/** What a conversation remembers between two questions. Plain JSON, so that it survives a restart. */
export interface ThreadContext {
  readonly saga: string;
  /** The last question's matter in words, without its dates; empty where it asked for a time only. */
  readonly topic: string;
  /** The days last talked about, or null where the question named none. */
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  readonly granularity: Granularity | null;
  /** The day that "the day after" counts from: of the question, else of the event shown first; it outlives a question without one. */
  readonly anchor?: IsoDate | null;
  /** Words and names last looked for. */
  readonly terms: readonly string[];
  /** Ids of the events shown so far for this question, the latest page last. */
  readonly shown: readonly string[];
  /** How many of `shown` belong to the latest page. */
  readonly page: number;
}

/** What a reader of a digest has in mind: its days. */
export const threadAbout = ({
  saga,
  from,
  to,
}: {
  readonly saga: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
}): ThreadContext => ({
  saga,
  topic: '',
  from,
  to,
  granularity: from === to ? 'day' : 'span',
  anchor: to,
  terms: [],
  shown: [],
  page: 0,
});
