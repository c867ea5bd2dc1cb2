// Turns a clause in its place into its day or "not known": an ordered list of small rules, the first that applies decides.
import type { Dated } from '../../model/dated.ts';
import type { Clause } from './clauses.ts';
import { FORMER_ADVERBS } from './english.ts';
import type { Expression } from './expressions.ts';
import { INTENT } from './lexicon.ts';
import { type EventMemory, recallClause, recallNoun } from './memory.ts';
import { anchorOf, nounPhrase, type Offset, shifted } from './offsets.ts';
import type { Token } from './tokens.ts';
import { carries, intends, isSaying, isState, performs } from './verb-groups.ts';

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
  /** Day of the last saying that has a date of its own. */
  readonly speech: Dated | null;
  /** Day of the last words said in the paragraph. */
  readonly said: Dated | null;
  readonly memory: EventMemory;
  /** One of the first sentences of the article. */
  readonly isLead: boolean;
  readonly offsets: readonly Offset[];
  /** What another clause of the sentence is dated by its own expression. */
  readonly ownDate: (index: number) => Dated | null;
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
const says = ({ tokens, clause }: Scene): boolean => clause.group !== null && isSaying(tokens, clause.group);
const tenseOf = ({ clause }: Scene) => clause.group?.tense ?? null;

/** "On July 24, Trump called …": the expression in the clause itself. */
const ownExpression: DatingRule = {
  name: 'own-expression',
  date: ({ ownDate, index }) => ownDate(index) ?? undefined,
};

/** "The day after Trump's comments, …": from the day of the comments where the document gives it, else not known. */
const offsetFromEvent: DatingRule = {
  name: 'offset-from-event',
  date: (scene) => {
    const offset = scene.offsets[0];
    if (!offset) return undefined;
    const anchor = offset.noun ? anchorOf(scene.memory, scene.tokens, offset) : scene.ownDate(scene.index + 1);
    return anchor && shifted(anchor, offset.days, 'offset-from-event');
  },
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
    return as(scene.ownDate(scene.index + 1), 'carried-infinitive', 'resolved') ?? undefined;
  },
};

/** "recently announced", an unresolved "Thursday": not known, never the publication day. */
const vagueExpression: DatingRule = {
  name: 'vague-expression',
  date: (scene) =>
    tenseOf(scene) === 'past' && scene.expressions.some(({ role }) => role === 'vague') ? null : undefined,
};

/** A caption, a name, a heading without a verb: tells of no happening. */
const fragment: DatingRule = { name: 'fragment', date: ({ clause }) => (clause.group ? undefined : null) };

/** "has announced that it will pay", "agreed to buy": what is announced, agreed or ordered is of that day. */
const performed: DatingRule = {
  name: 'performed',
  date: (scene) => {
    const { clause, tokens, clauses } = scene;
    const parent = clause.parent === null ? null : clauses[clause.parent];
    if (!parent?.group || !performs(tokens, parent.group) || !DONE.has(parent.group.tense)) return undefined;
    const plan =
      clause.relation === 'complement' ? clause.group?.tense === 'modal' : clause.group?.tense === 'infinitive';
    return plan ? (as(parentDate(scene), 'performed') ?? undefined) : undefined;
  },
};
const DONE: ReadonlySet<string> = new Set(['past', 'perfect', 'present']);

/** "will meet", "would have met": has not happened. */
const future: DatingRule = { name: 'future', date: (scene) => (tenseOf(scene) === 'modal' ? null : undefined) };

