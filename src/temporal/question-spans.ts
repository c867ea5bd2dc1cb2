// Turns a finding of the engine into the days a question means by it.

import type { DateSpan } from '../model/dated.ts';
import {
  addDays,
  addMonths,
  dateOf,
  dayNumber,
  daysBetween,
  fromIso,
  type IsoDate,
  isValidDate,
  parseIso,
  toIso,
} from '../model/day.ts';
import { nth } from '../model/nth.ts';
import { spanOfValue } from '../model/timex.ts';
import { shiftMonths } from './engine/calendar.ts';
import type { Found } from './engine/finding.ts';
import { noSuchDay } from './engine/resolve.ts';
import { assumption, FORWARD_WORDS } from './english/question-words.ts';
import type { QuestionContext } from './question-context.ts';

interface ReadSpan {
  readonly span: DateSpan | null;
  readonly assumed: readonly string[];
  readonly problem?: string;
}

/** How many "a few" are. */
const A_FEW = 3;

/** `words` are the finding's own. Null: no date that a question can ask about (a length, a habit, "now"). */
export function spanOfFinding(finding: Found, words: string, context: QuestionContext): ReadSpan | null {
  const { today } = context;
  if (finding.type === 'SET' || finding.form === 'vague' || finding.floating) return null;
  if (finding.type === 'DURATION') return stretchOf(finding, words, today);
  const impossible = impossibleDay(finding.value);
  if (impossible !== null) return { span: null, assumed: [], problem: impossible };
  const dayOfMonth = /^XXXX-XX-(\d\d)$/.exec(finding.value);
  if (dayOfMonth) return dayInSaga(Number(dayOfMonth[1]), context);
  const assumed = [...(finding.problem === undefined ? [] : [finding.problem]), ...americanOrder(words, finding.value)];
  const interval = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/.exec(finding.value);
  if (interval) return { span: { from: nth(interval, 1), to: nth(interval, 2), granularity: 'span' }, assumed };
  const span = spanOfValue(finding.value);
  if (span === null)
    return finding.form === 'anaphoric' || finding.value.includes('X') ? { span: null, assumed } : null;
  return partOf(span, finding, words, assumed);
}

/** "7/8" could be the other way round. */
function americanOrder(words: string, value: string): string[] {
  const m = /^(\d{1,2})\/(\d{1,2})/.exec(words);
  if (!m || Number(m[1]) > 12 || Number(m[2]) > 12 || Number(m[1]) === Number(m[2])) return [];
  return [assumption.americanOrder(value)];
}

/** "the 25th": the last one that the saga covers and that is not after today. */
function dayInSaga(day: number, { today, span }: QuestionContext): ReadSpan {
  const last = span && span.to < today ? span.to : today;
  const { year, month } = dateOf(fromIso(last));
  for (let back = 0; back < 12; back++) {
    const at = addMonths(year, month, -back);
    if (!isValidDate(at.year, at.month, day)) continue;
    const date = toIso(dayNumber(at.year, at.month, day));
    if (date > last) continue;
    return { span: { from: date, to: date, granularity: 'day' }, assumed: [assumption.dayOfMonth(date)] };
  }
  return { span: null, assumed: [] };
}

function impossibleDay(value: string): string | null {
  const m = /^(\d{4}|XXXX)-(\d{2})-(\d{2})/.exec(value);
  if (!m || m[2] === 'XX' || m[3] === 'XX') return null;
  const [year, month, day] = [m[1] === 'XXXX' ? null : Number(m[1]), Number(m[2]), Number(m[3])];
  if (month < 1 || month > 12) return assumption.noSuchMonth(month);
  if (day > 0 && parseIso(`${year ?? 2000}-${m[2]}-${m[3]}`)) return null;
  return noSuchDay(year, month, day);
}

/** "early July", "the end of 2016": the first or last third. A day keeps its whole. */
function partOf(span: DateSpan, { mod }: Found, words: string, assumed: readonly string[]): ReadSpan {
  const days = daysBetween(span.from, span.to) + 1;
  if (days < 6 || (mod !== 'START' && mod !== 'MID' && mod !== 'END')) return { span, assumed };
  const third = Math.floor(days / 3);
  const start = { START: 0, MID: third, END: days - third }[mod];
  const from = addDays(span.from, start);
  const to = addDays(from, third - 1);
  return { span: { from, to, granularity: 'span' }, assumed: [...assumed, assumption.part(words, from, to)] };
}

const UNIT_DAYS: Readonly<Record<string, number>> = { D: 1, W: 7, H: 1 / 24 };

/** The last three days are three, today counting; a week of hours or days reaches back as far as it is long. */
const stretchDays = (unit: string, days: number): number => Math.ceil(days) - (unit === 'H' ? 0 : 1);

/** "the last three days", "the next two weeks": up to today, or from today on. */
function stretchOf(finding: Found, words: string, today: IsoDate): ReadSpan | null {
  const m = /^P(?:T(?=\d+H$))?(\d+|X)([DWMYH])$/.exec(finding.value);
  if (finding.form !== 'deictic' || !m) return null;
  const unit = nth(m, 2);
  const count = m[1] === 'X' ? A_FEW : Number(m[1]);
  if (count > 1000) return null;
  const assumed = m[1] === 'X' ? [assumption.few(words, A_FEW)] : [];
  const forward = FORWARD_WORDS.test(words.toLowerCase());
  const sign = forward ? 1 : -1;
  const days = UNIT_DAYS[unit];
  const far =
    days === undefined
      ? toIso(shiftMonths(fromIso(today), sign * count * (unit === 'Y' ? 12 : 1)))
      : addDays(today, sign * stretchDays(unit, count * days));
  const span: DateSpan = forward
    ? { from: today, to: far, granularity: 'span' }
    : { from: far, to: today, granularity: 'span' };
  return { span, assumed };
}
