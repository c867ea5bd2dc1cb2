// The shape of a verb group, and what its head says of it: a saying, a plan, a state.

import { nth } from '../model/nth.ts';
import type { Token } from '../model/token.ts';
import { CARRIES, HOLDS, ING, INTENT, PERFORMS, SAYING } from './lexicon.ts';

/**
 * past: "met"; perfect: "has met"; pluperfect: "had met"; present: "meets", "is meeting"; modal: "will meet", "would have met";
 * infinitive: "to meet"; gerund: "meeting"; participle: "met by", reduced from a relative clause.
 */
export type Tense = 'past' | 'perfect' | 'pluperfect' | 'present' | 'modal' | 'infinitive' | 'gerund' | 'participle';

export interface VerbGroup {
  /** Token indices, `end` exclusive; `head` is the full verb, or the auxiliary where it stands alone. */
  readonly begin: number;
  readonly end: number;
  readonly head: number;
  readonly tense: Tense;
  /** "is", "has" without a full verb: a state, not an event. */
  readonly stative: boolean;
  readonly passive: boolean;
}

/** Every group is made here: engines read objects of one shape faster. */
export const verbGroup = (
  begin: number,
  end: number,
  head: number,
  tense: Tense,
  stative = false,
  passive = false,
): VerbGroup => ({ begin, end, head, tense, stative, passive });

/** The same verb seen from an auxiliary before it. */
export const withAuxiliary = ({ end, head, stative, passive }: VerbGroup, begin: number, tense: Tense): VerbGroup =>
  verbGroup(begin, end, head, tense, stative, passive);

const FINITE: ReadonlySet<Tense> = new Set(['past', 'perfect', 'pluperfect', 'present', 'modal']);
export const isFiniteGroup = (group: VerbGroup): boolean => FINITE.has(group.tense);

const headHas = (tokens: readonly Token[], group: VerbGroup, bits: number): boolean =>
  Boolean(nth(tokens, group.head).classes & bits);

/** "is called", "was reported" say nothing: nobody speaks. */
export const isSaying = (tokens: readonly Token[], group: VerbGroup): boolean =>
  headHas(tokens, group, SAYING) && !group.passive;
export const intends = (tokens: readonly Token[], group: VerbGroup): boolean => headHas(tokens, group, INTENT);
export const performs = (tokens: readonly Token[], group: VerbGroup): boolean => headHas(tokens, group, PERFORMS);
export const carries = (tokens: readonly Token[], group: VerbGroup): boolean => headHas(tokens, group, CARRIES);

/** "was glad", "was looking into": holds over a time rather than happens. */
export const isState = (tokens: readonly Token[], group: VerbGroup): boolean =>
  group.stative || headHas(tokens, group, HOLDS) || (group.end > group.begin + 1 && headHas(tokens, group, ING));
