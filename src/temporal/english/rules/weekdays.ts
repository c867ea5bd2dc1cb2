// Weekdays: "Tuesday", "last Friday", "Monday morning", "the Tuesday after".
import { addMonths, dateOf, dayNumber, isValidDate, type Weekday, weekdayOf } from '../../../model/day.ts';
import { dayValue, mondayOf } from '../../engine/calendar.ts';
import { bareWeekday, fullDate, monthDay, type Resolved, referenceDay, weekdayFrom } from '../../engine/resolve.ts';
import { type Context, type Finding, has, numberOf, type Rule, type RuleMatch, wordOf } from '../../engine/rule.ts';
import { sense } from '../readers/sense.ts';
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

/** Months back, or ahead where the verb looks there, in which a day of that number is looked for. */
const MONTHS = 7;
/** What goes on behind a day; other words make the number a count ("the 17th floor"). */
const AFTER_NTH = /^(?:and|to|the|they|he|she|it|when|in|at|with|by|was|were|a|after|before|for|as)$/;

/** "Monday the 17th": the nearest month whose 17th is a Monday. */
function weekdayTheNth(match: RuleMatch, context: Context): Finding | null {
  const now = referenceDay(context);
  const next = context.tokens[match.end];
  if (now === null || (next?.kind === 'word' && !AFTER_NTH.test(next.word))) return null;
  const [day, isAhead, from] = [numberOf(match, 'ORDINAL_DAY'), context.tense() === 'future', dateOf(now)];
  for (let n = 0; n < MONTHS; n++) {
    const { year, month } = addMonths(from.year, from.month, isAhead ? n : -n);
    const at = isValidDate(year, month, day) ? dayNumber(year, month, day) : null;
    const fits = at !== null && weekdayOf(at) === weekday(match) && (isAhead ? at >= now : at <= now);
    if (fits) return { type: 'DATE', value: dayValue(at), form: 'deictic' };
  }
  return null;
}

/** "Monday (July 17)": the day that stands in brackets behind it; null for none. */
function dayInBrackets({ tokens, end, ...context }: Context, weekday: Weekday): Resolved | null {
  const [first, second] = [tokens[end + 1], tokens[end + 2]];
  const isMonthFirst = sense(first, 'MONTH_NAME') !== undefined;
  const month = sense(first, 'MONTH_NAME') ?? sense(second, 'MONTH_NAME');
  const day = (isMonthFirst ? second : first)?.number ?? -1;
  if (tokens[end]?.word !== '(' || month === undefined || day < 1 || day > 31) return null;
  const at = tokens[end + 3]?.word === ',' ? end + 4 : end + 3;
  const year = tokens[at]?.kind === 'digits' && tokens[at + 1]?.word === ')' ? tokens[at].number : null;
  if (year === null && tokens[at]?.word !== ')') return null;
  return year === null
    ? monthDay({ tokens, end, ...context }, month, day, weekday)
    : fullDate(year, month, day, weekday);
}

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
    patterns: [
      'WEEKDAY PART? (of)? (last | this | next) week',
      "(last | this | next) week 's WEEKDAY",
      'WEEKDAY PART? (NUM | a) (weeks | week | fortnight) ago',
    ],
    make: (match, context) => {
      const now = referenceDay(context);
      const words = context.tokens.slice(match.begin, match.end).map((t) => t.word);
      if (now === null) return null;
      const count = has(match, 'NUM') ? numberOf(match, 'NUM') : words.includes('fortnight') ? 2 : 1;
      const weeks = words.at(-1) === 'ago' ? -count : words.includes('last') ? -1 : words.includes('next') ? 1 : 0;
      return withPart(
        { value: dayValue(mondayOf(now) + 7 * weeks + weekday(match) - 1), form: 'deictic' },
        wordOf(match, 'PART'),
      );
    },
    examples: [
      example('It opened Tuesday of last week.', 'Tuesday of last week', '2017-07-25'),
      example('It opened on Tuesday two weeks ago.', 'Tuesday two weeks ago', '2017-07-18'),
    ],
  },
  {
    name: 'weekday-the-nth',
    patterns: ['WEEKDAY ,? the ORDINAL_DAY'],
    make: weekdayTheNth,
    examples: [
      example('She resigned on Monday the 17th.', 'Monday the 17th', '2017-07-17'),
      example('The court will sit on Thursday, the 7th.', 'Thursday, the 7th', '2017-09-07'),
    ],
    nonExamples: ['On Monday the 17th floor burned.', 'On Monday the 17th of the buses was sold.'],
  },
  {
    name: 'weekday',
    patterns: ['this? WEEKDAY PART?'],
    make: (match, context) =>
      isName(context)
        ? null
        : withPart(
            dayInBrackets(context, weekday(match)) ?? bareWeekday(context, weekday(match)),
            has(match, 'PART') ? wordOf(match, 'PART') : '',
          ),
    examples: [
      example('She resigned on Monday (July 17).', 'Monday', '2017-07-17'),
      example('She resigned on Monday (17 July 2017) and left.', 'Monday', '2017-07-17'),
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
