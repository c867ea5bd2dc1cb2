// What people write in questions and news does not: "7/25", "the 25th", "on fri", "the first week of July".
import type { Weekday } from '../../../model/day.ts';
import { bareMonth, bareWeekday, monthDay } from '../../engine/resolve.ts';
import { type Context, type Finding, has, numberOf, type Rule, type RuleMatch } from '../../engine/rule.ts';
import { example } from './example.ts';
import { interval } from './parts.ts';
import { MONTH_PART_RULES } from './question-month-parts.ts';
import { NEIGHBOUR_RULES } from './question-neighbours.ts';

/** Words that may follow "the 25th" without naming what is counted. */
const AFTER_DAY = /^(and|or|to|through|in|with|about|when|for|at|on|please|then)$/;
/** Words before a short or doubtful name that make it a date. */
const BEFORE_SHORT = /^(in|on|during|since|until|till|before|after|of|by|last|next|this|between|and|to|from)$/;

/** "March" and "May" are a verb and a name too. */
const DOUBTFUL = new Set([3, 5]);

const isGlued = (context: Context): boolean => {
  const [first, after, next] = [
    context.tokens[context.begin],
    context.tokens[context.end],
    context.tokens[context.end + 1],
  ];
  return (
    first?.glued === true ||
    Boolean(after?.glued && (after.kind !== 'mark' || (/^[-/._%]$/.test(after.word) && next?.glued)))
  );
};

/** American order, unless only the other one is a date. */
function slashDate(match: RuleMatch, context: Context): Finding | null {
  const [a, b] = [numberOf(match, 'D12'), numberOf(match, 'D122')];
  const next = context.tokens[match.end];
  if (isGlued(context) || (next?.kind === 'word' && !AFTER_DAY.test(next.word))) return null;
  const [month, day] = a > 12 && b <= 12 ? [b, a] : [a, b];
  if (month < 1 || month > 12 || day < 1) return null;
  return { type: 'DATE', ...monthDay(context, month, day) };
}

export const QUESTION_RULES: readonly Rule[] = [
  {
    name: 'question: slash date',
    patterns: ['D12 ~/ D12'],
    make: slashDate,
    examples: [
      example('what happened on 7/25?', '7/25', '2017-07-25'),
      example('what happened on 25/7?', '25/7', '2017-07-25'),
    ],
  },
  {
    name: 'question: impossible ISO date',
    patterns: ['D4 ~- D2 ~- D2'],
    make: (match, context) => {
      const [month, day] = [numberOf(match, 'D2'), numberOf(match, 'D22')];
      if (isGlued(context) || (month >= 1 && month <= 12)) return null;
      const value = `${numberOf(match, 'D4')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      return { type: 'DATE', value, form: 'explicit' };
    },
    examples: [example('what happened on 2017-13-05?', '2017-13-05', '2017-13-05')],
  },
  {
    name: 'question: day of the month',
    patterns: ['the ORDINAL_DAY'],
    make: (match, context) => {
      const token = context.tokens[match.end - 1];
      const next = context.tokens[match.end];
      if (token?.kind !== 'ordinal' || (next?.kind === 'word' && !AFTER_DAY.test(next.word))) return null;
      return {
        type: 'DATE',
        value: `XXXX-XX-${String(numberOf(match, 'ORDINAL_DAY')).padStart(2, '0')}`,
        form: 'deictic',
      };
    },
    examples: [example('what happened on the 1st?', 'the 1st', 'XXXX-XX-01')],
    nonExamples: ['what about the 25th amendment?'],
  },
  {
    name: 'question: short weekday',
    patterns: ['WEEKDAY_SHORT'],
    make: (match, context) => {
      if (!BEFORE_SHORT.test(context.tokens[match.begin - 1]?.word ?? '')) return null;
      return { type: 'DATE', ...bareWeekday(context, numberOf(match, 'WEEKDAY_SHORT') as Weekday) };
    },
    examples: [example('what happened on fri?', 'fri', '2017-07-28')],
    nonExamples: ['who sat on it?'],
  },
  {
    name: 'question: month',
    patterns: ['MONTH_NAME', 'MONTH_SHORT'],
    make: (match, context) => {
      const before = context.tokens[match.begin - 1]?.word ?? '';
      if (
        !BEFORE_SHORT.test(before) &&
        !(
          has(match, 'MONTH_NAME') &&
          /^(about|for|is|was)$/.test(before) &&
          !DOUBTFUL.has(numberOf(match, 'MONTH_NAME'))
        )
      )
        return null;
      const month = has(match, 'MONTH_NAME') ? numberOf(match, 'MONTH_NAME') : numberOf(match, 'MONTH_SHORT');
      return { type: 'DATE', ...bareMonth(context, month) };
    },
    examples: [example('what happened in may?', 'may', '2017-05'), example('what happened in jul?', 'jul', '2017-07')],
    nonExamples: ['what may happen?'],
  },
  ...MONTH_PART_RULES,
  {
    name: 'question: week before last',
    patterns: ['the? week before last'],
    make: (_match, context) => {
      const now = context.dct;
      if (now === null) return null;
      const monday = now - ((((now + 3) % 7) + 7) % 7) - 14;
      return { type: 'DATE', value: interval(monday, monday + 6), form: 'deictic' };
    },
    examples: [example('what happened the week before last?', 'the week before last', '2017-07-17/2017-07-23')],
  },
  {
    name: 'question: week number',
    patterns: ['week NUM (of YEAR | ,? YEAR)?', '(calendar week | kw) NUM (of YEAR | / YEAR | ,? YEAR)?'],
    make: (match, context) => {
      const week = numberOf(match, 'NUM');
      const stated = has(match, 'YEAR') ? numberOf(match, 'YEAR') : null;
      const month = Math.min(12, Math.floor(week / 4.4) + 1);
      const year = stated ?? context.chooseYear?.(month, null, null) ?? null;
      if (year === null || !(week >= 1 && week <= 53) || week % 1 !== 0) return null;
      const value = `${year}-W${String(week).padStart(2, '0')}`;
      return { type: 'DATE', value, form: 'deictic', ...(stated === null && { yearChosen: true }) };
    },
    examples: [
      example('what happened in week 30 of 2017?', 'week 30 of 2017', '2017-W30'),
      example('KW 30 2017', 'KW 30 2017', '2017-W30'),
    ],
    nonExamples: ['week 99 of 2017'],
  },
  ...NEIGHBOUR_RULES,
];
