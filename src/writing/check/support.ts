// Finds what of a sentence one piece of evidence does not say; null where it says all of it, together.

import { wordsOf } from '../../english/words.ts';
import type { DateSpan } from '../../model/dated.ts';
import { nth } from '../../model/nth.ts';
import { isCredit, uncredited } from './credit.ts';
import { strangeDate } from './dates.ts';
import { type Places, placesOf } from './matching.ts';
import { strangeQuantity } from './numbers.ts';
import { alteredQuotation } from './quotations.ts';
import { type Reading, textOf, type Word } from './reading.ts';
import { denialsOf, scopeOf, weakenersOf } from './scope.ts';
import { tieBefore } from './sides.ts';
import { strangeTie } from './ties.ts';
import { strangeVerb } from './verbs.ts';
import { type Finding, finding } from './verdict.ts';
import { isNegator } from './words.ts';

/** A piece of evidence, read. */
export interface Support {
  readonly reading: Reading;
  /** The day that is known of it. */
  readonly day: DateSpan | null;
  readonly publisher: string | null;
}

const needs = ({ role }: Word): boolean => role === 'content' || role === 'pronoun';

const faultOfMissing = (word: Word): Finding['fault'] =>
  word.isExact ? 'comparison' : word.isName ? 'name' : 'unsupported';

/** The words of a paper's whole name where it is credited: it speaks itself, or something is according to it. */
function publisherIn(draft: Reading, publisher: string | null): ReadonlySet<Word> {
  const name = wordsOf(publisher ?? '').filter((word) => word !== 'the');
  const found = new Set<Word>();
  if (name.length === 0) return found;
  const isNamedAt = (at: number): boolean => name.every((word, k) => draft.words[at + k]?.word === word);
  for (let at = 0; at < draft.words.length; at++) {
    const isCredited = /^(?:|to)$/.test(tieBefore(draft, at)) && isNearCredit(draft, at, at + name.length);
    if (isNamedAt(at) && isCredited) for (const word of draft.words.slice(at, at + name.length)) found.add(word);
  }
  return found;
}

/** How near a paper's name stands to "said" or "according to" where it is credited. */
const CREDIT_REACH = 3;
const isNearCredit = ({ words }: Reading, begin: number, end: number): boolean =>
  words.slice(Math.max(0, begin - CREDIT_REACH), end + CREDIT_REACH).some(isCredit);

function unsupported(draft: Reading, places: Places, isPublisher: (word: Word) => boolean): Finding | null {
  for (const [i, word] of draft.words.entries())
    if (needs(word) && nth(places, i).length === 0 && !isPublisher(word))
      return finding(faultOfMissing(word), textOf(draft, i, i + 1));
  return null;
}

const denials = ({ words }: Reading): number =>
  words.filter(({ role, word, token }) => role !== 'quoted' && (isNegator(word) || isNegator(token.word))).length;

