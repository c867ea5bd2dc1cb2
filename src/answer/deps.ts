// What answering needs from outside: the record, and what the sibling rooms do, handed in as functions.

import type { PlacedWord } from '../english/words.ts';
import type { IsoDate } from '../model/day.ts';
import type { Event, Evidence, Happening } from '../model/event.ts';
import type { FindQuestionDates, ThreadContext } from '../model/question.ts';
import type { Saga, SagaSpan } from '../model/saga.ts';
import type { DayCount, EvidenceQuery, Store, WordCounts } from '../ports.ts';

export interface AnswerDeps {
  /** The store's evidence. */
  readonly evidence: (query: Omit<EvidenceQuery, 'saga'>) => Promise<readonly Evidence[]>;
  /** In how many reports each group's words stand. */
  readonly wordCounts: (groups: readonly (readonly string[])[]) => Promise<WordCounts>;
  /** Names of the publishers of the record, the most articles first. */
  readonly publishers: () => Promise<readonly string[]>;
  /** Stems of the record's words that begin with these letters. */
  readonly wordsLike: Store['wordsLike'];
  /** Days of the saga on which day-dated reports lie, ascending. */
  readonly days: (span?: SagaSpan) => Promise<readonly DayCount[]>;
  /** Whether no article of the saga was read; one that was may tell no day. */
  readonly isEmpty: () => Promise<boolean>;
  /** First and last day of the saga's record; null for one without days. */
  readonly span: () => Promise<SagaSpan | null>;
  readonly findDates: FindQuestionDates;
  /** The words of a sentence or a headline; many questions look at the same ones. */
  readonly wordsIn: (text: string) => readonly PlacedWord[];
  /** The happenings that hold these reports, each once. */
  readonly happeningsOf: (evidence: readonly Evidence[]) => Promise<readonly Happening[]>;
  /**
   * The events of a time in order: of one day as its digest has them, of a longer time those that matter most first. What a question that
   * names no matter is answered with.
   */
  readonly eventsOfTime: (span: SagaSpan) => Promise<readonly Event[]>;
  /** The first so many of them, and how many there are. */
  readonly firstOfTime: (
    span: SagaSpan,
    most: number,
  ) => Promise<{ readonly events: readonly Event[]; readonly total: number }>;
}

export interface AnswerRequest {
  readonly question: string;
  /** The day on which it is asked, in the saga's zone. */
  readonly today: IsoDate;
  readonly saga: Saga;
  readonly thread?: ThreadContext | null;
  /** Day on which the reader last looked, for "since I last looked". */
  readonly lastLook?: IsoDate | null;
  /** Events on a page; by default 12 for a time and 3 for a matter. */
  readonly limit?: number;
}
