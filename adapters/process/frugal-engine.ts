// Asks V8 to be sparing: a heap near what it holds, and code compiled for speed only where it runs for long.
import { setFlagsFromString } from 'node:v8';

/** By how much the heap may grow beyond what was still in use when it was last tidied up. */
const GROWTH_PERCENT = 30;

/** What is over sooner (a question) holds little, and tidying up meanwhile costs it an eighth of its time. */
const LASTS_MS = 2000;

/**
 * For this thread and those that it starts, from when they have lasted a while. At 1,500 articles settling peaks at 222 MB for 306, in no more
 * time than runs differ by.
 */
export function keepHeapLean(): void {
  setTimeout(() => setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`), LASTS_MS).unref();
  // Threads that tidy up what is short-lived together wait for each other: on two busy cores that took a tenth of a question's processor time.
  setFlagsFromString('--no-parallel-scavenge');
  // Marked beside the program, the whole heap takes so long that many questions run at the pace of a heap that is being marked.
  setFlagsFromString('--no-concurrent-marking');
}

/** How much of a function runs, in bytes of its bytecode, before V8 asks whether to compile it for speed: six times V8's own measure. */
const BUDGET = 400_000;
/** Later ones count calls, and have a compiler in between. */
const COUNTS_BYTES = process.versions.v8.startsWith('11.');

/**
 * V8 compiles for speed in threads of its own, which took two fifths of the processor time of reading and settling a hundred articles and a
 * fifth of a question's, while the thread that does the work was no sooner done. For what does one thing for long ("daybook tag") its own measure is better.
 */
export const compileSeldom = (): void => {
  if (COUNTS_BYTES) setFlagsFromString(`--interrupt-budget=${BUDGET}`);
};