/** "has begun to sell", "returned to reveal": with its verb; "plans to sell": not known. */
const infinitive: DatingRule = {
  name: 'infinitive',
  date: (scene) => {
    if (tenseOf(scene) !== 'infinitive') return undefined;
    const parent = scene.clause.parent === null ? null : scene.clauses[scene.clause.parent];
    if (!parent?.group) return null;
    const before = scene.clause.group && scene.tokens[scene.clause.group.begin - 1];
    const planned = intends(scene.tokens, parent.group) || (before ? before.classes & INTENT : 0);
    const done = carries(scene.tokens, parent.group) || !planned;
    return done ? as(parentDate(scene), 'infinitive') : null;
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

const FORMERLY = new Set(FORMER_ADVERBS.split(' '));

/** "was once named", "originally planned": earlier than the telling. */
const formerly: DatingRule = {
  name: 'formerly',
  date: (scene) => {
    const { clause, tokens } = scene;
    if (tenseOf(scene) !== 'past' || !clause.group) return undefined;
    for (let i = Math.max(clause.begin, clause.group.begin - 1); i < Math.min(clause.end, clause.group.end + 1); i++)
      if (FORMERLY.has((tokens[i] as Token).word))
        return as(recallClause(scene.memory, tokens, clause), 'formerly', 'resolved');
    return undefined;
  },
};

/** A sentence that is all quotation has no words of its own telling when: the day of the saying, whatever its tenses. */
const runningQuotation: DatingRule = {
  name: 'quotation',
  date: (scene) =>
    scene.clauses.every(({ quoted }) => quoted)
      ? as(scene.said ?? scene.speech ?? scene.focus ?? scene.story, 'quotation')
      : undefined,
};

/** Quoted words are said on the day of the saying. */
const quotation: DatingRule = {
  name: 'quotation',
  date: (scene) => {
    if (!scene.clause.quoted) return undefined;
    const host = scene.clause.parent === null ? null : scene.dateOf(scene.clause.parent);
    return as(host ?? scene.said ?? scene.speech ?? scene.focus ?? scene.story, 'quotation');
  },
};

/** "Three people died, police said": the saying at the end only names the source. */
const isPostposed = ({ clause, index }: Scene): boolean =>
  clause.parent !== null && clause.parent > index && !clause.quoted;

/** "said that it is", "said he was disappointed": as of the saying; "said that he left": not known unless told elsewhere. */
const content: DatingRule = {
  name: 'content',
  date: (scene) => {
    const { group, relation } = scene.clause;
    if (relation !== 'complement' || !group || isPostposed(scene)) return undefined;
    const happened = group.tense === 'past' && !isState(scene.tokens, group);
    if (!happened) return as(parentDate(scene), 'content');
    return as(recallClause(scene.memory, scene.tokens, scene.clause), 'content', 'resolved');
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

/** "Since its launch the shop has sold many": begins where the document has the launch. */
const since: DatingRule = {
  name: 'since',
  date: ({ clause, tokens, memory }) => {
    if (clause.group?.tense !== 'perfect') return undefined;
    for (let i = clause.begin; i + 1 < clause.end; i++) {
      if ((tokens[i] as Token).word !== 'since') continue;
      const noun = nounPhrase(tokens, i + 1, i < clause.group.begin ? clause.group.begin : clause.end).head;
      const date = noun && recallNoun(memory, noun, false);
      return date ? as(date, 'since', 'resolved') : undefined;
    }
    return undefined;
  },
};

/** "has won", "has announced": news by publication; in the body "has sold many": some day before, not known. */
const perfect: DatingRule = {
  name: 'perfect',
  date: (scene) => {
    if (tenseOf(scene) !== 'perfect') return undefined;
    return scene.isLead || says(scene) ? as(scene.publication, 'perfect') : null;
  },
};

/** "claims", "is stepping down", "has two cameras": so on the day of publication; "owns", "links": a habit has no day. */
const present: DatingRule = {
  name: 'present',
  date: (scene) => {
    if (tenseOf(scene) !== 'present' || !scene.clause.group) return undefined;
    const asOf =
      says(scene) ||
      scene.isLead ||
      scene.clause.group.stative ||
      scene.clause.group.end > scene.clause.group.begin + 1;
    return asOf ? as(scene.publication, 'present') : null;
  },
};

/** "said" without an expression: when that speaker, or the article, was last said to speak. */
const saying: DatingRule = {
  name: 'saying',
  date: (scene) => (says(scene) ? as(scene.speech ?? scene.focus ?? scene.story, 'saying') : undefined),
};

/** "When the jury convicted him on May 3, he appealed": with the clause of time before it, where that has a day. */
const withTimeClause: DatingRule = {
  name: 'with-time-clause',
  date: (scene) => {
    if (scene.clause.relation !== 'main' || tenseOf(scene) !== 'past') return undefined;
    for (let i = scene.index - 1; i >= 0 && i >= scene.index - 3; i--) {
      const before = scene.clauses[i] as Clause;
      if (before.relation === 'adverbial' && SAME_TIME.has(before.opener))
        return as(scene.ownDate(i), 'with-time-clause') ?? undefined;
      if (before.relation === 'main') return undefined;
    }
    return undefined;
  },
};

/** "obtained one in April and published it": what is joined to a dated clause shares its date. */
const coordinate: DatingRule = {
  name: 'coordinate',
  date: (scene) => {
    if (!JOINING.has(scene.clause.opener) || scene.clause.relation !== 'main') return undefined;
    const date = scene.index > 0 ? scene.dateOf(scene.index - 1) : null;
    return date && date.certainty !== 'assumed' ? as(date, 'coordinate') : undefined;
  },
};
const JOINING = new Set(['and', 'but', 'or']);

/** "was an adviser", "had a long career": held over a time that is not told. */
const state: DatingRule = {
  name: 'state',
  date: ({ clause }) => (clause.group?.tense === 'past' && clause.group.stative ? null : undefined),
};

/** A past tense without an expression: where the telling has got to. */
const telling: DatingRule = {
  name: 'telling',
  date: (scene) => as(scene.focus ?? scene.story, 'telling'),
};

export const RULES: readonly DatingRule[] = [
  ownExpression,
  offsetFromEvent,
  frontedExpression,
  carriedInfinitive,
  vagueExpression,
  fragment,
  performed,
  infinitive,
  runningQuotation,
  future,
  gerund,
  earlier,
  formerly,
  quotation,
  content,
  adverbial,
  since,
  perfect,
  present,
  coordinate,
  withTimeClause,
  saying,
  state,
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
