// Counted distances from today: "two years ago", "a week from Friday", "the past three months".
import { dayValue } from '../../engine/calendar.ts';
import { referenceDay } from '../../engine/resolve.ts';
import { has, numberOf, type Rule } from '../../engine/rule.ts';
import { durationValue } from '../../engine/units.ts';
import { example } from './example.ts';
import { countOf, deictic, shifted, unitOf, wordsOf, yearBeforeQuarter } from './parts.ts';

export const COUNTED_RULES: readonly Rule[] = [
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
        ? day + (words[words.length - 1] === 'tomorrow' ? 1 : 0)
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
      // "Following five years of war, …": a preposition
      if (words[0] === 'following') return null;
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
];
