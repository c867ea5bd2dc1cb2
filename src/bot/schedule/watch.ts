// Answers "what is due?", which is asked every minute of every subscription, and works it out only when it can have changed.
import type { Scheduled } from '../../ports.ts';
import { CATCH_UP_DAYS, type Due, digestAfter, dueDigest, nextDigest } from './due.ts';

export interface DueWatch {
  /** Those of a list whose digest may be due; nothing is due of the others. */
  among(all: readonly Scheduled[], now: number): readonly Scheduled[];
  /** As `dueDigest`, for those. */
  due(scheduled: Scheduled, now: number, catchUpDays?: number): Due | null;
}

interface Rest {
  /** The state that it was worked out from. */
  readonly scheduled: Scheduled;
  /** Nothing is due from `since` to before `until`, in milliseconds since the epoch. */
  readonly since: number;
  readonly until: number;
}

interface Round {
  readonly all: readonly Scheduled[];
  readonly asked: readonly Scheduled[];
  /** Nothing is due of the others for so long. */
  readonly since: number;
  readonly until: number;
}

const isSame = (a: Scheduled, b: Scheduled): boolean =>
  a === b ||
  (a.lastSlot === b.lastSlot &&
    (a.subscription === b.subscription || JSON.stringify(a.subscription) === JSON.stringify(b.subscription)));

const isWithin = ({ since, until }: Pick<Rest, 'since' | 'until'>, now: number): boolean => now >= since && now < until;

/** Without a next digest in sight the question is asked again after a day. */
const LONGEST_REST = 86_400_000;

/**
 * Remembers until when nothing is due. Its answers are those of `dueDigest`: what is remembered counts only for the same stored state,
 * and only while the clock stands between then and the next wall-clock time. A list that is the same as the last time is not even gone through.
 */
export function createDueWatch(): DueWatch {
  const rests = new Map<string, Rest>();
  let last: Round | null = null;

  const restOf = (scheduled: Scheduled, now: number): Rest | null => {
    const rest = rests.get(scheduled.subscription.id);
    return rest && isSame(rest.scheduled, scheduled) && isWithin(rest, now) ? rest : null;
  };

  return {
    among(all, now) {
      const before = last?.all === all && isWithin(last, now) ? last : null;
      const asked: Scheduled[] = [];
      let { since, until } = before ?? { since: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };
      for (const scheduled of before?.asked ?? all) {
        const rest = restOf(scheduled, now);
        if (rest === null) asked.push(scheduled);
        else {
          since = Math.max(since, rest.since);
          until = Math.min(until, rest.until);
        }
      }
      last = { all, asked, since, until };
      return asked;
    },
    due(scheduled, now, catchUpDays = CATCH_UP_DAYS) {
      const { subscription, lastSlot } = scheduled;
      const due = dueDigest(subscription, lastSlot, now, catchUpDays);
      if (due) rests.delete(subscription.id);
      else {
        // Only quiet hours hold back what is due.
        const next = (subscription.quiet === null ? digestAfter : nextDigest)(subscription, lastSlot, now);
        rests.set(subscription.id, {
          scheduled,
          since: now,
          until: Math.min(next?.instant ?? Number.POSITIVE_INFINITY, now + LONGEST_REST),
        });
      }
      return due;
    },
  };
}
