// Expressions that point back to a date mentioned before: "the following day", "later that month", "two days later".
import { addMonths, type DayNumber } from '../../../model/day.ts';
import { dayValue, monthValue, weekValue, yearValue } from '../../engine/calendar.ts';
import { type Context, type Finding, has, type Rule, wordOf } from '../../engine/rule.ts';
import { durationValue, shiftedValue, type Unit } from '../../engine/units.ts';
import { example } from './example.ts';
import { countOf } from './relative.ts';

const anaphoric = (value: string, more: Partial<Finding> = {}): Finding => ({
  type: 'DATE',
  value,
  form: 'anaphoric',
  ...more,
});

const UNKNOWN: Readonly<Record<string, string>> = {
  D: 'XXXX-XX-XX',
  W: 'XXXX-WXX',
  M: 'XXXX-XX',
  Y: 'XXXX',
  Q: 'XXXX-QX',
};

/** The last mentioned date of a granularity, moved by a count of units. */
export function fromMentioned(context: Context, count: number, unit: Unit): string | null {
  const { day, month, year, last } = context.discourse;
  if (day !== null) return shiftedValue(day, count, unit);
  if (unit === 'M' && month) {
    const target = addMonths(month.year, month.month, count);
    return monthValue(target.year, target.month);
  }
  if (unit === 'Y' && year !== null) return yearValue(year + count);
  return last === null ? null : null;
}

const sameOf = (context: Context, unit: Unit): string => {
  const { day, month, year, quarter } = context.discourse;
  if (unit === 'D' && day !== null) return dayValue(day);
  if (unit === 'W' && day !== null) return weekValue(day as DayNumber);
  if (unit === 'M' && month) return monthValue(month.year, month.month);
  if (unit === 'Y' && year !== null) return yearValue(year);
  if (unit === 'Q' && quarter) return quarter;
  return UNKNOWN[unit] ?? 'XXXX';
};

export const ANAPHORIC_RULES: readonly Rule[] = [
  {
    name: 'following-unit',
    patterns: ['the (following | next | previous | preceding | prior) UNIT1', 'the UNIT1 (before | after | earlier)'],
    make: (match, context) => {
      const unit = wordOf(match, 'UNIT1') as Unit;
      if (unit.startsWith('T') || unit === 'DE' || unit === 'CE') return null;
      const back = /^(previous|preceding|prior|before|earlier)$/.test(wordOf(match, 'WORD'));
      return anaphoric(fromMentioned(context, back ? -1 : 1, unit) ?? UNKNOWN[unit] ?? 'XXXX');
    },
    examples: [example('He was hired on July 21. The following day he spoke.', 'The following day', '2017-07-22')],
  },
  {
    name: 'same-unit',
    patterns: ['(the same | that same | that) (UNIT1)', '(later | earlier) (that | the same | that same) UNIT1'],
    make: (match, context) => {
      const unit = wordOf(match, 'UNIT1') as Unit;
      if (unit.startsWith('T') || unit === 'DE' || unit === 'CE') return null;
      return anaphoric(sameOf(context, unit));
    },
    examples: [example('He was hired on July 21. Later that day he spoke.', 'Later that day', '2017-07-21')],
  },
  {
    name: 'units-later',
    patterns: ['(NUM | a | an) (UNIT1 | UNITS) (later | afterward | afterwards | earlier | before | previously)'],
    make: (match, context) => {
      const unit = (wordOf(match, 'UNIT1') || wordOf(match, 'UNITS')) as Unit;
      const count = countOf(match) ?? 1;
      const word = wordOf(match, 'WORD2') || wordOf(match, 'WORD');
      const back = /^(earlier|before|previously)$/.test(word);
      const next = context.tokens[match.end];
      if (word === 'before' && next?.kind === 'word') return null;
      if (unit.startsWith('T')) return { type: 'DURATION', value: durationValue(count, unit), form: 'anaphoric' };
      const quarter = unit === 'Y' && count === 1 && back ? context.discourse.quarter : null;
      if (quarter && context.mode === 'news')
        return anaphoric(`${Number(quarter.slice(0, 4)) - 1}${quarter.slice(4)}`, { aside: true });
      const value = fromMentioned(context, back ? -count : count, unit);
      if (value === null)
        return has(match, 'NUM')
          ? { type: 'DURATION', value: durationValue(count, unit), form: 'anaphoric' }
          : anaphoric(UNKNOWN[unit] ?? 'XXXX');
      return anaphoric(value);
    },
    examples: [example('He was hired on July 21. Ten days later he was fired.', 'Ten days later', '2017-07-31')],
  },
];
