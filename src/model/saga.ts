// The shape of a saga: the story that is followed, as its saga.yaml describes it.
import type { IsoDate } from './day.ts';

export interface Person {
  readonly name: string;
  /** Other ways people write the name. */
  readonly aliases: readonly string[];
  /** What the person is in the story, in a few words. */
  readonly role?: string;
}

export interface Source {
  readonly publisher: string;
  /** Address of a feed or page. */
  readonly url: string;
}

export interface Saga {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  /** Words that say an article belongs to the story. */
  readonly keywords: readonly string[];
  readonly people: readonly Person[];
  /** IANA time zone of the story's calendar. */
  readonly zone: string;
  readonly sources: readonly Source[];
  /** The story is over: its sources are not read any more, unless somebody asks for it. */
  readonly isFinished?: true;
  /** Whoever finds the pages may read them; else only channels that follow it and who shows a token. */
  readonly isPublic?: true;
  /** Folder of bundled articles, or null. */
  readonly articlesDir: string | null;
}

/** First and last day of anything recorded in a saga. */
export interface SagaSpan {
  readonly from: IsoDate;
  readonly to: IsoDate;
}
