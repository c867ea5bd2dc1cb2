// Turns a sentence into how long it is to read.

/** Words a sentence should have to tell something and still be read at a glance. */
const GOOD_LENGTH = { from: 8, to: 45 } as const;

const isSpace = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || (code > 127 && /\s/.test(String.fromCharCode(code)));

/** Stretches between white space, as `split(/\s+/)` counts them. */
export function wordCount(text: string): number {
  let count = 1;
  let wasSpace = false;
  for (let i = 0; i < text.length; i++) {
    const space = isSpace(text.charCodeAt(i));
    if (space && !wasSpace) count++;
    wasSpace = space;
  }
  return count;
}

export const isGoodLength = (words: number): boolean => words >= GOOD_LENGTH.from && words <= GOOD_LENGTH.to;
