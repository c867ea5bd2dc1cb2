// Days counted out within a month, or from a weekday: "the first Monday of June", "the 2nd of this month", "Thursday week".
import { addMonths, dateOf, dayNumber, daysInMonth, type Weekday } from '../../../model/day.ts';
import {
  dayValue,
  nthWeekday,
  shiftMonths,
  weekdayAfter,
  weekdayBefore,
  weekdayOnOrBefore,
  weekValue,
} from '../../engine/calendar.ts';
import type { YearMonth } from '../../engine/discourse.ts';
import { bareMonth, fullDate, referenceDay, referenceMonth } from '../../engine/resolve.ts';
import { type Context, type Finding, has, numberOf, type Rule, type RuleMatch } from '../../engine/rule.ts';
import { example } from './example.ts';
import { deictic, interval, wordsOf } from './parts.ts';

const SHIFTS: Readonly<Record<string, number>> = { last: -1, previous: -1, this: 0, the: 0, next: 1 };

/** The month that the end of a match names: "October last year", "June 2017", "last month", "the month"; null where nobody knows. */
function monthNamed(match: RuleMatch, context: Context): YearMonth | null {
  const words = wordsOf(match, context);
  const shift = SHIFTS[words.at(-2) ?? ''] ?? 0;
  const now = referenceMonth(context);
  if (!has(match, 'MONTH')) return now && addMonths(now.year, now.month, shift);
  const month = numberOf(match, 'MONTH');
  if (has(match, 'YEAR')) return { year: numberOf(match, 'YEAR'), month };
  if (words.at(-1) === 'year') return now && { year: now.year + shift, month };
  const year = Number(bareMonth(context, month).value.slice(0, 4));
  return Number.isNaN(year) ? null : { year, month };
}

/** How its month is told: explicit where the year stands with it. */
const formOf = (match: RuleMatch): Finding['form'] => (has(match, 'YEAR') ? 'explicit' : 'deictic');

/** Whether the year was chosen for want of one in the words. */
const chosen = (match: RuleMatch, context: Context): Partial<Finding> =>
  context.chooseYear && has(match, 'MONTH') && !has(match, 'YEAR') && wordsOf(match, context).at(-1) !== 'year'
    ? { yearChosen: true }
    : {};

const orderOf = (match: RuleMatch, context: Context): number =>
  has(match, 'ORD')
    ? numberOf(match, 'ORD')
    : wordsOf(match, context).some((word) => /^(last|final)$/.test(word))
      ? -1
      : 0;

function nthWeekdayOf(match: RuleMatch, context: Context): Finding | null {
  const order = orderOf(match, context);
  const at = monthNamed(match, context);
  if (at === null || order > 5 || order === 0) return null;
  const day = nthWeekday(at.year, at.month, numberOf(match, 'WEEKDAY') as Weekday, order);
  return dateOf(day).month === at.month
    ? { type: 'DATE', value: dayValue(day), form: formOf(match), ...chosen(match, context) }
    : null;
}

/** Weeks are counted from the first of the month; the last one is its last seven days. */
function daysOfMonth(match: RuleMatch, context: Context): Finding | null {
  const at = monthNamed(match, context);
  const order = orderOf(match, context);
  if (at === null) return null;
  const [first, length] = [dayNumber(at.year, at.month, 1), daysInMonth(at.year, at.month)];
  const isWeek = wordsOf(match, context).includes('week');
  const size = isWeek ? 7 : numberOf(match, 'NUM');
  const place = isWeek ? order : wordsOf(match, context).includes('first') ? 1 : -1;
  const from = place < 0 ? first + length - size : first + (place - 1) * size;
  if (!(size >= 2 && size <= 20) || place === 0 || from < first || from >= first + length) return null;
  const value = interval(from, Math.min(from + size, first + length) - 1);
  return { type: 'DATE', value, form: formOf(match), ...chosen(match, context) };
}

/** "the last day of June", "the first day of the year". */
function endDay(match: RuleMatch, context: Context): Finding | null {
  const words = wordsOf(match, context);
  const isFirst = /^(?:first|opening)$/.test((words[0] === 'the' ? words[1] : words[0]) ?? '');
  const now = referenceMonth(context);
  const isYear = !has(match, 'MONTH') && (has(match, 'YEAR') || words.at(-1) === 'year');
  const year = has(match, 'YEAR') ? numberOf(match, 'YEAR') : now && now.year + (SHIFTS[words.at(-2) ?? ''] ?? 0);
  const ofYear = year === null ? null : { year, month: isFirst ? 1 : 12 };
  const at = isYear ? ofYear : monthNamed(match, context);
  if (at === null) return null;
  const day = dayNumber(at.year, at.month, isFirst ? 1 : daysInMonth(at.year, at.month));
  return { type: 'DATE', value: dayValue(day), form: formOf(match), ...chosen(match, context) };
}

const MONTH_NAMED = '(MONTH (,? YEAR)? | MONTH (last | this | next) year | (this | last | next | the) month)';

