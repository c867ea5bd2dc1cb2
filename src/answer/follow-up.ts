// Turns a short reply in a thread ("and the day after?", "more", "who said that?") into what it asks of the conversation.

import { wordsOf } from '../english/words.ts';
import type { DateSpan, Granularity } from '../model/dated.ts';
import {
  addDays,
  addMonths,
  daysBetween,
  daysInMonth,
  formatDate,
  fromIso,
  type IsoDate,
  isValidDate,
  mondayOf,
  parseIso,
  toIso,
} from '../model/day.ts';
import type { QuestionDate, ThreadContext } from '../model/question.ts';
import { COUNT, countOf } from './counts.ts';

/**
 * more: the next page of the same answer. sources, when: who told what was shown, on which day. neighbour: the nearest day that
 * has something. time: the same matter on other days. topic: another matter in the same days.
 */
export type FollowUp =
  | { readonly kind: 'more' | 'sources' | 'when' }
  | { readonly kind: 'neighbour'; readonly direction: 'next' | 'previous' }
  | { readonly kind: 'time'; readonly span: DateSpan; readonly assumed: readonly string[] }
  | { readonly kind: 'topic'; readonly topic: string };

interface FollowUpInput {
  readonly question: string;
  readonly dates: readonly QuestionDate[];
  readonly thread: ThreadContext;
}

/** The day a reply counts from, or null where the thread has spoken of none. */
export const anchorOf = ({ from, anchor }: ThreadContext): IsoDate | null => from ?? anchor ?? null;

/** What a reply asks of the thread, or null where it is a question of its own. */
export function readFollowUp({ question, dates, thread }: FollowUpInput): FollowUp | null {
  const text = wordsOf(question)
    .join(' ')
    .replace(/^(?:and|so|but|ok|okay|then|please)\b ?/, '')
    .replace(/ please$/, '');
  return (
    readPlain(text) ??
    readShift(text, thread) ??
    readDayOfMonth(text, thread) ??
    readDates(question, text, dates, thread) ??
    readTopic(question)
  );
}

const PLAIN: readonly (readonly [FollowUp, RegExp])[] = [
  [
    { kind: 'more' },
    /^(?:(?:show|tell|give) (?:me )?)?(?:more|some more|the rest|continue|go on|keep going|next page|what else|anything else|anything more|what more)(?: (?:happened|is there|that day|of that|of it))?$/,
  ],
  [
    { kind: 'sources' },
    /^(?:(?:what|where|which|who|show|list|give)(?: me)?(?: (?:are|is|were|was))?(?: (?:the|your))? )?(?:sources?|citations?|references?|links?|evidence)(?: (?:for|of) (?:that|this|it))?$/,
  ],
  [
    { kind: 'sources' },
    /^(?:who (?:said|says|told|reported|reports|wrote|claims|claimed) (?:that|this|it|so|you that)|says who|according to whom?|who is (?:saying|reporting) (?:that|this|it)|where (?:is|was|does|did) (?:that|this|it)(?: come)? (?:from|reported)|how do you know(?: that| this)?|who reported (?:on )?(?:that|this|it)(?: first)?)$/,
  ],
  [
    { kind: 'when' },
    /^(?:when (?:was|did) (?:that|this|it)(?: happen| be)?|when|(?:on )?(?:what|which) day(?: was (?:that|this|it))?)$/,
  ],
  [
    { kind: 'neighbour', direction: 'next' },
    /^(?:next|what happened next|what (?:comes|came) next|then|what then|after that|what happened (?:after that|afterwards|then)|afterwards|forward|next one)$/,
  ],
  [
    { kind: 'neighbour', direction: 'previous' },
    /^(?:previous|prev|before that|what happened before(?: that)?|what came before(?: that)?|back|go back|earlier|before)$/,
  ],
];

const readPlain = (text: string): FollowUp | null => PLAIN.find(([, pattern]) => pattern.test(text))?.[0] ?? null;

type Unit = 'day' | 'weekend' | 'week' | 'month' | 'year';

const LEAD_IN = '(?:(?:what (?:happened|about|was there)|how about|anything|show|and) )?(?:on |in |during )?';
const SHIFT = new RegExp(
  `^${LEAD_IN}(${COUNT})? ?(day|weekend|week|month|year)s? (after|later|before|earlier)(?: that| this)?(?: too)?$`,
);
const ADJACENT = new RegExp(
  `^${LEAD_IN}(?:the |that )?(next|following|previous|preceding|same) (day|weekend|week|month|year)$`,
);
const THAT = new RegExp(
  `^${LEAD_IN}(?:the rest of )?(?:that|the whole|the same|this whole) (day|weekend|week|month|year)$`,
);

function readShift(text: string, thread: ThreadContext): FollowUp | null {
  if (anchorOf(thread) === null) return null;
  const shift = SHIFT.exec(text);
  if (shift) {
    const count = countOf(shift[1]);
    const back = shift[3] === 'before' || shift[3] === 'earlier';
    return moved(thread, shift[2] as Unit, back ? -count : count);
  }
  const adjacent = ADJACENT.exec(text);
  if (adjacent) {
    const steps = adjacent[1] === 'same' ? 0 : adjacent[1] === 'next' || adjacent[1] === 'following' ? 1 : -1;
    return moved(thread, adjacent[2] as Unit, steps);
  }
  const that = THAT.exec(text);
  return that ? moved(thread, that[1] as Unit, 0) : null;
}

