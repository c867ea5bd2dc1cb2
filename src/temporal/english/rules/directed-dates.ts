// What the rules of months and of years share: a date with its form, and the words that point to one before or after.
import type { Finding } from '../../engine/rule.ts';

/** A date of a value and form. */
export const date = (value: string, form: Finding['form'], more: Partial<Finding> = {}): Finding => ({
  type: 'DATE',
  value,
  form,
  ...more,
});

/** Which way a word points from the reference date: "last", "this", "next". */
export const DIRECTIONS: Readonly<Record<string, -1 | 0 | 1>> = {
  last: -1,
  past: -1,
  this: 0,
  current: 0,
  next: 1,
  coming: 1,
};
