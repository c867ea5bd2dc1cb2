// Turns "the day after Comey was fired" into days: the happening is looked up in the record first.
import { longDayWords } from '../model/date-words.ts';
import type { DateSpan } from '../model/dated.ts';
import { addDays, type IsoDate } from '../model/day.ts';

/** A time told by a happening. `distance` is in days, 0 for the day itself; `reach` is how many days are asked for, from there. */
export interface AroundEvent {
  /** The question without the happening: "what did Trump say". */
  readonly rest: string;
  /** The happening in the reader's words: "Comey was fired". */
  readonly happening: string;
  readonly relation: 'on' | 'after' | 'before' | 'since';
  /** Days from the happening; null for "after" and "before" without a count, which mean the week there. */
  readonly distance: number | null;
}

const COUNTS: Readonly<Record<string, number>> = {
  the: 1,
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
};
const UNIT_DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30 };

const COUNTED =
  /^(.*?)\b(?:on |in )?(the|a|one|two|three|four|five|six|seven|ten|\d{1,2}) (day|week|month)s? (after|before|following) (.{3,})$/i;
const ON_THE_DAY = /^(.*?)\b(?:on )?the (?:same )?day (?:on which |that |when |of )?(.{3,})$/i;
const OPEN = /^(.+?) (?:right |shortly |soon |just |immediately )?(after|before|since|when) (.{3,})$/i;

const trimmed = (text: string): string => text.replace(/[\s?!.,]+$/, '').trim();

/** Reads a time that is told by a happening; null where the question tells none that way. Dates must have been ruled out. */
export function readAroundEvent(question: string): AroundEvent | null {
  const text = trimmed(question);
  const counted = COUNTED.exec(text);
  if (counted) {
    const [, rest = '', count = '', unit = '', word = '', happening = ''] = counted;
    const days = (COUNTS[count.toLowerCase()] ?? Number(count)) * (UNIT_DAYS[unit.toLowerCase()] ?? 1);
    return { rest, happening, relation: word.toLowerCase() === 'before' ? 'before' : 'after', distance: days };
  }
  const onTheDay = ON_THE_DAY.exec(text);
  if (onTheDay) return { rest: onTheDay[1] ?? '', happening: onTheDay[2] ?? '', relation: 'on', distance: 0 };
  const open = OPEN.exec(text);
  if (!open) return null;
  const [, rest = '', word = '', happening = ''] = open;
  const relation = word.toLowerCase();
  if (relation === 'when') return { rest, happening, relation: 'on', distance: 0 };
  return { rest, happening, relation: relation as 'after' | 'before' | 'since', distance: null };
}

/** Days of "after" and "before" without a count. */
const NEARBY_DAYS = 7;

/** The days that are asked for, once the happening's day is known; `last` is the last day that can have something. */
export function daysAround({ relation, distance }: AroundEvent, day: IsoDate, last: IsoDate): DateSpan {
  const span = (from: IsoDate, to: IsoDate): DateSpan => ({ from, to, granularity: from === to ? 'day' : 'span' });
  if (relation === 'on') return span(day, day);
  if (relation === 'since') return span(day, last > day ? last : day);
  const sign = relation === 'after' ? 1 : -1;
  if (distance !== null) return span(addDays(day, sign * distance), addDays(day, sign * distance));
  const [near, far] = [addDays(day, sign), addDays(day, sign * NEARBY_DAYS)];
  return relation === 'after' ? span(near, far) : span(far, near);
}

/** What was taken for the happening's day, said to the reader. */
export const takenFor = (happening: string, day: IsoDate): string =>
  `“${happening}” is taken to be ${longDayWords(day)}.`;
