// Days written with their month: "July 25, 2017", "25 July", "2017-07-25", "7/25/17", "July 19-25".
import { addMonths, dateOf, dayNumber, isValidDate, type Weekday } from '../../../model/day.ts';
import type { YearMonth } from '../../engine/discourse.ts';
import { fullDate, monthDay, type Resolved } from '../../engine/resolve.ts';
import { type Context, type Finding, has, numberOf, type Rule, type RuleMatch } from '../../engine/rule.ts';
import { example } from './example.ts';
import { yearBeside } from './year-beside.ts';

const date = (resolved: Resolved, more: Partial<Finding> = {}): Finding => ({ type: 'DATE', ...resolved, ...more });

const weekdayIn = (match: RuleMatch): Weekday | null =>
  has(match, 'WEEKDAY') ? (numberOf(match, 'WEEKDAY') as Weekday) : null;

const realDay = (day: number): boolean => day >= 1 && day <= 39;

/** A stated year, that of the words beside it, or the one the context gives. */
function dateOfMatch(match: RuleMatch, context: Context, day = numberOf(match, 'DAY')): Resolved {
  const month = numberOf(match, 'MONTH');
  const weekday = weekdayIn(match);
  const year = has(match, 'YEAR') ? numberOf(match, 'YEAR') : numberOf(match, 'SHORT_YEAR');
  if (!Number.isNaN(year)) return fullDate(year, month, day, weekday);
  const beside = yearBeside(context);
  return beside === null
    ? monthDay(context, month, day, weekday)
    : { ...fullDate(beside, month, day, weekday), form: 'deictic' };
}

/** A number behind "May 5" that belongs to something else: "March 10 miles", "May 3 percent". */
const COUNTED = new Set(
  'percent per mile miles people points yards feet million billion thousand hundred % a.m p.m'.split(' '),
);

const isCounted = (context: Context): boolean => COUNTED.has(context.tokens[context.end]?.word ?? '');

/** "5-10" behind a day is a range; "25-year-old" is not. */
const partsOfRange = (match: RuleMatch, context: Context): Finding[] | null => {
  const [first, last] = [numberOf(match, 'DAY'), numberOf(match, 'DAY2')];
  if (!realDay(first) || last <= first) return null;
  const secondDay = match.end - (has(match, 'YEAR') ? (context.tokens[match.end - 2]?.word === ',' ? 3 : 2) : 1);
  const firstEnd = secondDay - 1;
  return [
    date(dateOfMatch(match, context, first), { end: firstEnd }),
    date(dateOfMatch(match, context, last), { begin: secondDay }),
  ];
};

/** Both days of a span whose year stands behind the second one only. */
function spanOfDates(match: RuleMatch, context: Context): Finding[] | null {
  const year = numberOf(match, 'YEAR');
  const [from, to] = [numberOf(match, 'MONTH'), numberOf(match, 'MONTH2')];
  const [first, last] = [numberOf(match, 'DAY'), numberOf(match, 'DAY2')];
  if (!realDay(first) || !realDay(last)) return null;
  const firstYear = from > to || (from === to && first > last) ? year - 1 : year;
  const middle = connectorIn(match, context);
  const second = middle + 1;
  const firstEnd = context.tokens[middle - 1]?.word === ',' ? middle - 1 : middle;
  return [date(fullDate(firstYear, from, first), { end: firstEnd }), date(fullDate(year, to, last), { begin: second })];
}

/** Place of the word between the two dates of a span. */
function connectorIn(match: RuleMatch, context: Context): number {
  for (let i = match.begin + 1; i < match.end; i++) {
    if (/^(-|to|until|through|till|and)$/.test(context.tokens[i]?.word ?? '')) return i;
  }
  return match.begin + 1;
}

