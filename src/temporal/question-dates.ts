// Turns a user's question into the days it asks about: "July 25", "last week", "between July 19 and 25", "since Monday".

import type { DateSpan } from '../model/dated.ts';
import { addDays, fromIso, type IsoDate } from '../model/day.ts';
import { nth } from '../model/nth.ts';
import type { QuestionDate } from '../model/question.ts';
import type { Token } from '../model/token.ts';
import type { Found } from './engine/finding.ts';
import type { ChooseYear } from './engine/rule.ts';
import { createEngine, type Engine, run } from './engine/runner.ts';
import { QUESTIONS } from './english/index.ts';
import { assumption, CONNECTORS, OPEN_ENDS } from './english/question-words.ts';
import { translatedDates } from './foreign-dates.ts';
import type { QuestionContext } from './question-context.ts';
import { spanOfFinding } from './question-spans.ts';
import { chooserFor } from './question-years.ts';
import { shortDates } from './short-dates.ts';

let engine: Engine | null = null;
function questionEngine(): Engine {
  engine ??= createEngine(QUESTIONS);
  return engine;
}

/** A found date while it is put together; `yearChosen`: the words name no year. */
interface Draft extends QuestionDate {
  readonly yearChosen: boolean;
  readonly weekday: boolean;
}

/**
 * Finds the dates of a question, in order, not overlapping. A missing year is that of the saga's span in which the day lies (of
 * several the latest not after today, of none the nearest); `assumed` says so. Ranges and open ends ("since", "before") are one
 * date that includes these words. `span` is null where the words point to a day that nothing names, or to an impossible one,
 * which `problem` explains.
 */
export function findQuestionDates(text: string, context: QuestionContext): QuestionDate[] {
  const inYear = (year: number): Draft[] => draftsOf(text, context, () => year);
  return draftsOf(text, context, chooserFor(context)).map((draft) => published(draft, inYear));
}

/**
 * The dates of a question while they are put together: the foreign ones by way of English, "15-12-18" as all that it can mean. "August
 * 2011" is German too; where English words take more in ("the last week of August 2011") they are what was meant.
 */
function draftsOf(text: string, context: QuestionContext, chooseYear: ChooseYear): Draft[] {
  const english = englishDrafts(text, context, chooseYear);
  const foreign = translatedDates(text)
    .filter((date) => !english.some((own) => takesIn(own, date)))
    .flatMap(({ begin, end, english: words }) =>
      englishDrafts(words, context, chooseYear).map((draft) => ({ ...draft, begin, end })),
    );
  const short = shortDates(text, context).map((date): Draft => ({ ...date, yearChosen: false, weekday: false }));
  const others = [...foreign, ...short];
  const own = english.filter(({ begin, end }) => !others.some((other) => begin < other.end && other.begin < end));
  const drafts = [...others, ...own].sort((a, b) => a.begin - b.begin);
  return withOpenEnds(text, withRanges(text, drafts), context);
}

interface Stretch {
  readonly begin: number;
  readonly end: number;
}

/** Whether one stretch of a text holds another and more. */
const takesIn = (own: Stretch, other: Stretch): boolean =>
  own.begin <= other.begin && own.end >= other.end && own.end - own.begin > other.end - other.begin;

function englishDrafts(text: string, context: QuestionContext, chooseYear: ChooseYear): Draft[] {
  const english = questionEngine();
  const tokens = english.tokenize(text);
  const sentences = tokens.length > 0 ? [{ begin: 0, end: tokens.length }] : [];
  const found = run(english, { text, tokens, sentences, dct: fromIso(context.today), mode: 'news', chooseYear });
  const drafts = found.flatMap((finding) => draftOf(text, tokens, finding, context));
  return withRanges(text, withinYears(text, drafts));
}

/** "July 25 last year", "last year, in spring": a date and the year that it lies in, side by side, are one. */
function withinYears(text: string, drafts: readonly Draft[]): Draft[] {
  const joined: Draft[] = [];
  for (const draft of drafts) {
    const last = joined.at(-1);
    const finer = last && BESIDE.test(text.slice(last.end, draft.begin)) ? finerOf(last, draft) : null;
    if (last && finer) joined[joined.length - 1] = { ...finer, begin: last.begin, end: draft.end };
    else joined.push(draft);
  }
  return joined;
}

/** What stands between a date and its year. */
const BESIDE = /^\s{0,3}(?:,\s{0,3})?(?:(?:of|in|on)\s{1,3})?$/i;

/** The one of two that lies in the year that the other is; null where neither does. */
function finerOf(a: Draft, b: Draft): Draft | null {
  const isWithin = (fine: Draft, year: Draft): boolean =>
    fine.span !== null &&
    year.span !== null &&
    year.span.granularity === 'year' &&
    fine.span.granularity !== 'year' &&
    fine.span.from >= year.span.from &&
    fine.span.to <= year.span.to;
  return isWithin(a, b) ? a : isWithin(b, a) ? b : null;
}

/** `inYear` reads the question again with another year for what names none: Easter and the weeks move. */
function published({ yearChosen, weekday: _weekday, ...date }: Draft, inYear: (year: number) => Draft[]): QuestionDate {
  if (!yearChosen) return date;
  const ofYear = (year: number): DateSpan | null =>
    inYear(year).find(({ begin, end }) => begin === date.begin && end === date.end)?.span ?? null;
  return { ...date, ofYear };
}

