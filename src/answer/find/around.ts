// Turns a time that a question tells by a happening ("before he stepped down") into days, each happening found in the record.
import type { DateSpan } from '../../model/dated.ts';
import { addDays, type IsoDate } from '../../model/day.ts';
import type { DayCount } from '../../ports.ts';
import { type AroundEvent, daysAround, readAroundEvent, takenFor, withTheDay } from '../around-event.ts';
import type { AnswerDeps, AnswerRequest } from '../deps.ts';
import { type Interpreted, interpretQuestion } from '../interpret.ts';
import type { Reading } from '../reading.ts';
import { leaving } from '../still.ts';
import type { Ranked } from './judge.ts';
import { findMatter } from './matter.ts';
import { isToBe } from './said-and-done.ts';

/** The question without its happening, and the days that the happening tells. */
export interface Around {
  readonly text: string;
  readonly read: Interpreted;
  /** For a question about all of those days. */
  readonly when: DateSpan;
  /** For a question about a matter. */
  readonly window: DateSpan;
}

/** How much of a happening's words must stand in the sentence that tells its day. */
const ENOUGH = 0.55;
/** Days that a happening may be taken for. */
const FEW = 3;
const PRONOUN = /\b(?:he|she|they|him|her|them|it)\b/i;

/** Who "he" is in "what did Mubarak say before he resigned": whom the rest of the question names. */
function withoutPronoun(happening: string, rest: Interpreted, thread: readonly string[]): string {
  if (!PRONOUN.test(happening)) return happening;
  const named = rest.terms.find(({ kind }) => kind !== 'word')?.label ?? thread[0];
  return named === undefined ? happening : happening.replace(PRONOUN, named);
}

/** "once Mubarak was gone": the leaving has no word of its own. */
const GONE = /\b(?:gone|went|left|out)\b/i;

const withLeaving = (read: Interpreted, happening: string): Interpreted =>
  GONE.test(happening) && read.terms.length > 0 && read.terms.every(({ kind }) => kind !== 'word')
    ? { ...read, terms: [...read.terms, leaving(happening.length)] }
    : read;

async function dayOf(
  deps: AnswerDeps,
  request: AnswerRequest,
  happening: Interpreted,
  text: string,
): Promise<IsoDate | null> {
  // "who led it after Comey": somebody alone is no happening
  if (happening.terms.every(({ kind }) => kind === 'person')) return null;
  const { asked, ranked } = await findMatter(deps, request.saga, text, happening);
  const days = ranked.filter(({ event: { date } }) => date !== null && date.from === date.to).slice(0, FEW);
  // "offered to resign" tells no resignation where something else does
  const isDone = ({ best }: Ranked): boolean =>
    !best.supposed && !isToBe(best.candidate, best.hits, asked.sought.terms) && best.coverage >= ENOUGH;
  const found = days.find(isDone) ?? days[0];
  return found?.event.date && found.best.coverage >= ENOUGH ? found.event.date.from : null;
}

/** Null where the question tells no time by a happening, or the record does not tell its day. */
export async function readAround(deps: AnswerDeps, request: AnswerRequest, reading: Reading): Promise<Around | null> {
  const { read, text, span } = reading;
  if (read.when !== null || read.followUp !== null || span === null) return null;
  const around = readAroundEvent(text);
  if (!around) return null;
  const { today, saga } = request;
  const readOf = (question: string): Interpreted =>
    interpretQuestion({ question: question || ' ', today, saga, span, dates: [] });
  // "the agreement between Lindqvist and Okafor": two names are no two happenings
  const isNames = (text: string): boolean => readOf(text).terms.every(({ kind }) => kind !== 'word');
  if (around.until !== null && isNames(`when ${around.happening}`) && isNames(`when ${around.until}`)) return null;
  const rest = readOf(around.rest);
  const threadTerms = request.thread?.terms ?? [];
  const find = (happening: string): Promise<IsoDate | null> => {
    const meant = `when ${withoutPronoun(happening, rest, threadTerms)}`;
    const asked = withLeaving(readOf(meant), meant);
    return dayOf(deps, request, { ...asked, ask: 'when', speaker: null }, meant);
  };
  const day = await find(around.happening);
  const end = around.until === null ? null : await find(around.until);
  if (day === null || (around.until !== null && end === null)) return null;
  const record = { from: span.from, to: span.to < today ? span.to : today };
  const when = reaching(around, orderedDays(around, day, end, record), reading.days);
  const said = [takenFor(around.happening, day), ...(around.until && end ? [takenFor(around.until, end)] : [])];
  // "what did the judge say when he sent Murray to jail": the happening is a part of the matter
  const asked = around.relation === 'on' && rest.terms.length > 0 ? read : rest;
  const interpretation = { ...asked.interpretation, assumed: [...read.interpretation.assumed, ...said] };
  return {
    text: asked === read ? text : around.rest,
    read: { ...asked, interpretation },
    when,
    window: withTheDay(around, day, when),
  };
}

/** How far the next day that has something may lie from a happening. */
const FAR = 60;

/** "after the quake": where the week after it has nothing, up to the next day that has. */
function reaching({ relation, distance }: AroundEvent, when: DateSpan, days: readonly DayCount[]): DateSpan {
  const isOpen = distance === null && (relation === 'after' || relation === 'before');
  if (!isOpen || days.some(({ date }) => date >= when.from && date <= when.to)) return when;
  const last = addDays(when.to, FAR);
  const first = addDays(when.from, -FAR);
  if (relation === 'after') {
    const next = days.find(({ date }) => date > when.to && date <= last);
    return next ? { ...when, to: next.date, granularity: 'span' } : when;
  }
  const before = days.findLast(({ date }) => date < when.from && date >= first);
  return before ? { ...when, from: before.date, granularity: 'span' } : when;
}

/** "between the resignation and the recusal" runs from the earlier to the later. */
const orderedDays = (
  around: AroundEvent,
  day: IsoDate,
  end: IsoDate | null,
  record: { readonly from: IsoDate; readonly to: IsoDate },
): DateSpan =>
  end !== null && end < day ? daysAround(around, end, record, day) : daysAround(around, day, record, end);
