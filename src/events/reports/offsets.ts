// Turns "two days after the attack", "the day after the mayor's comments" into how far a happening lies from which other one.

import type { Clause } from '../../english/clauses.ts';
import { DETERMINER, PREPOSITION, PRONOUN } from '../../english/lexicon.ts';
import { type Dated, datedAs, isSingleDay, singleDay } from '../../model/dated.ts';
import { addDays, addMonths, dateOf, dayNumber, fromIso, toIso } from '../../model/day.ts';
import { nth } from '../../model/nth.ts';
import { spanOfValue } from '../../model/timex.ts';
import type { Token } from '../../model/token.ts';
import { type EventMemory, recallAhead, recallNoun } from './memory.ts';
import { dateOfTimex } from './timex-date.ts';

/** How far: whole days, months or years; hours and minutes are none; NaN where the words say only about how many. */
interface Distance {
  readonly count: number;
  readonly unit: 'day' | 'month' | 'year';
}

/** "N days after X": how far from the day of X. */
export interface Offset extends Distance {
  /** Tokens of the whole phrase, `end` exclusive. */
  readonly begin: number;
  readonly end: number;
  /** First token of X. */
  readonly anchor: number;
  /** Head noun of X, or null where X is a clause ("a day after the Post reported …"). */
  readonly noun: Token | null;
  /** Index of the clause that X is, or null. */
  readonly clause: number | null;
  /** "that report": points back. */
  readonly demonstrative: boolean;
}

const UNITS: Readonly<Record<string, Distance>> = {
  D: { count: 1, unit: 'day' },
  W: { count: 7, unit: 'day' },
  M: { count: 1, unit: 'month' },
  Y: { count: 1, unit: 'year' },
};
/** Hours that are told in place of days. */
const WHOLE_DAYS: ReadonlyMap<string, number> = new Map([
  ['PT24H', 1],
  ['PT48H', 2],
  ['PT72H', 3],
]);
/** "the day after", "the morning after"; "Thursday night after the vote" has its own day. */
const isOneDay = (tokens: readonly Token[], at: number): boolean => {
  const [article, unit] = [tokens[at - 2]?.word, tokens[at - 1]?.word ?? ''];
  return unit === 'day' || (article === 'the' && /^(?:morning|afternoon|evening|night)$/.test(unit));
};
const A_DAY: Distance = { count: 1, unit: 'day' };
const DEMONSTRATIVES = new Set(['that', 'this', 'those', 'these']);
/** A noun phrase is read no further than this. */
const REACH = 10;

/** The distance that the phrase before "after" or "before" at token `at` tells, or null where there is none. */
function distanceBefore(tokens: readonly Token[], at: number): Distance | null {
  const { timex, word } = nth(tokens, at);
  if (timex && /^(?:the|a|one) day (?:after|before|following)$/i.test(timex.text)) return A_DAY;
  // "the day before yesterday" is one expression with a day of its own
  if (timex && tokens[at + 1]?.timex === timex) return null;
  const duration = tokens[at - 1]?.timex;
  if (timex || duration?.type !== 'DURATION') return word !== 'as' && isOneDay(tokens, at) ? A_DAY : null;
  const [, hours, count, letter] = /^P(?:(T)|(\d+|X)([DWMY])$)/.exec(duration.value) ?? [];
  const wholeDays = WHOLE_DAYS.get(duration.value);
  if (wholeDays !== undefined) return { count: duration.mod ? Number.NaN : wholeDays, unit: 'day' };
  if (hours) return { count: 0, unit: 'day' };
  const unit = UNITS[letter ?? ''];
  return unit ? { ...unit, count: unit.count * (duration.mod ? Number.NaN : Number(count)) } : null;
}

/** The noun phrase from `from`: its end and its head, the last word before a preposition, a mark or a verb. */
export function nounPhrase(
  tokens: readonly Token[],
  from: number,
  stop: number,
): { readonly end: number; readonly head: Token | null } {
  let head: Token | null = null;
  let i = from;
  for (; i < Math.min(stop, from + REACH); i++) {
    const token = nth(tokens, i);
    if (!token.isWord && token.word !== "'") break;
    if (head && i > from && token.classes & (PREPOSITION | DETERMINER | PRONOUN)) break;
    if (token.isWord && token.word !== "'s") head = token;
  }
  while (i < Math.min(stop, from + REACH) && goesOn(nth(tokens, i))) i++;
  return { end: i, head };
}

