// What people write in questions and news does not: "7/25", "the 25th", "on fri", "the first week of July".
import { dayNumber, daysInMonth, type Weekday } from '../../../model/day.ts';
import { bareMonth, bareWeekday, monthDay, referenceMonth } from '../../engine/resolve.ts';
import { type Context, type Finding, has, numberOf, type Rule, type RuleMatch, wordOf } from '../../engine/rule.ts';
import { example } from './example.ts';
import { interval } from './parts.ts';
import { NEIGHBOUR_RULES } from './question-neighbours.ts';

/** Words that may follow "the 25th" without naming what is counted. */
const AFTER_DAY = /^(and|or|to|through|in|with|about|when|for|at|on|please|then)$/;
/** Words before a short or doubtful name that make it a date. */
const BEFORE_SHORT = /^(in|on|during|since|until|till|before|after|of|by|last|next|this|between|and|to|from)$/;

/** "March" and "May" are a verb and a name too. */
const DOUBTFUL = new Set([3, 5]);

const wordsOf = (match: RuleMatch, context: Context): string[] =>
  context.tokens.slice(match.begin, match.end).map((t) => t.word);

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

/** A year and month from the value of a resolved month. */
function monthOf(
  match: RuleMatch,
  context: Context,
): { readonly year: number; readonly month: number; readonly yearChosen?: boolean } | null {
  const words = wordsOf(match, context);
  const month = numberOf(match, 'MONTH');
  if (has(match, 'YEAR')) return { year: numberOf(match, 'YEAR'), month };
  if (words.includes('month')) {
    const now = referenceMonth(context);
    if (now === null) return null;
    if (!words.includes('last') || words[words.length - 2] !== 'last') return now;
    return now.month === 1 ? { year: now.year - 1, month: 12 } : { year: now.year, month: now.month - 1 };
  }
  const resolved = bareMonth(context, month);
  const year = Number(resolved.value.slice(0, 4));
  return Number.isNaN(year) ? null : { year, month, yearChosen: resolved.yearChosen === true };
}

const ORDER: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4, last: 5, final: 5 };

/** Weeks counted from the first of the month; the last one is its last seven days. */
function weekOfMonth(match: RuleMatch, context: Context): Finding | null {
  const at = monthOf(match, context);
  const order = has(match, 'ORD') ? numberOf(match, 'ORD') : (ORDER[wordOf(match, 'WORD')] ?? 0);
  if (at === null || order < 1 || order > 5) return null;
  const first = dayNumber(at.year, at.month, 1);
  const end = first + daysInMonth(at.year, at.month) - 1;
  const from = order === 5 ? end - 6 : first + (order - 1) * 7;
  return { type: 'DATE', value: interval(from, from + 6), form: 'deictic', ...(at.yearChosen && { yearChosen: true }) };
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
  {
    name: 'question: half of the month',
    patterns: ['the? (first | second | last | latter) half of MONTH (,? YEAR)?'],
    make: (match, context) => {
      const at = monthOf(match, context);
      if (at === null) return null;
      const first = dayNumber(at.year, at.month, 1);
      const days = daysInMonth(at.year, at.month);
      const value =
        wordOf(match, 'WORD') === 'first' ? interval(first, first + 14) : interval(first + 15, first + days - 1);
      return { type: 'DATE', value, form: 'deictic', ...(at.yearChosen && { yearChosen: true }) };
    },
    examples: [
      example('what happened in the second half of July?', 'the second half of July', '2017-07-16/2017-07-31'),
    ],
  },
  {
    name: 'question: week of the month',
    patterns: [
      'the? (ORD | last | final) week (of | in) MONTH (,? YEAR)?',
      'the? (ORD | last | final) week of (last | this) month',
    ],
    make: weekOfMonth,
    examples: [example('what happened in the first week of July?', 'the first week of July', '2017-07-01/2017-07-07')],
  },
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
