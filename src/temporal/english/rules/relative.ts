// Days and periods seen from today: "yesterday", "last week", "the weekend", "later this month".
import { dateOf, type Weekday } from '../../../model/day.ts';
import { dayValue, decadeValue, weekdayBefore, yearValue } from '../../engine/calendar.ts';
import { bareWeekday, referenceDay } from '../../engine/resolve.ts';
import { type Context, has, numberOf, type Rule, wordOf } from '../../engine/rule.ts';
import { shiftedValue, type Unit } from '../../engine/units.ts';
import { example } from './example.ts';
import { deictic, isName, referenceFor, shifted, unitOf, unknownValue, wordsOf } from './parts.ts';
import { withPart } from './weekdays.ts';

const DAY_WORDS: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tonight: 0, tomorrow: 1 };

const DIRECTION: Readonly<Record<string, number>> = { last: -1, past: -1, this: 0, current: 0, next: 1, coming: 1 };

/** Words before a stretch of time. */
const OVER = /^(over|in|within|during|for|throughout|the)$/;

/** Saturday of the week that holds a day. */
const saturdayOf = (day: number): number => day - ((((day + 3) % 7) + 7) % 7) + 5;

/** The weekend gone by (-1), the running or coming one (0), the one after that (1). On Saturday and Sunday 0 and -1 are the same. */
function weekendValueFrom(context: Context, direction: -1 | 0 | 1): string {
  const day = referenceDay(context);
  if (day === null) return unknownValue('WE');
  const saturday = saturdayOf(day);
  const gone = direction < 0 && day < saturday ? saturday - 7 : saturday;
  return shiftedValue(direction > 0 ? saturday + 7 : gone, 0, 'WE') as string;
}

