// Finds the quotation of a sentence that its evidence does not have word for word, or that leaves out what turns its meaning.

import { type Finding, finding } from './verdict.ts';
import { isNegator } from './words.ts';

/** One spelling for quotation marks, dashes and spaces; the marks themselves become one sign. */
export const evened = (text: string): string =>
  text
    .replace(/``|''|[“”«»"]/g, '"')
    .replace(/[‘’`]/g, "'")
    .replace(/\s*(?:--+|[–—―])\s*/g, '-')
    .replace(/\s*\.\s*\.\s*\.\s*|…/g, '…')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();

/** What stands between quotation marks, in order; a mark that never closes reaches to the end, one that only closes from the start. */
function quotedIn(text: string): readonly string[] {
  const parts = evened(text).split('"');
  const isBroken = parts.length % 2 === 0;
  if (!isBroken) return parts.filter((_, i) => i % 2 === 1);
  // An odd number of marks: either half may be the quotation.
  return parts.filter((part) => part.trim() !== '');
}

const ENDS = /^[\s,.;:!?'"-]+|[\s,.;:!?'"-]+$/g;
const bare = (text: string): string => text.replace(ENDS, '').replace(/\[(\p{L})\]/gu, '$1');
const folded = (text: string): string => bare(text).toLowerCase();

/** Words that turn a sentence: what is left out may not hold them. */
const TURNS =
  /^(?:if|unless|but|although|though|except|would|could|might|may|should|will|won't|refuse\w*|den(?:y|ied|ies)|fail\w*|false|wrong|lie|lies)$/;
const turns = (text: string): boolean =>
  text
    .toLowerCase()
    .split(/[^\p{L}']+/u)
    .some((word) => isNegator(word) || TURNS.test(word));

const LEFT_OUT_BEFORE = 30;

/** Where a part stands in a stretch at word borders from a place on; -1 for nowhere. */
function placeOf(part: string, stretch: string, from: number): number {
  for (let at = stretch.indexOf(part, from); at >= 0; at = stretch.indexOf(part, at + 1)) {
    const touches = (i: number): boolean => /^'?[\p{L}\p{N}]/u.test(stretch.slice(i, i + 2));
    if (!(at > 0 && touches(at - 1)) && !touches(at + part.length)) return at;
  }
  return -1;
}

/** "ellipsis" where a stretch has the parts but what is left out between or right before them turns them; "quotation" where it lacks them. */
function faultIn(parts: readonly string[], stretch: string): Finding['fault'] | null {
  let from = 0;
  for (const [i, part] of parts.entries()) {
    const at = placeOf(part, stretch, from);
    if (at < 0) return 'quotation';
    const before = stretch.slice(i === 0 ? Math.max(0, at - LEFT_OUT_BEFORE) : from, at);
    const sameSentence = i === 0 ? (before.split(/[.!?;]/).at(-1) ?? '') : before;
    if (turns(sameSentence)) return 'ellipsis';
    from = at + part.length;
    if (isNegator(part.split(/[^\p{L}']+/u).at(-1) ?? '')) return 'ellipsis';
  }
  const after = stretch.slice(from).split(/[.!?;]/)[0] ?? '';
  return /^[\s,]*(?:if|unless|but|not)\b/.test(after) ? 'ellipsis' : null;
}

/** The first quotation of a draft that does not stand in the evidence's quotations. */
export function alteredQuotation(draft: string, evidence: string): Finding | null {
  const own = evened(draft);
  if (own.split('"').length % 2 === 0) return finding('quotation', own);
  const stretches = quotedIn(evidence).map((text) => text.toLowerCase());
  for (const quoted of quotedIn(draft)) {
    const parts = quoted
      .split(/\[?…\]?/)
      .map(folded)
      .filter(Boolean);
    if (parts.length === 0) continue;
    const faults = stretches.map((stretch) => faultIn(parts, stretch));
    if (faults.includes(null)) continue;
    return finding(faults.includes('ellipsis') ? 'ellipsis' : 'quotation', quoted);
  }
  return null;
}