/** What stands around each negator of a sentence, as written: "is | settled" of "isn't settled", "did | want" of "did not want". */
function* denied({ words }: Reading): Generator<readonly [string, string]> {
  for (const [i, { word, token }] of words.entries()) {
    if (!isNegator(word) && !isNegator(token.word)) continue;
    const helper = token.word.replace(/n't$/, '');
    yield [helper === token.word ? (words[i - 1]?.token.word ?? '') : helper, words[i + 1]?.token.word ?? ''];
  }
}

/** A sentence denies nothing more than its evidence does, and joins nothing over a "not" that it leaves out. */
function turnedDenial(draft: Reading, evidence: Reading): Finding | null {
  if (denials(draft) > denials(evidence)) return finding('negation', draft.text);
  const joins = ({ words }: Reading, before: string, after: string): number =>
    words.findIndex(({ token }, i) => token.word === before && words[i + 1]?.token.word === after);
  for (const [before, after] of denied(evidence)) {
    const at = joins(draft, before, after);
    if (at >= 0 && joins(evidence, before, after) < 0) return finding('negation', textOf(draft, at, at + 2));
  }
  return null;
}

/** How far apart two words of one name or compound may stand where the sentence was shortened. */
const APART = 4;

/** Whether the words between two places part them. */
const isParted = ({ words, heads }: Reading, from: number, to: number): boolean => {
  for (let i = from + 1; i < to; i++) {
    const { token } = nth(words, i);
    if (heads.has(i) || token.word === ',' || token.word === ';' || token.word === ':') return true;
  }
  return false;
};

/** Two words that stand side by side make one name or thing: the evidence has them so, in that order. */
function tornApart(draft: Reading, evidence: Reading, places: Places): Finding | null {
  for (let i = 0; i + 1 < draft.words.length; i++) {
    const [a, b] = [nth(draft.words, i), nth(draft.words, i + 1)];
    if (a.role !== 'content' || b.role !== 'content' || draft.heads.has(i) || draft.heads.has(i + 1)) continue;
    if (a.keys[0]?.startsWith('@') && b.keys[0]?.startsWith('@')) continue;
    const stand = nth(places, i).some((x) =>
      nth(places, i + 1).some((y) => y > x && y <= x + APART && !isParted(evidence, x, y)),
    );
    if (!stand && nth(places, i).length > 0 && nth(places, i + 1).length > 0)
      return finding(a.isExact ? 'comparison' : a.isName && b.isName ? 'name' : 'roles', textOf(draft, i, i + 2));
  }
  return null;
}

/** Each noun and name hangs on what it hangs on in the evidence, is denied and weakened as there. */
function turned(draft: Reading, evidence: Reading, places: Places): Finding | null {
  for (const [i, word] of draft.words.entries()) {
    if (word.role !== 'content' || draft.heads.has(i)) continue;
    const at = nth(places, i).filter((x) => !evidence.heads.has(x));
    if (at.length === 0 && nth(places, i).length > 0 && !nth(places, i).some((x) => isReal(evidence, x)))
      return finding('realis', textOf(draft, i, i + 1));
    if (at.length === 0 && nth(places, i).length > 0 && !nth(places, i).some((x) => isInOrder(draft, places, i, x)))
      return finding('roles', textOf(draft, Math.max(0, i - 1), i + 2));
    if (at.length === 0) continue;
    const [denied, weak, tie] = [denialsOf(draft, i), weakenersOf(draft, i), tieBefore(draft, i)];
    const alike = at.filter((x) => denialsOf(evidence, x) === denied);
    if (alike.length === 0) return finding('negation', textOf(draft, Math.max(0, i - 2), i + 1));
    const kept = alike.filter((x) => weakenersOf(evidence, x).every((one) => weak.includes(one)));
    if (kept.length === 0) return finding('realis', textOf(draft, i, i + 1));
    const isSource = (reading: Reading, at: number): boolean =>
      scopeOf(reading, at).source?.includes(nth(reading.words, at)) === true;
    // Whoever is credited may stand before "said" or behind "according to": that he is the same is the verbs' matter.
    const tied =
      word.isExact ||
      kept.some((x) => tiesMeet(tie, tieBefore(evidence, x)) || isSource(draft, i) || isSource(evidence, x));
    if (!tied) return finding('roles', textOf(draft, Math.max(0, i - 1), i + 1));
  }
  return null;
}

/** Whether a verb of the evidence is told as done; only then a word without a verb's place may stand for it. */
const isReal = (evidence: Reading, at: number): boolean => {
  const { realis, denials } = scopeOf(evidence, at);
  return (realis === 'real' || realis === 'gerund') && denials === 0;
};

/** Whether the content words around a word stand on the same sides of its place. */
function isInOrder(draft: Reading, places: Places, i: number, x: number): boolean {
  const isContent = ({ role }: Word): boolean => role === 'content';
  const before = draft.words.findLastIndex((word, at) => at < i && isContent(word));
  const after = draft.words.findIndex((word, at) => at > i && isContent(word));
  const [left, right] = [places[before] ?? [], places[after] ?? []];
  return (left.length === 0 || left.some((y) => y < x)) && (right.length === 0 || right.some((y) => y > x));
}

/** A bare word may be the agent of a passive, and the reverse; all else hangs on its own preposition. */
const tiesMeet = (mine: string, theirs: string): boolean =>
  mine === theirs || (mine === '' && theirs === 'by') || (mine === 'by' && theirs === '');

/** The first thing of a draft that a piece of evidence does not say; `matched` of its words have a place there. */
export function lacking(
  draft: Reading,
  { reading: evidence, day, publisher }: Support,
): { readonly fault: Finding | null; readonly matched: number } {
  const places: Places = draft.words.map((word) =>
    needs(word) || word.role === 'free' || word.role === 'tie' ? placesOf(word, evidence) : [],
  );
  const papers = publisherIn(draft, publisher);
  const isPublisher = (word: Word): boolean => papers.has(word);
  const fault =
    alteredQuotation(draft.text, evidence.text) ??
    strangeDate(draft, evidence, day) ??
    strangeQuantity(draft, evidence) ??
    unsupported(draft, places, isPublisher) ??
    turnedDenial(draft, evidence) ??
    strangeTie(draft, evidence, places) ??
    strangeVerb(draft, evidence, places, isPublisher) ??
    uncredited(draft, evidence, places) ??
    turned(draft, evidence, places) ??
    tornApart(draft, evidence, places);
  return { fault, matched: draft.words.filter((word, i) => needs(word) && nth(places, i).length > 0).length };
}
