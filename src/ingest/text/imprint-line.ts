// Reads a line that names outlet and day: "Harbor Daily, March 8, 2023", "Harbor Daily - Wednesday, 8 March 2023 - page A1".
import { readDate } from '../dates/date-text.ts';
import { isOutletName } from './header-lines.ts';

/** What such a line says. */
interface Imprint {
  readonly date: string;
  readonly publisher: string | null;
  /** The line says nothing else, so it is no part of the article. */
  readonly isWhole: boolean;
}

/** A longer line is prose. */
const LONGEST = 120;
const PARTS =
  /\s+[-–—|•·]\s+|,\s+(?=(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s|\d{1,2}\s\p{L}|\d{1,2}[/.]\d{1,2}[/.]\d{4}$)/iu;
const ASIDE = /^(?:page|p\.|section|edition|vol\.?|no\.?|issue|\d{1,3} min(?:ute)?s?\b)/i;
const DATE_ONLY =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?(?:\p{L}{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}(?:st|nd|rd|th|\.)?\s+\p{L}{3,9}\.?\s+\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4})$/iu;

/** Outlet behind a byline: "By Sam Dorn, Ellery Post". */
function outletBehindName(part: string): string | null {
  const name = /^by\s.{2,60},\s+([^,]{3,40})$/i.exec(part)?.[1] ?? null;
  return name && isOutletName(name) ? name : null;
}

/** Null where the line is none: it needs a day by itself and a name beside it that can be an outlet's. */
export function readImprint(line: string): Imprint | null {
  // "(Ellery Post, 8 March 2023)"
  const text = line.trim().replace(/^\((.*)\)$/, '$1');
  if (text.length > LONGEST || /[.!?]$/.test(text)) return null;
  const parts = joinWeekdays(text.split(PARTS).map((part) => part.trim()));
  const at = parts.findIndex((part) => DATE_ONLY.test(part) && readDate(part) !== null);
  if (at < 0 || parts.length < 2) return null;
  const rest = parts.filter((part, i) => i !== at && !ASIDE.test(part));
  const outlet = rest.find((part) => isOutletName(part) && !/^by\s/i.test(part)) ?? null;
  const publisher = outlet ?? rest.map(outletBehindName).find((name) => name !== null) ?? null;
  if (publisher === null) return null;
  return { date: parts[at] ?? '', publisher, isWhole: outlet !== null && rest.length === 1 };
}

/** "Wednesday" and "8 March 2023" are one part, whatever mark stands between them. */
function joinWeekdays(parts: readonly string[]): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last && /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?$/i.test(last))
      joined[joined.length - 1] = `${last}, ${part}`;
    else joined.push(part);
  }
  return joined;
}
