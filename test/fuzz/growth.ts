// Turns a reading and a text that can be made longer into a verdict: does its cost grow in step with the length?
import { processorTime } from '../processor-time.ts';

/** Characters of the texts that are compared first. */
const SIZES = [10_000, 20_000, 40_000] as const;
/** At any of these sizes a reading that costs more than this has failed already. Milliseconds of processor time. */
const FAR_TOO_MUCH = 3000;
/** A cost is compared at a size where it is more than this: below it, noise is as large. Milliseconds. */
const TELLING = 12;
/** Longer texts are not made: what grows too fast shows by then. */
const LONGEST = 640_000;
/** Twice the length may cost so many times as much: linear is 2, quadratic 4; the rest is the machine's. */
const MOST = 3.2;

export interface Case {
  /** The text, at least so many characters long. */
  textOf(length: number): string;
  read(text: string): unknown;
}

async function costOf({ textOf, read }: Case, length: number, times: number): Promise<number> {
  const text = textOf(length);
  const costs: number[] = [];
  for (let n = 0; n < times; n++) {
    const begin = processorTime();
    await read(text);
    costs.push(processorTime() - begin);
  }
  return Math.min(...costs);
}

/** The size at which the cost can be told from noise; null where even the growth up to 40,000 characters hints at nothing. */
async function tellingSize(one: Case): Promise<{ readonly size: number } | { readonly problem: string } | null> {
  let before = 0;
  for (let size: number = SIZES[0]; size <= LONGEST; size *= 2) {
    const cost = await costOf(one, size, 1);
    if (cost > FAR_TOO_MUCH) return { problem: `${cost.toFixed(0)} ms at ${size} characters` };
    if (size >= SIZES[2] && cost >= TELLING) return { size };
    if (size >= SIZES[2] && cost < 2.5 * before + 1) return null;
    before = cost;
  }
  return null;
}

/** Null where the cost grows in step; else what was measured, in words. Milliseconds of processor time. */
export async function tooFast(one: Case): Promise<string | null> {
  const told = await tellingSize(one);
  if (told === null) return null;
  if ('problem' in told) return told.problem;
  const steps: string[] = [];
  for (const length of [told.size, told.size * 2]) {
    const [half, whole] = [await costOf(one, length / 2, 3), await costOf(one, length, 3)];
    if (whole <= MOST * half + 3) return null;
    steps.push(`${half.toFixed(0)} ms at ${length / 2} characters, ${whole.toFixed(0)} at ${length}`);
  }
  return steps.join('; ');
}
