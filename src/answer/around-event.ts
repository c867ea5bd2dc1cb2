// Turns "the day after Comey was fired" into days: the happening is looked up in the record first.
import { longDayWords, WEEKDAYS } from '../model/date-words.ts';
import type { DateSpan } from '../model/dated.ts';
import { addDays, fromIso, type IsoDate, type Weekday, weekdayOf } from '../model/day.ts';
import { COUNT, countOf } from './counts.ts';

/** A time told by a happening. `distance` is in days, 0 for the day itself; null where the question gives no count. */
export interface AroundEvent {
  /** The question without the happening: "what did Trump say". */
  readonly rest: string;
  /** The happening in the reader's words: "Comey was fired"; for "between" also the one that ends the time. */
  readonly happening: string;
  readonly until: string | null;
  readonly relation: 'on' | 'after' | 'before' | 'since' | 'until' | 'between';
  readonly distance: number | null;
  /** "the Saturday before", "the weekend after", "the week after": the nearest one; null where the question names none. */
  readonly nearest: Weekday | 'weekend' | 'week' | null;
  /** Days by which the distance may be missed: "two months after" is no single day. */
  readonly slack: number;
}

const UNIT_DAYS: Readonly<Record<string, number>> = {
  day: 1,
  morning: 1,
  evening: 1,
  night: 1,
  week: 7,
  month: 30,
};

const SLACK: Readonly<Record<string, number>> = { week: 2, month: 10 };

const UNIT = Object.keys(UNIT_DAYS).join('|');

const BETWEEN = /^(.*?)\bbetween (.{3,}?) and (.{3,})$/i;
const COUNTED = new RegExp(`^(.*?)\\b(?:on |in )?(${COUNT}) (${UNIT})s? (after|before|following) (.{3,})$`, 'i');
const NEAREST =
  /^(.*?)\b(?:on |over |in )?the (monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|week) (after|before|following) (.{3,})$/i;
const ON_THE_DAY = /^(.*?)\b(?:on )?the (?:same )?day (?:on which |that |when |of )?(.{3,})$/i;
const OPEN =
  /^(.+?) (?:right |shortly |soon |just |immediately )?(after|following|once|before|prior to|since|until|when|during) (.{3,})$/i;
/** "Between the vote and the recount, what did she say?": the time stands first. */
const TIME_FIRST = new RegExp(
  `^(?:(?:and|so|but) )?((?:between|after|following|once|before|prior to|since|until|during|when (?!did|do|does|was|were|is|are|will|has|had)|(?:on )?the (?:same )?day|(?:${COUNT}) (?:${UNIT})s? (?:after|before|following)) ?[^,]{3,90}), (?:and )?((?:what|who|whom|whose|which|where|why|how|did|was|were|is|has|had)\\b.+)$`,
  'i',
);

const timeLast = (text: string): string => text.replace(TIME_FIRST, '$2 $1');

const RELATIONS: Readonly<Record<string, AroundEvent['relation']>> = {
  after: 'after',
  following: 'after',
  once: 'after',
  before: 'before',
  'prior to': 'before',
  since: 'since',
  until: 'until',
  when: 'on',
  during: 'on',
};

const trimmed = (text: string): string => text.replace(/[\s?!.,]+$/, '').trim();

const nearestOf = (name: string): AroundEvent['nearest'] =>
  name === 'week' || name === 'weekend'
    ? name
    : ((WEEKDAYS.findIndex((day) => day.toLowerCase() === name) + 1) as Weekday);

/** The first such weekday, or weekend, on that side of a day. */
function nearestTo(day: IsoDate, nearest: Weekday | 'weekend', sign: 1 | -1): DateSpan {
  const wanted = nearest === 'weekend' ? SATURDAY : nearest;
  let at = addDays(day, sign);
  while (weekdayOf(fromIso(at)) !== wanted) at = addDays(at, sign);
  if (nearest !== 'weekend') return spanOf(at, at);
  return { from: at, to: addDays(at, 1), granularity: 'weekend' };
}
const SATURDAY = 6;

/** Reads a time that is told by a happening; null where the question tells none that way. Dates must have been ruled out. */
export function readAroundEvent(question: string): AroundEvent | null {
  const text = timeLast(trimmed(question));
  const between = BETWEEN.exec(text);
  if (between) return { ...told(between[1], between[2], 'between'), until: between[3] ?? '' };
  const nearest = NEAREST.exec(text);
  if (nearest) {
    const [, rest, name = '', word = '', happening] = nearest;
    return { ...told(rest, happening, sideOf(word)), nearest: nearestOf(name.toLowerCase()) };
  }
  const counted = COUNTED.exec(text);
  if (counted) {
    const [, rest, count = '', name = '', word = '', happening] = counted;
    const unit = name.toLowerCase();
    const days = countOf(count) * (UNIT_DAYS[unit] ?? 1);
    return { ...told(rest, happening, sideOf(word)), distance: days, slack: SLACK[unit] ?? 0 };
  }
  const onTheDay = ON_THE_DAY.exec(text);
  if (onTheDay) return { ...told(onTheDay[1], onTheDay[2], 'on'), distance: 0 };
  const open = OPEN.exec(text);
  return open && told(open[1], open[3], RELATIONS[(open[2] ?? '').toLowerCase()] ?? 'on');
}

const told = (rest = '', happening = '', relation: AroundEvent['relation']): AroundEvent => ({
  rest,
  happening,
  until: null,
  relation,
  distance: null,
  nearest: null,
  slack: 0,
});

const sideOf = (word: string): 'before' | 'after' => (word.toLowerCase() === 'before' ? 'before' : 'after');

/** Days of "after" and "before" without a count. */
const NEARBY_DAYS = 7;

const spanOf = (from: IsoDate, to: IsoDate): DateSpan => ({
  from,
  to: to < from ? from : to,
  granularity: from >= to ? 'day' : 'span',
});

/**
 * The days that are asked for, once the happening's day is known; `end` is the day of the one that ends "between", `record` the days
 * that can have something.
 */
export function daysAround(
  { relation, distance, nearest }: AroundEvent,
  day: IsoDate,
  record: { readonly from: IsoDate; readonly to: IsoDate },
  end: IsoDate | null = null,
): DateSpan {
  if (relation === 'on') return spanOf(day, day);
  if (relation === 'between') return spanOf(day, end ?? day);
  if (relation === 'since') return spanOf(day, record.to);
  if (relation === 'until') return spanOf(record.from < day ? record.from : day, day);
  const sign = relation === 'after' ? 1 : -1;
  if (distance !== null) return spanOf(addDays(day, sign * distance), addDays(day, sign * distance));
  if (nearest !== null && nearest !== 'week') return nearestTo(day, nearest, sign);
  const [near, far] = [addDays(day, sign), addDays(day, sign * NEARBY_DAYS)];
  return relation === 'after' ? spanOf(near, far) : spanOf(far, near);
}

/** The same days for a matter, which may lie on the happening's own day: "what did he say after he was fired". */
export function withTheDay({ relation, distance, slack }: AroundEvent, day: IsoDate, window: DateSpan): DateSpan {
  if (distance !== null) return spanOf(addDays(window.from, -slack), addDays(window.to, slack));
  if (relation !== 'after' && relation !== 'before') return window;
  return spanOf(day < window.from ? day : window.from, day > window.to ? day : window.to);
}

/** What was taken for the happening's day, said to the reader. */
export const takenFor = (happening: string, day: IsoDate): string =>
  `“${happening}” is taken to be ${longDayWords(day)}.`;
