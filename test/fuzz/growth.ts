// Turns a reading and a text that can be made longer into a verdict: does its cost grow in step with the length?
import { leastCosts, slowness } from '../processor-time.ts';

/** Characters of the first text, and of the first that is compared: the shorter ones get the reading going. */
const [FIRST, COMPARED] = [10_000, 40_000];
/** At any of these sizes a reading that costs more than this has failed already. Milliseconds on an idle machine. */
const FAR_TOO_MUCH = 3000;
/** A cost is compared at a size where it is more than this: below it, noise is as large. Milliseconds. */
const TELLING = 12;
/** Longer texts are not made: what grows too fast shows by then. */
const LONGEST = 640_000;
/** Twice the length may cost so many times as much: linear is 2, quadratic 4; the rest is the machine's. */
const MOST = 3.2;
/** What looks too fast is measured again so often: a busy machine is not slow in step with a text every time. */
const LOOKS = 3;

export interface Case {
  /** The text, at least so many characters long. */
  textOf(length: number): string;
  read(text: string): unknown;
}

async function costsOf({ textOf, read }: Case, lengths: readonly number[], rounds: number): Promise<number[]> {
  const texts = lengths.map(textOf);
  return leastCosts(
    texts.map((text) => () => read(text)),
    rounds,
  );
}

type Telling = { readonly size: number } | { readonly problem: string } | null;

/** The size at which the cost can be told from noise; null where even the longest text costs next to nothing. */
async function tellingSize(one: Case): Promise<Telling> {
  for (let size = FIRST; size <= LONGEST; size *= 2) {
    const [cost = 0] = await costsOf(one, [size], 1);
    if (cost > FAR_TOO_MUCH && cost > FAR_TOO_MUCH * (await slowness()))
      return { problem: `${cost.toFixed(0)} ms at ${size} characters` };
    if (size >= COMPARED && cost >= TELLING) return { size };
  }
  return null;
}

/** Null where one look at least finds the cost of a text in step with that of its half; else what was measured, in words. */
async function growth(one: Case, length: number): Promise<string | null> {
  let words = '';
  for (let look = 0; look < LOOKS; look++) {
    const [half = 0, whole = 0] = await costsOf(one, [length / 2, length], 3);
    if (whole <= MOST * half + 3) return null;
    words = `${half.toFixed(0)} ms at ${length / 2} characters, ${whole.toFixed(0)} at ${length}`;
  }
  return words;
}

/** Null where the cost grows in step; else what was measured, in words. Milliseconds of processor time. */
export async function tooFast(one: Case): Promise<string | null> {
  const told = await tellingSize(one);
  if (told === null) return null;
  if ('problem' in told) return told.problem;
  const first = await growth(one, told.size);
  const second = first === null ? null : await growth(one, told.size * 2);
  return second === null ? null : `${first}; ${second}`;
}
