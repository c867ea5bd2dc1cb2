// Turns who asks into how long they must wait: so many requests at once, and so many a second from then on (a token bucket each).
import { recent } from '../../src/model/recent.ts';
import type { Clock } from '../../src/ports.ts';

export interface Allowance {
  /** Takes one request of somebody's. Null where it is allowed, else the seconds after which one will be. */
  take(who: string): number | null;
}

interface Bucket {
  readonly left: number;
  readonly at: number;
}

/** Askers that are remembered, at least; whoever was forgotten begins anew. */
const REMEMBERED = 5_000;

export function createAllowance(
  clock: Clock,
  { atOnce, perSecond }: { readonly atOnce: number; readonly perSecond: number },
): Allowance {
  const buckets = recent<string, Bucket>(REMEMBERED);
  return {
    take(who) {
      const now = clock.now();
      const { left, at } = buckets.get(who) ?? { left: atOnce, at: now };
      const filled = Math.min(atOnce, left + (Math.max(0, now - at) / 1000) * perSecond);
      const isAllowed = filled >= 1;
      buckets.set(who, { left: isAllowed ? filled - 1 : filled, at: now });
      return isAllowed ? null : Math.ceil((1 - filled) / perSecond);
    },
  };
}
