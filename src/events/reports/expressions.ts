// Turns the time expressions of a clause into the one that says when its verb happened.

import type { Clause } from '../../english/clauses.ts';
import { ADVERB, BE, COMPARES, DETERMINER, PREPOSITION, PRONOUN } from '../../english/lexicon.ts';
import { type Dated, datedAs } from '../../model/dated.ts';
import { nth } from '../../model/nth.ts';
import type { Timex } from '../../model/timex.ts';
import type { Token } from '../../model/token.ts';
import { periodEnding } from './period-ends.ts';
import { dateOfTimex } from './timex-date.ts';

/**
 * What an expression says of its clause. at: when; start: since when; bound: until or after when, or a target; modifier: which one
 * ("the 1991 agreement"); now, vague: PRESENT_REF, PAST_REF, FUTURE_REF or a date that could not be resolved.
 */
type ExpressionRole = 'at' | 'start' | 'bound' | 'modifier' | 'now' | 'vague';

export interface Expression {
  readonly timex: Timex;
  readonly role: ExpressionRole;
  /** The word before it, lower-cased: "until", "by". */
  readonly preposition: string;
  /** Its calendar days, or null. */
  readonly dated: Dated | null;
  /** Token indices, `end` exclusive. */
  readonly begin: number;
  readonly end: number;
}

/** Every expression is made here: engines read objects of one shape faster. */
const expression = (
  timex: Timex,
  role: ExpressionRole,
  preposition: string,
  dated: Dated | null,
  begin: number,
  end: number,
): Expression => ({ timex, role, preposition, dated, begin, end });

const STARTS = new Set(['since', 'starting', 'beginning']);
const BOUNDS = new Set('until till by before after through for than from to versus as'.split(' '));
/** "is scheduled for May 2": the day of what is to come. */
const ARRANGED = new Set(['scheduled', 'rescheduled', 'slated', 'set', 'planned', 'due', 'booked', 'expected']);
const BOUND_PHRASES = new Set([
  'prior to',
  'ahead of',
  'due on',
  'up from',
  'down from',
  'compared with',
  'compared to',
  'same as',
]);
const HOUR_BOUNDS = new Set(['before', 'after', 'until', 'till', 'by', 'from', 'to', 'through']);
/** "below its May 3 high": the day is that of what is compared with. */
const MEASURED_FROM = new Set(['below', 'above', 'beyond', 'against', 'versus', 'than']);
const PLACES = new Set(['in', 'at', 'during', 'on', 'over', 'with']);
const UNKNOWN = /^(?:PAST_REF|FUTURE_REF)|X/;

const isCoarse = (dated: Dated): boolean => dated.granularity === 'year' || dated.granularity === 'decade';

/** Whether the expression at tokens `begin`…`end` goes with the noun behind it: "May 6 interview", "Monday's memo". */
function modifiesNoun(tokens: readonly Token[], end: number): boolean {
  const next = tokens[end];
  if (!next?.isWord) return false;
  return (
    next.word === "'s" || (!next.capital && next.classes === 0) || Boolean(next.classes && !(next.classes & ~NOUNISH))
  );
}
/** "the 1940s Hollywood star", "the firm's 2010 Developers Conference". */
const isNamed = (next: Token | undefined): boolean =>
  next?.isWord === true && next.capital && !(next.classes & (PREPOSITION | DETERMINER | PRONOUN));
/** Verb forms that are nouns as well may be modified: "the June 5 report". */
const NOUNISH = (1 << 6) | (1 << 7) | (1 << 16) | (1 << 17) | (1 << 18) | (1 << 21);

