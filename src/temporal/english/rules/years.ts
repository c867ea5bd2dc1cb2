// Years, decades and centuries: "2016", "480 BC", "'89", "the 1990s", "the 20th century".

import { nth } from '../../../model/nth.ts';
import type { Token } from '../../../model/token.ts';
import { decadeValue, yearValue } from '../../engine/calendar.ts';
import { referenceYear } from '../../engine/resolve.ts';
import { type Context, has, numberOf, type Rule, type RuleMatch, wordOf } from '../../engine/rule.ts';
import { DIRECTIONS, date } from './directed-dates.ts';
import { example } from './example.ts';

/** Years need a sign that they are no count: a preposition before, or nothing countable behind. */
const YEAR_LEADS = new Set(
  'in since of until till by from to through and or during before after for late early mid between the year about around circa fiscal than ( - , / back end'.split(
    ' ',
  ),
);
const NOT_COUNTED = new Set(
  'and or but to in on at the a an by for with when as it he she they was were is that which who until through from because after before at had has have'.split(
    ' ',
  ),
);

/** What bears numbers that look like years. */
const NUMBERED = new Set(
  'room flight route highway section article no number chapter page apollo interstate unit bus train gate model version'.split(
    ' ',
  ),
);
/** Words before a count: "there were 1917 votes". */
const COUNTED_BY = new Set(
  'were are was some all only these those another than got received won had has have killed injured with'.split(' '),
);
const isPlural = (token: Token | undefined): boolean =>
  token?.kind === 'word' && !token.capital && /[^s]s$/.test(token.word) && !NOT_COUNTED.has(token.word);

function isYear(match: RuleMatch, context: Context): boolean {
  const year = numberOf(match, 'YEAR');
  const token = nth(context.tokens, match.begin);
  const before = context.tokens[match.begin - 1];
  const after = context.tokens[match.end];
  if (token.kind !== 'digits') return before !== undefined && YEAR_LEADS.has(before.word);
  if (after?.glued && after.word === '-' && context.tokens[match.end + 1]?.kind === 'digits') {
    return isYearRange(context, match.end + 1, year);
  }
  const first = context.tokens[match.begin - 2];
  if (token.glued && before?.word === '-' && first?.kind === 'digits') return isRangeEnd(first, context, year);
  if (before?.kind === 'digits') return false;
  if (before && (NUMBERED.has(before.word) || (COUNTED_BY.has(before.word) && isPlural(after)))) return false;
  if (context.begin === context.sentence.begin && after?.kind === 'word' && !NOT_COUNTED.has(after.word))
    return year >= 1900;
  if (year < 1500 || year > 2050)
    return before !== undefined && /^(in|since|year|of|by|until|from|circa)$/.test(before.word) && !isCountable(after);
  if (before && YEAR_LEADS.has(before.word) && !isCountable(after)) return true;
  return year >= 1800 && year <= 2050 && !isCountable(after);
}

/** Words before a year to which a narrative moves on; "until 1944", "the war of 1812" only mention it. */
const MOVES_TO = /^(in|during|by|early|late|mid|-|year|end|beginning|start|middle)$/;
/** A year this far from where a narrative stands is a look aside. */
const FAR_YEARS = 25;
/** A sentence's opening words of time are no longer than this. */
const OPENING = 5;

/** Whether a bare year in a history leaves the narrative where it is. */
function isAside(context: Context, year: number): boolean {
  const { at } = context.discourse;
  if (context.mode === 'news' || at === null) return false;
  const before = context.tokens[context.begin - 1]?.word ?? '';
  const lead = before === 'of' || before === 'the' ? (context.tokens[context.begin - 2]?.word ?? '') : before;
  const first = context.tokens[context.sentence.begin]?.word ?? '';
  // "During the war of 1864 she ran a hospital"
  const opens = /^(?:in|during)$/.test(first) && context.begin - context.sentence.begin <= OPENING;
  return (!opens && !MOVES_TO.test(lead)) || Math.abs(year - at.year) > FAR_YEARS;
}

const isCountable = (after: Token | undefined): boolean =>
  after?.kind === 'word' &&
  !after.glued &&
  /(?:people|men|women|children|percent|miles|feet|metres|meters|kilometers|kilometres|dollars|points|troops|pounds|tons|tonnes|barrels|shares|jobs|homes|hours|gmt|units|soldiers|prisoners|rubles|francs|yen|marks)$/.test(
    after.word,
  );

/** "2010-2012": the second of two years, the first of which is `first`. */
function isRangeEnd(first: Token, context: Context, year: number): boolean {
  return (
    first.end - first.begin === 4 &&
    first.number < year &&
    first.number > year - 200 &&
    !context.tokens[context.begin - 3]?.glued
  );
}

