// Quarters, halves and seasons: "the third quarter", "a year-earlier quarter", "last summer".
import { quarterValue, yearValue } from '../../engine/calendar.ts';
import type { YearMonth } from '../../engine/discourse.ts';
import { referenceMonth, referenceYear } from '../../engine/resolve.ts';
import { type Context, type Finding, has, numberOf, type Rule, type RuleMatch, wordOf } from '../../engine/rule.ts';
import { example } from './example.ts';
import { anaphoric, deictic, wordsOf, yearBeforeQuarter } from './parts.ts';
import { yearBeside } from './year-beside.ts';

/** The named quarter that ended last or runs now; ahead where the verb looks forward. */
function quarterYear(context: Context, quarter: number): number | null {
  const chosen = context.chooseYear?.(quarter * 3 - 1, null, null) ?? null;
  if (chosen !== null) return chosen;
  if (context.discourse.topicYear !== null) return context.discourse.topicYear;
  const now = referenceMonth(context);
  if (!now) return context.discourse.year;
  const running = Math.ceil(now.month / 3);
  const ahead = (quarter - running + 4) % 4;
  const forward = ahead > 0 && ahead <= (context.tense() === 'future' ? 2 : context.tense() === 'past' ? 0 : 1);
  if (forward) return quarter > running ? now.year : now.year + 1;
  return quarter <= running ? now.year : now.year - 1;
}

const YEAR_SHIFTS: Readonly<Record<string, number>> = {
  last: -1,
  ago: -1,
  earlier: -1,
  previous: -1,
  next: 1,
  this: 0,
};

/** The year that the words of a quarter or half name, or null where they name none. */
function namedYear(
  match: RuleMatch,
  context: Context,
): { readonly year: number; readonly form: Finding['form'] } | null {
  if (has(match, 'YEAR')) return { year: numberOf(match, 'YEAR'), form: 'explicit' };
  const reference = referenceYear(context);
  const words = wordsOf(match, context);
  if (reference === null || !words.includes('year')) return null;
  const shift = words.map((w) => YEAR_SHIFTS[w]).find((s) => s !== undefined && s !== 0) ?? 0;
  return { year: reference + shift, form: 'deictic' };
}

