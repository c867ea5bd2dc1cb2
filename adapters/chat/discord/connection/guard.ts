// Turns a storm of refused requests into an early stop, long before Discord bans the address for everybody on it.
import type { Clock } from '../../../../src/ports.ts';
import { INVALID_ANSWERS_WINDOW } from '../limits.ts';

export interface Guard {
  /** Takes note of an answer; true once, when it is time to stop. `isShared`: a 429 that does not count against us. */
  saw(status: number, isShared: boolean): boolean;
}

const INVALID = new Set([401, 403, 429]);

/** "Rate Limits": 401, 403 and 429 count, over ten minutes. */
export function createGuard(clock: Clock, limit: number): Guard {
  let times: number[] = [];
  let isStopped = false;
  return {
    saw(status, isShared) {
      if (!INVALID.has(status) || isShared || isStopped) return false;
      const now = clock.now();
      times = [...times.filter((time) => now - time < INVALID_ANSWERS_WINDOW), now];
      isStopped = times.length >= limit;
      return isStopped;
    },
  };
}
