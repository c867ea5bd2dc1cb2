// Parts of a month that a question names: "the last week of August", "the first ten days of May 2011", "the second half of July".
import { dayNumber, daysInMonth, mondayOf } from '../../../model/day.ts';
import { bareMonth, referenceMonth } from '../../engine/resolve.ts';
import { type Context, type Finding, has, numberOf, type Rule, type RuleMatch, wordOf } from '../../engine/rule.ts';
import { example } from './example.ts';
import { interval, wordsOf } from './parts.ts';

/** A year and month from the value of a resolved month. */
function monthOf(
  match: RuleMatch,
  context: Context,
): { readonly year: number; readonly month: number; readonly yearChosen?: boolean } | null {
  const words = wordsOf(match, context);
  const month = numberOf(match, 'MONTH');
  if (has(match, 'YEAR')) return { year: numberOf(match, 'YEAR'), month };
  if (words.includes('month')) {
    const now = referenceMonth(context);
    if (now === null) return null;
    if (!words.includes('last') || words[words.length - 2] !== 'last') return now;
    return now.month === 1 ? { year: now.year - 1, month: 12 } : { year: now.year, month: now.month - 1 };
  }
  const resolved = bareMonth(context, month);
  const year = Number(resolved.value.slice(0, 4));
  return Number.isNaN(year) ? null : { year, month, yearChosen: resolved.yearChosen === true };
}

type Month = NonNullable<ReturnType<typeof monthOf>>;

/** Days of a month, both ends included. */
const partOf = ({ yearChosen }: Month, from: number, to: number): Finding => ({
  type: 'DATE',
  value: interval(from, to),
  form: 'deictic',
  ...(yearChosen && { yearChosen: true }),
});

/** The first and the last day of a month. */
function endsOf({ year, month }: Month): { readonly first: number; readonly end: number } {
  const first = dayNumber(year, month, 1);
  return { first, end: first + daysInMonth(year, month) - 1 };
}

const LAST = 5;
const ORDER: Readonly<Record<string, number>> = { opening: 1, last: LAST, final: LAST, closing: LAST };

/** Which of a month's is meant, 1 to 4 or LAST; null for one that no month has. */
function orderOf(match: RuleMatch, context: Context): number | null {
  const named = wordsOf(match, context).find((word) => Object.hasOwn(ORDER, word)) ?? '';
  const order = has(match, 'ORD') ? numberOf(match, 'ORD') : (ORDER[named] ?? 0);
  return order < 1 || order > LAST ? null : order;
}

function halfOfMonth(match: RuleMatch, context: Context): Finding | null {
  const at = monthOf(match, context);
  if (at === null) return null;
  const { first, end } = endsOf(at);
  return wordOf(match, 'WORD') === 'first' ? partOf(at, first, first + 14) : partOf(at, first + 15, end);
}

/** So many days from the first of the month, the next so many, or its last ones; null where the month has no such days. */
function stretchOf(at: Month, order: number, days: number): Finding | null {
  const { first, end } = endsOf(at);
  const from = order === LAST ? Math.max(first, end - days + 1) : first + (order - 1) * days;
  return from > end ? null : partOf(at, from, order === LAST ? end : Math.min(end, from + days - 1));
}

/** Weeks counted from the first of the month; the last one is its last seven days. */
function weekOfMonth(match: RuleMatch, context: Context): Finding | null {
  const [at, order] = [monthOf(match, context), orderOf(match, context)];
  return at === null || order === null ? null : stretchOf(at, order, 7);
}

/** What "the last days" and "the first weeks" of a month are where nobody counts them, in days. */
const SOME_DAYS = 5;
const SOME_WEEKS = 14;

/** "the last days", "the first ten days", "the last two weeks" of a month. */
function daysOfMonth(match: RuleMatch, context: Context): Finding | null {
  const [at, order] = [monthOf(match, context), orderOf(match, context)];
  const isWeeks = wordsOf(match, context).includes('weeks');
  const counted = has(match, 'NUM') ? numberOf(match, 'NUM') * (isWeeks ? 7 : 1) : isWeeks ? SOME_WEEKS : SOME_DAYS;
  if (at === null || order === null || counted < 1 || counted > 31 || counted % 1 !== 0) return null;
  return stretchOf(at, order, counted);
}

/** The weekend that begins on the month's first, second or last Saturday. */
function weekendOfMonth(match: RuleMatch, context: Context): Finding | null {
  const [at, order] = [monthOf(match, context), orderOf(match, context)];
  if (at === null || order === null) return null;
  const { first, end } = endsOf(at);
  const earliest = mondayOf(first) + 5;
  const from = earliest < first ? earliest + 7 : earliest;
  const saturday = order === LAST ? mondayOf(end - 5) + 5 : from + (order - 1) * 7;
  const last = saturday > end ? saturday - 7 : saturday;
  return partOf(at, last, last + 1);
}

export const MONTH_PART_RULES: readonly Rule[] = [
  {
    name: 'question: half of the month',
    patterns: ['the? (first | second | last | latter) half of MONTH (,? YEAR)?'],
    make: halfOfMonth,
    examples: [
      example('what happened in the second half of July?', 'the second half of July', '2017-07-16/2017-07-31'),
    ],
  },
  {
    name: 'question: week of the month',
    patterns: [
      'the? (ORD | last | final) week (of | in) MONTH (,? YEAR)?',
      'the? (ORD | last | final) week of (last | this) month',
    ],
    make: weekOfMonth,
    examples: [
      example('what happened in the first week of July?', 'the first week of July', '2017-07-01/2017-07-07'),
      example('what happened in the last week of July?', 'the last week of July', '2017-07-25/2017-07-31'),
    ],
  },
  {
    name: 'question: days of the month',
    patterns: ['the? (ORD | last | final | opening | closing) (NUM | few)? (days | weeks) (of | in) MONTH (,? YEAR)?'],
    make: daysOfMonth,
    examples: [
      example('what happened in the last days of July?', 'the last days of July', '2017-07-27/2017-07-31'),
      example('the first ten days of July 2017', 'the first ten days of July 2017', '2017-07-01/2017-07-10'),
      example('the second ten days of July 2017', 'the second ten days of July 2017', '2017-07-11/2017-07-20'),
      example('the last two weeks of July 2017', 'the last two weeks of July 2017', '2017-07-18/2017-07-31'),
    ],
  },
  {
    name: 'question: weekend of the month',
    patterns: ['the? (ORD | last | final) weekend (of | in) MONTH (,? YEAR)?'],
    make: weekendOfMonth,
    examples: [
      example('the last weekend of July 2017', 'the last weekend of July 2017', '2017-07-29/2017-07-30'),
      example('the first weekend of July 2017', 'the first weekend of July 2017', '2017-07-01/2017-07-02'),
    ],
  },
];
