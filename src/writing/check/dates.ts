// Finds the time expression of a sentence that its evidence does not give: another day, another weekday, another length of time.
import type { DateSpan } from '../../model/dated.ts';
import { fromIso, weekdayOf } from '../../model/day.ts';
import { nth } from '../../model/nth.ts';
import { spanOfValue, type Timex } from '../../model/timex.ts';
import type { Reading } from './reading.ts';
import { type Finding, finding } from './verdict.ts';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const WEEKDAY = /\b(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?\b/iu;

/** 1 to 7 for an expression that names a weekday, else 0. */
const weekdayIn = (text: string): number => {
  const named = WEEKDAY.exec(text)?.[0].toLowerCase().slice(0, 3);
  return named ? WEEKDAYS.findIndex((day) => day.startsWith(named)) + 1 : 0;
};

const MONTH = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d{4}/iu;
const holds = (outer: DateSpan, inner: DateSpan): boolean => outer.from <= inner.from && outer.to >= inner.to;
const COARSE = new Set(['month', 'year', 'week', 'quarter', 'season']);

/** Whether one day is said: the same days, or a coarser name for them. */
const sameTime = (mine: DateSpan, theirs: DateSpan): boolean =>
  (mine.from === theirs.from && mine.to === theirs.to) || (COARSE.has(mine.granularity) && holds(mine, theirs));

const isOfDays = ({ type }: Timex): boolean => type === 'DATE' || type === 'TIME';

/** Parts of a day or a time belong to it: the evidence has them, too. */
const PART =
  /\b(?:early|late|mid|beginning|start|end|middle|dawn|morning|noon|midday|afternoon|evening|night|midnight|overnight)\b/giu;
const hasParts = ({ text }: Timex, { text: evidence }: Reading): boolean =>
  [...text.matchAll(PART)].every(([part]) => new RegExp(`\\b${part}`, 'i').test(evidence));

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .replace(/^the /, '');

/** The evidence's days: those of its words, and the day that is known of it. */
const daysOf = (evidence: Reading, known: DateSpan | null): readonly DateSpan[] => [
  ...evidence.timexes.filter(isOfDays).flatMap(({ value }) => spanOfValue(value) ?? []),
  ...(known ? [known] : []),
];

function faultOf(timex: Timex, evidence: Reading, known: DateSpan | null): Finding['fault'] | null {
  const same = evidence.timexes.some(
    (other) => other.type === timex.type && (plain(other.text) === plain(timex.text) || other.value === timex.value),
  );
  if (!isOfDays(timex)) return same ? null : 'number';
  if (!hasParts(timex, evidence)) return 'date';
  const weekday = weekdayIn(timex.text);
  if (timex.problem) return weekday ? 'weekday' : 'date';
  const days = daysOf(evidence, known);
  if (weekday && /^\p{L}+$/u.test(timex.text.trim())) {
    // What is known of the day counts where the words name no weekday of their own.
    const named = evidence.timexes.map(({ text }) => weekdayIn(text)).filter(Boolean);
    if (named.length > 0) return named.includes(weekday) ? null : 'weekday';
    return days.some(({ from, to }) => from === to && weekdayOf(fromIso(from)) === weekday) ? null : 'weekday';
  }
  const span = spanOfValue(timex.value);
  if (span === null || /T/.test(timex.value)) return same ? null : weekday ? 'weekday' : 'date';
  // "this month" leads from the day of writing: only the same words say the same.
  if (timex.form !== 'explicit' && !weekday && !MONTH.test(timex.text)) return same ? null : 'date';
  const isKnown = known !== null && span.from === known.from && span.to === known.to;
  if (isKnown || comparable(span, evidence, days).some((day) => sameTime(span, day))) return null;
  return weekday ? 'weekday' : 'date';
}

/**
 * The times of the evidence that a time is held against: its own where it has any. A coarser name for a day passes only where the
 * evidence has no such time of its own: "in 2018" is not "in 2017", whatever else is of 2018.
 */
function comparable(span: DateSpan, evidence: Reading, days: readonly DateSpan[]): readonly DateSpan[] {
  const told = daysOf(evidence, null);
  const coarse = told.filter(({ granularity }) => COARSE.has(granularity));
  if (COARSE.has(span.granularity) && coarse.length > 0) return coarse;
  return told.length > 0 ? told : days;
}

/** The first expression of a sentence that does not stand in its evidence; those between quotation marks stand there as quoted. */
export function strangeDate(draft: Reading, evidence: Reading, known: DateSpan | null): Finding | null {
  for (const timex of draft.timexes) {
    const at = draft.words.findIndex(({ token }) => token.begin >= timex.begin);
    if (at >= 0 && nth(draft.words, at).role === 'quoted') continue;
    const fault = faultOf(timex, evidence, known);
    if (fault) return finding(fault, timex.text);
  }
  return null;
}