function roleOf(
  tokens: readonly Token[],
  begin: number,
  end: number,
  timex: Timex,
  dated: Dated | null,
): ExpressionRole {
  if (timex.value.startsWith('PRESENT_REF')) return 'now';
  if (dated === null) return UNKNOWN.test(timex.value) ? 'vague' : 'bound';
  let i = begin - 1;
  while (i >= 0 && nth(tokens, i).classes & (ADVERB | DETERMINER) && !(nth(tokens, i).classes & PREPOSITION)) i--;
  const before = tokens[i]?.word ?? '';
  // "just before midnight Saturday", "after 3 p.m.": an hour is bounded, its day is not
  if (timex.type === 'TIME' && HOUR_BOUNDS.has(before)) return 'at';
  if (STARTS.has(before)) return before === 'since' && comparesSince(tokens, i) ? 'bound' : 'start';
  if (before === 'for' && ARRANGED.has(tokens[i - 1]?.word ?? '')) return 'at';
  if (BOUNDS.has(before) || BOUND_PHRASES.has(`${tokens[i - 1]?.word ?? ''} ${before}`)) return 'bound';
  if (isComparedValue(tokens, i)) return 'bound';
  const determined = i < begin - 1;
  if (determined && MEASURED_FROM.has(before) && tokens[end]?.isWord) return 'bound';
  if (dated.granularity === 'decade' && before === 'of') return 'modifier';
  if (isCoarse(dated) && modifiesNoun(tokens, end) && (determined || !PLACES.has(before))) return 'modifier';
  if (isCoarse(dated) && (determined || before === "'s") && isNamed(tokens[end])) return 'modifier';
  return 'at';
}

/** "the biggest fall since 1987", "for the first time since May": what went before is compared with, nothing begins then. */
function comparesSince(tokens: readonly Token[], since: number): boolean {
  for (let i = since - 1; i >= 0 && i > since - COMPARED; i--) {
    const { word, isWord, classes } = nth(tokens, i);
    if (!isWord || classes & BE) return false;
    if (RANKS.has(word) || (word.length > 5 && word.endsWith('est') && !classes)) return true;
  }
  return false;
}
const COMPARED = 8;
const RANKS = new Set('first second third only last most least best worst biggest lowest highest sharpest'.split(' '));

/** "$1.35, compared with $1.60 in July", "from 19% in March": the date is that of the number compared with. */
function isComparedValue(tokens: readonly Token[], preposition: number): boolean {
  if (!/^\d/.test(tokens[preposition - 1]?.word ?? '') && !UNITS.has(tokens[preposition - 1]?.word ?? '')) return false;
  for (let i = preposition - 1; i >= 0 && i > preposition - COMPARED; i--) {
    const { word, isWord, classes } = nth(tokens, i);
    if (word === 'than' && QUANTITIES.has(tokens[i - 1]?.word ?? '')) return false;
    if (classes & COMPARES || word === 'against') return true;
    if (word === 'with' || word === 'to') return tokens[i - 1]?.word === 'compared';
    if (!isWord && !UNITS.has(word)) return false;
  }
  return false;
}
/** "more than 500 in March": a number, not a comparison. */
const QUANTITIES = new Set(['more', 'less', 'fewer']);
const UNITS = new Set(['$', '%', '£', '€', 'million', 'billion', 'percent', 'cents', 'points', 'cars', 'units']);

/** The expressions of a stretch of tokens, in order. Durations and sets date nothing and are left out. */
export function expressionsOf(tokens: readonly Token[], { begin, end }: Pick<Clause, 'begin' | 'end'>): Expression[] {
  const found: Expression[] = [];
  for (let i = begin; i < end; ) {
    const { timex } = nth(tokens, i);
    let stop = i + 1;
    while (timex && stop < end && nth(tokens, stop).timex === timex) stop++;
    if (timex && timex.type !== 'DURATION' && timex.type !== 'SET') {
      const dated = isPartOfWord(nth(tokens, stop - 1), timex) ? null : dateOfTimex(timex, 'own-expression');
      const role = roleOf(tokens, i, stop, timex, dated);
      const preposition = tokens[i - 1]?.word ?? '';
      const last = found.at(-1);
      const period = ENDS.has(preposition) ? (tokens[i - 2]?.timex ?? null) : null;
      const whole = period && dated && periodEnding(period, dated);
      if (whole) {
        if (last?.end === i - 1) found.pop();
        found.push(expression(timex, 'at', preposition, whole, i, stop));
        i = stop;
        continue;
      }
      // "stars of the 1940s and 1950s"
      const isJoined = last?.role === 'modifier' && last.end === i - 1 && preposition === 'and';
      found.push(expression(timex, isJoined ? 'modifier' : role, preposition, dated, i, stop));
    }
    i = stop;
  }
  return joinRanges(tokens, found);
}

