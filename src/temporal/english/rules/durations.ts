// Lengths of time: "three years", "a week", "55-year-old", "two and a half hours", "weeks", "decades-long".
import { type Finding, has, type Rule, type RuleMatch, wordOf } from '../../engine/rule.ts';
import { durationValue, type Unit } from '../../engine/units.ts';
import { example } from './example.ts';
import { countOf } from './relative.ts';

const duration = (value: string, more: Partial<Finding> = {}): Finding => ({
  type: 'DURATION',
  value,
  form: 'explicit',
  ...more,
});
const unitOf = (match: RuleMatch): Unit => (wordOf(match, 'UNIT1') || wordOf(match, 'UNITS')) as Unit;

export const DURATION_RULES: readonly Rule[] = [
  {
    name: 'counted-duration',
    patterns: [
      'NUM (more | additional | full | consecutive | straight | long | whole | further | trading | working | business)? UNITS',
      'NUM - UNIT1 (- (old | long))?',
      'NUM UNITS - (old | long)',
      'NUM UNIT1',
    ],
    make: (match, context) => {
      const unit = unitOf(match);
      const count = countOf(match);
      if (count === null) return null;
      const hyphenated = context.tokens[match.begin + 1]?.word === '-';
      if (
        !hyphenated &&
        has(match, 'UNIT1') &&
        count !== 1 &&
        !(count % 1 === 0.5 && count < 1) &&
        unit !== 'Y' &&
        unit !== 'M' &&
        unit !== 'D' &&
        unit !== 'TH'
      )
        return null;
      if (has(match, 'UNIT1') && (unit === 'TS' || unit === 'Q') && !hyphenated && count !== 1) return null;
      return duration(durationValue(count, unit));
    },
    examples: [
      example('He served three years in prison.', 'three years', 'P3Y', { type: 'DURATION' }),
      example('A 55-year-old man was hurt.', '55-year-old', 'P55Y', { type: 'DURATION' }),
      example('The two-day meeting ended.', 'two-day', 'P2D', { type: 'DURATION' }),
      example('It took 2 1/2 years.', '2 1/2 years', 'P2Y6M', { type: 'DURATION' }),
    ],
  },
  {
    name: 'half-duration',
    patterns: [
      '(NUM | a | an | one) UNIT1 and a half',
      '(NUM | one) and a half UNITS',
      'half (a | an) UNIT1',
      '(a | an) half (- )? UNIT1',
    ],
    make: (match, context) => {
      const words = context.tokens.slice(match.begin, match.end).map((t) => t.word);
      const whole = words.includes('and') ? (countOf(match) ?? 1) : 0;
      return duration(durationValue(whole + 0.5, unitOf(match)));
    },
    examples: [example('It took two and a half hours.', 'two and a half hours', 'PT2H30M', { type: 'DURATION' })],
  },
  {
    name: 'vague-duration',
    patterns: [
      '(several | a few | few | many | some | a number of | countless | dozens of | hundreds of) (more)? UNITS (- (long | old))?',
      '(a couple of | a couple) (more)? UNITS',
      '(dozens of | hundreds of | thousands of) UNITS',
      'several - UNIT1',
      'UNITS - (long | old)',
    ],
    make: (match, context) => {
      const couple = context.tokens[match.begin + 1]?.word === 'couple';
      return duration(durationValue(couple ? 2 : null, unitOf(match)), couple ? { mod: 'APPROX' } : {});
    },
    examples: [
      example('They waited several weeks.', 'several weeks', 'PXW', { type: 'DURATION' }),
      example('A couple of years went by.', 'A couple of years', 'P2Y', { mod: 'APPROX' }),
    ],
  },
  {
    name: 'article-duration',
    patterns: ['(a | an | another | an additional | one more | a whole | a full) UNIT1 (- long)?'],
    make: (match, context) => {
      const unit = unitOf(match);
      const next = context.tokens[match.end]?.word ?? '';
      if (unit === 'TS' || (unit === 'Q' && context.tokens[match.begin]?.word !== 'another')) return null;
      // "a quarter of", "a minute after", "a day care centre"
      if (unit === 'D' && /^(care|trip|job|off|trader|school)$/.test(next)) return null;
      return duration(durationValue(1, unit));
    },
    examples: [example('It lasted a week.', 'a week', 'P1W', { type: 'DURATION' })],
    nonExamples: ['She came a second time.', 'He ate a quarter of it.'],
  },
  {
    name: 'bare-duration',
    patterns: [
      '(for | after | in | within | over | of | take | takes | took | lasted | spent | by) UNITS',
      'UNITS (of | before | after | earlier | later | and)',
      'UNITS',
    ],
    make: (match, context) => {
      const unit = unitOf(match);
      const before = context.tokens[match.begin - 1]?.word ?? '';
      const begin =
        has(match, 'WORD') && context.tokens[match.begin]?.entry.senses['UNITS'] === undefined
          ? match.begin + 1
          : match.begin;
      if (unit === 'TS' || unit === 'Q' || unit === 'CE' || before === "'s") return null;
      return duration(durationValue(null, unit), { begin, end: begin + 1 });
    },
    examples: [example('They had waited for years.', 'years', 'PXY', { type: 'DURATION' })],
  },
];
