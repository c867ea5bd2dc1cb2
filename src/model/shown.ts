// The shape of what a posted message showed: enough to say later what the record tells differently by now.
import type { IsoDate } from './day.ts';

export interface ShownEvent {
  /** Id of the event; absent where it was shown before ids lasted. */
  readonly id?: string;
  /** First and last day on which it was shown. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** True where these are the days on which it was first reported, its own not being known; else absent. */
  readonly reported?: true;
  /** The leading sentence, and the article that it stands in. */
  readonly sentence: string;
  readonly article: string;
  /** Keys of its sentences, the leading one first: equal words have equal keys. */
  readonly keys: readonly string[];
}

export interface Shown {
  readonly events: readonly ShownEvent[];
  /** How the record stood: what its events were made with, and its mark of what had been read. Absent where that was not kept. */
  readonly record?: { readonly madeWith: string | null; readonly mark: number };
}
