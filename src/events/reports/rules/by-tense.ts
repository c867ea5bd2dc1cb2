// Turns a clause's tense into what it says of the day: publication's, its host's, an earlier one, or none.

import { BE, HAVE, INTENT } from '../../../english/lexicon.ts';
import { carries, intends, isSaying, performs } from '../../../english/verb-group.ts';
import { FORMER_ADVERBS } from '../../../english/word-lists.ts';
import { nth } from '../../../model/nth.ts';
import { recallClause } from '../memory.ts';
import { as, type DatingRule, parentDate, says, tenseOf } from './scene.ts';

/** A caption, a name, a heading without a verb: tells of no happening. */
export const fragment: DatingRule = { name: 'fragment', date: ({ clause }) => (clause.group ? undefined : null) };

/**
 * "has announced that it will pay", "agreed to buy": a plan told as something announced, agreed or ordered is of that day, and so is
 * what somebody says will be: it is the statement that happened.
 */
export const performed: DatingRule = {
  name: 'performed',
  date: (scene) => {
    const { clause, tokens, clauses } = scene;
    const parent = clause.parent === null ? null : clauses[clause.parent];
    if (!parent?.group || !DONE.has(parent.group.tense)) return undefined;
    const stated =
      clause.relation === 'complement' && clause.group?.tense === 'modal' && isSaying(tokens, parent.group);
    const done = performs(tokens, parent.group) && PLANS.has(clause.group?.tense ?? 'past');
    return stated || done ? (as(parentDate(scene), 'performed') ?? undefined) : undefined;
  },
};
const PLANS: ReadonlySet<string> = new Set(['modal', 'infinitive']);
const DONE: ReadonlySet<string> = new Set(['past', 'perfect', 'present']);

const SAME_TIME = new Set(['when', 'once', 'as']);

/** "will fly a flag when it arrives on May 20": with the clause of time behind it, where that has a day. */
export const futureTimeClause: DatingRule = {
  name: 'future-time-clause',
  date: (scene) => {
    const next = scene.clauses[scene.index + 1];
    if (tenseOf(scene) !== 'modal' || next?.relation !== 'adverbial' || !SAME_TIME.has(next.opener)) return undefined;
    return as(scene.ownDate(scene.index + 1), 'future-time-clause', 'resolved') ?? undefined;
  },
};

/** "Unit is to be closed" in a lead tells what has been decided; "will meet", "would have met": has not happened. */
export const future: DatingRule = {
  name: 'future',
  date: (scene) => {
    if (tenseOf(scene) !== 'modal') return undefined;
    const decided = scene.isLead && scene.clause.group && (scene.tokens[scene.clause.group.begin]?.classes ?? 0) & BE;
    return decided ? as(scene.publication, 'future') : null;
  },
};

/** "has begun to sell", "returned to reveal": with its verb; "plans to sell": not known. */
export const infinitive: DatingRule = {
  name: 'infinitive',
  date: (scene) => {
    if (tenseOf(scene) !== 'infinitive') return undefined;
    const parent = scene.clause.parent === null ? null : scene.clauses[scene.clause.parent];
    if (!parent?.group) return null;
    const before = scene.clause.group && scene.tokens[scene.clause.group.begin - 1];
    const planned = intends(scene.tokens, parent.group) || (before ? before.classes & INTENT : 0);
    const done = carries(scene.tokens, parent.group) || !planned;
    return done ? (as(parentDate(scene), 'infinitive') ?? undefined) : null;
  },
};

/** "…, saying that": at the time of the verb it goes with. */
export const gerund: DatingRule = {
  name: 'gerund',
  date: (scene) => (tenseOf(scene) === 'gerund' ? (as(parentDate(scene), 'gerund') ?? undefined) : undefined),
};

/** "had announced", "the phone introduced by", but not "will be closed and sold": earlier than the telling; known only where the document dates it elsewhere. */
export const earlier: DatingRule = {
  name: 'earlier',
  date: (scene) => {
    const tense = tenseOf(scene);
    if (tense !== 'pluperfect' && tense !== 'participle') return undefined;
    if (tense === 'participle' && scene.clause.opener === 'and') return as(scene.dateOf(scene.index - 1), 'joined');
    const told = as(recallClause(scene.memory, scene.tokens, scene.clause), 'earlier', 'resolved');
    return told ?? (tense === 'pluperfect' ? null : undefined);
  },
};

const FORMERLY = new Set(FORMER_ADVERBS.split(' '));

/** "was once named", "originally planned": earlier than the telling. */
export const formerly: DatingRule = {
  name: 'formerly',
  date: (scene) => {
    const { clause, tokens } = scene;
    if (tenseOf(scene) !== 'past' || !clause.group) return undefined;
    for (let i = Math.max(clause.begin, clause.group.begin - 1); i < Math.min(clause.end, clause.group.end + 1); i++)
      if (FORMERLY.has(nth(tokens, i).word))
        return as(recallClause(scene.memory, tokens, clause), 'formerly', 'resolved');
    return undefined;
  },
};

/** "has won", "has announced": news by publication; in the body "has sold many": some day before, not known. */
export const perfect: DatingRule = {
  name: 'perfect',
  date: (scene) => {
    if (tenseOf(scene) !== 'perfect') return undefined;
    return scene.isFirst || says(scene) ? as(scene.publication, 'perfect') : null;
  },
};

/** "claims", "is stepping down", "has two cameras": so on the day of publication; "owns", "is built of": no day of its own. */
export const present: DatingRule = {
  name: 'present',
  date: (scene) => {
    if (tenseOf(scene) !== 'present' || !scene.clause.group) return undefined;
    const { stative, passive, begin, end } = scene.clause.group;
    const asOf = says(scene) || (!passive && (scene.isLead || stative || end > begin + 1));
    return asOf ? as(scene.publication, 'present') : null;
  },
};

/**
 * "was an adviser", "had a long career": held over a time that is not told. "Shares were down" is what the telling has reached.
 */
export const state: DatingRule = {
  name: 'state',
  date: ({ clause: { group }, tokens }) => {
    if (group?.tense !== 'past' || !group.stative) return undefined;
    const has = nth(tokens, group.head).classes & HAVE;
    return has || INDEFINITE.has(tokens[group.end]?.word ?? '') ? null : undefined;
  },
};
const INDEFINITE = new Set(['a', 'an', 'one']);

/** "This time last year the mayor was a baker": what somebody was over a month or longer happened on none of its days. */
export const lastingState: DatingRule = {
  name: 'lasting-state',
  date: ({ clause: { group }, tokens, index, ownExpression }) => {
    if (group?.tense !== 'past' || !group.stative || !(nth(tokens, group.head).classes & BE)) return undefined;
    if (tokens[group.begin - 1]?.word === 'there') return undefined;
    const span = ownExpression(index)?.dated;
    return span && LASTING.has(span.granularity) && INDEFINITE.has(tokens[group.end]?.word ?? '') ? null : undefined;
  },
};
const LASTING: ReadonlySet<string> = new Set(['month', 'quarter', 'season', 'half', 'year', 'decade']);
