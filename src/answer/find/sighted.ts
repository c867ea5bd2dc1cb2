// The shapes of looking for an answer in a sentence: what is seen of it, where an answer stands, and how near things are in it.
import type { PlacedWord } from '../../english/words.ts';
import type { Place } from '../sentence.ts';
import type { Counted } from './counting.ts';

/** Where an answer stands: UTF-16 offsets into the sentence, end exclusive, and how surely it is one, 0 to 1. */
export interface AnswerPlace {
  readonly begin: number;
  readonly end: number;
  readonly surety: number;
}

/** What is seen of a sentence before an answer is looked for in it. */
export interface Sighted {
  readonly text: string;
  readonly tokens: readonly PlacedWord[];
  /** Places of what the question itself names. */
  readonly met: readonly Place[];
  /** Places of what is counted: "senators" in "how many senators"; of "which judge", the judge. */
  readonly counted: readonly Place[];
  /** Places of the deed: the last word of the question that is no name. */
  readonly deed: readonly Place[];
  /** Whether the one who does it is asked for, the one to whom it is done, or either. */
  readonly role: Role;
  /** The units of what is measured ("how tall"), as they follow a figure; null where nothing is. */
  readonly measure: RegExp | null;
  /** What "how many" asks for; absent where nothing is counted. */
  readonly counts?: Counted;
  /** Whether who says it is asked for. */
  readonly asksTeller?: boolean;
}

export type Role = 'doer' | 'done-to' | 'either';

export const overlaps = (a: Place, b: Place): boolean => a.from < b.to && b.from < a.to;

/** Tokens between two places; 0 for places that touch. */
const distance = (a: Place, b: Place): number => Math.max(0, a.from - b.to, b.from - a.to);

export const nearest = (place: Place, places: readonly Place[]): number =>
  places.reduce((least, other) => Math.min(least, distance(place, other)), 30);

export const placeAt = (tokens: readonly PlacedWord[], begin: number, end: number): Place => {
  const from = tokens.findIndex((token) => token.end > begin);
  const after = tokens.findIndex((token) => token.begin >= end);
  return { from: Math.max(0, from), to: after < 0 ? tokens.length : after };
};

export const closeness = (words: number): number => 1 / (1 + words / 6);

/** The surest of the places. */
export const surest = (places: readonly AnswerPlace[]): AnswerPlace | null =>
  places.reduce<AnswerPlace | null>((best, next) => (best && best.surety >= next.surety ? best : next), null);
