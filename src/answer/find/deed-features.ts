// Turns what was seen of a candidate into the features of its deed: whether it is the one asked about, by whom, and whether it was done.
import { as01, type Features, type Measuring, type Seen } from './measured.ts';
import { isPointedTo, predicateMet } from './said-and-done.ts';

type OfDeed = 'predicate' | 'roles' | 'supposed' | 'unreal' | 'pointed' | 'points' | 'dayPredicate';

export function ofDeed({ wants, sought }: Measuring, one: Seen): Features<OfDeed> {
  const { candidate, own, roles } = one;
  const { act } = candidate.evidence.report;
  const predicate = predicateMet(sought, act);
  return {
    predicate,
    roles,
    supposed: as01(one.supposed),
    unreal: as01(act !== undefined && (act.realis !== 'happened' || !act.isSo)),
    pointed: as01(isPointedTo(candidate, own, sought.terms)),
    points: as01(act?.telling === 'points'),
    dayPredicate: as01(wants === 'day') * predicate,
  };
}
