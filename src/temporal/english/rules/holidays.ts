// Named days that news uses: "Thanksgiving", "Christmas Eve", "Labor Day", "Election Day".
import { type DayNumber, dateOf, dayNumber } from '../../../model/day.ts';
import { dayValue, easter, nthWeekday, weekValue } from '../../engine/calendar.ts';
import { referenceDay } from '../../engine/resolve.ts';
import { type Context, type Finding, has, numberOf, type Rule, type RuleMatch } from '../../engine/rule.ts';
import { example } from './example.ts';
import { weekendAround, wordsOf } from './parts.ts';
import { yearBeside } from './year-beside.ts';

type DayOfYear = (year: number) => DayNumber;

/** Name as written, pattern, the day in a year, and that day in 2016 (the rule's example). */
type Holiday = readonly [name: string, pattern: string, day: DayOfYear, in2016: string];

const HOLIDAYS: readonly Holiday[] = [
  ["New Year's Day", "new year 's day", (y) => dayNumber(y, 1, 1), '2016-01-01'],
  ["New Year's Eve", "new year 's eve", (y) => dayNumber(y, 12, 31), '2016-12-31'],
  ['Martin Luther King Day', 'martin luther king (, jr . | jr .)? day', (y) => nthWeekday(y, 1, 1, 3), '2016-01-18'],
  ['Inauguration Day', 'inauguration day', (y) => dayNumber(y, 1, 20), '2016-01-20'],
  ["Valentine's Day", "valentine 's day", (y) => dayNumber(y, 2, 14), '2016-02-14'],
  ['Epiphany', 'epiphany', (y) => dayNumber(y, 1, 6), '2016-01-06'],
  ['Australia Day', 'australia day', (y) => dayNumber(y, 1, 26), '2016-01-26'],
  ['Mardi Gras', 'mardi gras', (y) => easter(y) - 47, '2016-02-09'],
  ['Shrove Tuesday', 'shrove tuesday', (y) => easter(y) - 47, '2016-02-09'],
  ['Ash Wednesday', 'ash wednesday', (y) => easter(y) - 46, '2016-02-10'],
  ["April Fools' Day", "april (fools | fool) (' | 's)? day", (y) => dayNumber(y, 4, 1), '2016-04-01'],
  ['Maundy Thursday', '(maundy | holy) thursday', (y) => easter(y) - 3, '2016-03-24'],
  ['Anzac Day', 'anzac day', (y) => dayNumber(y, 4, 25), '2016-04-25'],
  ['Whit Monday', '(whit | pentecost) monday', (y) => easter(y) + 50, '2016-05-16'],
  ['Juneteenth', 'juneteenth', (y) => dayNumber(y, 6, 19), '2016-06-19'],
  ['Canada Day', 'canada day', (y) => dayNumber(y, 7, 1), '2016-07-01'],
  ["All Saints' Day", "all (saints | saint) (' | 's)? day", (y) => dayNumber(y, 11, 1), '2016-11-01'],
  ['Bonfire Night', '(bonfire | guy fawkes) night', (y) => dayNumber(y, 11, 5), '2016-11-05'],
  ['Remembrance Sunday', 'remembrance sunday', (y) => nthWeekday(y, 11, 7, 2), '2016-11-13'],
  ['Remembrance Day', '(remembrance | armistice) day', (y) => dayNumber(y, 11, 11), '2016-11-11'],
  ["Presidents' Day", "(presidents | president) (' | 's)? day", (y) => nthWeekday(y, 2, 1, 3), '2016-02-15'],
  ["St. Patrick's Day", "(st | saint) .? patrick 's day", (y) => dayNumber(y, 3, 17), '2016-03-17'],
  ['Palm Sunday', 'palm sunday', (y) => easter(y) - 7, '2016-03-20'],
  ['Good Friday', 'good friday', (y) => easter(y) - 2, '2016-03-25'],
  ['Easter Monday', 'easter monday', (y) => easter(y) + 1, '2016-03-28'],
  ['Easter Sunday', 'easter sunday?', easter, '2016-03-27'],
  ['May Day', 'may day', (y) => dayNumber(y, 5, 1), '2016-05-01'],
  ["Mother's Day", "mother 's day", (y) => nthWeekday(y, 5, 7, 2), '2016-05-08'],
  ['Memorial Day', 'memorial day', (y) => nthWeekday(y, 5, 1, -1), '2016-05-30'],
  ["Father's Day", "father 's day", (y) => nthWeekday(y, 6, 7, 3), '2016-06-19'],
  ['Independence Day', 'independence day', (y) => dayNumber(y, 7, 4), '2016-07-04'],
  ['Bastille Day', 'bastille day', (y) => dayNumber(y, 7, 14), '2016-07-14'],
  ['Labor Day', 'labor day', (y) => nthWeekday(y, 9, 1, 1), '2016-09-05'],
  ['Columbus Day', 'columbus day', (y) => nthWeekday(y, 10, 1, 2), '2016-10-10'],
  ['Halloween', 'halloween', (y) => dayNumber(y, 10, 31), '2016-10-31'],
  ['Election Day', 'election day', (y) => nthWeekday(y, 11, 1, 1) + 1, '2016-11-08'],
  ['Veterans Day', "veterans '? day", (y) => dayNumber(y, 11, 11), '2016-11-11'],
  ['Thanksgiving', 'thanksgiving day?', (y) => nthWeekday(y, 11, 4, 4), '2016-11-24'],
  ['Black Friday', 'black friday', (y) => nthWeekday(y, 11, 4, 4) + 1, '2016-11-25'],
  ['Cyber Monday', 'cyber monday', (y) => nthWeekday(y, 11, 4, 4) + 4, '2016-11-28'],
  ['Christmas Eve', 'christmas eve', (y) => dayNumber(y, 12, 24), '2016-12-24'],
  ['Christmas Day', 'christmas day?', (y) => dayNumber(y, 12, 25), '2016-12-25'],
  ['Boxing Day', 'boxing day', (y) => dayNumber(y, 12, 26), '2016-12-26'],
];

