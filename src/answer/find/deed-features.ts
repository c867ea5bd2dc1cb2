// Turns what was seen of a candidate into the features of its deed: whether it is the one asked about, by whom, and whether it was done.
import type { Features, Measuring, Seen } from './measured.ts';
import { isPointedTo, predicateMet } from './said-and-done.ts';

const as01 = (is: boolean): number => (is ? 1 : 0);

type OfDeed = 'predicate' | 'roles' | 'supposed' | 'unreal' | 'pointed' | 'points' | 'dayPredicate';

export function ofDeed({ wants, sought }: Measuring, one: Seen): Features<OfDeed> {
  const { candidate, own, roles } = one;
  const { act } = candidate.evidence.report;
  const isDay = as01(wants === 'day');
  const predicate = predicateMet(sought, act);
  const supposed = as01(one.supposed);
  const unreal = as01(act !== undefined && (act.realis !== 'happened' || !act.isSo));
  const pointed = as01(isPointedTo(candidate, own, sought.terms));
  const points = as01(act?.telling === 'points');
  return {
    predicate,
    roles,
    supposed,
    unreal,
    pointed,
    points,
    dayPredicate: isDay * predicate,
  };
}
