// Days and periods seen from today: "yesterday", "last week", "two years ago", "later this month".
import { dateOf, dayNumber } from '../../../model/day.ts';
import { dayValue, decadeValue, yearValue } from '../../engine/calendar.ts';
import { referenceDay, referenceMonth, referenceYear } from '../../engine/resolve.ts';
import { type Context, type Finding, has, numberOf, type Rule, type RuleMatch, wordOf } from '../../engine/rule.ts';
import { durationValue, shiftedValue, type Unit } from '../../engine/units.ts';
import { example } from './example.ts';
import { withPart } from './weekdays.ts';

const deictic = (value: string, more: Partial<Finding> = {}): Finding => ({
  type: 'DATE',
  value,
  form: 'deictic',
  ...more,
});

const DAY_WORDS: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tonight: 0, tomorrow: 1 };

/** The day of reference for a unit: in a narrative only as fine as what was mentioned last. */
function reference(context: Context, unit: Unit): number | null {
  const day = referenceDay(context);
  if (day !== null) return day;
  const month = referenceMonth(context);
  if (month && /^(M|Q|Y|DE|CE)$/.test(unit)) return dayNumber(month.year, month.month, 15);
  const year = referenceYear(context);
  return year !== null && /^(Y|DE|CE)$/.test(unit) ? dayNumber(year, 7, 1) : null;
}

const UNKNOWN: Readonly<Record<string, string>> = {
  D: 'XXXX-XX-XX',
  W: 'XXXX-WXX',
  WE: 'XXXX-WXX-WE',
  M: 'XXXX-XX',
  Q: 'XXXX-QX',
  Y: 'XXXX',
};

const shifted = (context: Context, count: number, unit: Unit): string => {
  const day = reference(context, unit);
  return (day === null ? null : shiftedValue(day, count, unit)) ?? UNKNOWN[unit] ?? 'XXXX';
};

const unitOf = (match: RuleMatch): Unit => (wordOf(match, 'UNIT1') || wordOf(match, 'UNITS')) as Unit;

const wordsOf = (match: RuleMatch, context: Context): string[] =>
  context.tokens.slice(match.begin, match.end).map((t) => t.word);

/** The number before a unit: "two", "a"; null for "several". */
export function countOf(match: RuleMatch): number | null {
  if (has(match, 'NUM')) return numberOf(match, 'NUM');
  return has(match, 'SOME') ? null : 1;
}

/** "a year ago" beside quarterly figures means that quarter of the year before. */
export function yearBeforeQuarter(context: Context): string | null {
  const { quarter } = context.discourse;
  return quarter && context.mode === 'news' ? `${Number(quarter.slice(0, 4)) - 1}${quarter.slice(4)}` : null;
}

const DIRECTION: Readonly<Record<string, number>> = { last: -1, past: -1, this: 0, current: 0, next: 1, coming: 1 };

/** "This Week", "USA Today": capitals inside a sentence make it the name of something. */
function isName(context: Context): boolean {
  const last = context.tokens[context.end - 1];
  if (!last?.capital || context.begin === context.sentence.begin) return false;
  const before = context.tokens[context.begin - 1];
  return context.end - context.begin > 1 || before?.kind === 'word';
}

/** Saturday of the week that holds a day. */
const saturdayOf = (day: number): number => day - ((((day + 3) % 7) + 7) % 7) + 5;