/** "1941-45", "2011-12", "1914-1918": what stands behind the dash. */
const LONGEST_RANGE = 60;
const isYearRange = (context: Context, at: number, year: number): boolean => {
  const token = nth(context.tokens, at);
  const next = context.tokens[at + 1];
  if (next?.glued && next.word === '-' && context.tokens[at + 2]?.kind === 'digits') return false;
  const width = token.end - token.begin;
  const last = width === 2 ? year - (year % 100) + token.number + (token.number < year % 100 ? 100 : 0) : token.number;
  return (width === 2 || width === 4) && last > year && last - year <= LONGEST_RANGE;
};

export const YEAR_RULES: readonly Rule[] = [
  {
    name: 'year',
    patterns: ['(the year)? YEAR'],
    make: (match, context) =>
      has(match, 'YEAR') && (match.end - match.begin > 2 || isYear(match, context))
        ? date(
            yearValue(numberOf(match, 'YEAR')),
            'explicit',
            isAside(context, numberOf(match, 'YEAR')) ? { aside: true } : {},
          )
        : null,
    examples: [
      example('It was founded in 1998.', '1998', '1998'),
      example('In nineteen ninety-seven he retired.', 'nineteen ninety-seven', '1997'),
      example('The year 2000 was quiet.', 'The year 2000', '2000'),
    ],
    nonExamples: [
      'It cost $2000.',
      'Some 1998 people came.',
      'Flight 1,998 was late.',
      'Version 2.1998 is out.',
      'Call 555-1998.',
    ],
  },
  {
    name: 'year-of-era',
    patterns: ['NUM (bc | b.c. | b.c | bce)', '(ad | a.d. | a.d) NUM', 'NUM (ad | a.d. | a.d)'],
    make: (match) => {
      const year = numberOf(match, 'NUM');
      if (year < 1 || year > 9999 || year % 1 !== 0) return null;
      return date(`${wordOf(match, 'WORD').startsWith('b') ? 'BC' : ''}${String(year).padStart(4, '0')}`, 'explicit', {
        aside: true,
      });
    },
    examples: [
      example('The battle of 480 BC was decisive.', '480 BC', 'BC0480'),
      example('He came in AD 732.', 'AD 732', '0732'),
    ],
  },
  {
    name: 'year-before-christ',
    patterns: ['(in | by | until | till | since | from) NUM'],
    make: (match, context) => {
      const [year, last] = [numberOf(match, 'NUM'), context.discourse.yearBc];
      const [token, next] = [nth(context.tokens, match.begin + 1), context.tokens[match.end]];
      const isCount = next?.kind === 'word' ? next.classes === 0 : next?.glued && !/^[.,;:)!?]$/.test(next.word);
      if (last === null || token.kind !== 'digits' || match.end > match.begin + 2 || isCount) return null;
      if (year < 1 || year > last + FAR_YEARS) return null;
      return date(`BC${String(year).padStart(4, '0')}`, 'anaphoric', { begin: match.begin + 1, aside: true });
    },
    examples: [
      example('The strait was crossed in 480 BC. In 479 the war ended.', '479', 'BC0479'),
      example('The league fell apart by 377 BC, and its treasury had been moved in 354.', '354', 'BC0354'),
    ],
    nonExamples: [
      'The strait was crossed in 480 BC. It was bridged in 30 days.',
      'The tomb dates from 300 BC. It was opened in 1922.',
      'He died in 479.',
    ],
  },
  {
    name: 'short-year',
    patterns: ['(in | since | of | until | from) SHORT_YEAR'],
    make: (match) => date(yearValue(numberOf(match, 'SHORT_YEAR')), 'explicit', { begin: match.begin + 1 }),
    examples: [example("He was born in '89.", "'89", '1989')],
  },
  {
    name: 'decade',
    patterns: ['the? DECADE'],
    make: (match, context) => {
      const token = nth(context.tokens, match.end - 1);
      const alone = match.end - match.begin === 1;
      if (alone && token.kind === 'word' && context.tokens[match.begin - 1]?.kind !== 'word') return null;
      const before = context.tokens[match.begin - 1]?.word ?? '';
      if (/^(his|her|their|my|your|our|its)$/.test(before)) return null;
      return date(decadeValue(numberOf(match, 'DECADE')), 'explicit');
    },
    examples: [
      example('Prices rose in the 1990s.', 'the 1990s', '199'),
      example('In the nineties all was well.', 'the nineties', '199'),
    ],
    nonExamples: ['She is in her seventies.'],
  },
  {
    name: 'century',
    patterns: ["the? ORD (- | 's)? century"],
    make: (match) => date(String(numberOf(match, 'ORD') - 1).padStart(2, '0'), 'explicit'),
    examples: [example('In the 20th century all changed.', 'the 20th century', '19')],
  },
  {
    name: 'this-century',
    patterns: ['(this | the current | the) century', '(last | next | the last | the past) century'],
    make: (match, context) => {
      const year = referenceYear(context);
      const first = context.tokens[match.end - 2]?.word ?? '';
      if (year === null || first === 'the') return null;
      return date(String(Math.floor(year / 100) + (DIRECTIONS[first] ?? 0)), 'deictic');
    },
    examples: [example('The worst flood of this century came.', 'this century', '20')],
  },
];