export const PERIOD_RULES: readonly Rule[] = [
  {
    name: 'quarter',
    patterns: [
      '(the | its | a)? (fiscal -?)? ORD (fiscal)? -? quarter ((of | in)? (fiscal)? YEAR)?',
      'the? YEAR (fiscal)? ORD -? quarter',
      "(this | last | next) year 's (fiscal)? ORD -? quarter",
      '(the)? ORD -? quarter (of | in)? (this | last | next) year',
      'the? (last | final) quarter (of | in) (YEAR | (this | last | next) year)',
      'the? ORD -? quarter of (the | its | this) (fiscal | financial) year',
      'the? (year - ago | year - earlier) ORD -? quarter',
    ],
    make: (match, context) => {
      const quarter = has(match, 'ORD') ? numberOf(match, 'ORD') : 4;
      if (quarter < 1 || quarter > 4) return null;
      // In football and basketball the fourth quarter is a quarter of an hour.
      const named = namedYear(match, context);
      const year = named?.year ?? quarterYear(context, quarter);
      return year === null
        ? deictic(`XXXX-Q${quarter}`)
        : { type: 'DATE', value: quarterValue(year, quarter), form: named?.form ?? 'deictic' };
    },
    examples: [
      example('Profit rose in the second quarter.', 'the second quarter', '2017-Q2'),
      example('In the third quarter of 1998 sales fell.', 'the third quarter of 1998', '1998-Q3'),
      example('In the last quarter of 1998 sales fell.', 'the last quarter of 1998', '1998-Q4'),
      example('In the final quarter of last year sales fell.', 'the final quarter of last year', '2016-Q4'),
      example('The second quarter of its fiscal year was flat.', 'The second quarter of its fiscal year', '2017-Q2'),
    ],
  },
  {
    name: 'short-quarter',
    patterns: ['q ~HOUR (of? YEAR)?', 'YEAR q ~HOUR', 'q ~HOUR SHORT_YEAR'],
    make: (match, context) => {
      const quarter = numberOf(match, 'HOUR');
      if (quarter < 1 || quarter > 4 || !context.tokens[match.begin]) return null;
      const year = has(match, 'YEAR')
        ? numberOf(match, 'YEAR')
        : has(match, 'SHORT_YEAR')
          ? numberOf(match, 'SHORT_YEAR')
          : quarterYear(context, quarter);
      return year === null
        ? null
        : {
            type: 'DATE',
            value: quarterValue(year, quarter),
            form: has(match, 'YEAR') ? 'explicit' : 'deictic',
            ...(context.chooseYear && !has(match, 'YEAR') && !has(match, 'SHORT_YEAR') && { yearChosen: true }),
          };
    },
    examples: [example('Sales rose in Q2 2016.', 'Q2 2016', '2016-Q2')],
  },
  {
    name: 'that-quarter',
    patterns: ['the (latest | current | most recent)? quarter', 'the latest period', 'that quarter'],
    make: (match, context) => {
      const words = wordsOf(match, context);
      const next = context.tokens[match.end]?.word ?? '';
      const { quarter } = context.discourse;
      if (
        next === 'of' ||
        next === '-' ||
        (words[1] === 'quarter' &&
          words[0] === 'the' &&
          quarter === null &&
          !/^(ended|ending|,|\.|and|from|to|was|were|compared|because|as)$/.test(next))
      )
        return null;
      if (words[1] === 'current') return null;
      if (quarter !== null) return anaphoric(quarter, { aside: true });
      const now = referenceMonth(context);
      if (!now) return anaphoric('XXXX-QX');
      // Results are those of the quarter that is over.
      const over = Math.ceil(now.month / 3) - 1;
      return anaphoric(over === 0 ? quarterValue(now.year - 1, 4) : quarterValue(now.year, over));
    },
    examples: [example('In the second quarter sales fell. For the quarter profit was flat.', 'the quarter', '2017-Q2')],
    nonExamples: ['He walked through the quarter of the tailors.'],
  },
  {
    name: 'year-earlier',
    patterns: [
      '(the | a)? (comparable)? year - (earlier | ago) (period | quarter)?',
      '(the)? (corresponding | comparable | same) (period | quarter) (last year | a year ago | a year earlier | of last year | in the year | the year before)?',
      'the year - (earlier | ago)',
    ],
    make: (match, context) => {
      const words = wordsOf(match, context);
      const begin = words[0] === 'a' ? match.begin + 1 : match.begin;
      const reference = referenceYear(context);
      if (!words.includes('year')) return null;
      const quarter = yearBeforeQuarter(context);
      if (quarter !== null) return anaphoric(quarter, { begin, aside: true });
      return reference === null ? null : anaphoric(yearValue(reference - 1), { begin, aside: true });
    },
    examples: [
      example('In the second quarter it lost money, against a year-earlier profit.', 'year-earlier', '2016-Q2'),
    ],
  },
  {
    name: 'year-period',
    patterns: ['the YEAR (period | quarter)'],
    make: (match, context) => {
      const year = numberOf(match, 'YEAR');
      const { quarter } = context.discourse;
      return quarter === null
        ? anaphoric(yearValue(year))
        : anaphoric(`${yearValue(year)}${quarter.slice(4)}`, { aside: true });
    },
    examples: [
      example('In the second quarter it lost money. In the 2016 period it had not.', 'the 2016 period', '2016-Q2'),
    ],
  },
  {
    name: 'the-year',
    patterns: ['for the year', 'the year ended', 'of the year', '(so far | later | earlier) in the year'],
    make: (match, context) => {
      const words = wordsOf(match, context);
      if (words[0] === 'for') return { type: 'DURATION', value: 'P1Y', form: 'anaphoric', begin: match.begin + 1 };
      if (words[2] === 'ended') return { type: 'DURATION', value: 'P1Y', form: 'anaphoric', end: match.end - 1 };
      // "of the year two thousand"
      if (
        words[0] !== 'of' ||
        context.tokens[match.end]?.entry.senses.CARDINAL !== undefined ||
        context.tokens[match.end]?.kind === 'digits'
      )
        return null;
      const year = referenceYear(context);
      return year === null ? null : deictic(yearValue(year), { begin: match.begin + 1, aside: true });
    },
    examples: [example('For the year, sales rose.', 'the year', 'P1Y', { type: 'DURATION' })],
  },
  {
    name: 'half',
    patterns: [
      'the? (first | second | last | latter) half of (fiscal)? YEAR',
      'the? YEAR (first | second) half',
      'the? (first | second | last | latter) half (of (the | this | last | next) year)',
      "(this | last | next) year 's (first | second) half",
    ],
    make: (match, context) => {
      const words = wordsOf(match, context);
      const half = words.includes('first') ? 1 : 2;
      if (has(match, 'YEAR'))
        return { type: 'DATE', value: `${yearValue(numberOf(match, 'YEAR'))}-H${half}`, form: 'explicit' };
      const reference = referenceYear(context);
      if (reference === null) return deictic(`XXXX-H${half}`);
      const atYear = words[words.indexOf('year') - 1] ?? '';
      return deictic(`${yearValue(reference + (YEAR_SHIFTS[atYear] ?? 0))}-H${half}`);
    },
    examples: [
      example('In the first half of 1998 it grew.', 'the first half of 1998', '1998-H1'),
      example('In the second half of last year it shrank.', 'the second half of last year', '2016-H2'),
    ],
  },
  {
    name: 'season',
    patterns: [
      'the? SEASON (of | ,)? YEAR',
      'YEAR SEASON',
      '(last | this past | past | this | next | this coming | the coming | the) SEASON',
      'the? SEASON of (this | last | next | that) year',
      '(that | the following | the next | the previous) SEASON',
    ],
    make: season,
    examples: [
      example('They wed last summer.', 'last summer', '2016-SU'),
      example('In the spring of 1999 they left.', 'the spring of 1999', '1999-SP'),
      example('It opened in the autumn two years ago.', 'the autumn', '2015-FA'),
    ],
    nonExamples: ['Prices fall.', 'The fall of the wall came.'],
  },
  {
    name: 'bare-season',
    patterns: [
      '(in | by | since | until | till | through | throughout | during) (spring | summer | autumn | winter)',
      '(by | since | until | till) fall',
    ],
    make: (match, context) => {
      const [next, name] = [context.tokens[match.end], context.tokens[match.end - 1]?.word];
      const isNoun = next?.kind === 'word' && next.classes === 0 && !next.glued;
      if (next?.kind === 'digits' || isNoun || (name === 'fall' && /^(of|from|in|to)$/.test(next?.word ?? '')))
        return null;
      const code = SEASON_CODES[name as keyof typeof SEASON_CODES];
      const now = referenceMonth(context);
      const beside = yearBeside(context);
      if (beside !== null) return deictic(`${yearValue(beside)}-${code}`, { begin: match.begin + 1 });
      const chosen = context.chooseYear?.(SEASON_START[code] as number, null, null) ?? null;
      if (chosen !== null) return deictic(`${yearValue(chosen)}-${code}`, { begin: match.begin + 1, yearChosen: true });
      if (!now) return null;
      if (context.mode === 'news')
        return deictic(`${yearValue(seasonYear([], code, now, context))}-${code}`, { begin: match.begin + 1 });
      return deictic(`${yearValue(now.year)}-${code}`, { begin: match.begin + 1 });
    },
    examples: [
      example('In spring the river fell.', 'spring', '2017-SP'),
      example('By fall the plant had shut.', 'fall', '2016-FA'),
      example('It opened in spring last year.', 'spring', '2016-SP'),
      example('The talks resume in spring.', 'spring', '2018-SP'),
      example('It began in May 1941. In summer the front moved.', 'summer', '1941-SU', { mode: 'narrative' }),
    ],
  },
];

