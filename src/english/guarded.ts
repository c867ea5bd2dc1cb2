// A pattern with what no text without it can match: looking for that first costs a tenth of trying the pattern at every character.

export interface Guarded {
  /** A stretch of the text, or a pattern that is found quickly. */
  readonly needs: string | RegExp;
  readonly pattern: RegExp;
}

export const guarded = (needs: string | RegExp, pattern: RegExp | string, flags = ''): Guarded => ({
  needs,
  pattern: typeof pattern === 'string' ? new RegExp(pattern, flags) : pattern,
});

/** Whether a text holds what a pattern can't do without. */
export const mayMatch = (text: string, { needs }: Guarded): boolean =>
  typeof needs === 'string' ? text.includes(needs) : needs.test(text);
