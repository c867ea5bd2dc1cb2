// Turns what was seen of a candidate into the features of its deed: whether it is the one asked about, by whom, and whether it was done.
import { as01, type Features, type Looked, type Measuring, type Seen } from './measured.ts';
import { isPointedTo, predicateMet } from './said-and-done.ts';

type OfAct = 'unreal' | 'points';

/** Whether a report tells something as done, or only leads back to it. */
export function ofAct(_: Measuring, { candidate }: Looked): Features<OfAct> {
  const { act } = candidate.evidence.report;
  return {
    unreal: as01(act !== undefined && (act.realis !== 'happened' || !act.isSo)),
    points: as01(act?.telling === 'points'),
  };
}

type OfDeed = 'predicate' | 'roles' | 'supposed' | 'pointed' | 'dayPredicate';

export function ofDeed({ wants, sought }: Measuring, one: Seen): Features<OfDeed> {
  const { candidate, own, roles } = one;
  const { act } = candidate.evidence.report;
  const predicate = predicateMet(sought, act);
  return {
    predicate,
    roles,
    supposed: as01(one.supposed),
    pointed: as01(isPointedTo(candidate, own, sought.terms)),
    dayPredicate: as01(wants === 'day') * predicate,
  };
}
