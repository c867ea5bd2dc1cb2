// Turns the dated clauses of a sentence into its reports: stretches told alike are one.

import { type Dated, isSingleDay } from '../../model/dated.ts';
import { nth } from '../../model/nth.ts';
import type { Report, ReportKind } from '../../model/report.ts';
import type { Token } from '../../model/token.ts';
import { predicateClass } from '../identity/predicates.ts';
import { actOf } from './act.ts';
import type { SentenceAnalysis } from './analysis.ts';
import { attributionsOf } from './attribution.ts';
import { type Happenings, type NamedAgain, namedAgain } from './event-nouns.ts';
import { isBackground, isOpinion, isQuotation, kindOf } from './kind.ts';
import { offsetBy } from './offsets.ts';
import { toldUntil } from './told-until.ts';

/** A report that is not yet asked what was done in it. */
type Stretch = Pick<Report, 'begin' | 'end' | 'date' | 'kind' | 'attribution'>;

/** Every stretch is made here: engines read objects of one shape faster. */
const stretch = (
  begin: number,
  end: number,
  date: Dated | null,
  kind: ReportKind,
  attribution: string | null,
): Stretch => ({ begin, end, date, kind, attribution });

const within = ({ date, kind, attribution }: Stretch, begin: number, end: number): Stretch =>
  stretch(begin, end, date, kind, attribution);

/** Reports of a sentence, in order; together they cover it. `dates` are those of its clauses. */
export function reportsOf(
  text: string,
  analysis: SentenceAnalysis,
  dates: readonly (Dated | null)[],
  publication: Dated | null,
  happenings: Happenings,
): Report[] {
  const { sentence, tokens, clauses } = analysis;
  const attributions = attributionsOf(text, analysis);
  const [quotation, opinion] = [isQuotation(analysis), isOpinion(text, analysis, attributions)];
  const told: Stretch[] = [];
  for (let i = 0; i < clauses.length; i++) {
    const clause = nth(clauses, i);
    const date = pointedTo(analysis, i) ?? dates[i] ?? null;
    const whole = stretch(
      tokens[clause.begin]?.begin ?? sentence.begin,
      tokens[clause.end - 1]?.end ?? sentence.end,
      date,
      kindOf(quotation || clause.quoted, opinion, isBackground(tokens, clause, date, publication)),
      attributions[i] ?? null,
    );
    const named = namedAgain(happenings, analysis, clause, date);
    for (const part of named.length > 0 ? around(analysis, named, whole) : parts(analysis, i, whole)) add(told, part);
  }
  const place = { begin: sentence.begin, end: sentence.end };
  return told.map((part) => {
    const { begin, end, date, kind, attribution } = part;
    const until = toldUntil(analysis, part, told);
    const act = actOf(analysis, part, predicateClass);
    return { begin, end, date, kind, attribution, sentence: place, act: until === null ? act : { ...act, until } };
  });
}

/** "resigned on Thursday, two days after they censured her": the clause behind "after" is dated back from Thursday. */
function pointedTo({ own, offsets }: SentenceAnalysis, index: number): Dated | null {
  for (const from of [index - 1, index + 1]) {
    const offset = offsets[from]?.find(({ clause }) => clause === index);
    const stated = own[from]?.dated;
    if (offset && stated) return offsetBy(stated, offset, -1, 'clause-offset-back');
  }
  return null;
}

/** "on June 5, two days after the attack, he complained": the attack is a stretch of its own, dated back from June 5. */
function parts(analysis: SentenceAnalysis, index: number, report: Stretch): Stretch[] {
  const listed = listedDays(analysis, index, report);
  if (listed.length > 0) return listed;
  const { tokens, own, offsets } = analysis;
  const offset = offsets[index]?.find(({ noun }) => noun !== null);
  const stated = own[index]?.dated;
  const [first, last] = [offset && tokens[offset.anchor], offset && tokens[offset.end - 1]];
  if (!offset || !stated || !first || !last) return [report];
  const day = offsetBy(stated, offset, -1, 'offset-back');
  const attack = stretch(first.begin, last.end, day, report.kind, report.attribution);
  const before = within(report, report.begin, tokens[offset.anchor - 1]?.end ?? report.begin);
  const next: Token | undefined = tokens[offset.end];
  const after = next && next.begin < report.end ? [within(report, next.begin, report.end)] : [];
  return [before, attack, ...after];
}

/** "on March 4, March 23 and March 28": a stretch for each day of a list, or none where there is no list. */
function listedDays(
  { tokens, expressions, clauses, own }: SentenceAnalysis,
  index: number,
  { kind, attribution }: Stretch,
): Stretch[] {
  const clause = clauses[index];
  const stated = expressions[index] ?? [];
  if (stated.length < 2) return [];
  const days = stated.filter(({ dated, role }) => role === 'at' && dated && isSingleDay(dated));
  const isList =
    clause !== undefined &&
    days.length > 1 &&
    days.some((day) => day === own[index]) &&
    days.every((day, i) => i === 0 || isListed(tokens, days[i - 1]?.end ?? 0, day.begin));
  if (!isList) return [];
  return days.map((day, i) => {
    const begin = nth(tokens, i === 0 ? clause.begin : day.begin);
    const end = nth(tokens, (days[i + 1]?.begin ?? clause.end) - 1);
    return stretch(begin.begin, end.end, day.dated, kind, attribution);
  });
}

const LISTS = new Set([',', 'and', 'or', '&', 'on']);
/** Nothing but what joins a list stands between. */
const isListed = (tokens: readonly Token[], from: number, to: number): boolean =>
  to > from && tokens.slice(from, to).every(({ word }) => LISTS.has(word));

/** "It is unclear whether the deal will hold": the deal has its day, what is said of it none. */
function around({ tokens }: SentenceAnalysis, named: readonly NamedAgain[], report: Stretch): Stretch[] {
  const found: Stretch[] = [];
  let from = report.begin;
  for (const { begin, end, date } of named) {
    const [first, last] = [nth(tokens, begin), nth(tokens, end - 1)];
    const before = tokens[begin - 1];
    if (before && first.begin > from) found.push(within(report, from, before.end));
    found.push(stretch(first.begin, last.end, date, 'background', report.attribution));
    from = tokens[end]?.begin ?? report.end;
  }
  return from < report.end ? [...found, within(report, from, report.end)] : found;
}

const sameDays = (a: Dated | null, b: Dated | null): boolean => a?.from === b?.from && a?.to === b?.to;

/** Adds a report, or lengthens the last one where it tells of the same days in the same way. */
function add(reports: Stretch[], report: Stretch): void {
  const last = reports.at(-1);
  const alike =
    last &&
    (last.date?.certainty === 'assumed') === (report.date?.certainty === 'assumed') &&
    sameDays(last.date, report.date) &&
    last.kind === report.kind;
  if (!alike || (last.attribution && report.attribution && last.attribution !== report.attribution)) {
    reports.push(report);
    return;
  }
  const firmer = last.date?.certainty === 'assumed' ? report.date : last.date;
  const attribution = last.attribution ?? report.attribution;
  reports[reports.length - 1] = stretch(last.begin, report.end, firmer, last.kind, attribution);
}