const SEASON_CODES = { spring: 'SP', summer: 'SU', autumn: 'FA', fall: 'FA', winter: 'WI' } as const;
const SEASON_START: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };

function season(match: RuleMatch, context: Context): Finding | null {
  const code = wordOf(match, 'SEASON');
  if (has(match, 'YEAR'))
    return { type: 'DATE', value: `${yearValue(numberOf(match, 'YEAR'))}-${code}`, form: 'explicit' };
  const words = wordsOf(match, context);
  const next = context.tokens[match.end]?.word ?? '';
  const isBare = words[0] === 'the' && words.length === 2;
  // "the fall of the wall", "the spring broke": other things
  const isLed = /^(in|by|during|throughout|until|since|that)$/.test(context.tokens[match.begin - 1]?.word ?? '');
  const isDoubtful = isLed ? next === 'of' : /^(of|from|in|the)$/.test(next) || words[1] === 'fall';
  if (isBare && isDoubtful) return null;
  const beside = isBare ? yearBeside(context) : null;
  if (beside !== null) return deictic(`${yearValue(beside)}-${code}`);
  const chosen =
    words[0] === 'the' || words.length === 1
      ? (context.chooseYear?.(SEASON_START[code] as number, null, null) ?? null)
      : null;
  if (chosen !== null) return { ...deictic(`${yearValue(chosen)}-${code}`), yearChosen: true };
  const reference = referenceMonth(context) ?? yearOnly(context);
  if (!reference) return deictic(`XXXX-${code}`);
  if (context.discourse.topicYear !== null && words[0] === 'the')
    return deictic(`${yearValue(context.discourse.topicYear)}-${code}`);
  return deictic(`${yearValue(seasonYear(words, code, reference, context))}-${code}`);
}

const yearOnly = (context: Context): YearMonth | null => {
  const year = referenceYear(context);
  return year === null ? null : { year, month: 1 };
};

function seasonYear(words: readonly string[], code: string, now: YearMonth, context: Context): number {
  if (context.mode === 'narrative')
    return now.year + (words.includes('following') || words.includes('next') ? 1 : words.includes('previous') ? -1 : 0);
  const start = SEASON_START[code] as number;
  const winterRuns = code === 'WI' && now.month <= 2;
  const running = winterRuns ? now.year - 1 : now.year;
  if (words.includes('year')) return now.year + (words.includes('last') ? -1 : words.includes('next') ? 1 : 0);
  const inSeason = winterRuns || (now.month >= start && now.month < start + 3);
  const isAhead = context.tense() === 'future' || context.tense() === 'present';
  if (isAhead && !inSeason && now.month > start && (words.length === 0 || words[0] === 'this')) return now.year + 1;
  if (words[0] === 'last') return !inSeason && now.month > start ? now.year : running - 1;
  if (words[0] === 'next' || words.includes('coming')) return now.month < start ? now.year : now.year + 1;
  if (words.includes('past')) return now.month > start ? now.year : now.year - 1;
  if (context.tense() === 'past' && now.month < start && !winterRuns) return now.year - (words[0] === 'this' ? 0 : 1);
  return running;
}
