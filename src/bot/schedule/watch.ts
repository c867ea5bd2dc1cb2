// Answers "what is due?", which is asked every minute of every subscription, and works it out only when it can have changed.
import type { IsoDate } from '../../model/day.ts';
import type { Subscription } from '../../model/subscription.ts';
import { CATCH_UP_DAYS, type Due, dueDigest, nextDigest } from './due.ts';

/** What is owed of a subscription at an instant: `dueDigest`, or something that answers the same. */
export type DueFinder = (
  subscription: Subscription,
  lastSlot: IsoDate | null,
  now: number,
  catchUpDays?: number,
) => Due | null;

interface Known {
  /** The state that the answer was worked out from. */
  readonly subscription: Subscription;
  readonly lastSlot: IsoDate | null;
  /** Nothing is due from `since` to before `until`, in milliseconds since the epoch. */
  readonly since: number;
  readonly until: number;
}

const isSame = (known: Known, subscription: Subscription, lastSlot: IsoDate | null): boolean =>
  known.lastSlot === lastSlot &&
  (known.subscription === subscription || JSON.stringify(known.subscription) === JSON.stringify(subscription));

/** Without a next digest in sight the question is asked again after a day. */
const LONGEST_REST = 86_400_000;

/**
 * A `dueDigest` that remembers until when nothing is due. Its answers are the same: what is remembered counts only for the same stored
 * state, and only while the clock stands between then and the next wall-clock time.
 */
export function createDueWatch(): DueFinder {
  const known = new Map<string, Known>();
  return (subscription, lastSlot, now, catchUpDays = CATCH_UP_DAYS) => {
    const before = known.get(subscription.id);
    if (before && isSame(before, subscription, lastSlot) && now >= before.since && now < before.until) return null;
    const due = dueDigest(subscription, lastSlot, now, catchUpDays);
    if (due) known.delete(subscription.id);
    else {
      const next = nextDigest(subscription, lastSlot, now)?.instant ?? Number.POSITIVE_INFINITY;
      known.set(subscription.id, { subscription, lastSlot, since: now, until: Math.min(next, now + LONGEST_REST) });
    }
    return due;
  };
}
