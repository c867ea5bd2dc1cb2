// Turns a sentence about a leaving into whether the one who is named leaves: "Rubio dismissed the chatter" is no leaving of his.
import { wordsOf } from '../../english/words.ts';
import type { Judged } from '../find/judge.ts';
import { isToBe } from '../find/said-and-done.ts';
import type { Term } from '../terms.ts';

/** Leaving that is done to somebody, and leaving that somebody does. */
const DONE_TO = /^(?:dismiss|remov|replac|fir|sack|oust|forc|driv|push)/;
const DOES = /^(?:resign|quit|step|stand|stood|leav|left|retir|withdr|drop|pull)/;

export function isOwnLeaving({ candidate, hits }: Judged, terms: readonly Term[]): boolean {
  if (isToBe(candidate, hits, terms)) return false;
  const { act } = candidate.evidence.report;
  if (!act?.predicate) return true;
  const names = terms.filter(({ kind }) => kind !== 'word').flatMap(({ label }) => wordsOf(label).slice(-1));
  const isNamed = (list: readonly string[]): boolean => list.some((word) => names.includes(word));
  if (DONE_TO.test(act.predicate)) return isNamed(act.whom);
  return DOES.test(act.predicate) && isNamed(act.who);
}
