// A signal that aborts when somebody ends what is under way or when its time is over.

export interface Deadline {
  readonly signal: AbortSignal;
  /** To be called once it is done: the timer holds the signal until then. */
  done(): void;
}

/**
 * Aborts with `ending`, or with a TimeoutError after so many milliseconds. Node 20 forgets a signal of `AbortSignal.timeout` that only
 * `AbortSignal.any` knows when it next collects garbage, and whoever waits for it would wait for ever; a timer of its own is held.
 */
export function deadlineOf(milliseconds: number, ending: AbortSignal): Deadline {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new DOMException('The time is over.', 'TimeoutError')), milliseconds);
  timer.unref();
  return { signal: AbortSignal.any([ending, late.signal]), done: () => clearTimeout(timer) };
}