/** The holiday nearest to the day of reference; "last" the one before it, "next" the one after it, "this" that of the year. */
function holidayNear(now: DayNumber, dayIn: DayOfYear, direction: string): DayNumber {
  const { year } = dateOf(now);
  const days = [dayIn(year - 1), dayIn(year), dayIn(year + 1)];
  if (direction === 'last') return Math.max(...days.filter((d) => d < now));
  if (direction === 'next') return Math.min(...days.filter((d) => d > now));
  if (direction === 'this') return dayIn(year);
  return days.reduce((a, b) => (Math.abs(b - now) < Math.abs(a - now) ? b : a));
}

const isDirected = (match: RuleMatch, context: Context): boolean =>
  /^(last|this|next)$/.test(context.tokens[match.begin]?.word ?? '');

/** The year that the caller chooses for a holiday without one; null where it has no say. */
function chosenYear(match: RuleMatch, context: Context, dayIn: DayOfYear): number | null {
  if (has(match, 'YEAR') || isDirected(match, context) || context.chooseYear === null) return null;
  const { month, day } = dateOf(dayIn(2000));
  return context.chooseYear(month, day, null);
}

function dayOfHoliday(match: RuleMatch, context: Context, dayIn: DayOfYear): DayNumber | null {
  if (has(match, 'YEAR')) return dayIn(numberOf(match, 'YEAR'));
  const beside = isDirected(match, context) ? null : yearBeside(context);
  if (beside !== null) return dayIn(beside);
  const chosen = chosenYear(match, context, dayIn);
  if (chosen !== null) return dayIn(chosen);
  if (context.discourse.topicYear !== null) return dayIn(context.discourse.topicYear);
  const now = referenceDay(context);
  return now === null ? null : holidayNear(now, dayIn, context.tokens[match.begin]?.word ?? '');
}

