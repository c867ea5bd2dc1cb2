// The shapes of a digest and of an answer: the events of a period, chosen and cited.
import type { DateSpan } from './dated.ts';
import type { IsoDate } from './day.ts';
import type { Event, Happening } from './event.ts';
import type { Written } from './written.ts';

/** A date with its events in order of salience. */
export interface Day {
  readonly date: DateSpan;
  readonly events: readonly Event[];
  /** How many less salient events of the date were left out; absent for none. */
  readonly omitted?: number;
}

export interface Digest {
  readonly saga: { readonly id: string; readonly name: string };
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** Ascending by date; the coarser of two dates that begin together comes last. */
  readonly days: readonly Day[];
  /** Days that have something, nearest to an empty period; empty where the digest is not. */
  readonly nearest: readonly IsoDate[];
  /** Words that a writer made of these days and a check let pass; absent for none. */
  readonly written?: Written;
  /** Address of its page, where pages are served and the story is open to readers. */
  readonly page?: string;
}

/** What a question asks for. day, span: a time; topic: a person or matter; latest: the newest; unclear: no time, no topic. */
export type QuestionKind = 'day' | 'span' | 'topic' | 'latest' | 'unclear';

/** How a question was read. */
export interface Interpretation {
  readonly kind: QuestionKind;
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  /** Words and names looked for, as the record knows them. */
  readonly terms: readonly string[];
  /** Sentences about what was assumed: "The year 2017 is taken from the saga." */
  readonly assumed: readonly string[];
}

export interface Answer {
  readonly question: string;
  readonly interpretation: Interpretation;
  /** False when nothing is recorded or the question could not be read. */
  readonly answered: boolean;
  /** The one line that answers the kind of question: a day, a name, a figure, yes or no, a reason; null where the first event does. */
  readonly line?: string | null;
  readonly events: readonly Event[];
  /** How many events answer, with those of other pages; how many were shown on earlier ones. */
  readonly total?: number;
  readonly before?: number;
  /** True where all of a matter was asked for: its events stand by date, none before the others; else absent. */
  readonly listed?: true;
  /** What answers but whose day is not known, the best first. */
  readonly undated?: readonly Happening[];
  /** The sentence before the events: how the question was read, or that nothing is recorded and what is near. */
  readonly lead: string;
  /** Further questions that have an answer. */
  readonly suggestions: readonly string[];
  /** Its first line in a writer's words, checked; absent for none. */
  readonly written?: Written;
}
