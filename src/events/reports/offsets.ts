// Turns "two days after the attack", "the day after the mayor's comments" into how far a happening lies from which other one.

import type { Clause } from '../../english/clauses.ts';
import { DETERMINER, PREPOSITION } from '../../english/lexicon.ts';
import { type Dated, datedAs, isSingleDay, singleDay } from '../../model/dated.ts';
import { addDays } from '../../model/day.ts';
import { nth } from '../../model/nth.ts';
import type { Token } from '../../model/token.ts';
import { type EventMemory, recallNoun } from './memory.ts';
import { dateOfTimex } from './timex-date.ts';

/** "N days after X": the days to add to the day of X. */
export interface Offset {
  /** Tokens of the whole phrase, `end` exclusive. */
  readonly begin: number;
  readonly end: number;
  /** First token of X. */
  readonly anchor: number;
  readonly days: number;
  /** Head noun of X, or null where X is a clause ("a day after the Post reported …"). */
  readonly noun: Token | null;
  /** "that report": points back. */
  readonly demonstrative: boolean;
}

const DAYS_OF_UNIT: Readonly<Record<string, number>> = { D: 1, W: 7 };
const DEMONSTRATIVES = new Set(['that', 'this', 'those', 'these']);
/** A noun phrase is read no further than this. */
const REACH = 10;

/** Days of the phrase that ends at token `at` with "after" or "before", or null. */
function daysBefore(tokens: readonly Token[], at: number): number | null {
  const { timex, word } = nth(tokens, at);
  if (timex && /^(?:the|a|one) day (?:after|before|following)$/i.test(timex.text)) return 1;
  const duration = tokens[at - 1]?.timex;
  if (timex || !duration || duration.type !== 'DURATION' || duration.mod)
    return /^day$/.test(tokens[at - 1]?.word ?? '') && word !== 'as' ? 1 : null;
  const m = /^P(\d+)([DW])$/.exec(duration.value);
  return m ? Number(m[1]) * (DAYS_OF_UNIT[m[2] as string] as number) : null;
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
    if (head && i > from && token.classes & (PREPOSITION | DETERMINER)) break;
    if (token.isWord && token.word !== "'s") head = token;
  }
  while (i < Math.min(stop, from + REACH) && (nth(tokens, i).isWord || nth(tokens, i).word === "'")) i++;
  return { end: i, head };
}

const RELATIONS: ReadonlyMap<string, 1 | -1> = new Map([
  ['after', 1],
  ['following', 1],
  ['before', -1],
]);

/** Offsets whose "after" or "before" stands in the clause, or just behind it where it opens the next. */
export function findOffsets(tokens: readonly Token[], clause: Clause): Offset[] {
  const verb = clause.group?.begin ?? clause.end;
  const found: Offset[] = [];
  for (let i = clause.begin + 1; i < clause.end || (i === clause.end && i < tokens.length); i++) {
    const token = nth(tokens, i);
    // "the day after" is one expression, whose words have no classes of their own
    if (!(token.classes & PREPOSITION) && token.timex === null) continue;
    const sign = RELATIONS.get(token.word);
    const days = sign && daysBefore(tokens, i);
    if (!sign || !days) continue;
    const begin = phraseBegin(tokens, i, clause.begin);
    if (i === clause.end) {
      found.push({ begin, end: i, anchor: i, days: sign * days, noun: null, demonstrative: false });
      continue;
    }
    const { end, head } = nounPhrase(tokens, i + 1, verb > i ? verb : clause.end);
    if (!head) continue;
    found.push({
      begin,
      end,
      anchor: i + 1,
      days: sign * days,
      noun: head,
      demonstrative: DEMONSTRATIVES.has(nth(tokens, i + 1).word),
    });
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
  return noun && recallNoun(memory, noun, demonstrative);
}

/** A day moved by days; null where the date is not one day. */
export const shifted = (date: Dated, days: number, rule: string): Dated | null => {
  if (!isSingleDay(date)) return null;
  const day = addDays(date.from, days);
  return datedAs(singleDay(day), 'resolved', rule);
};
