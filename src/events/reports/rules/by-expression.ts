// Turns a clause with words of time into its day: its own expression, one that opens the sentence, an offset from another day.

import { carries } from '../../../english/verb-group.ts';
import { type Dated, datedAs } from '../../../model/dated.ts';
import { daysBetween } from '../../../model/day.ts';
import { nth } from '../../../model/nth.ts';
import { recallNoun, recallOnly } from '../memory.ts';
import { anchorOf, nounPhrase, type Offset, offsetBy, shifted } from '../offsets.ts';
import { as, type DatingRule, HAPPENED, parentDate, type Scene, tenseOf } from './scene.ts';

/** "I met him yesterday," she said on Sunday: the speaker's yesterday, not the reader's. */
export const speakersDay: DatingRule = {
  name: 'speakers-day',
  date: (scene) => {
    const { clause, publication } = scene;
    const expression = clause.quoted ? scene.ownExpression(scene.index) : null;
    if (!expression?.dated || !publication || !SPOKEN_DAYS.test(expression.timex.text)) return undefined;
    const host = parentDate(scene) ?? scene.said;
    if (!host || host.from !== host.to || host.certainty === 'assumed') return undefined;
    return shifted(expression.dated, daysBetween(publication.from, host.from), 'speakers-day') ?? undefined;
  },
};
const SPOKEN_DAYS = /^(?:today|yesterday|tomorrow|tonight|last night|this (?:morning|afternoon|evening))$/i;

/** "On May 3, the mayor resigned": the expression in the clause itself. */
export const ownExpression: DatingRule = {
  name: 'own-expression',
  date: ({ ownDate, index }) => ownDate(index) ?? undefined,
};

/** "The day after the mayor's comments, …": from the day of the comments where the document gives it, else not known. */
export const offsetFromEvent: DatingRule = {
  name: 'offset-from-event',
  date: (scene) => {
    const offset = scene.offsets[0];
    if (!offset) return undefined;
    const anchor = offset.noun ? anchorOf(scene.memory, scene.tokens, offset) : clauseAnchor(scene, offset);
    // "Five years after the war, …": nothing but a turn of phrase where the war has no day
    if (!anchor && (offset.count === 0 || offset.unit !== 'day')) return undefined;
    const date = anchor && offsetBy(anchor, offset, 1, 'offset-from-event');
    const { publication } = scene;
    return date && publication && HAPPENED.has(tenseOf(scene) ?? '') && date.from > publication.to ? null : date;
  },
};

/** "a day after the mayor resigned": the day of that clause, told in it or elsewhere. */
function clauseAnchor({ clauses, tokens, memory, ownDate }: Scene, { clause: at }: Offset): Dated | null {
  const clause = at === null ? undefined : clauses[at];
  return clause && at !== null ? (ownDate(at) ?? recallOnly(memory, tokens, clause)) : null;
}

/** "On Tuesday, after meeting him, he said": the opening expression dates the main clause. */
export const frontedExpression: DatingRule = {
  name: 'fronted-expression',
  date: ({ clause, fronted }) =>
    clause.relation === 'main' && fronted ? datedAs(fronted, fronted.certainty, 'fronted-expression') : undefined,
};

/** "delayed until October", "is due by Dec. 20": the bound of what is to come is the nearest to its date that is told. */
export const futureBound: DatingRule = {
  name: 'future-bound',
  date: (scene) => {
    const tense = tenseOf(scene);
    if (tense !== 'modal' && tense !== 'present') return undefined;
    const isAhead = ({ from }: Dated): boolean => tense === 'modal' || (scene.publication?.to ?? from) < from;
    const bound = scene.expressions.find(
      ({ role, dated, preposition }) => role === 'bound' && dated && LIMITS.has(preposition) && isAhead(dated),
    );
    return bound?.dated ?? undefined;
  },
};
const LIMITS = new Set(['until', 'till', 'by', 'from', 'through']);

/** "will reopen in two days", "starts in three weeks": counted on from publication. */
export const fromNow: DatingRule = {
  name: 'from-now',
  date: (scene) => {
    const { tokens, clause, publication } = scene;
    if (!publication || !LOOKS_AHEAD.has(tenseOf(scene) ?? '')) return undefined;
    for (let i = clause.begin + 1; i < clause.end; i++) {
      const timex = tokens[i]?.timex;
      if (timex?.type !== 'DURATION' || timex.mod || tokens[i - 1]?.word !== 'in') continue;
      const [, count, unit] = /^P(\d{1,3})([DW])$/.exec(timex.value) ?? [];
      if (count) return shifted(publication, Number(count) * (unit === 'W' ? 7 : 1), 'from-now') ?? undefined;
    }
    return undefined;
  },
};
const LOOKS_AHEAD: ReadonlySet<string> = new Set(['modal', 'present', 'infinitive']);

/** "has been trying to buy it since December": what follows says since when. */
export const sinceBehind: DatingRule = {
  name: 'since-behind',
  date: (scene) => {
    const next = scene.clauses[scene.index + 1];
    if (tenseOf(scene) !== 'perfect' || !next || (next.opener !== 'since' && next.group?.tense !== 'infinitive'))
      return undefined;
    const expression = scene.ownExpression(scene.index + 1);
    const begins = expression?.role === 'start' || next.opener === 'since';
    return begins && expression?.dated ? as(expression.dated, 'since-behind', 'resolved') : undefined;
  },
};

/** "began to sell it on Friday": the beginning is dated where the infinitive is. */
export const carriedInfinitive: DatingRule = {
  name: 'carried-infinitive',
  date: (scene) => {
    const next = scene.clauses[scene.index + 1];
    if (!scene.clause.group || !carries(scene.tokens, scene.clause.group) || next?.group?.tense !== 'infinitive')
      return undefined;
    return as(scene.ownDate(scene.index + 1), 'carried-infinitive', 'resolved') ?? undefined;
  },
};

/** "recently announced", an unresolved "Thursday": not known, never the publication day. */
export const vagueExpression: DatingRule = {
  name: 'vague-expression',
  date: (scene) =>
    tenseOf(scene) === 'past' && scene.expressions.some(({ role }) => role === 'vague') ? null : undefined,
};

/** "Since its launch the shop has sold many": begins where the document has the launch. */
export const since: DatingRule = {
  name: 'since',
  date: ({ clause, tokens, memory }) => {
    if (clause.group?.tense !== 'perfect') return undefined;
    for (let i = clause.begin; i + 1 < clause.end; i++) {
      if (nth(tokens, i).word !== 'since') continue;
      const noun = nounPhrase(tokens, i + 1, i < clause.group.begin ? clause.group.begin : clause.end).head;
      const date = noun && recallNoun(memory, noun, false);
      return date ? as(date, 'since', 'resolved') : undefined;
    }
    return undefined;
  },
};