/** The unit that lies `steps` units after (or before) the thread's days. */
function moved(thread: ThreadContext, unit: Unit, steps: number): FollowUp | null {
  const anchor = (steps > 0 ? thread.to : thread.from) ?? anchorOf(thread);
  return anchor === null ? null : { kind: 'time', span: unitAround(anchor, unit, steps), assumed: [] };
}

function unitAround(day: IsoDate, unit: Unit, steps: number): DateSpan {
  if (unit === 'day') return spanOf(addDays(day, steps), addDays(day, steps), 'day');
  const monday = mondayOf(fromIso(day)) + steps * 7;
  if (unit === 'week') return spanOf(toIso(monday), toIso(monday + 6), 'week');
  if (unit === 'weekend') return spanOf(toIso(monday + 5), toIso(monday + 6), 'weekend');
  const { year, month } = parseIso(day) ?? { year: 1970, month: 1 };
  if (unit === 'year') return spanOf(iso(year + steps, 1, 1), iso(year + steps, 12, 31), 'year');
  const to = addMonths(year, month, steps);
  return spanOf(iso(to.year, to.month, 1), iso(to.year, to.month, daysInMonth(to.year, to.month)), 'month');
}

const spanOf = (from: IsoDate, to: IsoDate, granularity: Granularity): DateSpan => ({ from, to, granularity });

const iso = (year: number, month: number, day: number): IsoDate => formatDate({ year, month, day });

const DAY_OF_MONTH = new RegExp(`^${LEAD_IN}(?:the )?(\\d{1,2})(?:st|nd|rd|th)$`);

/** "and on the 26th?": that day of the month last talked about. */
function readDayOfMonth(text: string, thread: ThreadContext): FollowUp | null {
  const day = Number(DAY_OF_MONTH.exec(text)?.[1] ?? Number.NaN);
  const day0 = anchorOf(thread);
  const anchor = day0 === null ? null : parseIso(day0);
  if (Number.isNaN(day) || !anchor || !isValidDate(anchor.year, anchor.month, day)) return null;
  const date = iso(anchor.year, anchor.month, day);
  return { kind: 'time', span: spanOf(date, date, 'day'), assumed: [] };
}

/** "And what happened on July 25?" goes on; without the "and" it is a question of its own, as the suggestions word it. */
const ONLY_TIME =
  /^(?:(?:(?:and|so|but) what happened|what about|how about) )?(?:on|in|at|over|during|for|since|from|between|and|to|the|of|until|then)*(?: (?:on|in|over|during|the|of|and|to))*$/;
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** A reply that is nothing but a date: the same matter then. A bare weekday is that of the week last talked about. */
function readDates(
  question: string,
  text: string,
  dates: readonly QuestionDate[],
  thread: ThreadContext,
): FollowUp | null {
  const weekday = WEEKDAYS.indexOf(
    /^(?:what about |how about )?(?:on )?(?:that |the )?([a-z]+day)$/.exec(text)?.[1] ?? '',
  );
  const anchor = anchorOf(thread);
  if (weekday >= 0 && anchor !== null) {
    const day = toIso(mondayOf(fromIso(anchor)) + weekday);
    return { kind: 'time', span: spanOf(day, day, 'day'), assumed: [] };
  }
  const [date] = dates;
  if (!date?.span || dates.length > 1 || date.problem || !thread.topic) return null;
  const rest = wordsOf(`${question.slice(0, date.begin)} ${question.slice(date.end)}`).join(' ');
  return ONLY_TIME.test(rest) ? { kind: 'time', ...inThreadYear(date, thread) } : null;
}

interface ReadTime {
  readonly span: DateSpan;
  readonly assumed: readonly string[];
}

/** A date whose year had to be assumed is taken nearest to the days last talked about, which are the better guide. */
function inThreadYear(date: QuestionDate, thread: ThreadContext): ReadTime {
  const span = date.span as DateSpan;
  const [from, to, anchor] = [parseIso(span.from), parseIso(span.to), anchorOf(thread)];
  const asFound = { span, assumed: date.assumed };
  if (date.assumed.length === 0 || anchor === null || !from || !to) return asFound;
  const candidates = [-1, 0, 1].flatMap((step) => {
    const year = Number(anchor.slice(0, 4)) + step;
    const end = year + to.year - from.year;
    const exists = isValidDate(year, from.month, from.day) && isValidDate(end, to.month, to.day);
    return exists ? [{ ...span, from: iso(year, from.month, from.day), to: iso(end, to.month, to.day) }] : [];
  });
  const distance = (candidate: DateSpan): number => Math.abs(daysBetween(anchor, candidate.from));
  const [nearest] = candidates.sort((a, b) => distance(a) - distance(b));
  if (!nearest) return asFound;
  return { span: nearest, assumed: [`The year ${nearest.from.slice(0, 4)} is taken from what was asked before.`] };
}

const TOPIC =
  /^(?:(?:and|so|but|ok|okay),? )?(?:what about|how about|what of|and(?! (?:what|who|when|where|why|how|did|does|is|was|has|have|were|in|on)\b)) (.{1,80}?)\W*$/iu;

/** "what about Scaramucci?", "and Sessions?": another matter in the same days. */
function readTopic(question: string): FollowUp | null {
  const topic = TOPIC.exec(question)?.[1];
  return topic ? { kind: 'topic', topic } : null;
}
