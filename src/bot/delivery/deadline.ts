// A call to a platform that may hang has an end: its answer, or "unknown" when its time is over.

/** Longest time one call to a platform may take, in milliseconds. */
export const CALL_MS = 30_000;

/** An error's first line, short: it may quote somebody's text. */
const wordsOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]?.slice(0, 200) ?? '';

/**
 * Runs `call` with a signal that aborts after `ms`. One that does not listen to it is left behind; `late` makes the answer of a call
 * that ran out of time or threw.
 */
export async function withinTime<T>(
  call: (signal: AbortSignal) => Promise<T>,
  late: (reason: string) => T,
  ms = CALL_MS,
): Promise<T> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<T>((resolve) => {
    timer = setTimeout(() => {
      resolve(late(`No answer came within ${ms / 1000} seconds.`));
      controller.abort();
    }, ms);
  });
  const answered = (async () => call(controller.signal))().catch((error: unknown) =>
    late(`The platform gave no usable answer: ${wordsOf(error)}`),
  );
  return Promise.race([answered, over]).finally(() => clearTimeout(timer));
}
