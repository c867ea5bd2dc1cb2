// Turns a clause's place into its day: what the rest of its sentence tells, the story's day in headline and lead, the last day told behind.
import { isSaying } from '../../../english/verb-group.ts';
import { type Dated, isSingleDay } from '../../../model/dated.ts';
import type { Expression } from '../expressions.ts';
import { isToldDay } from '../main-day.ts';
import { as, type DatingRule, type Scene } from './scene.ts';

/** "A man charged in an April 2007 shooting was convicted on Tuesday": a day that stands nearer is better than a month or a year. */
export const nearerDay: DatingRule = {
  name: 'nearer-day',
  date: (scene) => {
    const own = scene.ownExpression(scene.index);
    if (!own?.dated || isSingleDay(own.dated)) return undefined;
    let [best, least]: [Dated | null, number] = [null, distance(scene, own)];
    for (const at of scene.clauses.keys()) {
      const other = at === scene.index ? null : scene.ownExpression(at);
      if (!other || !isToldDay(other.dated, scene.publication) || distance(scene, other) >= least) continue;
      [best, least] = [other.dated, distance(scene, other)];
    }
    return as(best, 'nearer-day') ?? undefined;
  },
};

/** Tokens between an expression and the clause's verb. */
function distance({ clause }: Scene, { begin, end }: Expression): number {
  const head = clause.group?.head ?? clause.begin;
  return begin > head ? begin - head : head - end + 1;
}

const HANGS: ReadonlySet<string> = new Set(['relative', 'dependent', 'adverbial']);
const HAPPENED: ReadonlySet<string> = new Set(['past', 'gerund', 'participle']);

/** "a wave that killed thousands": a clause with "that" behind a verb that says nothing is relative too. */
function hangs({ tokens, clauses, clause }: Scene, parent: number): boolean {
  const host = clauses[parent]?.group;
  const isRelative = clause.relation === 'complement' && host && !isSaying(tokens, host);
  return HANGS.has(clause.relation) || Boolean(isRelative);
}

/** "In 2004 a tremor sparked a wave that killed thousands": what hangs on a clause of a month or year shares it. */
export const withHost: DatingRule = {
  name: 'with-host',
  date: (scene) => {
    const { parent, group } = scene.clause;
    if (parent === null || parent >= scene.index || !HAPPENED.has(group?.tense ?? '') || !hangs(scene, parent))
      return undefined;
    const host = scene.ownExpression(parent);
    return host?.role === 'at' && host.dated && !isSingleDay(host.dated) ? as(host.dated, 'with-host') : undefined;
  },
};

/** "… on Monday, killing three": the nearest day that another clause of the sentence tells, of equals the one before. */
export const sentenceDay: DatingRule = {
  name: 'sentence-day',
  date: (scene) => {
    const { clauses, index, ownDate, publication } = scene;
    for (let away = 1; away < clauses.length; away++)
      for (const at of [index - away, index + away]) {
        const date = isAside(scene, at) ? null : ownDate(at);
        if (isToldDay(date, publication) || date?.granularity === 'span') return as(date, 'sentence-day');
      }
    return undefined;
  },
};

/** "The firm, which bid on May 6, declined to comment": an aside dates no main clause but the one it hangs on. */
const isAside = ({ clause, clauses, index }: Scene, at: number): boolean =>
  clause.relation === 'main' && clauses[at]?.relation === 'relative' && clauses[at]?.parent !== index;

/** "A fire destroyed the mill. … The fire broke out on Monday": headline and lead tell of the story's own day, wherever it is told. */
export const lead: DatingRule = {
  name: 'lead',
  date: (scene) => (scene.isLead ? (as(scene.aside ?? scene.story, 'lead') ?? undefined) : undefined),
};

/** Behind the lead: where the telling has got to. */
export const telling: DatingRule = {
  name: 'telling',
  date: (scene) => as(scene.focus ?? scene.story, 'telling'),
};
