// Finds the quantity of a sentence that its evidence does not have: another number, unit or bound.
import { nth } from '../../model/nth.ts';
import type { Quantity } from './quantities.ts';
import { type Reading, textOf } from './reading.ts';
import { type Finding, finding } from './verdict.ts';
import { sameWord } from './words.ts';

/** Keys of the nearest word before a quantity that says what it is about. */
function before({ words }: Reading, { begin }: Quantity): readonly string[] {
  for (let i = begin - 1; i >= 0; i--) if (nth(words, i).role === 'content') return nth(words, i).keys;
  return [];
}

/** Keys of the nearest word behind a quantity and what it counts. */
function behind({ words }: Reading, { end }: Quantity): readonly string[] {
  for (let i = end + 1; i < words.length; i++) if (nth(words, i).role === 'content') return nth(words, i).keys;
  return [];
}

const meet = (a: readonly string[], b: readonly string[]): boolean => a.length > 0 && sameWord(a, b);

const sameUnit = (a: string | null, b: string | null): boolean => a === b || a === null || b === null;

function faultOf(draft: Reading, mine: Quantity, evidence: Reading): Finding['fault'] | null {
  const same = evidence.quantities.filter(({ value }) => value === mine.value);
  if (same.length === 0) return 'number';
  const counted = same.filter(({ unit }) => sameUnit(unit, mine.unit));
  if (counted.length === 0) return 'unit';
  const bound = counted.filter((one) => one.bound === mine.bound);
  if (bound.length === 0) return 'number';
  // Where several things are counted alike, the words before and behind say which is which.
  const rivals = evidence.quantities.filter(
    ({ unit, value, isOrdinal }) => sameUnit(unit, mine.unit) && value !== mine.value && isOrdinal === mine.isOrdinal,
  );
  if (rivals.length === 0) return null;
  const isTold = (one: Quantity): boolean =>
    meet(before(draft, mine), before(evidence, one)) || meet(behind(draft, mine), behind(evidence, one));
  return bound.some(isTold) ? null : 'number';
}

export function strangeQuantity(draft: Reading, evidence: Reading): Finding | null {
  for (const quantity of draft.quantities) {
    if (nth(draft.words, quantity.begin).role === 'quoted') continue;
    const fault = faultOf(draft, quantity, evidence);
    if (fault) return finding(fault, textOf(draft, quantity.begin, Math.min(quantity.end + 1, draft.words.length)));
  }
  return null;
}
