// Quarters, halves, fiscal years and seasons.
import { quarterValue, yearValue } from '../../engine/calendar.ts';
import { referenceMonth, referenceYear } from '../../engine/resolve.ts';
import { type Context, type Finding, has, numberOf, type Rule, type RuleMatch, wordOf } from '../../engine/rule.ts';
import { example } from './example.ts';

const deictic = (value: string): Finding => ({ type: 'DATE', value, form: 'deictic' });

/** The named quarter that ended last or runs now; ahead where the verb looks forward. */
function quarterYear(context: Context, quarter: number): number | null {
  const now = referenceMonth(context);
  if (!now) return context.discourse.year;
  const running = Math.ceil(now.month / 3);
  if (context.tense() === 'future' && quarter >= running) return now.year;
  return quarter <= running ? now.year : now.year - 1;
}

const statedYear = (match: RuleMatch): number => (has(match, 'YEAR') ? numberOf(match, 'YEAR') : Number.NaN);

function yearFor(match: RuleMatch, context: Context): { year: number; form: Finding['form'] } | null {
  const stated = statedYear(match);
  if (!Number.isNaN(stated)) return { year: stated, form: 'explicit' };
  const reference = referenceYear(context);
  const words = context.tokens.slice(match.begin, match.end).map((t) => t.word);
  if (reference !== null && words.includes('year')) {
    const shift =
      words.includes('last') || words.includes('ago') || words.includes('earlier')
        ? -1
        : words.includes('next')
          ? 1
          : 0;
    return { year: reference + shift, form: 'deictic' };
  }
  const year = quarterYear(context, numberOf(match, 'ORD'));
  return year === null ? null : { year, form: 'deictic' };
}

export const PERIOD_RULES: readonly Rule[] = [
  {
    name: 'quarter',
    patterns: [
      'the? (fiscal | fiscal -)? ORD (fiscal)? (- )? quarter ((of | in)? YEAR)?',
      'the? YEAR (fiscal)? ORD (- )? quarter',
      "(this | last | next) year 's (fiscal)? ORD (- )? quarter",
      'the? ORD (- )? quarter (of | in)? (this | last | next) year',
      'the? year - (ago | earlier) ORD (- )? quarter',
    ],
    make: (match, context) => {
      const quarter = numberOf(match, 'ORD');
      const year = quarter >= 1 && quarter <= 4 ? yearFor(match, context) : null;
      return year && { type: 'DATE', value: quarterValue(year.year, quarter), form: year.form };
    },
    examples: [
      example('Profit rose in the second quarter.', 'the second quarter', '2017-Q2'),
      example('In the third quarter of 1998 sales fell.', 'the third quarter of 1998', '1998-Q3'),
    ],
  },
  {
    name: 'half',
    patterns: [
      'the? (first | second | last | latter) half of YEAR',
      'the? YEAR (first | second) half',
      'the? (first | second) half (of (the | this | last | next) year)?',
      "(this | last | next) year 's (first | second) half",
    ],
    make: (match, context) => {
      const words = context.tokens.slice(match.begin, match.end).map((t) => t.word);
      const half = words.includes('first') ? 1 : 2;
      const stated = statedYear(match);
      const reference = referenceYear(context);
      if (Number.isNaN(stated) && (reference === null || !words.includes('year'))) return null;
      const shift =
        words.includes('last') && words.includes('year') && !has(match, 'YEAR') ? -1 : words.includes('next') ? 1 : 0;
      return deictic(`${yearValue(Number.isNaN(stated) ? (reference as number) + shift : stated)}-H${half}`);
    },
    examples: [example('In the first half of 1998 it grew.', 'the first half of 1998', '1998-H1')],
  },
  {
    name: 'season',
    patterns: [
      '(the)? SEASON (of | ,)? YEAR',
      '(last | this past | past | this | next | this coming | the) SEASON',
      'the? SEASON of (this | last | next) year',
    ],
    make: (match, context) => season(match, context),
    examples: [
      example('They wed last summer.', 'last summer', '2016-SU'),
      example('In the spring of 1999 they left.', 'the spring of 1999', '1999-SP'),
    ],
    nonExamples: ['Prices fall.', 'The fall of the wall came.'],
  },
];

const SEASON_START: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };

function season(match: RuleMatch, context: Context): Finding | null {
  const code = wordOf(match, 'SEASON');
  const stated = statedYear(match);
  if (!Number.isNaN(stated)) return { type: 'DATE', value: `${yearValue(stated)}-${code}`, form: 'explicit' };
  const now = referenceMonth(context);
  const words = context.tokens.slice(match.begin, match.end).map((t) => t.word);
  const next = context.tokens[match.end]?.word ?? '';
  if (words[0] === 'the' && words.length === 2 && (next === 'of' || words[1] === 'fall')) return null;
  if (!now) return deictic(`XXXX-${code}`);
  return deictic(`${yearValue(seasonYear(words, code, now, context))}-${code}`);
}

function seasonYear(
  words: readonly string[],
  code: string,
  now: { year: number; month: number },
  context: Context,
): number {
  const start = SEASON_START[code] as number;
  const winterRuns = code === 'WI' && now.month <= 2;
  const running = winterRuns ? now.year - 1 : now.year;
  if (words.includes('year')) return now.year + (words.includes('last') ? -1 : words.includes('next') ? 1 : 0);
  const inSeason = winterRuns || (now.month >= start && now.month < start + 3);
  if (words[0] === 'last') return !inSeason && now.month > start ? now.year : running - 1;
  if (words[0] === 'next') return now.month < start ? now.year : now.year + 1;
  if (words.includes('past')) return now.month > start ? now.year : now.year - 1;
  if (context.tense() === 'past' && now.month < start && !winterRuns) return now.year - (words[0] === 'this' ? 0 : 1);
  return running;
}
