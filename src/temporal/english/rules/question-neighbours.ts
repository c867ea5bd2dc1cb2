// Days and periods beside a day that a question names: "July 4 weekend", "the Saturday before July 31", "the week after May 9".
import { addMonths, type DayNumber, dateOf, fromIso, parseIso, type Weekday } from '../../../model/day.ts';
import { dayValue, monthValue, weekdayAfter, weekdayBefore, weekendValue } from '../../engine/calendar.ts';
import { fullDate, monthDay } from '../../engine/resolve.ts';
import { type Context, type Finding, has, NO_TIME, numberOf, type Rule, type RuleMatch } from '../../engine/rule.ts';
import { example } from './example.ts';
import { deictic, interval, weekendAround, wordsOf } from './parts.ts';

/** The day that a match names, with what was chosen for it; null for a day that no year has. */
function namedDay(
  match: RuleMatch,
  context: Context,
): { readonly day: DayNumber; readonly chosen: Partial<Finding> } | null {
  const [month, day] = [numberOf(match, 'MONTH'), numberOf(match, 'DAY')];
  const date = has(match, 'YEAR') ? fullDate(numberOf(match, 'YEAR'), month, day) : monthDay(context, month, day);
  if (parseIso(date.value) === null) return null;
  return { day: fromIso(date.value), chosen: date.yearChosen ? { yearChosen: true } : {} };
}

const isBefore = (match: RuleMatch, context: Context): boolean => wordsOf(match, context).includes('before');

const NAMED_DAY = '(MONTH DAY | the? DAY of? MONTH) (,? YEAR)?';

/** Days around or beside a named one, as a value. */
const beside =
  (toValue: (day: DayNumber, match: RuleMatch, context: Context) => string): Rule['make'] =>
  (match, context) => {
    const named = namedDay(match, context);
    return named && deictic(toValue(named.day, match, context), named.chosen);
  };

/** Monday of the week beside the one that holds the day; the month beside its own. */
function periodBeside(day: DayNumber, match: RuleMatch, context: Context): string {
  const sign = isBefore(match, context) ? -1 : 1;
  const words = wordsOf(match, context);
  if (words.includes('weekend')) {
    const saturday = sign < 0 ? weekdayBefore(day, 6) : weekdayAfter(day, 6);
    return weekendValue(saturday);
  }
  if (words.includes('week')) return sign < 0 ? interval(day - 7, day - 1) : interval(day + 1, day + 7);
  const { year, month } = dateOf(day);
  const target = addMonths(year, month, sign);
  return monthValue(target.year, target.month);
}

const weekdayBeside = beside((day, match, context) => {
  const next = isBefore(match, context) ? weekdayBefore : weekdayAfter;
  return dayValue(next(day, numberOf(match, 'WEEKDAY') as Weekday));
});

export const NEIGHBOUR_RULES: readonly Rule[] = [
  {
    name: 'question: weekend of a day',
    patterns: ['MONTH DAY (,? YEAR)? weekend', 'MONTH DAY weekend ,? YEAR', 'the? DAY of? MONTH weekend'],
    make: beside(weekendAround),
    examples: [
      example('what happened on July 4 2017 weekend?', 'July 4 2017 weekend', '2017-07-01/2017-07-04'),
      example('the July 4th weekend 2017', 'July 4th weekend 2017', '2017-07-01/2017-07-04'),
    ],
  },
  {
    name: 'question: weekday beside a day',
    // "the Saturday before he resigned" is looked up elsewhere
    patterns: [`the? WEEKDAY (before | after) ${NAMED_DAY}`, 'the (WEEKDAY | weekend) (before | after)'],
    make: (match, context) => (has(match, 'MONTH') ? weekdayBeside(match, context) : NO_TIME),
    examples: [
      example('what happened the Saturday before July 31, 2017?', 'the Saturday before July 31, 2017', '2017-07-29'),
    ],
  },
  {
    name: 'question: period beside a day',
    patterns: [`the? (weekend | week | month) (before | after) ${NAMED_DAY}`],
    make: beside(periodBeside),
    examples: [
      example('the weekend before July 31, 2017', 'the weekend before July 31, 2017', '2017-W30-WE'),
      example('the week after 24 July 2017', 'the week after 24 July 2017', '2017-07-25/2017-07-31'),
    ],
  },
  {
    name: 'question: half of a year',
    patterns: ['h ~D12 (of? YEAR)', 'YEAR h ~D12'],
    make: (match) => {
      const half = numberOf(match, 'D12');
      return half === 1 || half === 2 ? deictic(`${numberOf(match, 'YEAR')}-H${half}`) : null;
    },
    examples: [example('what happened in H1 2017?', 'H1 2017', '2017-H1')],
  },
];
