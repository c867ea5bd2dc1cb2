// Turns a condition into a promise that fails with what was waited for.

/** Looks every few milliseconds; rejects after `milliseconds` with what did not happen. */
export async function wait(condition: () => boolean, what: string, milliseconds = 25_000): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`waited ${milliseconds} ms in vain for ${what}`);
    await new Promise((done) => setTimeout(done, 5));
  }
}

/** The first value that is not undefined. */
export async function waitFor<T>(look: () => T | undefined, what: string, milliseconds?: number): Promise<T> {
  let found: T | undefined;
  await wait(
    () => {
      found = look();
      return found !== undefined;
    },
    what,
    milliseconds,
  );
  return found as T;
}
