// The shapes of what is measured: the features by name, what a question asks of a candidate, a candidate with its values.
import type { DateSpan } from '../../model/dated.ts';
import type { EvidenceSentence } from '../sentence.ts';
import type { Counted } from './counting.ts';
import type { First } from './crowd.ts';
import type { Hits } from './hits.ts';
import type { Near } from './near.ts';
import type { Part, Playing } from './roles.ts';
import type { Candidate } from './sentences.ts';
import type { AnswerPlace, Role } from './sighted.ts';
import type { Sought } from './sought.ts';
import type { Wants } from './wants.ts';

/** The features in the order of the weights. */
export const FEATURES = [
  'coverage',
  'names',
  'deeds',
  'around',
  'proximity',
  'clause',
  'answer',
  'unanswered',
  'reason',
  'spoken',
  'quoted',
  'lead',
  'title',
  'told',
  'fallback',
  'wide',
  'inside',
  'distance',
  'vote',
  'alike',
  'supposed',
  'opinion',
  'pronoun',
  'fresh',
  'kin',
  'dayTold',
  'pointed',
  'predicate',
  'points',
  'unreal',
  'roles',
  'dayWide',
  'dayPredicate',
  'ahead',
  'near',
  'nearClause',
  'sense',
] as const;

export type FeatureName = (typeof FEATURES)[number];

/** A feature that is there or not. */
export const as01 = (is: boolean): number => (is ? 1 : 0);

/** The values of some features. */
export type Features<Name extends FeatureName> = Readonly<Record<Name, number>>;

/** What a question asks, as far as candidates are measured by it. */
export interface Measuring {
  readonly sought: Sought;
  /** In how many reports each term's own words stand. */
  readonly counts: readonly number[];
  readonly wants: Wants;
  /** Whose own words are asked for, as an index of the terms; -1 for nobody's. */
  readonly speaker: number;
  /** What is counted, as an index of the terms; -1 for nothing. */
  readonly counted: number;
  /** Whom of the deed a question about a person asks for. */
  readonly role: Role;
  /** The units of what is measured; null where nothing is. */
  readonly measure: RegExp | null;
  /** What "how many" asks for; absent where nothing is counted. */
  readonly counting?: Counted;
  /** Whether who says it is asked for: "who said that the tower leans". */
  readonly asksTeller?: boolean;
  /** The days asked for. */
  readonly when: DateSpan | null;
  /** The part that each term plays in the deed. */
  readonly parts: readonly Part[];
  /** Those that are names, by which reports have them. */
  readonly playing: readonly Playing[];
  /** Whether a day to come is asked for: "when will". */
  readonly ahead: boolean;
  /** Whether what did not happen is asked for. */
  readonly denied: boolean;
}

/** What a first look sees of a sentence. */
export interface Looked {
  readonly candidate: EvidenceSentence;
  /** Where the question's terms stand in it. */
  readonly own: Hits;
  readonly answer: AnswerPlace | null;
  /** 1 where the one asked about speaks in it, 0.5 where its quotation may be theirs. */
  readonly spoken: number;
}

/** What was seen of a candidate, from which its features are measured. */
export interface Seen extends First, Omit<Looked, 'candidate'> {
  readonly near: Near;
  readonly covered: number;
  readonly supposed: boolean;
  /** Share of the names that play the part asked for. */
  readonly roles: number;
  /** How much the best candidates tell of its day, and in how many other articles it is told alike, 0 to 1. */
  readonly vote: number;
  readonly told: number;
}

/** A candidate with what was measured. */
export interface Measured {
  readonly candidate: Candidate;
  readonly values: readonly number[];
  /** Where it answers in so many words. */
  readonly answer: AnswerPlace | null;
  readonly hits: Hits;
  /** 0 to 1: how much of the question stands in the sentence. */
  readonly coverage: number;
  /** The same with the sentences beside it and its article's headline. */
  readonly covered: number;
  /** Whether everybody and every place that the question names stands there or beside it. */
  readonly named: boolean;
  readonly supposed: boolean;
  readonly spoken: boolean;
}
