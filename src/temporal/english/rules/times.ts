// Times of day: "10:35 a.m.", "9 a.m. EST", "noon", "at 17:00", "4 in the morning".
import { dayValue } from '../../engine/calendar.ts';
import { referenceDay } from '../../engine/resolve.ts';
import { type Context, type Finding, has, numberOf, type Rule, type RuleMatch, wordOf } from '../../engine/rule.ts';
import { hasEventAnchor } from './anaphoric.ts';
import { example } from './example.ts';

const pad = (n: number): string => String(n).padStart(2, '0');

/** The day the clock stands on: the last one mentioned in the sentence or before, else the publication day. */
const dayOf = (context: Context): string => {
  const day = context.discourse.day ?? referenceDay(context);
  return day === null ? 'XXXX-XX-XX' : dayValue(day);
};

const time = (context: Context, clock: string): Finding => ({
  type: 'TIME',
  value: `${dayOf(context)}T${clock}`,
  form: 'anaphoric',
  floating: true,
});

function clockOf(match: RuleMatch, half: number): string | null {
  const hour = numberOf(match, 'HOUR');
  if (hour > 12 || hour < 1) return null;
  const minute = has(match, 'MINUTE') ? numberOf(match, 'MINUTE') : 0;
  return `${pad((hour % 12) + half)}:${pad(minute)}`;
}

export const TIME_RULES: readonly Rule[] = [
  {
    name: 'clock',
    patterns: ['HOUR (~: ~MINUTE | ~. ~MINUTE)? MERIDIEM (.? ZONE)?'],
    make: (match, context) => {
      const clock = clockOf(match, numberOf(match, 'MERIDIEM'));
      return clock === null ? null : time(context, clock);
    },
    examples: [example('On July 21 it began at 10:35 a.m. sharp.', '10:35 a.m.', '2017-07-21T10:35', { type: 'TIME' })],
  },
  {
    name: 'clock-24',
    patterns: ['HOUR ~: ~MINUTE (ZONE | hours | hrs)?', 'CLOCK4 (ZONE | hours | hrs)'],
    make: (match, context) => {
      if (has(match, 'CLOCK4')) {
        const number = numberOf(match, 'CLOCK4');
        return number > 2400 ||
          number % 100 > 59 ||
          (!has(match, 'ZONE') && !/^0|00$/.test(context.tokens[match.begin]?.word ?? ''))
          ? null
          : time(context, `${pad(Math.floor(number / 100))}:${pad(number % 100)}`);
      }
      const before = context.tokens[match.begin - 1]?.word ?? '';
      if (
        !has(match, 'ZONE') &&
        !/^(at|around|about|by|until|from|to|after|before|since|approximately|nearly)$/.test(before)
      )
        return null;
      if (numberOf(match, 'HOUR') > 24) return null;
      return time(context, `${pad(numberOf(match, 'HOUR'))}:${pad(numberOf(match, 'MINUTE'))}`);
    },
    examples: [example('On July 21 the train left at 17:05.', '17:05', '2017-07-21T17:05', { type: 'TIME' })],
    nonExamples: ['They won 3:2.', 'He ran it in 2:45.'],
  },
  {
    name: 'noon',
    patterns: ['(noon | midnight | midday)'],
    make: (match, context) => time(context, wordOf(match, 'WORD') === 'midnight' ? '24:00' : '12:00'),
    examples: [example('On July 21 at noon the bells rang.', 'noon', '2017-07-21T12:00', { type: 'TIME' })],
  },
  {
    name: 'hour-in-part',
    patterns: ["HOUR (o'clock)? in the PART", "(at | around | by | about) HOUR o'clock"],
    make: (match, context) => {
      const part = wordOf(match, 'PART');
      const clock = clockOf(match, part === 'AF' || part === 'EV' ? 12 : 0);
      const at = has(match, 'WORD') ? match.begin + 1 : match.begin;
      return clock === null ? null : { ...time(context, clock), begin: at };
    },
    examples: [
      example('On July 21 he woke at 4 in the morning.', '4 in the morning', '2017-07-21T04:00', { type: 'TIME' }),
    ],
  },
  {
    name: 'mid-part',
    patterns: ['mid -? (afternoon | morning | evening)', '(midafternoon | midmorning)'],
    make: (match, context) => {
      const part =
        { afternoon: 'AF', morning: 'MO', evening: 'EV', midafternoon: 'AF', midmorning: 'MO' }[
          wordOf(match, 'WORD')
        ] ?? 'AF';
      return { ...time(context, ''), value: `${dayOf(context)}T${part}`, mod: 'MID' };
    },
    examples: [
      example('On July 21, by mid-afternoon, it was over.', 'mid-afternoon', '2017-07-21TAF', {
        type: 'TIME',
        mod: 'MID',
      }),
    ],
  },
  {
    name: 'day-part',
    patterns: ['(the | that) (next | following | same | previous) PART', 'that PART', 'the PART (before | after)?'],
    make: (match, context) => {
      const words = context.tokens.slice(match.begin, match.end).map((t) => t.word);
      const part = wordOf(match, 'PART');
      const after = context.tokens[match.end]?.word;
      if (words[0] === 'the' && words.length === 2 && (part === 'NI' || after === 'of')) return null;
      const isTrailing = /^(?:before|after)$/.test(words.at(-1) ?? '');
      if (isTrailing && (context.discourse.day === null || hasEventAnchor(context)))
        return { type: 'TIME', value: `XXXX-XX-XXT${part}`, form: 'anaphoric', end: match.end - 1 };
      const shift =
        words.includes('next') || words.includes('following') || words.includes('after')
          ? 1
          : words.includes('previous') || words.includes('before')
            ? -1
            : 0;
      const day = context.discourse.day ?? referenceDay(context);
      if (day === null) return { type: 'TIME', value: `XXXX-XX-XXT${part}`, form: 'anaphoric' };
      return { type: 'TIME', value: `${dayValue(day + shift)}T${part}`, form: 'anaphoric' };
    },
    examples: [
      example('It began on July 21. That night it rained.', 'That night', '2017-07-21TNI', { type: 'TIME' }),
      example('The morning after the vote it rained.', 'The morning', 'XXXX-XX-XXTMO', { type: 'TIME' }),
      example('It began on July 21. The next morning it rained.', 'The next morning', '2017-07-22TMO', {
        type: 'TIME',
      }),
    ],
  },
];