/** From a weekday: the coming one where the words look ahead, the last one, today counting, where they look back. */
function fromWeekday(context: Context, weekday: number, isAhead: boolean, days: number): Finding | null {
  const now = referenceDay(context);
  if (now === null) return null;
  const day = (isAhead ? weekdayAfter : weekdayOnOrBefore)(now, weekday as Weekday);
  return deictic(dayValue(day + days));
}

const HOLDS_FUTURE = new Set(['future', 'present']);

/** "on 3/21": American order unless only the other one is a date; the words before and behind tell it from a score. */
function slashDay(match: RuleMatch, context: Context): Finding | null {
  const [a, b] = [numberOf(match, 'D12'), numberOf(match, 'D122')];
  const [before, after, next] = [match.begin - 1, match.end, match.end + 1].map((i) => context.tokens[i]);
  const isLed = /^(on|by|since|until|till|from|before|after|through|dated|due)$/.test(before?.word ?? '');
  const goesOn = after?.glued && (after.kind !== 'mark' || (/^[-/.%]$/.test(after.word) && next?.glued));
  const counts = after?.kind === 'word' && /^(of|inch|cup|mile|majority|cents|percent|point|points)$/.test(after.word);
  if (!isLed || goesOn || counts) return null;
  const [month, day] = a > 12 && b <= 12 ? [b, a] : [a, b];
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return { type: 'DATE', ...monthDayOf(context, month, day) };
}

const monthDayOf = (context: Context, month: number, day: number): Pick<Finding, 'value' | 'form'> => {
  const year = Number(bareMonth(context, month).value.slice(0, 4));
  return { ...fullDate(year, month, day), form: 'deictic' };
};

