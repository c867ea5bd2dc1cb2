// Turns what was seen of a candidate into the features of its deed: whether it is the one asked about, by whom, and whether it was done.
import type { Features, Measuring, Seen } from './measured.ts';
import { isPointedTo, isToBe, predicateMet } from './said-and-done.ts';

const as01 = (is: boolean): number => (is ? 1 : 0);

type OfDeed =
  | 'predicate'
  | 'predicateNear'
  | 'predicateClass'
  | 'roles'
  | 'turned'
  | 'supposed'
  | 'unreal'
  | 'pointed'
  | 'points'
  | 'dayUnreal'
  | 'dayPredicate'
  | 'dayPointed'
  | 'dayPoints'
  | 'heldSupposed'
  | 'heldUnreal'
  | 'heldPredicate'
  | 'heldInfinitive';

export function ofDeed({ wants, sought, classes }: Measuring, one: Seen): Features<OfDeed> {
  const { candidate, own, roles, near } = one;
  const { act } = candidate.evidence.report;
  const isDay = as01(wants === 'day');
  // what asks for a day, a name, a figure, a reason, yes or no is answered by what was done alone
  const isHeld = as01(wants !== 'fact' && wants !== 'speech');
  const predicate = predicateMet(sought, act);
  const supposed = as01(one.supposed);
  const unreal = as01(act !== undefined && (act.realis !== 'happened' || !act.isSo));
  const pointed = as01(isPointedTo(candidate, own, sought.terms));
  const points = as01(act?.telling === 'points');
  return {
    predicate,
    predicateNear: Math.max(0, near.deed - predicate),
    predicateClass: as01(typeof act?.class === 'string' && classes.has(act.class)),
    roles: roles.met,
    turned: roles.turned,
    supposed,
    unreal,
    pointed,
    points,
    dayUnreal: isDay * unreal,
    dayPredicate: isDay * predicate,
    dayPointed: isDay * pointed,
    dayPoints: isDay * points,
    heldSupposed: isHeld * supposed,
    heldUnreal: isHeld * unreal,
    heldPredicate: as01(wants === 'verdict') * predicate,
    heldInfinitive: isHeld * as01(isToBe(candidate, own, sought.terms)),
  };
}