export const DATE_RULES: readonly Rule[] = [
  {
    name: 'month-day-year',
    patterns: [
      '(WEEKDAY ,?)? (MONTH DAY | MONTH the DAY) (,? YEAR | ,? SHORT_YEAR)',
      '(this | last | this past) MONTH DAY ,? YEAR',
      '(WEEKDAY ,?)? (the? DAY of? MONTH | DAY - MONTH -) (,? YEAR | SHORT_YEAR)',
      '(WEEKDAY ,?)? DAY - MONTH - YEAR',
    ],
    make: (match, context) => (realDay(numberOf(match, 'DAY')) ? date(dateOfMatch(match, context)) : null),
    examples: [
      example('They met on July 25, 2017, in the capital.', 'July 25, 2017', '2017-07-25'),
      example('The 4th of July 1976 was a hot day.', 'The 4th of July 1976', '1976-07-04'),
      example('On Tuesday, 25 July 2017 the vote was held.', 'Tuesday, 25 July 2017', '2017-07-25'),
      example('It opened on 3 March ’98.', '3 March ’98', '1998-03-03'),
      example('It opened Sept. 3, 1998.', 'Sept. 3, 1998', '1998-09-03'),
      example('This April 4, 2017, the hall burned down.', 'This April 4, 2017', '2017-04-04'),
    ],
  },
  {
    name: 'month-day-range',
    patterns: ['MONTH DAY (- | to | through | until | and) DAY (,? YEAR)?', 'DAY (- | to | and) DAY MONTH YEAR?'],
    make: (match, context) => {
      const range = partsOfRange(match, context);
      if (range === null || context.tokens[match.begin]?.kind === 'word') return range;
      return dayMonthRange(match, context);
    },
    examples: [
      example('The fair runs July 19-25.', 'July 19', '2017-07-19'),
      example('The fair runs from July 19 to 25.', '25', '2017-07-25'),
    ],
  },
  {
    name: 'dated-span',
    patterns: [
      '(WEEKDAY ,?)? MONTH DAY ,? (- | to | until | through | till | and) (WEEKDAY ,?)? MONTH DAY ,? YEAR',
      'DAY of? MONTH (- | to | until | through | till | and) DAY of? MONTH ,? YEAR',
    ],
    make: (match, context) => spanOfDates(match, context),
    examples: [
      example('It ran from May 10 to June 15, 1940.', 'May 10', '1940-05-10'),
      example('It ran from 10 December to 5 January 1940.', '10 December', '1939-12-10'),
    ],
  },
  {
    name: 'month-day',
    patterns: [
      '(WEEKDAY ,? the?)? MONTH DAY',
      '(last | this | next | this past | past | this coming) MONTH DAY',
      'MONTH the ORDINAL_DAY',
      '(WEEKDAY ,?)? the? DAY of? MONTH',
      'WEEKDAY the ORDINAL_DAY of MONTH',
    ],
    make: (match, context) => {
      const day = has(match, 'DAY') ? numberOf(match, 'DAY') : numberOf(match, 'ORDINAL_DAY');
      if (!realDay(day) || isCounted(context)) return null;
      return date(dateOfMatch(match, context, day));
    },
    examples: [
      example('He was dismissed on July 31.', 'July 31', '2017-07-31'),
      example('The talks resume on Thursday, Aug. 3.', 'Thursday, Aug. 3', '2017-08-03'),
      example('On 25 December the guns fell silent.', '25 December', '2017-12-25', { dct: '2017-12-27' }),
      example('By the 25th of July nobody was left.', 'the 25th of July', '2017-07-25'),
      example('He was arrested on 4 July last year.', '4 July', '2016-07-04'),
      example('The trial opens on March 3, next year.', 'March 3', '2018-03-03'),
      example('She resigned on 12 May two years ago.', '12 May', '2015-05-12'),
      example('She resigned on May 12 the year before last.', 'May 12', '2015-05-12'),
      example('It shut in 1998 and burned down on 12 May the following year.', '12 May', '1999-05-12'),
      example('She resigned on May 12 in 2009.', 'May 12', '2009-05-12'),
      example('She resigned last year, on May 12.', 'May 12', '2016-05-12'),
      example('He was away between 4 July and 9 July last year.', '4 July', '2016-07-04'),
      example('In 2009, she resigned on May 12.', 'May 12', '2009-05-12'),
      example('In 2009 she became mayor, and on May 12 she resigned.', 'May 12', '2017-05-12'),
      example('On July 30, last year’s winner came.', 'July 30', '2017-07-30'),
    ],
    nonExamples: ['The army may march 10 miles a day.', 'You may 5 times repeat it.'],
  },
  {
    name: 'day-of-month',
    patterns: ['the? ORDINAL_DAY'],
    make: dayOfMonth,
    examples: [
      example('He came on July 3. On the 6th he left.', 'the 6th', '2017-07-06'),
      example('She resigned on the 12th.', 'the 12th', '2017-07-12'),
      example('A successor will take over on the 20th.', 'the 20th', '2017-08-20'),
      example('The panel sat on 25th.', '25th', '2017-07-25'),
      example('It closes on Aug. 20. The fire was on the 30th.', 'the 30th', '2017-07-30'),
    ],
    nonExamples: [
      'In July he won. He lives on the 6th floor.',
      'The shop on 5th Avenue shut.',
      'He won on the second try.',
    ],
  },
  {
    name: 'iso-date',
    patterns: ['D4 ~- D2 ~- D2', 'D4 ~/ D2 ~/ D2', 'D4 ~. D2 ~. D2'],
    make: (match, context) => {
      const [month, day] = [numberOf(match, 'D2'), numberOf(match, 'D22')];
      if (month < 1 || month > 12 || !realDay(day) || gluedAround(match, context)) return null;
      return date(fullDate(numberOf(match, 'D4'), month, day));
    },
    examples: [example('Posted 2017-07-25 by the desk.', '2017-07-25', '2017-07-25')],
    nonExamples: ['Call 2017-99-25 now.'],
  },
  {
    name: 'slash-date',
    patterns: ['D12 ~/ D12 ~/ D4', 'D12 ~/ D12 ~/ D2', 'D12 ~- D12 ~- D4'],
    make: (match, context) => {
      const [a, b] = [numberOf(match, 'D12'), numberOf(match, 'D122')];
      if (gluedAround(match, context)) return null;
      const short = numberOf(match, 'D2');
      const year = has(match, 'D4') ? numberOf(match, 'D4') : short + (short < 50 ? 2000 : 1900);
      // American order unless only the other one is a date.
      const [month, day] = a > 12 && b <= 12 ? [b, a] : [a, b];
      return month < 1 || month > 12 || day < 1 || day > 31 ? null : date(fullDate(year, month, day));
    },
    examples: [
      example('Updated 7/25/2017 at the desk.', '7/25/2017', '2017-07-25'),
      example('Updated 25/7/17.', '25/7/17', '2017-07-25'),
    ],
  },
  {
    name: 'dotted-date',
    patterns: ['D12 ~. D12 ~. D4'],
    make: (match, context) => {
      const [day, month] = [numberOf(match, 'D12'), numberOf(match, 'D122')];
      if (month < 1 || month > 12 || day < 1 || day > 31 || gluedAround(match, context)) return null;
      if (/^(version|release|build|v)$/.test(context.tokens[match.begin - 1]?.word ?? '')) return null;
      return date(fullDate(numberOf(match, 'D4'), month, day));
    },
    examples: [example('Stand: 25.7.2017.', '25.7.2017', '2017-07-25')],
    nonExamples: ['Version 25.13.2017 is out.'],
  },
];

