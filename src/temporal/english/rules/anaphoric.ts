// Expressions that point back to a date mentioned before: "the following day", "later that month", "two days later".

import { addMonths, type DayNumber } from '../../../model/day.ts';
import { nth } from '../../../model/nth.ts';
import { dayValue, monthValue, weekendValue, weekValue, yearValue } from '../../engine/calendar.ts';
import { type Context, has, numberOf, type Rule, wordOf } from '../../engine/rule.ts';
import { durationValue, shiftedValue, type Unit } from '../../engine/units.ts';
import { example } from './example.ts';
import { anaphoric, countOf, unknownValue, yearBeforeQuarter } from './parts.ts';

/** The last mentioned date that is fine enough for the unit, moved by a count of them; null where there is none. */
function fromMentioned(context: Context, count: number, unit: Unit): string | null {
  const { at, month, year } = context.discourse;
  const fine = unit === 'D' || unit === 'W' || unit === 'F';
  const base = fine ? fittingDay(context, count) : (at?.day ?? null);
  if (base !== null) return shiftedValue(base, count, unit);
  if (unit === 'M' && month) {
    const target = addMonths(month.year, month.month, count);
    return monthValue(target.year, target.month);
  }
  return unit === 'Y' && year !== null ? yearValue(year + Math.trunc(count)) : null;
}

/** The last mentioned day; what has happened counts from the last one whose neighbour has been. */
function fittingDay({ discourse, dct, mode, tense }: Context, count: number): DayNumber | null {
  const { day, pastDay } = discourse;
  if (day === null || dct === null || mode === 'narrative' || day + count <= dct || pastDay === null) return day;
  return tense() === 'past' ? pastDay : day;
}

function sameOf(context: Context, unit: Unit): string {
  const { day, month, year, quarter } = context.discourse;
  if (unit === 'D' && day !== null) return dayValue(day);
  if (unit === 'W' && day !== null) return weekValue(day);
  if (unit === 'M' && month) return monthValue(month.year, month.month);
  if (unit === 'Y' && year !== null) return yearValue(context.discourse.namedYear ?? year);
  if (unit === 'Q' && quarter) return quarter;
  return unknownValue(unit);
}

/** "the day before he left", "two days after the attack": the anchor is a happening, whose day nobody says. */
export function hasEventAnchor(context: Context): boolean {
  const next = context.tokens[context.end];
  if (next?.kind !== 'word' || context.end >= context.sentence.end) return false;
  return !/^(and|but|was|were|had|when|in|on|at|to|with|by|for|as|or|with|while)$/.test(next.word);
}

const CLOCK_OR_LONG = /^(T.|DE|CE|ML)$/;

/** Words before a stretch of time. */
const OVER = /^(over|in|within|during|for|throughout)$/;

