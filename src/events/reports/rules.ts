// Turns a clause in its place into its day or "not known": an ordered list of small rules, the first that applies decides.
import type { Dated } from '../../model/dated.ts';
import type { Clause } from './clauses.ts';
import { type Expression, governing } from './expressions.ts';
import { type EventMemory, recallClause } from './memory.ts';
import type { Token } from './tokens.ts';
import { carries, intends, isSaying } from './verb-groups.ts';

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
  /** Day the telling has reached. */
  readonly focus: Dated | null;
  readonly memory: EventMemory;
  /** Date of another clause of the sentence. */
  readonly dateOf: (index: number) => Dated | null;
}

/** A date, null for "not known", undefined where the rule has nothing to say. */
export type Verdict = Dated | null | undefined;

export interface DatingRule {
  readonly name: string;
  readonly date: (scene: Scene) => Verdict;
}

const as = (date: Dated | null, rule: string, certainty: Dated['certainty'] = 'assumed'): Dated | null =>
  date && { ...date, certainty, rule };
const parentDate = (scene: Scene): Dated | null =>
  scene.clause.parent === null ? null : scene.dateOf(scene.clause.parent);
const tenseOf = ({ clause }: Scene) => clause.group?.tense ?? null;

/** "On July 24, Trump called …": the expression in the clause itself. */
const ownExpression: DatingRule = {
  name: 'own-expression',
  date: ({ expressions, clause }) => governing(expressions, clause)?.dated ?? undefined,
};

/** "On Tuesday, after meeting him, he said": the opening expression dates the main clause. */
const frontedExpression: DatingRule = {
  name: 'fronted-expression',
  date: ({ clause, fronted }) =>
    clause.relation === 'main' && fronted ? { ...fronted, rule: 'fronted-expression' } : undefined,
};

/** "began to sell it on Friday": the beginning is dated where the infinitive is. */
const carriedInfinitive: DatingRule = {
  name: 'carried-infinitive',
  date: (scene) => {
    const next = scene.clauses[scene.index + 1];
    if (!scene.clause.group || !carries(scene.tokens, scene.clause.group) || next?.group?.tense !== 'infinitive')
      return undefined;
    return as(scene.dateOf(scene.index + 1), 'carried-infinitive', 'resolved') ?? undefined;
  },
};

/** "now", "currently": the publication day; "recently", an unresolved "Thursday": not known, never the publication day. */
const vagueExpression: DatingRule = {
  name: 'vague-expression',
  date: ({ expressions, publication }) => {
    if (expressions.some(({ role }) => role === 'vague')) return null;
    return expressions.some(({ role }) => role === 'now') ? as(publication, 'vague-expression') : undefined;
  },
};

/** "will meet", "would have met": has not happened. */
const future: DatingRule = { name: 'future', date: (scene) => (tenseOf(scene) === 'modal' ? null : undefined) };

/** "has begun to sell": with its verb; "plans to sell": not known. */
const infinitive: DatingRule = {
  name: 'infinitive',
  date: (scene) => {
    if (tenseOf(scene) !== 'infinitive') return undefined;
    const parent = scene.clause.parent === null ? null : scene.clauses[scene.clause.parent];
    return parent?.group && carries(scene.tokens, parent.group) ? as(parentDate(scene), 'infinitive') : null;
  },
};

/** "…, saying that": at the time of the verb it goes with. */
const gerund: DatingRule = {
  name: 'gerund',
  date: (scene) => (tenseOf(scene) === 'gerund' ? as(parentDate(scene), 'gerund') : undefined),
};

/** "had announced", "the phone introduced by": earlier than the telling; known only where the document dates it elsewhere. */
const earlier: DatingRule = {
  name: 'earlier',
  date: (scene) => {
    const tense = tenseOf(scene);
    if (tense !== 'pluperfect' && tense !== 'participle') return undefined;
    return as(recallClause(scene.memory, scene.tokens, scene.clause), 'earlier', 'resolved');
  },
};

/** Quoted words are said on the day of the saying. */
const quotation: DatingRule = {
  name: 'quotation',
  date: (scene) => {
    if (!scene.clause.quoted) return undefined;
    const host = scene.clause.parent === null ? null : scene.dateOf(scene.clause.parent);
    return as(host ?? scene.focus ?? scene.story, 'quotation');
  },
};

/** "said that it is …": as of the saying; "said that it was …": not known unless told elsewhere. */
const content: DatingRule = {
  name: 'content',
  date: (scene) => {
    if (scene.clause.relation !== 'complement') return undefined;
    const past = tenseOf(scene) === 'past';
    return past
      ? as(recallClause(scene.memory, scene.tokens, scene.clause), 'content', 'resolved')
      : as(parentDate(scene), 'content');
  },
};

const SAME_TIME = new Set(['when', 'while', 'as']);

/** "while he spoke": with its main clause; "after he spoke": known only from elsewhere. */
const adverbial: DatingRule = {
  name: 'adverbial',
  date: (scene) => {
    const { relation, opener } = scene.clause;
    if (relation !== 'adverbial' || tenseOf(scene) !== 'past') return undefined;
    const told = as(recallClause(scene.memory, scene.tokens, scene.clause), 'adverbial', 'resolved');
    return told ?? (SAME_TIME.has(opener) ? as(parentDate(scene), 'adverbial') : null);
  },
};

/** "claims", "has won": as of publication. */
const present: DatingRule = {
  name: 'present',
  date: (scene) => {
    const tense = tenseOf(scene);
    return tense === 'present' || tense === 'perfect' ? as(scene.publication, 'present') : undefined;
  },
};

/** A past tense without an expression: where the telling has got to. */
const telling: DatingRule = {
  name: 'telling',
  date: (scene) => as(scene.focus ?? scene.story, 'telling'),
};

export const RULES: readonly DatingRule[] = [
  ownExpression,
  frontedExpression,
  carriedInfinitive,
  vagueExpression,
  future,
  infinitive,
  gerund,
  earlier,
  quotation,
  content,
  adverbial,
  present,
  telling,
];

/** The day of a clause by the first rule that has something to say. */
export function dateClause(scene: Scene): Dated | null {
  for (const rule of RULES) {
    const verdict = rule.date(scene);
    if (verdict !== undefined) return verdict;
  }
  return null;
}

export const isPlan = (tokens: readonly Token[], clause: Clause): boolean =>
  clause.group !== null && intends(tokens, clause.group);
export const says = (tokens: readonly Token[], clause: Clause): boolean =>
  clause.group !== null && isSaying(tokens, clause.group);
