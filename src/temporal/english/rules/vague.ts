// Expressions without a calendar day: "now", "recently", "in the future".
import type { Context, Finding, Rule, RuleMatch } from '../../engine/rule.ts';
import { wordOf } from '../../engine/rule.ts';
import { durationValue, type Unit } from '../../engine/units.ts';
import { example } from './example.ts';

const vague = (value: string): Finding => ({ type: 'DATE', value, form: 'vague' });

/** "recent years" are years that are over; of shorter units the words say how long. */
function recentUnits(match: RuleMatch): Finding {
  const unit = wordOf(match, 'UNITS') as Unit;
  if (unit === 'Y' || unit === 'DE') return vague('PAST_REF');
  return { type: 'DURATION', value: durationValue(null, unit), form: 'vague' };
}

const isQuoted = (context: Context): boolean =>
  context.tokens[context.begin]?.capital === true && context.begin > context.sentence.begin;

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
      'at this (time | moment | point)',
    ],
    make: (match, context) => {
      const first = context.tokens[match.begin]?.word;
      if (
        context.tokens[match.begin]?.word === 'current' &&
        /^(account|accounts|affairs)$/.test(context.tokens[match.end]?.word ?? '')
      )
        return null;
      return isQuoted(context) && first === 'current'
        ? null
        : { ...vague('PRESENT_REF'), begin: first === 'at' ? match.begin + 1 : match.begin };
    },
    examples: [
      example('He now lives abroad.', 'now', 'PRESENT_REF'),
      example('The firm currently employs ten.', 'currently', 'PRESENT_REF'),
    ],
  },
  {
    name: 'past',
    patterns: ['more? recently', 'lately', 'the (recent)? past'],
    make: (match, context) => {
      const next = context.tokens[match.end];
      // "the past season": the word belongs to what follows.
      if (
        match.end - match.begin > 1 &&
        next?.kind === 'word' &&
        next.glued === false &&
        next.entry.senses.UNIT1 !== undefined
      )
        return null;
      return vague('PAST_REF');
    },
    examples: [
      example('He recently resigned.', 'recently', 'PAST_REF'),
      example('That was in the past.', 'the past', 'PAST_REF'),
    ],
  },
  {
    name: 'recent-units',
    patterns: ['recent UNITS', 'past UNITS'],
    make: recentUnits,
    examples: [
      example('In recent years it grew.', 'recent years', 'PAST_REF'),
      example('In recent weeks it grew.', 'recent weeks', 'PXW', { type: 'DURATION' }),
    ],
  },
  {
    name: 'coming-units',
    patterns: ['the? coming UNITS', 'the UNITS ahead', 'future UNITS'],
    make: (match) => {
      const unit = wordOf(match, 'UNITS') as Unit;
      return { type: 'DURATION', value: durationValue(null, unit), form: 'vague' };
    },
    examples: [example('In the coming weeks more will follow.', 'the coming weeks', 'PXW', { type: 'DURATION' })],
  },
  {
    name: 'future',
    patterns: [
      'the (near | foreseeable | immediate | distant)? future',
      'soon',
      'the (near | short) term',
      'in the near future',
    ],
    make: (match, context) => {
      const word = context.tokens[match.begin]?.word;
      // "as soon as", "soon after": how quickly, not when.
      if (word === 'soon' && /^(as|after|afterward|afterwards|enough)$/.test(context.tokens[match.end]?.word ?? ''))
        return null;
      if (word === 'soon' && /^(as|too|how)$/.test(context.tokens[match.begin - 1]?.word ?? '')) return null;
      if (word === 'soon' && context.tense() === 'past') return null;
      if (context.tokens[match.end]?.word === 'of') return null;
      return vague('FUTURE_REF');
    },
    examples: [example('Nobody knows the future.', 'the future', 'FUTURE_REF')],
    nonExamples: ['He was soon released.', 'Come as soon as you can.'],
  },
];
