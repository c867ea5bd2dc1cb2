// Turns a word of a sentence into how it stands to the others: its preposition, its side of a verb, the subject of a verb.
import { PREPOSITION } from '../../english/lexicon.ts';
import { nth } from '../../model/nth.ts';
import type { Reading, Word } from './reading.ts';

/** Prepositions that say the same of a place or a matter. */
const KIN: Readonly<Record<string, string>> = {
  at: 'in',
  within: 'in',
  inside: 'in',
  on: 'on',
  upon: 'on',
  about: 'on',
  regarding: 'on',
  into: 'to',
  toward: 'to',
  towards: 'to',
};

/** Whether a word owns what follows it: "Brown's", "Jeff Sessions'". */
function owns({ words }: Reading, at: number): boolean {
  let i = at + 1;
  while (nth(words, at).isName && words[i]?.isName) i++;
  const next = words[i]?.token.word;
  return next === "'s" || next === "'";
}

/** Marks that belong to the word behind them. */
const GLUED = new Set(['$', '£', '€', '¥', '%', "'"]);

/** "After China began …": the word opens a clause and is no preposition of its subject. */
const opensClause = ({ words, clauses }: Reading, at: number): boolean => {
  const { token, clause } = nth(words, at);
  const { opener, begin } = nth(clauses, clause);
  return opener === token.word && at <= begin + 1;
};

/** The preposition that a stretch of words hangs on; "" for a bare subject or object. */
function prepositionOf(reading: Reading, at: number): string {
  const { words, heads } = reading;
  for (let i = at - 1; i >= 0; i--) {
    const { token, role } = nth(words, i);
    if ((!token.isWord && !GLUED.has(token.word)) || heads.has(i) || token.word === "'s") return '';
    if (token.word === 'and' || token.word === 'or') return i > 0 && !heads.has(i - 1) ? prepositionOf(reading, i) : '';
    if (opensClause(reading, i)) return '';
    if (token.classes & PREPOSITION && role !== 'content') return KIN[token.word] ?? token.word;
  }
  return '';
}

/** What ties a word to its neighbours: "'s" where it owns what follows, else its preposition, "" for a bare subject or object. */
export const tieBefore = (reading: Reading, at: number): string =>
  owns(reading, at) ? "'s" : prepositionOf(reading, at);

const isActor = ({ role }: Word): boolean => role === 'content' || role === 'pronoun';

/** Bare words of a stretch that can do or suffer something. */
const bareWithin = (reading: Reading, from: number, to: number): number[] => {
  const found: number[] = [];
  for (let i = from; i < to; i++)
    if (isActor(nth(reading.words, i)) && !reading.heads.has(i) && tieBefore(reading, i) === '') found.push(i);
  return found;
};

/** ", was forced to leave": a clause that takes its subject up again behind an aside. */
const resumes = ({ words, clauses }: Reading, clause: number): boolean => {
  const { begin, group, opener } = nth(clauses, clause);
  return group !== null && opener === '' && words[begin]?.token.word === ',' && group.begin === begin + 1;
};

/**
 * Who or what does what a clause says, or has it done to it where the clause is passive: its subject, or that of the clause before. Behind
 * an aside it may be anybody named before.
 */
function subjectOf(reading: Reading, clause: number): readonly number[] {
  if (resumes(reading, clause)) return bareWithin(reading, 0, nth(reading.clauses, clause).begin);
  for (let i = clause; i >= 0; i--) {
    const { begin, group, relation, parent } = nth(reading.clauses, i);
    const found = bareWithin(reading, begin, group?.begin ?? begin);
    if (found.length > 0) return found;
    if (relation === 'main' && i < clause && parent === null) return [];
  }
  return [];
}

/** Bare words behind a clause's verb as far as a comma, and names behind that ("the director, Paul Brandt"). */
export const objectOf = (reading: Reading, clause: number): readonly number[] => {
  const { group, end } = nth(reading.clauses, clause);
  if (!group) return [];
  const comma = reading.words.findIndex(({ token }, i) => i >= group.end && token.word === ',');
  const behind = comma < 0 ? end : Math.min(comma, end);
  const names = bareWithin(reading, behind, end).filter((at) => nth(reading.words, at).isName);
  return [...bareWithin(reading, group.end, behind), ...names];
};

/** Words behind "by" in a clause. */
export function agentOf(reading: Reading, clause: number): readonly number[] {
  const { group, end } = nth(reading.clauses, clause);
  const found: number[] = [];
  for (let i = group?.end ?? end; i < end; i++)
    if (isActor(nth(reading.words, i)) && tieBefore(reading, i) === 'by') found.push(i);
  return found;
}

export const isPassive = (reading: Reading, clause: number): boolean => {
  const { group } = nth(reading.clauses, clause);
  return group !== null && (group.passive || group.tense === 'participle');
};

/** Who does it and to whom, whichever way round the clause puts it. */
export function rolesOf(
  reading: Reading,
  clause: number,
): { readonly who: readonly number[]; readonly whom: readonly number[] } {
  const subject = subjectOf(reading, clause);
  return isPassive(reading, clause)
    ? { who: agentOf(reading, clause), whom: subject }
    : { who: subject, whom: objectOf(reading, clause) };
}