/** Names have a capital; "may day" is also the beginning of a sentence's verb. */
const isWritten = (match: RuleMatch, context: Context): boolean =>
  context.tokens[match.begin + (isDirected(match, context) ? 1 : 0)]?.capital === true;

const holidayRule = ([name, pattern, dayIn, in2016]: Holiday): Rule => ({
  name: `holiday: ${name}`,
  patterns: [
    `(last | this | next)? ${pattern}`,
    `${pattern} (of | ,)? YEAR`,
    `${pattern} (week | weekend)`,
    `${pattern} weekend (of | ,)? YEAR`,
  ],
  make: (match, context): Finding | null => {
    if (!isWritten(match, context)) return null;
    const day = dayOfHoliday(match, context, dayIn);
    const form = has(match, 'YEAR') ? 'explicit' : 'deictic';
    const isWeek = context.tokens[match.end - 1]?.word === 'week';
    if (day === null) return { type: 'DATE', value: isWeek ? 'XXXX-WXX' : 'XXXX-XX-XX', form };
    const chosen = chosenYear(match, context, dayIn) === null ? {} : { yearChosen: true };
    // Holy week ends with its Sunday; a paper that says "Easter week" on Palm Sunday means the week ahead.
    if (isWeek) return { type: 'DATE', value: weekValue(day), form, ...chosen };
    const isWeekend = wordsOf(match, context).includes('weekend');
    return { type: 'DATE', value: isWeekend ? weekendAround(day) : dayValue(day), form, ...chosen };
  },
  examples: [
    example(`They met on ${name} 2016.`, `${name} 2016`, in2016),
    example(`They had met on ${name} two years ago.`, name, dayValue(dayIn(2015))),
    ...(name === 'Memorial Day'
      ? [example('They met over Memorial Day weekend.', 'Memorial Day weekend', '2017-05-27/2017-05-29')]
      : []),
  ],
});

export const HOLIDAY_RULES: readonly Rule[] = [
  ...HOLIDAYS.map(holidayRule),
  {
    name: 'fourth-of-july',
    patterns: ['the (fourth | 4th) of july', 'the? (fourth | 4th) of july weekend'],
    make: (match, context) => {
      const day = dayOfHoliday(match, context, (y) => dayNumber(y, 7, 4));
      const chosen = chosenYear(match, context, (y) => dayNumber(y, 7, 4)) === null ? {} : { yearChosen: true };
      if (day === null) return { type: 'DATE', value: 'XXXX-07-04', form: 'deictic', ...chosen };
      const isWeekend = wordsOf(match, context).includes('weekend');
      return { type: 'DATE', value: isWeekend ? weekendAround(day) : dayValue(day), form: 'deictic', ...chosen };
    },
    examples: [
      example('They met on the Fourth of July.', 'the Fourth of July', '2017-07-04'),
      example('Two died over the Fourth of July weekend.', 'the Fourth of July weekend', '2017-07-01/2017-07-04'),
    ],
  },
  {
    name: 'september-11',
    patterns: ['9 ~/ 11', 'MONTH DAY (attacks | attack | terrorist | hijackers | commission)'],
    make: (match, context) => {
      const spelled = has(match, 'MONTH');
      if (spelled && (numberOf(match, 'MONTH') !== 9 || numberOf(match, 'DAY') !== 11)) return null;
      // Before that day the words meant something else.
      if (context.dct !== null && context.dct < dayNumber(2001, 9, 11)) return null;
      return {
        type: 'DATE',
        value: '2001-09-11',
        form: 'explicit',
        end: spelled ? match.end - 1 : match.end,
        aside: true,
      };
    },
    examples: [example('He lost a brother in the Sept. 11 attacks.', 'Sept. 11', '2001-09-11')],
  },
];
