// Recurring times: "daily", "every Tuesday", "twice a week", "each year".

import type { Token } from '../../../model/token.ts';
import { type Finding, has, numberOf, type Rule, wordOf } from '../../engine/rule.ts';
import { durationValue, type Unit } from '../../engine/units.ts';
import { example } from './example.ts';

const recurring = (value: string, more: Partial<Finding> = {}): Finding => ({
  type: 'SET',
  value,
  form: 'explicit',
  ...more,
});

const ADVERBS: Readonly<Record<string, string>> = {
  daily: 'P1D',
  nightly: 'P1D',
  weekly: 'P1W',
  biweekly: 'P2W',
  monthly: 'P1M',
  bimonthly: 'P2M',
  yearly: 'P1Y',
  annually: 'P1Y',
  hourly: 'PT1H',
};

const NO_PLURAL =
  /^(was|is|has|as|does|this|takes|lasts|his|its|us|thus|yes|across|plus|always|perhaps|less|unless|besides|needs|says|gets|means|goes|spends|costs|loses)$/;
const isQuantity = (token: Token): boolean =>
  token.kind === 'digits' ||
  token.word === '%' ||
  /^(million|billion|thousand|percent|hundred|dozen)$/.test(token.word) ||
  (/[^s]s$/.test(token.word) && !NO_PLURAL.test(token.word));

export const SET_RULES: readonly Rule[] = [
  {
    name: 'adverb-set',
    patterns: [`(${Object.keys(ADVERBS).join(' | ')})`],
    make: (match, context) => {
      const token = context.tokens[match.begin];
      const after = context.tokens[match.end];
      // "the Daily News": a name
      if (token?.capital && (after?.capital || context.tokens[match.begin - 1]?.capital)) return null;
      return recurring(ADVERBS[wordOf(match, 'WORD')] as string);
    },
    examples: [example('The paper appears daily.', 'daily', 'P1D', { type: 'SET' })],
    nonExamples: ['He writes for the Daily News.'],
  },
  {
    name: 'every-unit',
    patterns: ['(every | each) (NUM | other)? (UNIT1 | UNITS)', 'per UNIT1'],
    make: (match, context) => {
      const words = context.tokens.slice(match.begin, match.end).map((t) => t.word);
      const count = has(match, 'NUM') ? numberOf(match, 'NUM') : words.includes('other') ? 2 : 1;
      const unit = (wordOf(match, 'UNIT1') || wordOf(match, 'UNITS')) as Unit;
      if (words[0] === 'per') return null;
      return recurring(durationValue(count, unit), { quant: words[0] === 'each' ? 'EACH' : 'EVERY' });
    },
    examples: [example('She swims every day.', 'every day', 'P1D', { type: 'SET' })],
  },
  {
    name: 'every-weekday',
    patterns: ['(every | each) WEEKDAY PART?', 'WEEKDAYS', '(on)? WEEKDAY PARTS'],
    make: (match, context) => {
      const day = has(match, 'WEEKDAY') ? numberOf(match, 'WEEKDAY') : numberOf(match, 'WEEKDAYS');
      const part = wordOf(match, 'PART') || wordOf(match, 'PARTS');
      const first = context.tokens[match.begin]?.word ?? '';
      const quant = first === 'each' ? { quant: 'EACH' } : first === 'every' ? { quant: 'EVERY' } : {};
      return recurring(`XXXX-WXX-${day}${part && `T${part}`}`, {
        ...quant,
        begin: first === 'on' ? match.begin + 1 : match.begin,
      });
    },
    examples: [
      example('They meet every Tuesday.', 'every Tuesday', 'XXXX-WXX-2', { type: 'SET' }),
      example('It airs Tuesday nights.', 'Tuesday nights', 'XXXX-WXX-2TNI', { type: 'SET' }),
    ],
  },
  {
    name: 'every-part',
    patterns: ['(every | each) PART'],
    make: (match) => recurring(`XXXX-XX-XXT${wordOf(match, 'PART')}`, { quant: wordOf(match, 'WORD').toUpperCase() }),
    examples: [example('Every night the bells rang.', 'Every night', 'XXXX-XX-XXTNI', { type: 'SET' })],
  },
  {
    name: 'every-month',
    patterns: ['(every | each) (MONTH | SEASON)'],
    make: (match) => {
      const code = has(match, 'MONTH') ? String(numberOf(match, 'MONTH')).padStart(2, '0') : wordOf(match, 'SEASON');
      return recurring(`XXXX-${code}`, { quant: wordOf(match, 'WORD').toUpperCase() });
    },
    examples: [example('The fair is held each July.', 'each July', 'XXXX-07', { type: 'SET' })],
  },
  {
    name: 'times-a-unit',
    patterns: ['(once | twice | thrice | NUM times) (a | an | per | every | each) UNIT1'],
    make: (match) => {
      const times: Readonly<Record<string, number>> = { once: 1, twice: 2, thrice: 3 };
      const count = has(match, 'NUM') ? numberOf(match, 'NUM') : (times[wordOf(match, 'WORD')] ?? 1);
      return recurring(durationValue(1, wordOf(match, 'UNIT1') as Unit), { freq: `${count}X` });
    },
    examples: [example('He trains twice a week.', 'twice a week', 'P1W', { type: 'SET' })],
  },
  {
    name: 'every-weekend',
    patterns: ['(every | each) weekend', 'weekends'],
    make: (match) => recurring('XXXX-WXX-WE', has(match, 'WORD') ? { quant: wordOf(match, 'WORD').toUpperCase() } : {}),
    examples: [example('They ride every weekend.', 'every weekend', 'XXXX-WXX-WE', { type: 'SET' })],
  },
  {
    name: 'rate',
    patterns: ['(a | an) (UNIT1)'],
    make: (match, context) => {
      const before = context.tokens[match.begin - 1];
      const unit = wordOf(match, 'UNIT1') as Unit;
      // "$500 million a year", "four flights a week": so much in each
      if (!before || match.begin === context.sentence.begin || !isQuantity(before) || unit === 'TS' || unit === 'Q')
        return null;
      return recurring(durationValue(1, unit), { quant: 'EVERY' });
    },
    examples: [
      example('It saves $500 million a year.', 'a year', 'P1Y', { type: 'SET' }),
      example('There are four flights a week.', 'a week', 'P1W', { type: 'SET' }),
    ],
    nonExamples: ['It takes a year.'],
  },
];
