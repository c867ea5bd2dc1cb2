// Counts in units: ISO 8601 durations, and calendar values some units away from a date.
import { addMonths, type DayNumber, dateOf } from '../../model/day.ts';
import { dayValue, decadeValue, monthValue, quarterValue, weekendValue, weekValue, yearValue } from './calendar.ts';

/** Units by their duration letters: T before those of the clock; F fortnight, DE decade, CE century, ML millennium. */
export type Unit = 'TS' | 'TM' | 'TH' | 'D' | 'W' | 'WE' | 'F' | 'M' | 'Q' | 'Y' | 'DE' | 'CE' | 'ML';

const MULTIPLES: Readonly<Partial<Record<Unit, readonly [number, string]>>> = {
  F: [2, 'W'],
  DE: [10, 'Y'],
  CE: [100, 'Y'],
  ML: [1000, 'Y'],
};

/** Half of a unit, in a smaller one. */
const HALVES: Readonly<Partial<Record<Unit, string>>> = { Y: '6M', TH: '30M', TM: '30S' };

const trimNumber = (n: number): string => String(Math.round(n * 1000) / 1000);

/** "P3Y", "PT5H30M", "PXD": `count` null means that nobody says how many. */
export function durationValue(count: number | null, unit: Unit): string {
  const [factor, name] = MULTIPLES[unit] ?? [1, unit];
  const clock = name.startsWith('T');
  const letter = clock ? name.slice(1) : name;
  const head = clock ? 'PT' : 'P';
  if (count === null) return `${head}X${letter}`;
  const total = count * factor;
  const half = HALVES[name as Unit];
  if (half && total % 1 === 0.5) return `${head}${total < 1 ? '' : trimNumber(Math.floor(total)) + letter}${half}`;
  return `${head}${trimNumber(total)}${letter}`;
}

/** The calendar value `count` units from a day, in that unit's granularity ("five years ago" is a year); null for clock units. */
export function shiftedValue(day: DayNumber, count: number, unit: Unit): string | null {
  const { year, month } = dateOf(day);
  const whole = Math.round(count);
  switch (unit) {
    case 'D':
      return dayValue(day + whole);
    case 'W':
      return weekValue(day + Math.round(7 * count));
    case 'F':
      return weekValue(day + 14 * whole);
    case 'WE':
      return weekendValue(day + 7 * whole);
    case 'M': {
      const target = addMonths(year, month, whole);
      return monthValue(target.year, target.month);
    }
    case 'Q': {
      const index = year * 4 + Math.floor((month - 1) / 3) + whole;
      return quarterValue(Math.floor(index / 4), (((index % 4) + 4) % 4) + 1);
    }
    case 'Y':
      return yearValue(year + Math.trunc(count));
    case 'DE':
      return whole === 0 ? decadeValue(year) : yearValue(year + 10 * whole);
    case 'CE':
      return whole === 0 ? String(Math.floor(year / 100)) : yearValue(year + 100 * whole);
    default:
      return null;
  }
}
