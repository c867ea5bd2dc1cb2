// Work that comes in one instant is done one after the other, and everything else has its turn between.

/** Lets whatever waits (a request to acknowledge, a timer) run first. */
export const giveWay = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Runs work in the order in which it came, one piece at a time. Two hundred questions at once would otherwise share the processor until
 * all of them are done together, and nobody's acknowledgement would go out before. What fails does not hold up the next.
 */
export function oneAfterTheOther(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(giveWay).then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
