// Puts clock times on the day named beside them: "9 a.m. Tuesday", "at 6 p.m. on July 25".

import type { Token } from '../../model/token.ts';
import { type Found, foundAt } from './finding.ts';

const CLOCK_VALUE = /^[^T]*(T.*)$/;
const DAY_VALUE = /^[\dX]{4}-(?:[\dX]{2}-[\dX]{2}|W[\dX]{2}-\d)$/;
/** "6 a.m. on Sunday morning". */
const PART = /T(?:MO|AF|EV|NI)$/;
/** "9 a.m. on Friday": at most this many tokens between a clock time and its day. */
const CLOCK_GAP = 2;

/** Adds a finding; a clock time just before a day stands on that day, and is one expression with it where nothing is between. */
export function joinClock(found: Found[], finding: Found, tokens: readonly Token[]): void {
  const last = found[found.length - 1];
  const gap = last ? finding.begin - last.end : CLOCK_GAP + 1;
  const day = finding.value.replace(PART, '');
  if (!last?.floating || gap > CLOCK_GAP || !DAY_VALUE.test(day)) {
    found.push(finding);
    return;
  }
  const value = day + (CLOCK_VALUE.exec(last.value)?.[1] ?? '');
  const isOne = gap === 0 || (gap === 1 && tokens[last.end]?.word === ',');
  found.pop();
  const before = found.at(-1);
  // "10 p.m. (2000 GMT) on Monday": the same time twice
  const isTwice = tokens[last.begin - 1]?.word === '(' && tokens[last.end]?.word === ')';
  if (before?.floating && isTwice && last.begin === before.end + 1) {
    found.pop();
    const other = day + (CLOCK_VALUE.exec(before.value)?.[1] ?? '');
    found.push(foundAt({ ...before, value: other, form: finding.form }, before.begin, before.end, before.rule));
  }
  found.push(foundAt({ ...last, value, form: finding.form }, last.begin, isOne ? finding.end : last.end, last.rule));
  if (!isOne) found.push(finding);
}
