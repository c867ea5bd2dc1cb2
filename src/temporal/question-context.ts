// What a question's dates are read against.
import type { IsoDate } from '../model/day.ts';
import type { SagaSpan } from '../model/saga.ts';

export interface QuestionContext {
  /** The asker's day. */
  readonly today: IsoDate;
  /** What the saga's record covers. */
  readonly span: SagaSpan | null;
}
