// Says what reports tell themselves of their days, and whether two groups of them can be of one day.
import type { Traits } from './traits.ts';

/** Days that two papers may be apart about one happening. */
export const MOST_APART = 1;

/** Day numbers, both ends included. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

/** What a report tells itself of its days; an assumed day binds nobody. */
export const daysOf = ({ from, to, isAssumed }: Traits): Days | null =>
  from === null || to === null || isAssumed ? null : { from, to };

/** What the days of two groups have in common; where they lie apart, `to` lies before `from`. Null where no day is known. */
export const jointDays = (a: Days | null, b: Days | null): Days | null =>
  a && b ? { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) } : (a ?? b);

/** Days between what two tell of their days; 0 where they share one, or one tells none. */
export function daysApart(a: Days | null, b: Days | null): number {
  const joint = jointDays(a, b);
  return joint === null ? 0 : Math.max(0, joint.from - joint.to);
}

/**
 * What has no day of its own, or a long one, must not bridge two days: only what errs of the day may. `isApart`: one of the links between
 * them says that papers tell one deed of two days.
 */
export const daysFit = (a: Days | null, b: Days | null, isApart: boolean): boolean =>
  daysApart(a, b) <= (isApart ? MOST_APART : 0);