/** "december-30-11": a word that goes on with digits behind the expression says more than the expression does. */
const isPartOfWord = ({ end, word }: Token, timex: Timex): boolean =>
  end > timex.end && /\d/.test(word.slice(word.length - (end - timex.end)));

/** "the quarter ended Sept. 30". */
const ENDS = new Set(['ended', 'ending']);

const RANGE_MARKS = new Set(['-', '–', '—', 'to', 'through', 'until', 'till', 'thru']);
/** "moved from Monday to Friday": two days, not the days between. */
const MOVES = /^(?:mov|postpon|delay|shift|reschedul|push|chang|brought|bring|extend|advanc)/;

/** "March 9-13", "from Dec. 30 to Jan. 2", "between March 9 and 13": two days with what joins them are all days between. */
function joinRanges(tokens: readonly Token[], found: readonly Expression[]): Expression[] {
  const joined: Expression[] = [];
  for (const next of found) {
    const last = joined.at(-1);
    const span = last && rangeOf(tokens, last, next);
    if (!last || !span) joined.push(next);
    else joined[joined.length - 1] = expression(last.timex, 'at', last.preposition, span, last.begin, next.end);
  }
  return joined;
}

function rangeOf(tokens: readonly Token[], first: Expression, last: Expression): Dated | null {
  const link = tokens[first.end]?.word ?? '';
  const isBetween = link === 'and' && first.preposition === 'between';
  if (!first.dated || !last.dated || last.begin !== first.end + 1 || (!isBetween && !RANGE_MARKS.has(link)))
    return null;
  if (first.timex.type !== 'DATE' || last.timex.type !== 'DATE' || first.dated.from >= last.dated.to) return null;
  for (let i = Math.max(0, first.begin - RANGE_REACH); i < first.begin; i++)
    if (MOVES.test(nth(tokens, i).word)) return null;
  const isStated = first.dated.certainty === 'stated' || last.dated.certainty === 'stated';
  const certainty = isStated ? 'stated' : 'resolved';
  const span = { from: first.dated.from, to: last.dated.to, granularity: 'span' } as const;
  return datedAs(span, certainty, 'own-expression');
}
/** "moved the vote from Monday to Friday": the verb stands so many tokens before. */
const RANGE_REACH = 5;

/** A day says more than a week, a week more than a year. */
const FINENESS: Readonly<Record<Dated['granularity'], number>> = {
  day: 5,
  span: 4,
  weekend: 4,
  week: 4,
  month: 3,
  quarter: 2,
  season: 2,
  half: 2,
  year: 1,
  decade: 0,
};

/** Of several expressions the finest, then the nearest to the verb. */
export function governing(expressions: readonly Expression[], clause: Clause): Expression | null {
  const head = clause.group?.head ?? clause.begin;
  const distance = (e: Expression): number => (e.begin > head ? e.begin - head : head - e.end + 1);
  let best: Expression | null = null;
  for (const e of expressions) {
    if (e.dated === null || (e.role !== 'at' && e.role !== 'start')) continue;
    if (e.role === 'start' && e.preposition === 'since' && clause.group?.tense === 'past') continue;
    const finer = best?.dated && FINENESS[e.dated.granularity] - FINENESS[best.dated.granularity];
    if (!best || (finer ?? 0) > 0 || (finer === 0 && distance(e) < distance(best))) best = e;
  }
  return best;
}
