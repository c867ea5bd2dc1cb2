// Weekdays: "Tuesday", "last Friday", "Monday morning", "the Tuesday after".
import type { Weekday } from '../../../model/day.ts';
import { dayValue, mondayOf } from '../../engine/calendar.ts';
import { bareWeekday, referenceDay, weekdayFrom } from '../../engine/resolve.ts';
import { type Context, type Finding, has, numberOf, type Rule, type RuleMatch, wordOf } from '../../engine/rule.ts';
import { example } from './example.ts';

/** A part of the day turns the date into a TIME. */
export function withPart(finding: Pick<Finding, 'value' | 'form'> & Partial<Finding>, part: string): Finding {
  return part === '' ? { type: 'DATE', ...finding } : { ...finding, type: 'TIME', value: `${finding.value}T${part}` };
}

const weekday = (match: RuleMatch): Weekday => numberOf(match, 'WEEKDAY') as Weekday;

/** "Sun" the newspaper, "Friday" the name of a club: a capital word glued before or behind tells. */
const isName = (context: Context): boolean => {
  const before = context.tokens[context.begin - 1];
  return before?.word === '-' && before.glued && context.tokens[context.begin]?.glued === true;
};

export const WEEKDAY_RULES: readonly Rule[] = [
  {
    name: 'last-weekday',
    patterns: ['(last | this past | past | the past) WEEKDAY PART?'],
    make: (match, context) => withPart(weekdayFrom(context, weekday(match), -1), wordOf(match, 'PART')),
    examples: [
      example('He resigned last Friday.', 'last Friday', '2017-07-28'),
      example('Last Wednesday it rained.', 'Last Wednesday', '2017-07-26'),
    ],
  },
  {
    name: 'next-weekday',
    patterns: ['(next | this coming | coming | the coming) WEEKDAY PART?'],
    make: (match, context) => withPart(weekdayFrom(context, weekday(match), 1), wordOf(match, 'PART')),
    examples: [example('He leaves next Friday.', 'next Friday', '2017-08-04')],
  },
  {
    name: 'weekday-of-week',
    patterns: ['WEEKDAY PART? (of)? (last | this | next) week', "(last | this | next) week 's WEEKDAY"],
    make: (match, context) => {
      const now = referenceDay(context);
      const words = context.tokens.slice(match.begin, match.end).map((t) => t.word);
      if (now === null) return null;
      const weeks = words.includes('last') ? -1 : words.includes('next') ? 1 : 0;
      return withPart(
        { value: dayValue(mondayOf(now) + 7 * weeks + weekday(match) - 1), form: 'deictic' },
        wordOf(match, 'PART'),
      );
    },
    examples: [example('It opened Tuesday of last week.', 'Tuesday of last week', '2017-07-25')],
  },
  {
    name: 'weekday',
    patterns: ['this? WEEKDAY PART?'],
    make: (match, context) =>
      isName(context)
        ? null
        : withPart(bareWeekday(context, weekday(match)), has(match, 'PART') ? wordOf(match, 'PART') : ''),
    examples: [
      example('Police arrested him on Monday.', 'Monday', '2017-07-31'),
      example('The vote will be held on Friday.', 'Friday', '2017-08-04'),
      example('The ban holds through Friday.', 'Friday', '2017-08-04'),
      example('Winds are forecast to reach 90 kph on Friday.', 'Friday', '2017-08-04'),
      example('The storm hit Wednesday.', 'Wednesday', '2017-08-02'),
      example('It began Sunday night.', 'Sunday night', '2017-07-30TNI', { type: 'TIME' }),
      example('See you on Thursday.', 'Thursday', 'XXXX-WXX-4', { dct: null }),
    ],
    nonExamples: ['The sun rose.', 'She sat down.'],
  },
];