/** The weekend gone by (-1), the running or coming one (0), the one after that (1). On Saturday and Sunday 0 and -1 are the same. */
function weekendValueFrom(context: Context, direction: -1 | 0 | 1): string {
  const day = referenceDay(context);
  if (day === null) return UNKNOWN.WE as string;
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
        return word === 'today' ? deictic('PRESENT_REF', { form: 'vague' }) : deictic(UNKNOWN.D as string);
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
    patterns: ['tonight', '(this | last) PART', 'overnight', 'earlier this PART', 'later this PART'],
    make: (match, context) => {
      const words = wordsOf(match, context);
      const day = referenceDay(context);
      const back = words[0] === 'last' || words[0] === 'overnight';
      const date = day === null ? (UNKNOWN.D as string) : dayValue(back ? day - 1 : day);
      return withPart({ value: date, form: 'deictic' }, wordOf(match, 'PART') || 'NI');
    },
    examples: [
      example('He will speak tonight.', 'tonight', '2017-08-02TNI', { type: 'TIME' }),
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
      return deictic(day === null ? (UNKNOWN.D as string) : dayValue(day + (back ? -2 : 2)));
    },
    examples: [example('It was sunny the day before yesterday.', 'the day before yesterday', '2017-07-31')],
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
      if (unit === 'D' && direction === 0) return null;
      if (isName(context)) return null;
      if (words[words.length - 1] === 'quarter' && context.tokens[match.end]?.word === 'of') return null;
      const day = reference(context, unit);
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
    name: 'ago',
    patterns: [
      '(NUM | a | an | a couple of | a couple) more? (UNIT1 | UNITS) (or so)? ago',
      '(NUM | a | one) and a half UNITS ago',
      'a UNIT1 and a half ago',
    ],
    make: (match, context) => {
      const unit = unitOf(match);
      const words = wordsOf(match, context);
      const half = words.includes('half') ? 0.5 : 0;
      const count = (words.includes('couple') ? 2 : (countOf(match) ?? 1)) + half;
      const mod = words.includes('so') || words.includes('couple') ? ({ mod: 'APPROX' } as const) : {};
      if (unit.startsWith('T')) return deictic(shifted(context, 0, 'D'), { ...mod, aside: true });
      const quarter = unit === 'Y' && count === 1 ? yearBeforeQuarter(context) : null;
      if (quarter) return deictic(quarter, { aside: true, ...mod });
      return deictic(shifted(context, -count, unit), mod);
    },
    examples: [
      example('He joined two years ago.', 'two years ago', '2015'),
      example('The store shut six months ago.', 'six months ago', '2017-02'),
      example('It rained three days ago.', 'three days ago', '2017-07-30'),
    ],
  },
  {
    name: 'from-now',
    patterns: [
      '(NUM | a | an) (UNIT1 | UNITS) (from now | from today | hence)',
      "NUM (UNITS) ' time",
      "a UNIT1 's time",
    ],
    make: (match, context) => {
      const unit = unitOf(match);
      return unit.startsWith('T') ? null : deictic(shifted(context, countOf(match) ?? 1, unit));
    },
    examples: [example('The trial opens two weeks from now.', 'two weeks from now', '2017-W33')],
  },
  {
    name: 'weekday-week',
    patterns: ['(a week from | a week | two weeks from) (WEEKDAY | tomorrow | today)'],
    make: (match, context) => {
      const day = referenceDay(context);
      const words = wordsOf(match, context);
      if (day === null || (words[2] !== 'from' && !/^(tomorrow|today)$/.test(words[2] ?? ''))) return null;
      const weekday = numberOf(match, 'WEEKDAY');
      const base = Number.isNaN(weekday)
        ? day + (DAY_WORDS[words[words.length - 1] as string] as number)
        : day + ((((weekday - 1 - ((((day + 3) % 7) + 7) % 7)) % 7) + 7) % 7);
      return deictic(dayValue(base + (words[0] === 'two' ? 14 : 7)));
    },
    examples: [example('It starts a week from Friday.', 'a week from Friday', '2017-08-11')],
  },
  {
    name: 'some-ago',
    patterns: [
      '(SOME | a few | some | many) more? UNITS ago',
      '(not | so)? long ago',
      'a long time ago',
      'some time ago',
      'UNITS ago',
    ],
    make: () => ({ type: 'DATE', value: 'PAST_REF', form: 'vague' }),
    examples: [
      example('That was several years ago.', 'several years ago', 'PAST_REF'),
      example('Long ago it was a port.', 'Long ago', 'PAST_REF'),
    ],
  },
  {
    name: 'stretch',
    patterns: [
      '(the | this)? (last | past | previous | next | coming | following | first | final | preceding | prior | latest | remaining) (NUM | SOME | few | couple of) (more | full | fiscal)? (UNITS | UNIT1)',
      '(the | this) (last | past | coming) UNIT1',
      '(the)? (year - earlier | year - ago) NUM UNITS',
    ],
    make: (match, context) => {
      const unit = unitOf(match);
      const words = wordsOf(match, context);
      const couple = words.includes('couple');
      const some = has(match, 'SOME') || words.includes('few');
      const count = has(match, 'NUM') ? numberOf(match, 'NUM') : couple ? 2 : some ? null : 1;
      if (count === 1 && (unit === 'D' || unit === 'TS' || unit === 'Q') && !has(match, 'NUM')) return null;
      return {
        type: 'DURATION',
        value: durationValue(count, unit),
        form: 'deictic',
        ...(couple ? { mod: 'APPROX' as const } : {}),
      };
    },
    examples: [
      example('Over the past three years prices doubled.', 'the past three years', 'P3Y', { type: 'DURATION' }),
      example('In the next few days we shall know.', 'the next few days', 'PXD', { type: 'DURATION' }),
    ],
  },
  {
    name: 'fiscal-year',
    patterns: ['(the)? fiscal (year)? YEAR', '(the)? (full | fiscal | latest fiscal | entire | whole) year'],
    make: (match, context) => {
      if (has(match, 'YEAR')) return { type: 'DATE', value: yearValue(numberOf(match, 'YEAR')), form: 'explicit' };
      if (context.tokens[match.begin]?.word !== 'the') return null;
      return deictic(shifted(context, 0, 'Y'), { aside: true });
    },
    examples: [example('In fiscal 2016 it lost money.', 'fiscal 2016', '2016')],
  },
];
