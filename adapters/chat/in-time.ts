// Turns work that may take too long into an answer in time.

/** The work's result, or `late` when it takes longer than so many milliseconds; the work goes on all the same. */
export function inTime<T>(work: Promise<T>, milliseconds: number, late: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const overdue = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late), milliseconds);
  });
  return Promise.race([work, overdue]).finally(() => clearTimeout(timer));
}
