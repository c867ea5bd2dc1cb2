// Turns a clause in its place into what a dating rule sees of it; the shape of a rule.

import type { Clause } from '../../../english/clauses.ts';
import { isSaying, type Tense } from '../../../english/verb-group.ts';
import { type Dated, datedAs, isUncertain, uncertain } from '../../../model/dated.ts';
import type { Token } from '../../../model/token.ts';
import type { Expression } from '../expressions.ts';
import type { EventMemory } from '../memory.ts';
import type { Offset } from '../offsets.ts';

/** What a rule sees of a clause. */
export interface Scene {
  readonly tokens: readonly Token[];
  readonly clauses: readonly Clause[];
  readonly clause: Clause;
  readonly index: number;
  readonly expressions: readonly Expression[];
  /** Expression before the comma that opens the sentence, when another clause holds it. */
  readonly fronted: Dated | null;
  /** The publication day, assumed; null where it is not known or is no help (narrative). */
  readonly publication: Dated | null;
  /** Day of what the article is about, from its lead. */
  readonly story: Dated | null;
  /** How many days of the weeks before publication the text tells. */
  readonly told: number;
  /** An older day that the paragraph looks back to. */
  readonly aside: Dated | null;
  /** Day the telling has reached. */
  readonly focus: Dated | null;
  /** Day of the last saying that has a date of its own. */
  readonly speech: Dated | null;
  /** Day of the last words said in the paragraph. */
  readonly said: Dated | null;
  readonly memory: EventMemory;
  /** One of the first sentences of the article. */
  readonly isLead: boolean;
  /** The first sentence of the article, behind headline and dateline, or of a paragraph of a live page. */
  readonly isFirst: boolean;
  readonly offsets: readonly Offset[];
  /** What another clause of the sentence is dated by its own expression. */
  readonly ownDate: (index: number) => Dated | null;
  /** The expression that dates another clause of the sentence. */
  readonly ownExpression: (index: number) => Expression | null;
  /** Date of another clause of the sentence. */
  readonly dateOf: (index: number) => Dated | null;
}

/** A date, null for "not known", undefined where the rule has nothing to say. */
type Verdict = Dated | null | undefined;

export interface DatingRule {
  readonly name: string;
  readonly date: (scene: Scene) => Verdict;
}

/** A date by another rule; what leans on an uncertain day is no surer. */
export function as(date: Dated | null, rule: string, certainty: Dated['certainty'] = 'assumed'): Dated | null {
  if (date === null) return null;
  const other = datedAs(date, certainty, rule);
  return certainty === 'assumed' && isUncertain(date) ? uncertain(other) : other;
}
export const parentDate = (scene: Scene): Dated | null =>
  scene.clause.parent === null ? null : scene.dateOf(scene.clause.parent);
export const says = ({ tokens, clause }: Scene): boolean => clause.group !== null && isSaying(tokens, clause.group);
/** Tenses that tell what has happened. */
export const HAPPENED: ReadonlySet<string> = new Set(['past', 'perfect', 'pluperfect']);
export const tenseOf = ({ clause }: Scene): Tense | null => clause.group?.tense ?? null;
