// Turns a judged sentence into whether it tells all that was asked about, of the one who was asked about, and as done.
import type { Act } from '../../model/act.ts';
import { SAME_DEED } from '../find/against.ts';
import type { Judged } from '../find/judge.ts';
import type { Measuring } from '../find/measured.ts';
import { isKeptFrom, isSupposedAt, isToBe, predicateMet } from '../find/said-and-done.ts';
import type { Sought } from '../find/sought.ts';
import { deedPlaces, isByTheOneAsked, isInItsWords, isInLikeWords } from './deed-told.ts';

/** How much of the question must stand in a sentence that answers it outright. */
const WHOLE = 0.7;
const NEARLY = 0.6;

export const actOf = ({ candidate }: Judged): Act | undefined => candidate.evidence.report.act;

/** Done, or denied to have been: no plan, demand or condition. */
export function isDone(judged: Judged): boolean {
  const act = actOf(judged);
  return !act || act.realis === 'happened' || act.realis === 'denied';
}

/** All of the question in its own words, or in others that mean it. */
export const holdsAll = ({ coverage, hits }: Judged): boolean =>
  coverage >= WHOLE || (coverage >= NEARLY && hits.every((hit) => hit !== null));

/** Whether everybody and every place of the question stands in the sentence itself. */
export const namesAll = ({ terms }: Sought, { hits }: Judged): boolean =>
  terms.every(({ kind }, i) => kind === 'word' || hits[i] !== null);

/** From this on a report's own act is the deed that was asked about, or what papers call the same. */
export const ITS_ACT = 0.6;

/**
 * Whether a sentence tells the deed of everybody who was asked about, in words that mean it, or as its own act in words under which papers
 * are looked through for it ("removed" for "fired").
 */
export function isToldInWords(asked: Measuring, one: Judged): boolean {
  const { sought } = asked;
  const isItsAct = predicateMet(sought, actOf(one)) >= ITS_ACT;
  const isWorded = isInItsWords(sought, one) || (isItsAct && isInLikeWords(asked, one));
  return isWorded && holdsAll(one) && namesAll(sought, one) && isByTheOneAsked(asked, one);
}

/** Whether what a report itself says was done is the deed: "he will resign, he announced" does tell of the announcing. */
export function isItselfDone(asked: Measuring, one: Judged): boolean {
  const act = actOf(one);
  return act?.realis === 'happened' && predicateMet(asked.sought, act) >= SAME_DEED;
}

/** Whether the deed stands behind a word of supposing wherever it stands: "could be jailed if convicted". */
export function isOnlySupposed(asked: Measuring, one: Judged): boolean {
  const places = deedPlaces(asked, one);
  const isBehind = places.length > 0 && places.every((place) => isSupposedAt(one.candidate, place));
  return isBehind || (one.supposed && !isItselfDone(asked, one));
}

/** The same as something that came about. */
export const isToldAsDone = (asked: Measuring, one: Judged): boolean =>
  isToldInWords(asked, one) &&
  !isOnlySupposed(asked, one) &&
  isDone(one) &&
  !isKeptFrom(one.candidate, one.hits, asked.sought.terms) &&
  !isToBe(one.candidate, one.hits, asked.sought.terms);
