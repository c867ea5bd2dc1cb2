// What is done about work that may take too long: an answer in time, or a word that it is under way.

/** The work's result, or `late` when it takes longer than so many milliseconds; the work goes on all the same. */
export function inTime<T>(work: Promise<T>, milliseconds: number, late: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const overdue = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late), milliseconds);
  });
  return Promise.race([work, overdue]).finally(() => clearTimeout(timer));
}

/** Runs `notice` when the work takes longer than `ms`. */
export async function noticing<T>(work: Promise<T>, ms: number, notice: () => Promise<unknown>): Promise<T> {
  let told: Promise<unknown> | null = null;
  const timer = setTimeout(() => {
    told = notice().catch(() => undefined);
  }, ms);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    await told;
  }
}
