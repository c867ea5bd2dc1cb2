// The shape of an act: what a report says was done, by whom to whom, and whether it happened at all.

/**
 * happened: told as done or going on; planned: announced for later; demanded: asked for, ordered, recommended; conditional: would,
 * could, if; denied: somebody says that it is not so.
 */
export type Realis = 'happened' | 'planned' | 'demanded' | 'conditional' | 'denied';

/** tells: the report is there to say this; points: it only leads back to it ("two days after she was censured"). */
export type Telling = 'tells' | 'points';

/** What a report says was done. Names and words are folded: lower case, without accents and possessive 's. */
export interface Act {
  /** Key of the verb, or of the noun where no verb says it ("the resignation"); null where nothing is done. */
  readonly predicate: string | null;
  /** What kind of act that is: predicates that papers swap for each other share it; null where none is known. */
  readonly class: string | null;
  /** Who does it, at most three: last words of names, else the head noun's stem. */
  readonly who: readonly string[];
  /** To whom or what. */
  readonly whom: readonly string[];
  /** False for what did not happen: "did not resign", "refused to resign". */
  readonly isSo: boolean;
  readonly realis: Realis;
  readonly telling: Telling;
  /** Offset into the article's text where what is told ends; absent where that is the sentence's end. */
  readonly until?: number;
  /** Whom the "He" or "She" that opens the sentence names, in the words of the sentence before; absent where that is not sure. */
  readonly pronoun?: string;
  /** Log-odds, by its article, that it is news of the article's day though no day is told ("has begun"); absent where it can't be. */
  readonly news?: number;
}
