// Small changes that are asked for at the same time become one transaction: its end costs as much as all that it writes.

/** Waiting for so many at most, nobody is kept from his answer for long. */
const MOST_TOGETHER = 64;

interface Waiting {
  readonly run: () => Promise<unknown>;
  readonly done: (result: unknown) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * A `change` that takes those that wait along. Each hears of its end when what all wrote is safe, as if it had been alone. Where one of
 * them fails nothing of any is written, and each is tried again by itself: a work may run twice.
 */
export function sharing(change: <T>(work: () => Promise<T>) => Promise<T>): typeof change {
  let waiting: Waiting[] = [];
  let isUnderWay = false;

  const alone = ({ run, done, failed }: Waiting): Promise<void> => change(run).then(done, failed);

  async function together(some: readonly Waiting[]): Promise<void> {
    const results: unknown[] = [];
    try {
      await change(async () => {
        results.length = 0;
        for (const { run } of some) results.push(await run());
      });
    } catch {
      for (const one of some) await alone(one);
      return;
    }
    some.forEach(({ done }, at) => {
      done(results[at]);
    });
  }

  async function goThrough(): Promise<void> {
    while (waiting.length > 0) {
      const [first, ...others] = waiting.slice(0, MOST_TOGETHER);
      waiting = waiting.slice(MOST_TOGETHER);
      if (first) await (others.length === 0 ? alone(first) : together([first, ...others]));
    }
    isUnderWay = false;
  }

  return <T>(work: () => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      waiting.push({ run: work, done: (result) => resolve(result as T), failed: reject });
      if (isUnderWay) return;
      isUnderWay = true;
      // Whoever is about to ask has asked by then.
      setImmediate(goThrough);
    });
}
