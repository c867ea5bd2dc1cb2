// Turns a question and the record into an answer, one question after the other.
import { type Answered, type AnswerRequest, answerQuestion } from '../answer/answer.ts';
import { clusterEvents } from '../events/cluster.ts';
import { daysBetween } from '../model/day.ts';
import type { Event, Evidence } from '../model/event.ts';
import type { Saga, SagaSpan } from '../model/saga.ts';
import type { Store } from '../ports.ts';
import { findQuestionDates } from '../temporal/question-dates.ts';
import { eventsOf } from './record/select.ts';
import { oneAfterTheOther } from './turns.ts';

export type { Answered, AnswerRequest } from '../answer/answer.ts';

/** Answers a question. Rejects with a UserError for one that can't be read at all (empty, too long). */
export type Answering = (request: AnswerRequest) => Promise<Answered>;

/** The happenings that evidence tells, seen by the people and words of a saga. */
export const clusterFor =
  ({ people, keywords }: Saga) =>
  (evidence: readonly Evidence[]): Event[] =>
    clusterEvents(evidence, { people, keywords });

/** Answers from a record, in this process. */
export function answeringFrom(store: Pick<Store, 'evidence' | 'days' | 'span' | 'events' | 'eventDays'>): Answering {
  const inTurn = oneAfterTheOther();
  return (request) => {
    const { saga } = request;
    const deps = {
      evidence: store.evidence,
      days: (span?: Parameters<Store['days']>[1]) => store.days(saga.id, span),
      span: () => store.span(saga.id),
      findDates: findQuestionDates,
      eventsOfTime: (span: SagaSpan) => eventsOf(store, saga.id, span),
      cluster: clusterFor(saga),
    };
    return inTurn(() => answerQuestion(deps, request));
  };
}

/** Characters of a question that are looked at for its dates. */
const LOOKED_AT = 500;

/** A question without a date looks for its words in all of the record, which takes as long as reading a week. */
const WITHOUT_DATE = 7;

/** About how much there is to read for a question before it is answered, in days of the record. */
export function daysToRead({ question, today }: AnswerRequest): number {
  const dates = findQuestionDates(question.slice(0, LOOKED_AT), { today, span: null });
  const lengths = dates.flatMap(({ span }) => (span ? [daysBetween(span.from, span.to) + 1] : []));
  return lengths.length > 0 ? Math.max(...lengths) : WITHOUT_DATE;
}
