// Finds a sentence that credits nobody with what stands right behind somebody's "said" in its evidence.
import { nth } from '../../model/nth.ts';
import type { Places } from './matching.ts';
import type { Reading, Word } from './reading.ts';
import { type Finding, finding } from './verdict.ts';
import { isHedge } from './words.ts';

/** Whether a word credits somebody by itself: other verbs of saying are nouns as often ("demands"). */
export const isCredit = ({ role, word }: Word): boolean => role !== 'quoted' && (CREDITS.test(word) || isHedge(word));
const CREDITS =
  /^(?:said|says|told|tells|according|reported|reports|announced|wrote|confirmed|added|argued|claimed|warned|insisted|stated|testified)$/;
const SAID = /^(?:said|says)$/;

/** Whether a saying is an aside of somebody who does something else: "Ruiz, who said so, resigned". */
const isAside = ({ words }: Reading, at: number): boolean =>
  words.slice(Math.max(0, at - 4), at).some(({ token }) => token.word === 'who' || token.word === 'which');

/** A sentence that credits nobody says nothing that stands right behind somebody's "said" in the evidence. */
export function uncredited(draft: Reading, evidence: Reading, places: Places): Finding | null {
  if (draft.words.some(isCredit)) return null;
  const used = new Set(draft.words.flatMap(({ role }, i) => (role === 'content' ? nth(places, i) : [])));
  for (const [at, { token, role }] of evidence.words.entries()) {
    if (role === 'quoted' || !SAID.test(token.word) || isAside(evidence, at)) continue;
    for (let i = at + 1; i < evidence.words.length && nth(evidence.words, i).token.isWord; i++)
      if (used.has(i) && evidence.words[i + 1]?.token.word !== ',') return finding('attribution', draft.text);
  }
  return null;
}