export const RELATIVE_RULES: readonly Rule[] = [
  {
    name: 'day-word',
    patterns: ['(yesterday | tomorrow | today) PART?', '(earlier | later) (today | yesterday)'],
    make: (match, context) => {
      if (isName(context) && !has(match, 'PART')) return null;
      const word = wordsOf(match, context).find((w) => w in DAY_WORDS) as string;
      // In a history "today" is the writer's, not the narrative's.
      if (context.mode === 'narrative' && word === 'today') return deictic('PRESENT_REF', { form: 'vague' });
      const day = referenceDay(context);
      if (day === null)
        return word === 'today' ? deictic('PRESENT_REF', { form: 'vague' }) : deictic(unknownValue('D'));
      return withPart({ value: dayValue(day + (DAY_WORDS[word] as number)), form: 'deictic' }, wordOf(match, 'PART'));
    },
    examples: [
      example('It was announced yesterday.', 'yesterday', '2017-08-01'),
      example('The game is tomorrow night.', 'tomorrow night', '2017-08-03TNI'),
      example('Earlier today he spoke.', 'Earlier today', '2017-08-02'),
    ],
  },
  {
    name: 'part-of-today',
    patterns: ['tonight', '(this | last) PART', 'overnight (on? WEEKDAY)?', 'earlier this PART', 'later this PART'],
    make: (match, context) => {
      const words = wordsOf(match, context);
      const day = referenceDay(context);
      const back = words[0] === 'last' || words[0] === 'overnight';
      if (has(match, 'WEEKDAY')) return withPart(bareWeekday(context, numberOf(match, 'WEEKDAY') as Weekday), 'NI');
      const date = day === null ? unknownValue('D') : dayValue(back ? day - 1 : day);
      return withPart({ value: date, form: 'deictic' }, wordOf(match, 'PART') || 'NI');
    },
    examples: [
      example('He will speak tonight.', 'tonight', '2017-08-02TNI', { type: 'TIME' }),
      example('It burned down overnight on Monday.', 'overnight on Monday', '2017-07-31TNI'),
      example('The deal was struck last night.', 'last night', '2017-08-01TNI'),
      example('They met this morning.', 'this morning', '2017-08-02TMO'),
    ],
  },
  {
    name: 'day-before-yesterday',
    patterns: ['the? day (before yesterday | after tomorrow)'],
    make: (match, context) => {
      const day = referenceDay(context);
      const back = context.tokens[match.end - 1]?.word === 'yesterday';
      return deictic(day === null ? unknownValue('D') : dayValue(day + (back ? -2 : 2)));
    },
    examples: [example('It was sunny the day before yesterday.', 'the day before yesterday', '2017-07-31')],
  },
  {
    name: 'before-last',
    patterns: ['the (week | month | year | weekend) before last', 'the WEEKDAY before last'],
    make: (match, context) => {
      const now = referenceDay(context);
      if (now === null) return null;
      if (has(match, 'WEEKDAY'))
        return deictic(dayValue(weekdayBefore(now, numberOf(match, 'WEEKDAY') as Weekday) - 7));
      const word = wordsOf(match, context)[1];
      if (word === 'weekend') return deictic(shiftedValue(saturdayOf(now) - 14, 0, 'WE') as string);
      return deictic(shifted(context, -2, word === 'week' ? 'W' : word === 'month' ? 'M' : 'Y'));
    },
    examples: [
      example('She resigned the Friday before last.', 'the Friday before last', '2017-07-21'),
      example('She resigned the week before last.', 'the week before last', '2017-W29'),
      example('She resigned the weekend before last.', 'the weekend before last', '2017-W29-WE'),
      example('She resigned the year before last.', 'the year before last', '2015'),
    ],
  },
  {
    name: 'weekend',
    patterns: ['(last | this past | past | the past | this | the | next | this coming | the coming | next) weekend'],
    make: (match, context) => {
      const words = wordsOf(match, context);
      if (words[0] === 'next')
        return deictic(
          weekendValueFrom(context, saturdayOf(referenceDay(context) ?? 0) - (referenceDay(context) ?? 0) > 3 ? 0 : 1),
        );
      if (words.includes('coming')) return deictic(weekendValueFrom(context, 0));
      if (words.includes('last') || words.includes('past')) return deictic(weekendValueFrom(context, -1));
      const before = context.tokens[match.begin - 1]?.word ?? '';
      const tense = context.tense();
      const forward =
        tense === 'future' || /^(before|until|by|of)$/.test(before) || (words[0] === 'this' && tense !== 'past');
      return deictic(weekendValueFrom(context, forward ? 0 : -1));
    },
    examples: [
      example('He played golf over the weekend.', 'the weekend', '2017-W30-WE'),
      example('They will travel this weekend.', 'this weekend', '2017-W31-WE'),
    ],
  },
  {
    name: 'directed-period',
    patterns: [
      '(last | this | next | this past | this coming | the current | the coming) (UNIT1)',
      '(earlier | later | late | early) (last | this | next) UNIT1',
      '(the past | the last) week',
      'the? current fiscal year',
      '(last | this | next) (fiscal | calendar | financial | school | academic) year',
    ],
    make: (match, context) => {
      const words = wordsOf(match, context);
      const unit: Unit = has(match, 'UNIT1') ? unitOf(match) : words.includes('week') ? 'W' : 'Y';
      if (/^(T.|CE|ML)$/.test(unit)) return null;
      const direction = words.map((w) => DIRECTION[w]).find((d) => d !== undefined && d !== 0) ?? 0;
      // "the last day of the trial" is not yesterday
      if (unit === 'D' && direction <= 0) return null;
      if (isName(context)) return null;
      if (words[words.length - 1] === 'quarter' && context.tokens[match.end]?.word === 'of') return null;
      const day = referenceFor(context, unit);
      if (unit === 'DE' && direction > 0 && OVER.test(context.tokens[match.begin - 1]?.word ?? ''))
        return { type: 'DURATION', value: 'P10Y', form: 'deictic' };
      if (unit === 'DE' && day !== null) return deictic(decadeValue(dateOf(day).year + 10 * direction));
      const mod = /^(earlier|early)$/.test(words[0] ?? '')
        ? 'START'
        : /^(later|late)$/.test(words[0] ?? '')
          ? 'END'
          : undefined;
      return deictic(shifted(context, direction, unit), mod ? { mod } : {});
    },
    examples: [
      example('Profits rose last year.', 'last year', '2016'),
      example('The hearing is next week.', 'next week', '2017-W32'),
      example('He was fired last month.', 'last month', '2017-07'),
      example('Costs will double over the coming decade.', 'the coming decade', 'P10Y', { type: 'DURATION' }),
      example('Earlier this year he won.', 'Earlier this year', '2017', { mod: 'START' }),
    ],
  },
  {
    name: 'unit-of-today',
    patterns: [
      'earlier in the (day | week | month | year)',
      'later in the (day | week | month | year)',
      'the (end | beginning | start | middle) of the (day | week | month | year)',
      "(year - end | year end | year 's end | yearend | the year 's end)",
    ],
    make: (match, context) => {
      const words = wordsOf(match, context);
      const unit = ({ day: 'D', week: 'W', month: 'M', year: 'Y' } as const)[words[words.length - 1] as 'day'] ?? 'Y';
      const mod = /^(earlier|beginning|start)$/.test(words.find((w) => /^(earlier|beginning|start)$/.test(w)) ?? '')
        ? 'START'
        : words.includes('middle')
          ? 'MID'
          : 'END';
      if (unit === 'D') return null;
      return deictic(shifted(context, 0, unit), { mod });
    },
    examples: [example('It will be done by the end of the year.', 'the end of the year', '2017', { mod: 'END' })],
  },
  {
    name: 'fiscal-year',
    patterns: [
      '(the)? fiscal (year)? YEAR',
      'YEAR (fiscal | financial) year',
      '(the)? (full | fiscal | latest fiscal | entire | whole) year',
    ],
    make: (match, context) => {
      if (has(match, 'YEAR')) return { type: 'DATE', value: yearValue(numberOf(match, 'YEAR')), form: 'explicit' };
      if (context.tokens[match.begin]?.word !== 'the') return null;
      return deictic(shifted(context, 0, 'Y'), { aside: true });
    },
    examples: [
      example('In fiscal 2016 it lost money.', 'fiscal 2016', '2016'),
      example('In its 2016 fiscal year it lost money.', '2016 fiscal year', '2016'),
    ],
  },
];
