// Turns a question and the record into an answer, one question after the other.
import { type Answered, type AnswerRequest, answerQuestion } from '../answer/answer.ts';
import type { AnswerDeps } from '../answer/deps.ts';
import { type PlacedWord, placedWords } from '../english/words.ts';
import { daysBetween } from '../model/day.ts';
import { type Evidence, type Happening, sayingOf } from '../model/event.ts';
import type { Saga } from '../model/saga.ts';
import type { Memory, Store } from '../ports.ts';
import { findQuestionDates } from '../temporal/question-dates.ts';
import { type KnownDays, knownDays } from './record/known-days.ts';
import { eventsOf, mainEventsOf } from './record/select.ts';
import { oneAfterTheOther } from './turns.ts';

export type { Answered, AnswerRequest } from '../answer/answer.ts';

/** Answers a question. Rejects with a UserError for one that can't be read at all (empty, too long). */
export type Answering = (request: AnswerRequest) => Promise<Answered>;

type AnswerStore = Pick<
  Store,
  | 'evidence'
  | 'events'
  | 'eventDays'
  | 'eventsOfReports'
  | 'wordCounts'
  | 'publishers'
  | 'wordsLike'
  | 'days'
  | 'span'
  | 'sagas'
>;

const keyOf = ({ report }: Evidence): string => `${report.article}#${report.index}`;

/** A report that no kept event holds yet, as a happening of its own day. */
const alone = (evidence: Evidence): Happening => ({
  id: keyOf(evidence),
  date: evidence.report.date,
  kind: evidence.report.kind,
  actors: [],
  evidence: [evidence],
  publishers: evidence.article.publisher === null ? [] : [evidence.article.publisher],
  independentSources: 1,
  firstReported: null,
  differing: [],
  salience: 0,
  reasons: [],
});

/** The evidence that no event holds. */
function notHeld(kept: readonly Happening[], evidence: readonly Evidence[]): readonly Evidence[] {
  const held = new Set<string>();
  for (const event of kept) for (const one of event.evidence) held.add(sayingOf(one));
  const left: Evidence[] = [];
  for (const one of evidence) if (!held.has(sayingOf(one))) left.push(one);
  return left;
}

/** The kept events that hold reports; what was read since they were settled stands alone. */
const happeningsIn =
  (store: AnswerStore, saga: Saga) =>
  async (evidence: readonly Evidence[]): Promise<readonly Happening[]> => {
    const reports = evidence.map(({ report: { article, index } }) => ({ article, index }));
    const kept = await store.eventsOfReports(saga.id, reports);
    return [...kept, ...notHeld(kept, evidence).map(alone)];
  };

/** Takes sentences apart, each once a question: to keep their words any longer costs more than to find them again. */
function wordsOnce(): AnswerDeps['wordsIn'] {
  const known = new Map<string, readonly PlacedWord[]>();
  return (text) => {
    const found = known.get(text) ?? placedWords(text);
    known.set(text, found);
    return found;
  };
}

/** What answering needs of a saga's record. */
export const answerDeps = (store: AnswerStore, saga: Saga, known: KnownDays = knownDays()): AnswerDeps => ({
  wordsIn: wordsOnce(),
  evidence: (query) => store.evidence({ ...query, saga: saga.id }),
  wordCounts: (groups) => store.wordCounts(saga.id, groups),
  wordsLike: store.wordsLike,
  publishers: () => store.publishers(saga.id),
  days: (span) => store.days(saga.id, span),
  span: () => store.span(saga.id),
  isEmpty: async () => (await store.sagas()).every(({ id, articles }) => id !== saga.id || articles === 0),
  findDates: findQuestionDates,
  happeningsOf: happeningsIn(store, saga),
  eventsOfTime: (span) => eventsOf(store, saga.id, span, known),
  firstOfTime: (span, most) => mainEventsOf(store, saga.id, span, most, known),
});

/** Answers from a record, in this process. `memory` may keep how the events of days stand. */
export function answeringFrom(store: AnswerStore, memory: Pick<Memory, 'recall'> | null = null): Answering {
  const inTurn = oneAfterTheOther();
  const known = knownDays(memory);
  return (request) => inTurn(() => answerQuestion(answerDeps(store, request.saga, known), request));
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