function draftOf(text: string, tokens: readonly Token[], finding: Found, context: QuestionContext): Draft[] {
  const begin = nth(tokens, finding.begin).begin;
  const end = nth(tokens, finding.end - 1).end;
  const read = spanOfFinding(finding, text.slice(begin, end), context);
  if (read === null) return [];
  const yearChosen = finding.yearChosen === true;
  const assumed = [...read.assumed, ...(yearChosen && read.span ? [yearSentence(read.span, context)] : [])];
  const weekday = finding.rule === 'weekday';
  const problem = read.problem === undefined ? {} : { problem: read.problem };
  return [{ begin, end, span: read.span, assumed, yearChosen, weekday, ...problem }];
}

function yearSentence(span: DateSpan, { span: saga }: QuestionContext): string {
  const year = span.from.slice(0, 4);
  return saga && span.from <= saga.to && span.to >= saga.from
    ? assumption.yearOfSaga(year)
    : assumption.nearestYear(year);
}

/** Two dates with "to", "and" after "between", or a dash between them are one range. */
function withRanges(text: string, drafts: readonly Draft[]): Draft[] {
  const joined: Draft[] = [];
  for (const draft of drafts) {
    const last = joined[joined.length - 1];
    const range = last && rangeOf(text, last, draft);
    if (range) joined[joined.length - 1] = range;
    else joined.push(draft);
  }
  return joined;
}

/** White space and a few words at most stand in a range; longer gaps are not looked at. */
const LONGEST_CONNECTOR = 16;

function rangeOf(text: string, first: Draft, second: Draft): Draft | null {
  if (second.begin - first.end > LONGEST_CONNECTOR) return null;
  const between = text.slice(first.end, second.begin).trim().toLowerCase();
  const before = text.slice(Math.max(0, first.begin - LONGEST_CONNECTOR), first.begin).toLowerCase();
  const opening = CONNECTORS.opening.exec(before);
  if (!CONNECTORS.to.has(between) && !(CONNECTORS.and.has(between) && opening)) return null;
  const begin = opening ? first.begin - opening[0].length : first.begin;
  const problem = first.problem ?? second.problem;
  const ends = problem === undefined ? orderedEnds(first, second) : null;
  const assumed = [...new Set([...(ends?.sameYear ? [] : first.assumed), ...second.assumed])];
  const rest = { begin, end: second.end, assumed, yearChosen: second.yearChosen, weekday: false };
  return { ...rest, span: ends ? longSpan(ends.from, ends.to) : null, ...(problem !== undefined && { problem }) };
}

const inYearOf = (date: IsoDate, other: IsoDate, shift = 0): IsoDate => {
  const year = String(Number(other.slice(0, 4)) + shift).padStart(4, '0');
  return date.endsWith('-02-29') ? `${year}-02-28` : year + date.slice(4);
};

/** First and last day; a first date without a year takes the second one's, or the year before where it would lie after it. */
function orderedEnds(
  first: Draft,
  second: Draft,
): { readonly from: IsoDate; readonly to: IsoDate; readonly sameYear: boolean } | null {
  if (!first.span || !second.span) return null;
  let from = first.span.from;
  const to = second.span.to;
  const sameYear = first.yearChosen && !second.yearChosen;
  if (first.yearChosen) from = inYearOf(from, to);
  if (first.yearChosen && from > to) from = inYearOf(from, to, -1);
  if (first.weekday && from > to) from = addDays(from, -7);
  return { from, to, sameYear };
}

const longSpan = (from: IsoDate, to: IsoDate): DateSpan => {
  const [first, last] = from <= to ? [from, to] : [to, from];
  return { from: first, to: last, granularity: first === last ? 'day' : 'span' };
};

/** Before this day nothing is asked for: the open beginning of "before 1990" where a saga has no record. */
const LONG_AGO: IsoDate = '1900-01-01';

/** "since Monday" ends today, "before August" begins with the saga. */
function withOpenEnds(text: string, drafts: readonly Draft[], { today, span: saga }: QuestionContext): Draft[] {
  return drafts.map((draft) => {
    const { span } = draft;
    if (!span) return draft;
    const before = text.slice(Math.max(0, draft.begin - LONGEST_CONNECTOR), draft.begin).toLowerCase();
    const after = text.slice(draft.end, draft.end + LONGEST_CONNECTOR).toLowerCase();
    const open = OPEN_ENDS.find(({ pattern }) => pattern.test(before));
    const onward = CONNECTORS.onward.exec(after);
    if (!open && !onward) return draft;
    const begin = open ? draft.begin - (open.pattern.exec(before)?.[0].length ?? 0) : draft.begin;
    const end = onward ? draft.end + onward[0].length : draft.end;
    const start = saga && saga.from < span.from ? saga.from : span.from;
    const beginning = saga ? start : LONG_AGO;
    const last = today > span.to ? today : span.to;
    const kind = open?.kind ?? 'since';
    const opened = {
      since: [span.from, last],
      after: [addDays(span.to, 1), last],
      before: [beginning, addDays(span.from, -1)],
      until: [beginning, span.to],
    } as const;
    const [from, to] = opened[kind];
    return { ...draft, begin, end, span: from > to ? null : longSpan(from, to) };
  });
}
