// Tells a date that only heads a line ("ROME, May 3 (AP) -- …") from one that says when something happened.

import type { Dated } from '../../model/dated.ts';
import { daysBetween } from '../../model/day.ts';
import { nth } from '../../model/nth.ts';
import type { Token } from '../../model/token.ts';
import type { Expression } from './expressions.ts';

/** A dateline is no longer than this before its date, and no farther from the publication day. */
const REACH = 12;
const NEAR_DAYS = 3;

const CLOSES = new Set(['-', '–', '—', ':', '|', '/', ')', ']', '>']);
const PARTS = new Set([',', '.', '(', '[', ...CLOSES]);
/** Words of a page about itself: "Last updated on May 3 at 10:15 GMT". */
const STAMPS = new Set(
  'posted published updated last created edited added on at by first reuters ap afp pm am'.split(' '),
);

/**
 * Whether an expression stands in the dateline of its sentence: behind names, marks and stamps only, parted from what follows, and
 * about the publication day, so that the entries of a chronicle ("May 3: The mayor …") keep theirs.
 */
export function isDateline(
  tokens: readonly Token[],
  { begin, end, dated }: Pick<Expression, 'begin' | 'end' | 'dated'>,
  publication: Dated | null,
): boolean {
  if (begin > REACH || !dated || !publication || Math.abs(daysBetween(dated.from, publication.from)) > NEAR_DAYS)
    return false;
  if (!opensLine(tokens, begin)) return false;
  const next = passMarks(tokens, end);
  if (next === null) return true;
  const isFull = tokens
    .slice(0, next)
    .some((token) => token.timex?.form === 'explicit' && /\d{4}/.test(token.timex.text));
  // "March 3, 2013 Police in Leeds …": a page's own date run together with its first sentence
  return isFull && tokens[next]?.capital === true && tokens[0]?.word !== 'on' && tokens[end]?.word !== ',';
}

const isMark = (token: Token): boolean =>
  token.timex !== null || /^\d/.test(token.word) || PARTS.has(token.word) || STAMPS.has(token.word);

/** Nothing but names, marks, stamps and other expressions stand before. */
function opensLine(tokens: readonly Token[], begin: number): boolean {
  for (let i = 0; i < begin; i++) {
    const token = nth(tokens, i);
    if (token.isWord && !token.capital && !isMark(token)) return false;
  }
  return begin < 2 || !/^(?:in|since|until|from|after|before)$/.test(tokens[begin - 1]?.word ?? '');
}

/** Index of the first token behind the marks and stamps that follow, or null where one of them closes the dateline. */
function passMarks(tokens: readonly Token[], from: number): number | null {
  let i = from;
  let clock = false;
  for (; i < tokens.length && i < from + REACH && isMark(nth(tokens, i)); i++) {
    if (CLOSES.has(nth(tokens, i).word)) return null;
    clock ||= tokens[i]?.timex?.type === 'TIME';
  }
  return clock && tokens[i]?.capital ? null : i;
}
