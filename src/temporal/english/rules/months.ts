// Months: "July 2017", "last November", "March", "from May to June 1940".
import { monthValue } from '../../engine/calendar.ts';
import { bareMonth, fullDate, monthFrom, referenceYear } from '../../engine/resolve.ts';
import { type Context, has, numberOf, type Rule, wordOf } from '../../engine/rule.ts';
import { DIRECTIONS, date } from './directed-dates.ts';
import { example } from './example.ts';
import { yearBeside } from './year-beside.ts';

/** Words after which a bare "May", "March", "April" is a month for sure. */
const LEADS = new Set(
  'in of since until till by from to through and or during before after for late early mid this last next between'.split(
    ' ',
  ),
);
/** Where a name could follow too ("June Carter and August Wilson") fewer words tell. */
const STRONG_LEADS = new Set('in since until till during late early mid this last next'.split(' '));
const NAME_LIKE = new Set([3, 4, 5, 6, 8]);

/** "April" or "May" that is a person or a verb rather than a month. */
function looksLikeName(month: number, context: Context): boolean {
  if (!NAME_LIKE.has(month)) return false;
  const before = context.tokens[context.begin - 1];
  const after = context.tokens[context.end];
  const capitalAfter = after?.kind === 'word' && after.capital;
  if (before && (capitalAfter ? STRONG_LEADS : LEADS).has(before.word)) return false;
  if (before?.kind === 'word' && before.capital && context.begin > context.sentence.begin) return true;
  if (after?.kind === 'word' && after.capital) return true;
  return (month === 5 || month === 3) && !(before?.word === '-' || after?.word === ',' || after?.word === '.');
}

export const MONTH_RULES: readonly Rule[] = [
  {
    name: 'month-year',
    patterns: ['MONTH (of | ,)? (the year)? YEAR', 'MONTH SHORT_YEAR', 'MONTH ~- YEAR'],
    make: (match) =>
      date(
        monthValue(
          has(match, 'YEAR') ? numberOf(match, 'YEAR') : numberOf(match, 'SHORT_YEAR'),
          numberOf(match, 'MONTH'),
        ),
        'explicit',
      ),
    examples: [
      example('She was elected in November 2016.', 'November 2016', '2016-11'),
      example('In March of 1998 it rained.', 'March of 1998', '1998-03'),
    ],
  },
  {
    name: 'month-span-year',
    patterns: ['MONTH (- | to | and | through | or | until) MONTH (of | ,)? YEAR'],
    make: (match, context) => {
      const year = numberOf(match, 'YEAR');
      const [from, to] = [numberOf(match, 'MONTH'), numberOf(match, 'MONTH2')];
      const words = context.tokens.slice(match.begin, match.end).map((t) => t.word);
      const middle = match.begin + words.findIndex((w) => /^(-|to|and|through|or|until)$/.test(w));
      return [
        date(monthValue(from > to ? year - 1 : year, from), 'explicit', { end: middle }),
        date(monthValue(year, to), 'explicit', { begin: middle + 1 }),
      ];
    },
    examples: [
      example('It lasted from May to June 1940.', 'May', '1940-05'),
      example('Between November and January 1940 it snowed.', 'November', '1939-11'),
    ],
  },
  {
    name: 'month-of-year',
    patterns: ['MONTH (of | ,)? (this | last | next) year', "(this | last | next) year 's MONTH"],
    make: (match, context) => {
      const year = referenceYear(context);
      if (year === null) return null;
      return date(
        monthValue(year + (DIRECTIONS[wordOf(match, 'WORD2') || wordOf(match, 'WORD')] ?? 0), numberOf(match, 'MONTH')),
        'deictic',
      );
    },
    examples: [
      example('It began in June last year.', 'June last year', '2016-06'),
      example('In January this year he left.', 'January this year', '2017-01'),
    ],
  },
  {
    name: 'month-of-that-year',
    patterns: [
      'MONTH (of | ,)? (that | the same) year',
      '(MONTH DAY | DAY of? MONTH) (of | ,)? (that | the same) year',
    ],
    make: (match, context) => {
      const year = context.discourse.namedYear;
      if (year === null) return null;
      const [month, day] = [numberOf(match, 'MONTH'), numberOf(match, 'DAY')];
      if (Number.isNaN(day)) return date(monthValue(year, month), 'anaphoric');
      return { type: 'DATE', ...fullDate(year, month, day), form: 'anaphoric' };
    },
    examples: [
      example('The year was 1998. In May of that year it shut.', 'May of that year', '1998-05'),
      example('It was built in 1998. It shut on 12 May of the same year.', '12 May of the same year', '1998-05-12'),
    ],
  },
  {
    name: 'directed-month',
    patterns: ['(last | this past | past | this | next | this coming) MONTH'],
    make: (match, context) => {
      const first = context.tokens[match.begin]?.word ?? '';
      const second = context.tokens[match.begin + 1]?.word ?? '';
      const direction = DIRECTIONS[second] ?? DIRECTIONS[first] ?? 0;
      return { type: 'DATE', ...monthFrom(context, numberOf(match, 'MONTH'), direction) };
    },
    examples: [
      example('He was hired last November.', 'last November', '2016-11'),
      example('The court meets next March.', 'next March', '2018-03'),
    ],
  },
  {
    name: 'month',
    patterns: ['MONTH'],
    make: (match, context) => {
      const month = numberOf(match, 'MONTH');
      if (looksLikeName(month, context)) return null;
      if (
        context.tokens[match.begin]?.entry.senses.MONTH_SHORT !== undefined &&
        context.tokens[match.end - 1]?.word !== '.'
      )
        return null;
      const year = yearBeside(context);
      return year === null ? { type: 'DATE', ...bareMonth(context, month) } : date(monthValue(year, month), 'deictic');
    },
    examples: [
      example('Sales fell in June.', 'June', '2017-06'),
      example('The law will take effect in October.', 'October', '2017-10'),
      example('They had met in November.', 'November', '2016-11'),
      example('They had met in May two years ago.', 'May', '2015-05'),
      example('They had met last year, in March.', 'March', '2016-03'),
    ],
    nonExamples: ['You may leave.', 'They march on.', 'April Jones sang.', 'Mrs. May spoke.'],
  },
];
