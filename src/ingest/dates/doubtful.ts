// Says of a date that is none, or that has two readings, why it was not taken: the reader of an undated article learns what to mend.
import { dayWords } from '../../model/date-words.ts';
import { dayNumber, isValidDate, toIso } from '../../model/day.ts';
import { readDate } from './date-text.ts';

/** A line that is a date with a year of two digits, with a word before it at most. */
const SHORT = /^(?:\p{L}{2,12}:? ?){0,2}((\d\d)-(\d\d)-(\d\d))$/u;

const dayIn = (year: number, month: number, day: number): string | null =>
  isValidDate(2000 + year, month, day) ? dayWords(toIso(dayNumber(2000 + year, month, day))) : null;

/** One sentence about the first such line; null where there is none. */
export function doubtfulDate(lines: readonly (string | null)[]): string | null {
  for (const line of lines) {
    const [, written = '', ...parts] = SHORT.exec(line?.trim().slice(0, 40) ?? '') ?? [];
    const [a = 0, b = 0, c = 0] = parts.map(Number);
    const days = [dayIn(c, b, a), dayIn(a, b, c)].filter((day) => day !== null);
    if (written !== '' && days.length === 2 && readDate(written) === null)
      return `its date “${written}” can be ${days.join(' or ')}: write the year in four digits`;
  }
  return null;
}

/** One sentence about the first field that should hold a date and does not; null where there is none. */
export function unreadableDate(fields: readonly (string | null)[]): string | null {
  const written = fields.find((field) => field !== null && readDate(field) === null);
  return written ? `its date “${written.slice(0, 40)}” is no date that can be read, and was left out` : null;
}
