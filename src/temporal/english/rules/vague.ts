// Expressions without a calendar day: "now", "recently", "in the future".
import type { Finding, Rule } from '../../engine/rule.ts';
import { example } from './example.ts';

const reference = (value: string) => (): Finding => ({ type: 'DATE', value, form: 'vague' });

export const VAGUE_RULES: readonly Rule[] = [
  {
    name: 'present',
    patterns: [
      'right? now',
      'currently',
      'current',
      'presently',
      'at present',
      'nowadays',
      'these days',
      '(at)? this (time | moment | point)',
      'at the moment',
    ],
    make: (match, context) => {
      const words = context.tokens.slice(match.begin, match.end).map((t) => t.word);
      const begin = words[0] === 'at' ? match.begin + 1 : match.begin;
      return { ...reference('PRESENT_REF')(), begin };
    },
    examples: [
      example('He now lives abroad.', 'now', 'PRESENT_REF'),
      example('The firm currently employs ten.', 'currently', 'PRESENT_REF'),
    ],
  },
  {
    name: 'past',
    patterns: ['more? recently', 'lately', 'the (recent)? past', 'recent UNITS', 'formerly', 'previously'],
    make: reference('PAST_REF'),
    examples: [
      example('He recently resigned.', 'recently', 'PAST_REF'),
      example('In recent years it grew.', 'recent years', 'PAST_REF'),
    ],
  },
  {
    name: 'future',
    patterns: [
      'the (near | foreseeable | immediate | distant)? future',
      'soon',
      '(the)? (coming | future) UNITS',
      'the near term',
    ],
    make: reference('FUTURE_REF'),
    examples: [example('Nobody knows the future.', 'the future', 'FUTURE_REF')],
  },
];
