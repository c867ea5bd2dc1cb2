// Finds the "because", "after" or "than" of a sentence that its evidence does not have before the same words.
import { nth } from '../../model/nth.ts';
import type { Timex } from '../../model/timex.ts';
import type { Places } from './matching.ts';
import { type Reading, textOf } from './reading.ts';
import { type Finding, finding } from './verdict.ts';
import { isCause, tieOf } from './words.ts';

/** The first word behind an index that stands for something. */
const nextContent = ({ words }: Reading, from: number): number =>
  words.findIndex(({ role }, i) => i > from && (role === 'content' || role === 'date' || role === 'quantity'));

/** "until Tuesday" is until that day; the evidence may name it otherwise. */
const sameDate = (mine: Timex, theirs: Timex | null): boolean =>
  theirs !== null && (theirs.value === mine.value || theirs.text.toLowerCase() === mine.text.toLowerCase());

/** How far behind a tie its first word may stand where what lies between was left out. */
const REACH = 8;

function isTied(draft: Reading, evidence: Reading, places: Places, at: number): boolean {
  const tie = tieOf(nth(draft.words, at).word);
  const next = nextContent(draft, at);
  const date = next < 0 ? null : nth(draft.words, next).token.timex;
  return evidence.words.some(({ word, role }, i) => {
    if (role === 'quoted' || tieOf(word) !== tie) return false;
    if (draft.words.slice(at + 1, next).some((one) => one.role === 'quoted')) return true;
    if (date) return sameDate(date, evidence.words[nextContent(evidence, i)]?.token.timex ?? null);
    if (next < 0 || nth(draft.words, next).role !== 'content') return true;
    return nth(places, next).some((x) => x > i && x <= i + REACH);
  });
}

export function strangeTie(draft: Reading, evidence: Reading, places: Places): Finding | null {
  for (const [i, { word, role }] of draft.words.entries()) {
    if (role !== 'tie' || isTied(draft, evidence, places, i)) continue;
    return finding(isCause(word) ? 'cause' : 'unsupported', textOf(draft, i, Math.min(i + 3, draft.words.length)));
  }
  return null;
}
