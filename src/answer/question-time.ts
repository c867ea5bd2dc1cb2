// Turns the dates found in a question and the words around them into the one stretch of days that is asked for.

import type { DateSpan } from '../model/dated.ts';
import { addDays, type IsoDate } from '../model/day.ts';
import type { QuestionDate } from '../model/question.ts';
import type { SagaSpan } from '../model/saga.ts';
import { blankOut } from './question-text.ts';

/** The time a question asks for. */
interface QuestionTime {
  /** Null where the question names no time, or none that can be read. */
  readonly span: DateSpan | null;
  readonly assumed: readonly string[];
  /** Why a date in it can't be read; null where all can. */
  readonly problem: string | null;
  /** The question without its dates and the words that tie them in; offsets are those of the question. */
  readonly rest: string;
}

interface Context {
  readonly today: IsoDate;
  readonly span: SagaSpan | null;
}

type Relation = 'since' | 'after' | 'before' | 'until' | 'in';

const RELATIONS: readonly (readonly [Relation, RegExp])[] = [
  ['since', /\b(?:ever )?(?:since|from)(?: the)?\s*$/i],
  ['after', /\b(?:after|following|later than)(?: the)?\s*$/i],
  ['before', /\b(?:before|prior to|earlier than|ahead of)(?: the)?\s*$/i],
  ['until', /\b(?:until|till|up to|through|by)(?: the)?\s*$/i],
  ['in', /\b(?:(?:back )?(?:on|in|at|over|during|for|of|around|about|throughout)(?: the)?|between|from)\s*$/i],
];

/** "since" inside the date itself ("since Monday") was read by whoever found the date. */
function relationOf(text: string, date: QuestionDate): { readonly relation: Relation; readonly begin: number } {
  const before = text.slice(0, date.begin);
  for (const [relation, pattern] of RELATIONS) {
    const match = pattern.exec(before.slice(-24));
    if (match) return { relation, begin: date.begin - match[0].length };
  }
  return { relation: 'in', begin: date.begin };
}

const longSpan = (from: IsoDate, to: IsoDate): DateSpan | null =>
  from > to ? null : { from, to, granularity: from === to ? 'day' : 'span' };

/** Later of two ISO dates, which sort as text. */
const later = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);

function related(relation: Relation, span: DateSpan, { today, span: record }: Context): DateSpan | null {
  const last = later(today, record?.to ?? today);
  const first = record && record.from < span.from ? record.from : span.from;
  switch (relation) {
    case 'since':
      return longSpan(span.from, last);
    case 'after':
      return longSpan(addDays(span.to, 1), last);
    case 'before':
      return longSpan(first, addDays(span.from, -1));
    case 'until':
      return longSpan(first, span.to);
    default:
      return span;
  }
}

/** Two dates with nothing but "and", "to" or a dash between them, or a list of days: one stretch from the first to the last. */
function joined(spans: readonly DateSpan[]): DateSpan {
  const from = spans.reduce((least, span) => (span.from < least ? span.from : least), spans[0]?.from ?? '');
  const to = spans.reduce((most, span) => (span.to > most ? span.to : most), '');
  const [only] = spans;
  return only && spans.length === 1 ? only : { from, to, granularity: from === to ? 'day' : 'span' };
}

/** Reads the time of a question. `dates` are those found in `text`, in order. */
export function readTime(text: string, dates: readonly QuestionDate[], context: Context): QuestionTime {
  const placed = dates.map((date) => ({ date, ...relationOf(text, date) }));
  const rest = blankOut(
    text,
    placed.map(({ date, begin }) => ({ begin, end: date.end })),
  );
  const problem = dates.find((date) => date.problem)?.problem ?? null;
  const open = placed.length > 1 ? 'in' : placed[0]?.relation;
  const spans = dates.flatMap(({ span }) => (span ? [span] : []));
  if (spans.length === 0) return { span: null, assumed: [], problem, rest };
  const span = related(open ?? 'in', joined(spans), context);
  const assumed = [...new Set(dates.flatMap((date) => date.assumed))];
  return { span, assumed, problem, rest };
}
