// Turns a clause without words of time into the day that the telling around it has reached.

import { isState } from '../../../english/verb-group.ts';
import { nth } from '../../../model/nth.ts';
import type { Token } from '../../../model/token.ts';
import { recallClause } from '../memory.ts';
import { as, type DatingRule, HAPPENED, parentDate, type Scene, says, tenseOf } from './scene.ts';

/** A sentence that is all quotation has no words of its own telling when: the day of the saying, whatever its tenses. */
export const runningQuotation: DatingRule = {
  name: 'quotation',
  date: (scene) =>
    scene.clauses.every(({ quoted }) => quoted)
      ? as(scene.said ?? scene.speech ?? scene.focus ?? scene.story, 'quotation')
      : undefined,
};

/** Quoted words are said on the day of the saying. */
export const quotation: DatingRule = {
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
export const content: DatingRule = {
  name: 'content',
  date: (scene) => {
    const { group, relation } = scene.clause;
    if (relation !== 'complement' || !group || isPostposed(scene)) return undefined;
    const happened = group.tense === 'past' && !isState(scene.tokens, group);
    if (!happened) return as(parentDate(scene), 'content') ?? undefined;
    return as(recallClause(scene.memory, scene.tokens, scene.clause), 'content', 'resolved') ?? undefined;
  },
};

const SAME_TIME = new Set(['when', 'while', 'as']);

/** "while he spoke": with its main clause; "after he spoke": known only from elsewhere. */
export const adverbial: DatingRule = {
  name: 'adverbial',
  date: (scene) => {
    const { relation, opener } = scene.clause;
    if (relation !== 'adverbial' || tenseOf(scene) !== 'past') return undefined;
    const told = as(recallClause(scene.memory, scene.tokens, scene.clause), 'adverbial', 'resolved');
    return told ?? (SAME_TIME.has(opener) ? as(parentDate(scene), 'adverbial') : null) ?? undefined;
  },
};

/** "said" without an expression: when that speaker, or the article, was last said to speak. */
export const saying: DatingRule = {
  name: 'saying',
  date: (scene) => (says(scene) ? as(scene.speech ?? scene.focus ?? scene.story, 'saying') : undefined),
};

/** "When the jury convicted him on May 3, he appealed": with the clause of time before it, where that has a day. */
export const withTimeClause: DatingRule = {
  name: 'with-time-clause',
  date: (scene) => {
    if (scene.clause.relation !== 'main' || tenseOf(scene) !== 'past') return undefined;
    for (let i = scene.index - 1; i >= 0 && i >= scene.index - 3; i--) {
      const before = nth(scene.clauses, i);
      if (before.relation === 'adverbial' && SAME_TIME.has(before.opener))
        return as(scene.ownDate(i), 'with-time-clause') ?? undefined;
      if (before.relation === 'main') return undefined;
    }
    return undefined;
  },
};

/** "that nine people died when a ferry sank on Sunday": with the clause of time right behind it, whatever stands before. */
export const timeClauseBehind: DatingRule = {
  name: 'time-clause-behind',
  date: (scene) => {
    const { clauses, clause, index, tokens, ownDate } = scene;
    const behind = clauses[index + 1];
    const isOfTime = behind?.relation === 'adverbial' && SAME_TIME.has(behind.opener);
    if (!isOfTime || clause.group === null || !HAPPENED.has(clause.group.tense)) return undefined;
    // What lasts, or did not happen, was so at other times as well.
    if (isState(tokens, clause.group) || tokens.slice(clause.group.begin, clause.group.end).some(isNot))
      return undefined;
    const date = ownDate(index + 1);
    return as(date, 'time-clause-behind', date?.certainty) ?? undefined;
  },
};
const isNot = ({ word }: Token): boolean => word === 'not' || word === "n't" || word === 'never';

/** "obtained one in April and published it": what is joined to a dated clause shares its date. */
export const coordinate: DatingRule = {
  name: 'coordinate',
  date: (scene) => {
    if (!JOINING.has(scene.clause.opener) || scene.clause.relation !== 'main') return undefined;
    const date = scene.index > 0 ? scene.dateOf(scene.index - 1) : null;
    return date && date.certainty !== 'assumed' ? as(date, 'coordinate') : undefined;
  },
};
const JOINING = new Set(['and', 'but', 'or']);