export const COUNTED_DAY_RULES: readonly Rule[] = [
  {
    name: 'nth-weekday',
    patterns: [`the? (ORD | last | final) WEEKDAY (of | in) ${MONTH_NAMED}`],
    make: nthWeekdayOf,
    examples: [
      example('It opened on the first Monday of June.', 'the first Monday of June', '2017-06-05'),
      example(
        'It fell on the second Thursday of October last year.',
        'the second Thursday of October last year',
        '2016-10-13',
      ),
      example('They meet on the last Tuesday of the month.', 'the last Tuesday of the month', '2017-08-29'),
      example('It took effect on the third Monday in January 2016.', 'the third Monday in January 2016', '2016-01-18'),
    ],
    nonExamples: ['The first Monday night of June was cold.', 'On the sixth Monday of June he left.'],
  },
  {
    name: 'end-day',
    patterns: [
      `the? (first | last | final | opening | closing) day (of | in) ${MONTH_NAMED}`,
      'the? (first | last | final | opening | closing) day of (YEAR | (the | this | last | next) year)',
    ],
    make: endDay,
    examples: [
      example('She resigned on the last day of June.', 'the last day of June', '2017-06-30'),
      example('She resigned on the first day of the month.', 'the first day of the month', '2017-08-01'),
      example('It opens on the first day of next year.', 'the first day of next year', '2018-01-01'),
      example('She resigned on the last day of 2016.', 'the last day of 2016', '2016-12-31'),
    ],
    nonExamples: ['She resigned on the last day of the trial.', 'The last day was the worst.'],
  },
  {
    name: 'days-of-month',
    patterns: [
      `the? (first | last | final) NUM days (of | in) ${MONTH_NAMED}`,
      `the? (ORD | last | final) week (of | in) ${MONTH_NAMED}`,
    ],
    make: daysOfMonth,
    examples: [
      example(
        'It rained during the last five days of May 2017.',
        'the last five days of May 2017',
        '2017-05-27/2017-05-31',
      ),
      example(
        'The storm came in the first week of last month.',
        'the first week of last month',
        '2017-07-01/2017-07-07',
      ),
    ],
    nonExamples: ['It rained for the last five days.'],
  },
  {
    name: 'day-of-this-month',
    patterns: ['the? ORDINAL_DAY of (this | last | next | the) month'],
    make: (match, context) => {
      const at = monthNamed(match, context);
      return (
        at && {
          type: 'DATE',
          ...fullDate(at.year, at.month, numberOf(match, 'ORDINAL_DAY')),
          form: 'deictic',
          aside: true,
        }
      );
    },
    examples: [
      example('He was arrested on the 23rd of last month.', 'the 23rd of last month', '2017-07-23'),
      example('They searched it on the 2nd of this month.', 'the 2nd of this month', '2017-08-02'),
      example('Rent is due on the 5th of the month.', 'the 5th of the month', '2017-08-05'),
    ],
  },
  {
    name: 'weekday-and-weeks',
    patterns: ['WEEKDAY (week | fortnight)', 'a (week | fortnight) on WEEKDAY'],
    make: (match, context) => {
      const after = context.tokens[match.end];
      const isStretch = after?.kind === 'word' && !/^(and|but|at|in|when|after|before)$/.test(after.word);
      if (isStretch || !HOLDS_FUTURE.has(context.tense())) return null;
      const days = wordsOf(match, context).includes('fortnight') ? 14 : 7;
      return fromWeekday(context, numberOf(match, 'WEEKDAY'), true, days);
    },
    examples: [
      example('The trial will start Thursday week.', 'Thursday week', '2017-08-10'),
      example('The vote will be a week on Tuesday.', 'a week on Tuesday', '2017-08-15'),
    ],
    nonExamples: ['He lost a week on Tuesday.'],
  },
  {
    name: 'ago-weekday',
    patterns: [
      '(NUM | a) (weeks | week | fortnight) ago (on | last)? WEEKDAY',
      '(NUM | a) (weeks | week | fortnight) ago (today | yesterday)',
      'a (week | fortnight) last WEEKDAY',
    ],
    make: (match, context) => {
      const words = wordsOf(match, context);
      const days = (words.includes('fortnight') ? -14 : -7) * (has(match, 'NUM') ? numberOf(match, 'NUM') : 1);
      if (has(match, 'WEEKDAY')) return fromWeekday(context, numberOf(match, 'WEEKDAY'), false, days);
      const now = referenceDay(context);
      return now === null ? null : deictic(dayValue(now + days - (words.at(-1) === 'yesterday' ? 1 : 0)));
    },
    examples: [
      example('It ended a week ago Thursday.', 'a week ago Thursday', '2017-07-20'),
      example('It ended two weeks ago today.', 'two weeks ago today', '2017-07-19'),
      example('She flew home a week last Monday.', 'a week last Monday', '2017-07-24'),
    ],
    nonExamples: ['He had a week last year to think.'],
  },
  {
    name: 'weekdays-ago',
    patterns: ['NUM WEEKDAYS ago'],
    make: (match, context) => {
      const [now, count] = [referenceDay(context), numberOf(match, 'NUM')];
      if (now === null || !(count >= 1 && count <= 60) || count % 1 !== 0) return null;
      return deictic(dayValue(weekdayBefore(now, numberOf(match, 'WEEKDAYS') as Weekday) - 7 * (count - 1)));
    },
    examples: [example('She resigned three Fridays ago.', 'three Fridays ago', '2017-07-14')],
  },
  {
    name: 'years-ago-weekday',
    patterns: [
      '(NUM | a) (years | year) ago (WEEKDAY | this week | this month | today)',
      '(NUM | a) (months | month) ago today',
      '(NUM | a) (years | year | months | month) ago to the day',
      'exactly (NUM | a) (years | year | months | month) ago',
    ],
    make: (match, context) => {
      const now = referenceDay(context);
      const count = has(match, 'NUM') ? numberOf(match, 'NUM') : 1;
      if (now === null || !(count <= 500)) return null;
      const weekday = numberOf(match, 'WEEKDAY');
      const words = wordsOf(match, context);
      const months = /^months?$/.test(words[words.indexOf('ago') - 1] ?? '') ? count : 12 * count;
      const day = shiftMonths(Number.isNaN(weekday) ? now : weekdayOnOrBefore(now, weekday as Weekday), -months);
      const last = wordsOf(match, context).at(-1);
      if (last === 'week') return deictic(weekValue(day));
      const begin = wordsOf(match, context)[0] === 'exactly' ? match.begin + 1 : match.begin;
      return deictic(last === 'month' ? dayValue(day).slice(0, 7) : dayValue(day), { begin });
    },
    examples: [
      example('She resigned exactly two years ago.', 'two years ago', '2015-08-02'),
      example('She resigned a year ago to the day.', 'a year ago to the day', '2016-08-02'),
      example('She resigned six months ago today.', 'six months ago today', '2017-02-02'),
      example('Two years ago Tuesday, the bridge fell.', 'Two years ago Tuesday', '2015-08-01'),
      example('A year ago this week she won.', 'A year ago this week', '2016-W31'),
      example('He died 50 years ago this month.', '50 years ago this month', '1967-08'),
    ],
  },
  {
    name: 'of-another-year',
    patterns: [
      '(this | the same | that) (week | month | day | time) (last year | a year ago | a year earlier)',
      'this (week | month | day) in YEAR',
    ],
    make: (match, context) => {
      const now = referenceDay(context);
      if (now === null) return null;
      const years = has(match, 'YEAR') ? dateOf(now).year - numberOf(match, 'YEAR') : 1;
      const [day, words] = [shiftMonths(now, -12 * years), wordsOf(match, context)];
      if (words.includes('week')) return deictic(weekValue(day));
      return deictic(words.includes('day') ? dayValue(day) : dayValue(day).slice(0, 7));
    },
    examples: [
      example('She had quit the same week last year.', 'the same week last year', '2016-W31'),
      example('On this day in 1985 he died.', 'this day in 1985', '1985-08-02'),
      example('This time last year it was dry.', 'This time last year', '2016-08'),
    ],
  },
  {
    name: 'slash-day',
    patterns: ['D12 ~/ D12'],
    make: slashDay,
    examples: [
      example('He filed the papers on 7/21.', '7/21', '2017-07-21'),
      example('The vote is on 9/18.', '9/18', '2017-09-18'),
    ],
    nonExamples: ['Turnout was 3/4.', 'A rise by 3/4 of a point.', 'The room is open 24/7.'],
  },
];