export const ANAPHORIC_RULES: readonly Rule[] = [
  {
    name: 'following-unit',
    patterns: [
      'the (very)? (following | next | previous | preceding | prior) UNIT1',
      'the UNIT1 (before | after)',
      '(next | following) day',
    ],
    make: (match, context) => {
      const unit = wordOf(match, 'UNIT1') ? (wordOf(match, 'UNIT1') as Unit) : 'D';
      if (CLOCK_OR_LONG.test(unit)) return null;
      const words = context.tokens.slice(match.begin, match.end).map((t) => t.word);
      const stretch = unit !== 'D' && words.includes('next') && context.mode === 'news';
      // "over the next year" is a stretch from now on; so it is where nothing was mentioned before.
      if (
        stretch &&
        (OVER.test(context.tokens[match.begin - 1]?.word ?? '') || fromMentioned(context, 1, unit) === null)
      ) {
        return { type: 'DURATION', value: durationValue(1, unit), form: 'deictic' };
      }
      const trailing = /^(before|after)$/.test(nth(words, words.length - 1));
      if (trailing && hasEventAnchor(context)) return anaphoric(unknownValue(unit), { end: match.end - 1 });
      const back = words.some((w) => /^(previous|preceding|prior|before)$/.test(w));
      return anaphoric(fromMentioned(context, back ? -1 : 1, unit) ?? unknownValue(unit));
    },
    examples: [
      example('He was hired on July 21. The following day he spoke.', 'The following day', '2017-07-22'),
      example(
        'Quill left on Tuesday. She will speak on Aug. 30. The day before, she had met him.',
        'The day before',
        '2017-07-31',
      ),
      example('He left the day before the vote was held.', 'the day', 'XXXX-XX-XX'),
    ],
  },
  {
    name: 'same-unit',
    patterns: [
      '(the same | that same | that | this same) (UNIT1)',
      '(later | earlier | late | early) (that | the same | that same | in the) UNIT1',
    ],
    make: (match, context) => {
      const unit = wordOf(match, 'UNIT1') as Unit;
      if (CLOCK_OR_LONG.test(unit)) return null;
      return anaphoric(sameOf(context, unit));
    },
    examples: [
      example('He was hired on July 21. Later that day he spoke.', 'Later that day', '2017-07-21'),
      example('He was hired in July 2016. That month prices rose.', 'That month', '2016-07'),
    ],
  },
  {
    name: 'neighbouring-month',
    patterns: ['the (following | next | previous | preceding) MONTH'],
    make: (match, context) => {
      const { month } = context.discourse;
      const named = numberOf(match, 'MONTH');
      const isBack = /^pre/.test(wordOf(match, 'WORD'));
      if (month === null) return anaphoric(`XXXX-${String(named).padStart(2, '0')}`);
      const inYear = isBack ? named < month.month : named > month.month;
      return anaphoric(monthValue(month.year + (inYear ? 0 : isBack ? -1 : 1), named));
    },
    examples: [
      example('They wed in May 2016. The following March a child was born.', 'The following March', '2017-03'),
      example('They wed in May 2016. They had met the previous March.', 'the previous March', '2016-03'),
    ],
  },
  {
    name: 'same-weekend',
    patterns: ['(that | the same | the following | the next | the previous) weekend'],
    make: (match, context) => {
      const { day } = context.discourse;
      if (day === null) return anaphoric('XXXX-WXX-WE');
      const words = context.tokens.slice(match.begin, match.end).map((t) => t.word);
      return anaphoric(weekendValue(words.includes('previous') ? day - 7 : day));
    },
    examples: [example('He was hired on July 21. That weekend he spoke.', 'That weekend', '2017-W29-WE')],
  },
  {
    name: 'same-weekday',
    patterns: ['(that | the same | the following | the next | the previous) WEEKDAY PART?'],
    make: (match, context) => {
      const { day } = context.discourse;
      const weekday = numberOf(match, 'WEEKDAY');
      const part = has(match, 'PART') ? `T${wordOf(match, 'PART')}` : '';
      const type = part ? 'TIME' : 'DATE';
      if (day === null) return anaphoric(`XXXX-WXX-${weekday}${part}`, { type });
      const words = context.tokens.slice(match.begin, match.end).map((t) => t.word);
      const onOrAfter = day + ((((weekday - 1 - ((((day + 3) % 7) + 7) % 7)) % 7) + 7) % 7);
      const next = words.includes('following') || words.includes('next');
      const target = words.includes('previous')
        ? onOrAfter === day
          ? day - 7
          : onOrAfter - 7
        : next && onOrAfter === day
          ? day + 7
          : onOrAfter;
      return anaphoric(dayValue(target) + part, { type });
    },
    examples: [
      example('He was hired on July 21. The following Monday he spoke.', 'The following Monday', '2017-07-24'),
    ],
  },
  {
    name: 'units-later',
    patterns: [
      '(NUM | a | an | some NUM) (UNIT1 | UNITS) (later | afterward | afterwards | earlier | before | previously | after)',
    ],
    make: (match, context) => {
      const unit = (wordOf(match, 'UNIT1') || wordOf(match, 'UNITS')) as Unit;
      const count = countOf(match) ?? 1;
      const word = context.tokens[match.end - 1]?.word ?? '';
      const back = /^(earlier|before|previously)$/.test(word);
      if (/^(before|after)$/.test(word) && context.tokens[match.end]?.kind === 'word') return null;
      if (unit.startsWith('T')) return { type: 'DURATION', value: durationValue(count, unit), form: 'anaphoric' };
      const quarter = unit === 'Y' && count === 1 && back ? yearBeforeQuarter(context) : null;
      if (quarter) return anaphoric(quarter, { aside: true });
      if (unit === 'Y' && count === 1 && back && context.mode === 'news' && context.dct !== null) {
        const year = context.discourse.year ?? Number.parseInt(shiftedValue(context.dct, 0, 'Y') as string, 10);
        return anaphoric(yearValue(year - 1), { aside: true });
      }
      const value = fromMentioned(context, back ? -count : count, unit);
      if (value !== null) return anaphoric(value);
      return has(match, 'NUM')
        ? { type: 'DURATION', value: durationValue(count, unit), form: 'anaphoric' }
        : anaphoric(unknownValue(unit));
    },
    examples: [
      example('He was hired on July 21. Ten days later he was fired.', 'Ten days later', '2017-07-31'),
      example('Ten days later he was fired.', 'Ten days later', 'P10D', { type: 'DURATION' }),
    ],
  },
];