const goesOn = ({ isWord, word, classes }: Token): boolean => (isWord && !(classes & PRONOUN)) || word === "'";

const RELATIONS: ReadonlyMap<string, 1 | -1> = new Map([
  ['after', 1],
  ['following', 1],
  ['before', -1],
]);

/** Offsets of each clause of a sentence; "two days after she resigned, …" is one of the clause behind it. */
export function findOffsets(tokens: readonly Token[], clauses: readonly Clause[]): Offset[][] {
  const found: Offset[][] = clauses.map(() => []);
  for (const [at, clause] of clauses.entries())
    for (const offset of offsetsIn(tokens, clause, at))
      found[offset.clause === at && at + 1 < clauses.length ? at + 1 : at]?.push(offset);
  return found;
}

/** Offsets whose "after" or "before" stands in the clause, or just behind it where it opens the next. */
function offsetsIn(tokens: readonly Token[], clause: Clause, at: number): Offset[] {
  const verb = clause.group?.begin ?? clause.end;
  const found: Offset[] = [];
  for (let i = clause.begin + 1; i < clause.end || (i === clause.end && i < tokens.length); i++) {
    const token = nth(tokens, i);
    // "the day after" is one expression, whose words have no classes of their own
    if (!(token.classes & PREPOSITION) && token.timex === null) continue;
    const sign = RELATIONS.get(token.word);
    const distance = sign && distanceBefore(tokens, i);
    if (!sign || !distance || (tokens[i + 1]?.classes ?? 0) & PREPOSITION) continue;
    const place = { begin: phraseBegin(tokens, i, clause.begin), unit: distance.unit, count: sign * distance.count };
    if (i === clause.end) {
      found.push({ ...place, end: i, anchor: i, noun: null, clause: at + 1, demonstrative: false });
      continue;
    }
    const { end, head } = nounPhrase(tokens, i + 1, verb > i ? verb : clause.end);
    if (!head) continue;
    const isClause = verb > i && end === verb && place.begin <= clause.begin + 1;
    const demonstrative = DEMONSTRATIVES.has(nth(tokens, i + 1).word);
    const named = { noun: isClause ? null : head, clause: isClause ? at : null, demonstrative };
    found.push({ ...place, end: isClause ? i + 1 : end, anchor: i + 1, ...named });
  }
  return found;
}

function phraseBegin(tokens: readonly Token[], at: number, least: number): number {
  let begin = at;
  const timex = nth(tokens, at).timex ?? tokens[at - 1]?.timex;
  while (begin > least && timex && tokens[begin - 1]?.timex === timex) begin--;
  if (!timex) begin = Math.max(least, at - 2);
  return begin;
}

/** The day of X: stated in the phrase itself ("the May 6 vote"), else as the document has told it, else null. */
export function anchorOf(
  memory: EventMemory,
  tokens: readonly Token[],
  { anchor, end, noun, demonstrative }: Offset,
): Dated | null {
  for (let i = anchor; i < end; i++) {
    const { timex } = nth(tokens, i);
    const stated = timex && dateOfTimex(timex, 'own-expression');
    if (stated) return stated;
  }
  return noun && (recallNoun(memory, noun, demonstrative) ?? recallAhead(memory, noun));
}

/** A day moved by days; null where the date is not one day. */
export const shifted = (date: Dated, days: number, rule: string): Dated | null => {
  if (!isSingleDay(date)) return null;
  const day = addDays(date.from, days);
  return datedAs(singleDay(day), 'resolved', rule);
};

/** A day so far from another; a month or year where the distance is told in them. `sign` -1: back. Null where nobody can say. */
export function offsetBy(date: Dated, { count, unit }: Distance, sign: 1 | -1, rule: string): Dated | null {
  if (Number.isNaN(count) || !isSingleDay(date)) return null;
  if (unit === 'day') return shifted(date, sign * count, rule);
  const { year, month } = dateOf(fromIso(date.from));
  const target = addMonths(year, month, sign * count * (unit === 'year' ? 12 : 1));
  const span = spanOfValue(toIso(dayNumber(target.year, target.month, 1)).slice(0, unit === 'year' ? 4 : 7));
  return span && datedAs(span, 'resolved', rule);
}
