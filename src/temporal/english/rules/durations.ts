// Lengths of time: "three years", "a week", "two and a half hours", "weeks", "decades-long".
import { type Context, type Finding, NO_TIME, type Rule, type RuleMatch, wordOf } from '../../engine/rule.ts';
import { durationValue, type Unit } from '../../engine/units.ts';
import { example } from './example.ts';
import { countOf, unitOf, wordsOf } from './parts.ts';

const duration = (value: string, more: Partial<Finding> = {}): Finding => ({
  type: 'DURATION',
  value,
  form: 'explicit',
  ...more,
});

/** Things whose age is a length of time; the age of a person ("a 55-year-old") only describes him. */
const AGEING = new Set(
  `war conflict dispute feud battle embargo ban blockade siege strike boycott law agreement treaty deal contract program
  programme policy practice company firm tradition record investigation inquiry probe case lawsuit trial campaign crisis rebellion insurgency
  uprising civil regime government rule alliance partnership marriage building bridge stalemate standoff truce ceasefire cease project`.split(
    /\s+/,
  ),
);

const isAge = (match: RuleMatch, context: Context): boolean =>
  wordsOf(match, context).some((word) => word === 'old' || word === 'olds') &&
  !AGEING.has(context.tokens[match.end]?.word ?? '');

/** "three quarters of", "ten seconds and a goal": what is counted is no time. */
const countsNoTime = (unit: Unit, context: Context): boolean =>
  unit === 'Q' && /^(of|-)$/.test(context.tokens[context.end]?.word ?? '');

export const DURATION_RULES: readonly Rule[] = [
  {
    name: 'age',
    patterns: [
      '(NUM | a) - UNIT1 (- | olds | old)? (old | olds)',
      'NUM (UNITS | UNIT1) -? (old | of age)',
      '(NUM | a) UNIT1 old',
    ],
    make: (match, context) =>
      isAge(match, context) ? NO_TIME : duration(durationValue(countOf(match), unitOf(match))),
    examples: [example('The 12-year-old dispute ended.', '12-year-old', 'P12Y', { type: 'DURATION' })],
    nonExamples: ['A 55-year-old man was hurt.', 'He is 55 years old.'],
  },
  {
    name: 'counted-duration',
    patterns: [
      'the? NUM (more | additional | full | consecutive | straight | long | whole | further | trading | working | business | calendar | solid)? UNITS (- long)?',
      'NUM - UNIT1 (- long)?',
      'one (more | full | single | whole)? UNIT1',
      'NUM (hour | minute | day | week | month | year)',
    ],
    make: (match, context) => {
      const unit =
        unitOf(match) ||
        (({ hour: 'TH', minute: 'TM', day: 'D', week: 'W', month: 'M', year: 'Y' } as const)[
          wordOf(match, 'WORD') as 'day'
        ] as Unit);
      const count = countOf(match) ?? 1;
      if (countsNoTime(unit, context)) return null;
      // "60 Minutes" is a programme.
      if (
        context.tokens[match.end - 1]?.capital &&
        context.begin > context.sentence.begin &&
        !context.tokens[match.begin]?.capital
      )
        return null;
      const words = wordsOf(match, context);
      // "one day he will …": some day, not a length.
      if (
        words[0] === 'one' &&
        words.length === 2 &&
        words[1] === 'day' &&
        !/^(in|for|within|than|only|just|about|after|least|last|lasted)$/.test(
          context.tokens[match.begin - 1]?.word ?? '',
        )
      )
        return null;
      return duration(durationValue(count, unit));
    },
    examples: [
      example('He served three years in prison.', 'three years', 'P3Y', { type: 'DURATION' }),
      example('The two-day meeting ended.', 'two-day', 'P2D', { type: 'DURATION' }),
      example('It took 2 1/2 years.', '2 1/2 years', 'P2Y6M', { type: 'DURATION' }),
      example('It rained for twenty-four hours.', 'twenty-four hours', 'PT24H', { type: 'DURATION' }),
    ],
    nonExamples: ['One day he will come.'],
  },
  {
    name: 'half-duration',
    patterns: [
      '(NUM | a | an | one) UNIT1 and a half',
      '(NUM | one) and a half UNITS',
      'half (a | an) UNIT1',
      'NUM - and - a - half - UNIT1',
      '(a | an) half (- )? UNIT1',
    ],
    make: (match, context) =>
      duration(
        durationValue(wordsOf(match, context).includes('and') ? (countOf(match) ?? 1) + 0.5 : 0.5, unitOf(match)),
      ),
    examples: [example('It took two and a half hours.', 'two and a half hours', 'PT2H30M', { type: 'DURATION' })],
  },
  {
    name: 'vague-duration',
    patterns: [
      '(several | a few | few | many | some | a number of | countless | so many | too many | these | those) (more | long)? UNITS (- long)?',
      'a couple (of)? (more)? UNITS',
      '(dozens | hundreds | thousands | tens) of UNITS',
      'several - UNIT1',
      'UNITS - (long | old)',
      'UNITS or UNITS',
    ],
    make: (match, context) => {
      const words = wordsOf(match, context);
      const couple = words.includes('couple');
      if (words[0] === 'these' || words[0] === 'those') return null;
      return duration(durationValue(couple ? 2 : null, unitOf(match)), couple ? { mod: 'APPROX' } : {});
    },
    examples: [
      example('They waited several weeks.', 'several weeks', 'PXW', { type: 'DURATION' }),
      example('A couple of years went by.', 'A couple of years', 'P2Y', { mod: 'APPROX' }),
    ],
  },
  {
    name: 'article-duration',
    patterns: ['(a | an | another | an additional | a whole | a full | an entire) UNIT1 (- long)?'],
    make: (match, context) => {
      const unit = unitOf(match);
      const next = context.tokens[match.end]?.word ?? '';
      const word = context.tokens[match.begin]?.word ?? '';
      if (unit === 'TS' || (unit === 'Q' && word !== 'another')) return null;
      // "a day care centre", "a year-round job", "a minute amount"
      if (
        /^(care|trip|job|trader|school|-|hand|amount|earlier)$/.test(next) &&
        !wordsOf(match, context).includes('long')
      )
        return null;
      return duration(durationValue(1, unit));
    },
    examples: [example('It lasted a week.', 'a week', 'P1W', { type: 'DURATION' })],
    nonExamples: ['She came a second time.', 'He ate a quarter of it.'],
  },
  {
    name: 'bare-duration',
    patterns: ['UNITS'],
    make: (match, context) => {
      const unit = unitOf(match);
      const before = context.tokens[match.begin - 1]?.word ?? '';
      if (/^(TS|Q|CE)$/.test(unit) || /^('s|-|her|his|my|their|our|your|teenage|golden|war)$/.test(before)) return null;
      return duration(durationValue(null, unit));
    },
    examples: [example('They had waited for years.', 'years', 'PXY', { type: 'DURATION' })],
  },
];
