// Turns a clause in its place into its day or "not known": an ordered list of small rules, the first that applies decides.
import { type Dated, uncertain } from '../../model/dated.ts';
import {
  adverbial,
  content,
  coordinate,
  quotation,
  runningQuotation,
  saying,
  timeClauseBehind,
  withTimeClause,
} from './rules/by-discourse.ts';
import {
  carriedInfinitive,
  fromNow,
  frontedExpression,
  futureBound,
  offsetFromEvent,
  ownExpression,
  since,
  sinceBehind,
  speakersDay,
  vagueExpression,
} from './rules/by-expression.ts';
import { habit, question, unread } from './rules/by-kind.ts';
import { lead, nearerDay, sentenceDay, telling, withHost } from './rules/by-place.ts';
import {
  earlier,
  formerly,
  fragment,
  future,
  futureTimeClause,
  gerund,
  infinitive,
  lastingState,
  perfect,
  performed,
  present,
  state,
} from './rules/by-tense.ts';
import type { DatingRule, Scene } from './rules/scene.ts';

export const RULES: readonly DatingRule[] = [
  speakersDay,
  nearerDay,
  lastingState,
  ownExpression,
  offsetFromEvent,
  frontedExpression,
  futureBound,
  futureTimeClause,
  fromNow,
  sinceBehind,
  carriedInfinitive,
  vagueExpression,
  question,
  unread,
  habit,
  performed,
  future,
  infinitive,
  earlier,
  formerly,
  gerund,
  timeClauseBehind,
  withHost,
  sentenceDay,
  runningQuotation,
  state,
  since,
  lead,
  fragment,
  quotation,
  content,
  adverbial,
  perfect,
  present,
  coordinate,
  withTimeClause,
  saying,
  telling,
];

/** The day of a clause by the first rule that has something to say. */
export function dateClause(scene: Scene): Dated | null {
  for (const rule of RULES) {
    const verdict = rule.date(scene);
    if (verdict !== undefined) return verdict && marked(scene, verdict);
  }
  return null;
}

/** Rules that lean on where the telling stands; of several days another clause's is no surer. */
const LEANING: ReadonlySet<string> = new Set(['lead', 'telling', 'quotation']);

/**
 * Where a text tells one day, eight in ten of what leans on it is of that day; of several days or none it is six in ten (classes
 * fixed beforehand, measured on news), which is said.
 */
function marked({ publication, told }: Scene, date: Dated): Dated {
  if (publication === null || told === 1 || date.certainty !== 'assumed') return date;
  return LEANING.has(date.rule) || (told > 1 && date.rule === 'sentence-day') ? uncertain(date) : date;
}
