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

interface Ends {
  readonly first: number;
  readonly end: number;
}

/** The first and the last day of a month. */
function endsOf({ year, month }: { readonly year: number; readonly month: number }): Ends {
  const first = dayNumber(year, month, 1);
  return { first, end: first + daysInMonth(year, month) - 1 };
}

const ORDER: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4, last: 5, final: 5 };

/** Weeks counted from the first of the month; the last one is its last seven days. */
function weekOfMonth(match: RuleMatch, context: Context): Finding | null {
  const at = monthOf(match, context);
  const order = has(match, 'ORD') ? numberOf(match, 'ORD') : (ORDER[wordOf(match, 'WORD')] ?? 0);
  if (at === null || order < 1 || order > 5) return null;
  const { first, end } = endsOf(at);
  const from = order === 5 ? end - 6 : first + (order - 1) * 7;
  return { type: 'DATE', value: interval(from, from + 6), form: 'deictic', ...(at.yearChosen && { yearChosen: true }) };
}

/** What "the last days" and "the first weeks" of a month are where nobody counts them, in days. */
const SOME_DAYS = 5;
const SOME_WEEKS = 14;

/** "the last days", "the first ten days", "the last two weeks" of a month: counted from its nearer end. */
function daysOfMonth(match: RuleMatch, context: Context): Finding | null {
  const at = monthOf(match, context);
  const words = wordsOf(match, context);
  const isWeeks = words.includes('weeks');
  const counted = has(match, 'NUM') ? numberOf(match, 'NUM') * (isWeeks ? 7 : 1) : isWeeks ? SOME_WEEKS : SOME_DAYS;
  if (at === null || counted < 1 || counted > 31 || counted % 1 !== 0) return null;
  const { first, end } = endsOf(at);
  const isFirst = words.some((word) => /^(?:first|1st|opening)$/.test(word));
  const value = isFirst
    ? interval(first, Math.min(end, first + counted - 1))
    : interval(Math.max(first, end - counted + 1), end);
  return { type: 'DATE', value, form: 'deictic', ...(at.yearChosen && { yearChosen: true }) };
}

/** The weekend that begins on the month's first, second or last Saturday. */
function weekendOfMonth(match: RuleMatch, context: Context): Finding | null {
  const at = monthOf(match, context);
  const order = has(match, 'ORD')
    ? numberOf(match, 'ORD')
    : (wordsOf(match, context)
        .map((word) => ORDER[word] ?? 0)
        .find((n) => n > 0) ?? 0);
  if (at === null || order < 1 || order > 5) return null;
  const { first, end } = endsOf(at);
  const earliest = mondayOf(first) + 5;
  const from = earliest < first ? earliest + 7 : earliest;
  const saturday = order === 5 ? mondayOf(end - 5) + 5 : from + (order - 1) * 7;
  const last = saturday > end ? saturday - 7 : saturday;
  return { type: 'DATE', value: interval(last, last + 1), form: 'deictic', ...(at.yearChosen && { yearChosen: true }) };
}

export const MONTH_PART_RULES: readonly Rule[] = [
  {
    name: 'question: half of the month',
    patterns: ['the? (first | second | last | latter) half of MONTH (,? YEAR)?'],
    make: (match, context) => {
      const at = monthOf(match, context);
      if (at === null) return null;
      const first = dayNumber(at.year, at.month, 1);
      const days = daysInMonth(at.year, at.month);
      const value =
        wordOf(match, 'WORD') === 'first' ? interval(first, first + 14) : interval(first + 15, first + days - 1);
      return { type: 'DATE', value, form: 'deictic', ...(at.yearChosen && { yearChosen: true }) };
    },
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
    examples: [example('what happened in the first week of July?', 'the first week of July', '2017-07-01/2017-07-07')],
  },
  {
    name: 'question: days of the month',
    patterns: ['the? (ORD | last | final | opening | closing) (NUM | few)? (days | weeks) (of | in) MONTH (,? YEAR)?'],
    make: daysOfMonth,
    examples: [
      example('what happened in the last days of July?', 'the last days of July', '2017-07-27/2017-07-31'),
      example('the first ten days of July 2017', 'the first ten days of July 2017', '2017-07-01/2017-07-10'),
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
