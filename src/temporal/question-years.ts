// Chooses the year of a day that a question names without one, from what the saga covers.
import { dateOf, dayNumber, daysInMonth, fromIso, isValidDate, weekdayOf } from '../model/day.ts';
import type { ChooseYear } from './engine/rule.ts';
import type { QuestionContext } from './question-context.ts';

/** Years looked at on either side of the saga: enough for a leap day. */
const REACH = 8;

interface Candidate {
  readonly year: number;
  readonly first: number;
  readonly last: number;
}

/** The year in which the day lies inside the saga's span; of several the latest not after today; of none the nearest. */
export function chooserFor({ today, span }: QuestionContext): ChooseYear {
  const now = fromIso(today);
  const [from, to] = span ? [fromIso(span.from), fromIso(span.to)] : [now - 364, now];
  return (month, day, weekday) => {
    const all = candidates(dateOf(from).year, dateOf(to).year, month, day);
    const inside = all.filter((c) => c.first <= to && c.last >= from);
    const isNamed = (c: Candidate): boolean => weekday === null || weekdayOf(c.first) === weekday;
    const named = inside.filter(isNamed);
    // A weekday that is wrong in every year of the saga is the asker's slip.
    if (inside.length > 0) return latestBy(named.length > 0 ? named : inside, now);
    const fitting = all.filter(isNamed);
    const usable = fitting.length > 0 ? fitting : all;
    const distance = (c: Candidate): number => Math.max(from - c.last, c.first - to);
    return (
      usable.reduce<Candidate | null>((best, c) => (best === null || distance(c) < distance(best) ? c : best), null)
        ?.year ?? dateOf(to).year
    );
  };
}

function candidates(firstYear: number, lastYear: number, month: number, day: number | null): Candidate[] {
  const found: Candidate[] = [];
  for (let year = firstYear - REACH; year <= lastYear + REACH; year++) {
    if (day === null) {
      const first = dayNumber(year, month, 1);
      found.push({ year, first, last: first + daysInMonth(year, month) - 1 });
    } else if (isValidDate(year, month, day)) {
      const n = dayNumber(year, month, day);
      found.push({ year, first: n, last: n });
    }
  }
  return found;
}

function latestBy(inside: readonly Candidate[], now: number): number {
  const past = inside.filter((c) => c.first <= now);
  const usable = past.length > 0 ? past : inside;
  return Math.max(...usable.map((c) => c.year));
}