const BEFORE_DAY = /^(on|of|by|until|till|since|from|to|before|after|and)$/;
const AFTER_DAY = /^(and|to|the|they|he|she|it|when|in|at|of|with|by|was|were|a)$/;

/** "the 12th": of the month mentioned last, or the nearest one that the verb looks to. */
function dayOfMonth(match: RuleMatch, context: Context): Finding | null {
  const before = context.tokens[match.begin - 1]?.word ?? '';
  const next = context.tokens[match.end];
  const hasArticle = context.tokens[match.begin]?.word === 'the';
  if (context.tokens[match.end - 1]?.kind !== 'ordinal') return null;
  if (!(hasArticle ? BEFORE_DAY.test(before) : before === 'on')) return null;
  if (next?.kind === 'word' && !AFTER_DAY.test(next.word)) return null;
  if (next?.word === '-' || (next?.word === 'of' && context.tokens[match.end + 1]?.word !== 'that')) return null;
  const day = numberOf(match, 'ORDINAL_DAY');
  const mentioned = monthMentioned(context, day);
  const month = mentioned ?? monthOfDay(context, day);
  return (
    month &&
    date(
      { ...fullDate(month.year, month.month, day), form: 'anaphoric' },
      mentioned === null ? { monthGuessed: true } : {},
    )
  );
}

/** The month mentioned last, unless that day of it would come when the verb says that it has been. */
function monthMentioned({ discourse, dct, mode, tense }: Context, day: number): YearMonth | null {
  const { month } = discourse;
  if (month === null || mode !== 'news' || dct === null || !isValidDate(month.year, month.month, day)) return month;
  return dayNumber(month.year, month.month, day) > dct && tense() === 'past' ? null : month;
}

/** The month whose day of that number lies nearest behind publication, or nearest ahead where the verb looks there. */
function monthOfDay(context: Context, day: number): YearMonth | null {
  if (context.dct === null || context.mode !== 'news') return null;
  const now = dateOf(context.dct);
  const tense = context.tense();
  const isAhead = tense === 'future' || tense === 'present';
  const months = [0, 1, 2].map((n) => addMonths(now.year, now.month, isAhead ? n : -n));
  const fits = ({ year, month }: YearMonth): boolean => {
    if (!isValidDate(year, month, day)) return false;
    const at = dayNumber(year, month, day);
    return isAhead ? at >= (context.dct as number) : at <= (context.dct as number);
  };
  return months.find(fits) ?? null;
}

/** Part of a longer run such as a version, a path or a phone number. */
function gluedAround(match: RuleMatch, context: Context): boolean {
  const [first, before] = [context.tokens[match.begin], context.tokens[match.begin - 1]];
  const [after, next] = [context.tokens[match.end], context.tokens[match.end + 1]];
  if (first?.glued && before && (before.kind !== 'mark' || /^[-/._+=]$/.test(before.word))) return true;
  return Boolean(
    after?.glued && (after.kind !== 'mark' || (/^[-/._]$/.test(after.word) && next?.glued && next.kind === 'digits')),
  );
}

/** "19-25 July 2017": the month stands behind both days. */
function dayMonthRange(match: RuleMatch, context: Context): Finding[] {
  const [first, last] = [numberOf(match, 'DAY'), numberOf(match, 'DAY2')];
  return [
    date(dateOfMatch(match, context, first), { end: match.begin + 1 }),
    date(dateOfMatch(match, context, last), { begin: match.begin + 2 }),
  ];
}
