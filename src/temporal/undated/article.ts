// The shapes that dating works on: an article without a publication day, and the dated ones beside it.
import type { PublicationDate } from '../../model/article.ts';
import type { DayNumber } from '../../model/day.ts';
import type { Sentence } from '../../model/report.ts';
import type { Timex } from '../../model/timex.ts';

/** An article as dating needs it. Its time expressions are tagged without a publication day: "Thursday" stays open. */
export interface UndatedArticle {
  readonly id: string;
  readonly title: string | null;
  readonly publisher?: string | null;
  /** Paragraphs joined by "\n\n"; captions, mastheads and copyright lines already gone. */
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly timexes: readonly Timex[];
}

/** An article whose publication date is known from itself; its time expressions are tagged with that day. */
export interface DatedArticle extends UndatedArticle {
  readonly published: PublicationDate;
}

/** A closed span of day numbers; an open end is infinite. */
export interface Days {
  readonly from: DayNumber;
  readonly to: DayNumber;
}

/** One ground for an article's publication day: not before `from`, not after `to`. */
export interface Ground extends Days {
  /** Name of the rule that found it. */
  readonly rule: string;
  /** How far it is trusted, 0 to 1. */
  readonly weight: number;
  /** Sentence for the reader, without a full stop at the end. */
  readonly because: string;
  /** What in the article it rests on; grounds on the same clue are versions of one ground. */
  readonly clue: string;
  /** Id of the article that bears it out, its own for what it says itself. */
  readonly witness: string;
}
