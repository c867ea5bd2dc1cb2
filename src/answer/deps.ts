// What answering needs from outside: the record, and what the sibling rooms do, handed in as functions.
import type { Event, Evidence } from '../model/event.ts';
import type { FindQuestionDates } from '../model/question.ts';
import type { SagaSpan } from '../model/saga.ts';
import type { DayCount, EvidenceQuery } from '../ports.ts';

export interface AnswerDeps {
  /** The store's evidence. */
  readonly evidence: (query: EvidenceQuery) => Promise<readonly Evidence[]>;
  /** Days of the saga on which day-dated reports lie, ascending. */
  readonly days: (span?: SagaSpan) => Promise<readonly DayCount[]>;
  /** First and last day of the saga's record; null for an empty one. */
  readonly span: () => Promise<SagaSpan | null>;
  readonly findDates: FindQuestionDates;
  /**
   * The events of a time in order: of one day as its digest has them, of a longer time those that matter most first. What a question that
   * names no matter is answered with.
   */
  readonly eventsOfTime: (span: SagaSpan) => Promise<readonly Event[]>;
  readonly cluster: (evidence: readonly Evidence[]) => readonly Event[];
}
