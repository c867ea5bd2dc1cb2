// Turns a condition into a promise that fails with what was waited for.

const POLL = 10;

/** Resolves with the first value that is neither undefined, null nor false. */
export async function wait<T>(what: string, find: () => T | undefined | null | false, ms = 25_000): Promise<T> {
  const end = performance.now() + ms;
  for (;;) {
    const found = find();
    if (found !== undefined && found !== null && found !== false) return found;
    if (performance.now() > end) throw new Error(`waited ${ms} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL));
  }
}
