// Turns a queue of work into a few pieces at once, never two for the same host.

interface Limits<T> {
  readonly atOnce: number;
  readonly hostOf: (item: T) => string;
  /** False once nothing new may begin; what is under way goes on. */
  readonly mayBegin: () => boolean;
}

/**
 * Works through the items in their order as hosts become free. The first error ends the run once what is under way has ended, and is
 * thrown then. What was not begun is left.
 */
export async function onePerHost<T>(
  items: readonly T[],
  { atOnce, hostOf, mayBegin }: Limits<T>,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const busy = new Set<string>();
  const running = new Set<Promise<void>>();
  const errors: unknown[] = [];
  const begin = (item: T): void => {
    const host = hostOf(item);
    busy.add(host);
    const run: Promise<void> = work(item)
      .catch((error: unknown) => void errors.push(error))
      .finally(() => {
        busy.delete(host);
        running.delete(run);
      });
    running.add(run);
  };
  const fill = (): void => {
    while (running.size < atOnce && errors.length === 0 && mayBegin()) {
      const next = waiting.findIndex((item) => !busy.has(hostOf(item)));
      if (next === -1) return;
      begin(...(waiting.splice(next, 1) as [T]));
    }
  };
  for (fill(); running.size > 0; fill()) await Promise.race(running);
  if (errors.length > 0) throw errors[0];
}
