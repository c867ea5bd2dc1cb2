// Days and periods seen from today: "yesterday", "last week", "two years ago", "later this month".

import { dateOf, dayNumber, fromIso } from '../../../model/day.ts';
import { dayValue, decadeValue } from '../../engine/calendar.ts';
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

const unitOf = (match: RuleMatch): Unit =>
  (wordOf(match, 'UNIT1') || wordOf(match, 'UNITS') || wordOf(match, 'PERIOD')) as Unit;

/** The number before a unit: "two", "a", "half a"; null for "several". */
export function countOf(match: RuleMatch): number | null {
  if (has(match, 'NUM')) return numberOf(match, 'NUM');
  if (has(match, 'SOME')) return null;
  return 1;
}

const DIRECTION: Readonly<Record<string, number>> = {
  last: -1,
  past: -1,
  previous: -1,
  this: 0,
  current: 0,
  next: 1,
  coming: 1,
  following: 1,
};

/** "last week's" weekend day is the weekend before this week's: on a Monday the weekend just gone. */
function weekend(context: Context, direction: number): string {
  const day = referenceDay(context);
  if (day === null) return 'XXXX-WXX-WE';
  const weekday = (((day + 3) % 7) + 7) % 7;
  // Monday to Thursday "this weekend" still lies ahead; "the weekend" and "last weekend" are the one gone by.
  const saturday = day - weekday + 5;
  if (direction < 0) return shiftedValue(weekday >= 5 && direction === -1 ? saturday : saturday - 7, 0, 'WE') as string;
  return shiftedValue(saturday, direction, 'WE') as string;
}

export const RELATIVE_RULES: readonly Rule[] = [
  {
    name: 'day-word',
    patterns: ['(yesterday | tomorrow | today) PART?'],
    make: (match, context) => {
      const word = wordOf(match, 'WORD');
      const day = referenceDay(context);
      if (day === null) return word === 'today' ? deictic('PRESENT_REF', { form: 'vague' }) : deictic('XXXX-XX-XX');
      return withPart({ value: dayValue(day + (DAY_WORDS[word] as number)), form: 'deictic' }, wordOf(match, 'PART'));
    },
    examples: [
      example('It was announced yesterday.', 'yesterday', '2017-08-01'),
      example('The game is tomorrow night.', 'tomorrow night', '2017-08-03TNI'),
    ],
  },
  {
    name: 'tonight',
    patterns: ['tonight', '(this | last | overnight) PART', 'overnight', 'last evening'],
    make: (match, context) => {
      const first = context.tokens[match.begin]?.word ?? '';
      const day = referenceDay(context);
      const part = wordOf(match, 'PART') || 'NI';
      const date = day === null ? 'XXXX-XX-XX' : dayValue(first === 'last' || first === 'overnight' ? day - 1 : day);
      return withPart({ value: date, form: 'deictic' }, part);
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
      return deictic(day === null ? 'XXXX-XX-XX' : dayValue(day + (back ? -2 : 2)));
    },
    examples: [example('It was sunny the day before yesterday.', 'the day before yesterday', '2017-07-31')],
  },
  {
    name: 'weekend',
    patterns: ['(last | this past | past | the past | this | the | next | this coming | the coming) weekend'],
    make: (match, context) => {
      const words = context.tokens.slice(match.begin, match.end - 1).map((t) => t.word);
      const past = words.includes('last') || words.includes('past');
      if (words.includes('next') || words.includes('coming'))
        return deictic(weekend(context, words.includes('next') ? 0 : 0));
      if (past) return deictic(weekend(context, -1));
      const forward = context.tense() === 'future' || (words[0] === 'this' && context.tense() !== 'past');
      return deictic(weekend(context, forward ? 0 : -1));
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
    ],
    make: (match, context) => {
      const unit = unitOf(match);
      if (unit.startsWith('T') || unit === 'CE') return null;
      const words = context.tokens.slice(match.begin, match.end).map((t) => t.word);
      const word = words[words.length - 2] as string;
      const direction = DIRECTION[word] ?? 0;
      if (unit === 'D' && direction === 0) return null;
      const day = reference(context, unit);
      if (unit === 'DE' && day !== null) return deictic(decadeValue(dateOf(day).year + 10 * direction));
      const mod =
        words[0] === 'earlier' || words[0] === 'early'
          ? 'START'
          : words[0] === 'later' || words[0] === 'late'
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
    name: 'ago',
    patterns: [
      '(NUM | a | an | a couple of | a couple) more? (UNIT1 | UNITS) (or so)? ago',
      '(NUM | a | one) and a half UNITS ago',
    ],
    make: (match, context) => {
      const unit = unitOf(match);
      const couple = wordOf(match, 'WORD') === 'couple' || context.tokens[match.begin + 1]?.word === 'couple';
      const count = couple ? 2 : (countOf(match) ?? 1);
      const mod = context.tokens[match.end - 2]?.word === 'so' ? ({ mod: 'APPROX' } as const) : {};
      if (unit.startsWith('T')) return deictic(`${shifted(context, 0, 'D')}TXX`, { type: 'TIME', ...mod, aside: true });
      const quarter = unit === 'Y' && count === 1 ? context.discourse.quarter : null;
      if (quarter && context.mode === 'news')
        return deictic(`${Number(quarter.slice(0, 4)) - 1}${quarter.slice(4)}`, { aside: true, ...mod });
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
    patterns: ['(NUM | a | an) (UNIT1 | UNITS) (from now | from today | hence)', "in (NUM) (UNITS | UNIT1) ' time"],
    make: (match, context) => {
      const unit = unitOf(match);
      if (unit.startsWith('T')) return null;
      return deictic(shifted(context, countOf(match) ?? 1, unit));
    },
    examples: [example('The trial opens two weeks from now.', 'two weeks from now', '2017-W33')],
  },
  {
    name: 'some-ago',
    patterns: [
      '(SOME | a few | not long | long | a long time | some time) (UNITS)? ago',
      '(UNITS) ago',
      'once upon a time',
    ],
    make: (match) => {
      const unit = unitOf(match);
      return { type: 'DATE', value: 'PAST_REF', form: 'vague', ...(unit ? {} : {}) };
    },
    examples: [
      example('That was several years ago.', 'several years ago', 'PAST_REF'),
      example('Long ago it was a port.', 'Long ago', 'PAST_REF'),
    ],
  },
  {
    name: 'within-past',
    patterns: [
      '(the | this)? (last | past | previous | next | coming | following | first | final | preceding | prior) (NUM | SOME | few | couple of) more? (UNITS | UNIT1)',
      '(the | this) (last | past | coming) (UNIT1)',
    ],
    make: (match, context) => {
      const unit = unitOf(match);
      const hasCount =
        has(match, 'NUM') ||
        has(match, 'SOME') ||
        context.tokens.slice(match.begin, match.end).some((t) => /^(few|couple)$/.test(t.word));
      if (!hasCount && unit === 'W')
        return deictic(shifted(context, wordOf(match, 'WORD2') === 'coming' ? 1 : -1, 'W'));
      const couple = context.tokens.slice(match.begin, match.end).some((t) => t.word === 'couple');
      const count = has(match, 'NUM') ? numberOf(match, 'NUM') : couple ? 2 : hasCount ? null : 1;
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
];

export { fromIso };
