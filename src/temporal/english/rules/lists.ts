// Several days or years under one name: "Oct. 4, 11 and 18", "5, 12 and 19 December", "1931–33", "Monday to Friday".
import { isValidDate, type Weekday } from '../../../model/day.ts';
import { nth } from '../../../model/nth.ts';
import { dayValue, weekdayBefore, weekdayOnOrAfter, weekdayOnOrBefore, yearValue } from '../../engine/calendar.ts';
import { fullDate, monthDay, referenceDay } from '../../engine/resolve.ts';
import { type Context, type Finding, numberOf, type Rule, type RuleMatch } from '../../engine/rule.ts';
import { date } from './directed-dates.ts';
import { example } from './example.ts';

const DAYS = ['a', 'b', 'c', 'd'] as const;

/** Where the days of a list stand: its numbers but for the year. */
function placesOfDays({ begin, end }: RuleMatch, { tokens }: Context): number[] {
  const places: number[] = [];
  for (let i = begin; i < end; i++) {
    const { kind, number } = nth(tokens, i);
    if ((kind === 'digits' || kind === 'ordinal') && number < 40) places.push(i);
  }
  return places;
}

/** "March 4, 23 people": the last number counts what follows. */
const counts = (match: RuleMatch, { tokens }: Context): boolean => {
  const next = tokens[match.end];
  return next?.kind === 'word' && !next.capital && next.classes === 0;
};

function listedDays(match: RuleMatch, context: Context): Finding[] | null {
  const days = DAYS.map((name) => numberOf(match, name)).filter((day) => !Number.isNaN(day));
  const places = placesOfDays(match, context);
  const month = numberOf(match, 'MONTH');
  const rises = days.every((day, i) => day >= 1 && day > (days[i - 1] ?? 0) && isValidDate(2000, month, day));
  if (!rises || places.length !== days.length || counts(match, context)) return null;
  const [stated, first] = [numberOf(match, 'YEAR'), days[0] ?? 1];
  const resolved = Number.isNaN(stated) ? monthDay(context, month, first) : fullDate(stated, month, first);
  return days.map(
    (day, i): Finding => ({
      ...resolved,
      type: 'DATE',
      // one year for all of them
      value: `${resolved.value.slice(0, -2)}${String(day).padStart(2, '0')}`,
      begin: i === 0 ? match.begin : (places[i] ?? match.begin),
      end: i === days.length - 1 ? match.end : (places[i] ?? match.begin) + 1,
    }),
  );
}

/** Years that a term, a war or a season may span. */
const LONGEST_YEARS = 60;

/** "1931–33", "1998/99". */
function spannedYears(match: RuleMatch, { tokens }: Context): Finding[] | null {
  const [first, short] = [numberOf(match, 'YEAR'), numberOf(match, 'D2')];
  const last = first - (first % 100) + short + (short < first % 100 ? 100 : 0);
  const [before, after] = [tokens[match.begin - 1], tokens[match.end]];
  const isRun = (before?.kind === 'mark' && tokens[match.begin]?.glued && /^[-/.]$/.test(before.word)) || after?.glued;
  const closes = after?.kind === 'mark' && !/^[-/%]$/.test(after.word);
  if (last <= first || last - first > LONGEST_YEARS || (isRun && !closes)) return null;
  return [
    date(yearValue(first), 'explicit', { end: match.end - 2 }),
    date(yearValue(last), 'explicit', { begin: match.end - 1 }),
  ];
}

/** From one weekday to another: the days of one week, those to come unless the verb looks back. */
function spannedWeekdays(match: RuleMatch, context: Context): Finding[] | null {
  const now = referenceDay(context);
  if (now === null || context.mode === 'narrative') return null;
  const [from, to] = [numberOf(match, 'a') as Weekday, numberOf(match, 'b') as Weekday];
  const isPast = context.tense() === 'past';
  const last = weekdayOnOrBefore(now, to);
  const first = isPast ? weekdayBefore(last, from) : weekdayOnOrAfter(now, from);
  const link = context.tokens.findIndex((token, i) => i > match.begin && /^(to|through|thru|-)$/.test(token.word));
  return [
    date(dayValue(first), 'deictic', { end: link }),
    date(dayValue(isPast ? last : weekdayOnOrAfter(first + 1, to)), 'deictic', { begin: link + 1 }),
  ];
}

export const LIST_RULES: readonly Rule[] = [
  {
    name: 'listed-days',
    patterns: [
      'MONTH a=DAY , b=DAY ,? (and | or) c=DAY (,? YEAR)?',
      'MONTH a=DAY , b=DAY , c=DAY ,? (and | or) d=DAY (,? YEAR)?',
      'a=DAY , b=DAY ,? (and | or) c=DAY of? MONTH YEAR?',
      'a=DAY , b=DAY , c=DAY ,? (and | or) d=DAY of? MONTH YEAR?',
    ],
    make: listedDays,
    examples: [
      example('The court sat on July 4, 11 and 18.', '11', '2017-07-11'),
      example('The court sat on July 4, 11, and 18.', '18', '2017-07-18'),
      example('They played on 5, 12 and 19 June 2016.', '5', '2016-06-05'),
      example('They played on 5, 12 and 19 June 2016.', '19 June 2016', '2016-06-19'),
    ],
    nonExamples: ['On July 4, 11 and 18 people fell ill.', 'On July 14, 11 and 18 were drawn.'],
  },
  {
    name: 'spanned-years',
    patterns: ['YEAR (~- | ~/) ~D2'],
    make: spannedYears,
    examples: [
      example('He ruled from the coast in 1931–33.', '33', '1933'),
      example('She taught there in 1998/99.', '1998', '1998'),
      example('It was held in 1999-01.', '01', '2001'),
    ],
    nonExamples: ['Posted 2017-07-25.', 'Call 1931-20-44.', 'In 1931-30 it rained.'],
  },
  {
    name: 'spanned-weekdays',
    patterns: ['a=WEEKDAY (to | through | thru | -) b=WEEKDAY'],
    make: spannedWeekdays,
    examples: [
      example('The hall was shut Thursday to Saturday.', 'Thursday', '2017-07-27'),
      example('The hall was shut Thursday to Saturday.', 'Saturday', '2017-07-29'),
      example('The fair will run Monday through Wednesday.', 'Wednesday', '2017-08-09'),
    ],
  },
];
