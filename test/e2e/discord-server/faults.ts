// Turns a test's wish ("the next post to this channel is answered 429") into what happens to a request.
import { REFUSALS, type RefusalName } from './refusal.ts';
import type { Method } from './routes/route.ts';

export type Fault =
  | { readonly kind: 'rate-limit'; readonly scope: 'user' | 'global' | 'shared'; readonly retryAfter: number }
  | { readonly kind: 'fail'; readonly status: 500 | 502 | 503 }
  | { readonly kind: 'refuse'; readonly name: RefusalName }
  /** Never answers; `after`: what was asked is done all the same. */
  | { readonly kind: 'hang'; readonly when: 'before' | 'after' }
  /** Ends the socket without an answer; `after`: what was asked is done all the same. */
  | { readonly kind: 'cut'; readonly when: 'before' | 'after' };

/** Requests that a fault meets; absent names match everything. */
interface Aim {
  readonly method?: Method;
  /** Discord's path, with names in braces. */
  readonly path?: string;
  /** An id that stands in the path. */
  readonly id?: string;
}

export interface Faults {
  /** The next `times` requests that match meet the fault. */
  next(aim: Aim, fault: Fault, times?: number): void;
  clear(): void;
}

export interface FaultQueue extends Faults {
  take(method: Method, path: string, params: Readonly<Record<string, string>>): Fault | null;
}

export function createFaults(): FaultQueue {
  let plans: { readonly aim: Aim; readonly fault: Fault; left: number }[] = [];
  return {
    next: (aim, fault, times = 1) => {
      plans.push({ aim, fault, left: times });
    },
    clear: () => {
      plans = [];
    },
    take(method, path, params) {
      const plan = plans.find(
        ({ aim, left }) =>
          left > 0 &&
          (aim.method ?? method) === method &&
          (aim.path ?? path) === path &&
          (aim.id === undefined || Object.values(params).includes(aim.id)),
      );
      if (!plan) return null;
      plan.left -= 1;
      return plan.fault;
    },
  };
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The answer of a fault that answers at all. */
export function answerOf(fault: Fault): RawAnswer | null {
  if (fault.kind === 'refuse') {
    const { status, code, message } = REFUSALS[fault.name];
    return { status, headers: {}, body: { code, message } };
  }
  if (fault.kind === 'fail') return { status: fault.status, headers: {}, body: { code: 0, message: 'Server error' } };
  if (fault.kind !== 'rate-limit') return null;
  const { scope, retryAfter } = fault;
  return {
    status: 429,
    headers: {
      'retry-after': String(retryAfter),
      'x-ratelimit-scope': scope,
      ...(scope === 'global' ? { 'x-ratelimit-global': 'true' } : { 'x-ratelimit-reset-after': String(retryAfter) }),
    },
    body: { message: 'You are being rate limited.', retry_after: retryAfter, global: scope === 'global' },
  };
}
