// Turns a verb of a sentence into what stands over it: denial, plan, possibility, condition, and whose word it is.
import type { Clause } from '../../english/clauses.ts';
import { BE, CARRIES, SAYING } from '../../english/lexicon.ts';
import { isSaying, type VerbGroup } from '../../english/verb-group.ts';
import { nth } from '../../model/nth.ts';
import type { Reading, Word } from './reading.ts';
import { isHedge, isNegator, isWeakener } from './words.ts';

/** What stands over a verb. Two verbs tell alike where their scopes are alike. */
export interface Scope {
  /** How many negators stand over it. */
  readonly denials: number;
  /** real, future, possible, demanded, or an infinitive or gerund that hangs on a governor. */
  readonly realis: 'real' | 'future' | 'possible' | 'demanded' | 'infinitive' | 'gerund';
  /** Token that an infinitive or gerund hangs on; -1 for none. */
  readonly governor: number;
  readonly isConditional: boolean;
  /** Token of the saying whose content it is, or -1; `source` are the words of an "according to". */
  readonly sayer: number;
  readonly source: readonly Word[] | null;
  readonly hedged: boolean;
}

const FUTURE = /^(?:will|would|shall|won't|'ll|wo)$/;
const POSSIBLE = /^(?:may|might|could|can|couldn't|can't|cannot|mightn't)$/;
const DEMANDED = /^(?:should|must|ought|shouldn't|mustn't)$/;

/** How often a token is denied: negators right before it, or around its verb. */
export function denialsOf(reading: Reading, at: number): number {
  const group = groupAt(reading, at);
  const from = Math.max(0, (group?.begin ?? at) - 2);
  const to = group ? group.end + 1 : at;
  let found = 0;
  for (let i = from; i < Math.min(to, reading.words.length); i++) {
    const { token, word, role } = nth(reading.words, i);
    if (i === at) continue;
    if (role !== 'quoted' && (isNegator(word) || isNegator(token.word)) && !parts(reading, i, at)) found++;
  }
  return found;
}

/** A mark between two tokens parts them. */
const parts = ({ words }: Reading, a: number, b: number): boolean => {
  for (let i = Math.min(a, b) + 1; i < Math.max(a, b); i++) if (nth(words, i).token.word === ',') return true;
  return false;
};

const clauseAt = ({ clauses, heads }: Reading, at: number): Clause | null => {
  const found = heads.get(at);
  return found === undefined ? null : nth(clauses, found);
};
const groupAt = (reading: Reading, at: number): VerbGroup | null => clauseAt(reading, at)?.group ?? null;

function modality({ words }: Reading, group: VerbGroup): Scope['realis'] {
  for (let i = group.begin; i < group.end; i++) {
    const { word } = nth(words, i).token;
    if (FUTURE.test(word)) return 'future';
    if (POSSIBLE.test(word)) return 'possible';
    if (DEMANDED.test(word)) return 'demanded';
  }
  return 'future';
}

const GOVERNOR_REACH = 9;

/** What an infinitive or gerund hangs on: the nearest verb or noun of doing before it. */
function governorOf({ words, heads }: Reading, group: VerbGroup): number {
  for (let i = group.begin - 1; i >= 0 && i >= group.begin - GOVERNOR_REACH; i--) {
    const { token, role } = nth(words, i);
    if (!token.isWord) return -1;
    if (heads.has(i)) return i;
    if (i === group.begin - 1 && role === 'content' && !token.capital) return i;
  }
  return -1;
}

function realisOf(reading: Reading, at: number, depth = 0): Pick<Scope, 'realis' | 'governor'> {
  const group = groupAt(reading, at);
  if (!group) return { realis: 'real', governor: -1 };
  if (group.tense === 'modal') return { realis: modality(reading, group), governor: -1 };
  if (group.tense !== 'infinitive' && group.tense !== 'gerund') return { realis: 'real', governor: -1 };
  // ", killing twelve" tells what happened, as "and killed twelve" does.
  const isAside = group.tense === 'gerund' && reading.words[group.begin - 1]?.token.word === ',';
  if (isAside) return { realis: 'real', governor: -1 };
  const governor = governorOf(reading, group);
  const host = governor < 0 ? null : nth(reading.words, governor).token;
  const carries = host !== null && Boolean(host.classes & CARRIES) && !/^(?:fail|ceas)/.test(host.word);
  if (carries && depth < 3 && reading.heads.has(governor)) return realisOf(reading, governor, depth + 1);
  return { realis: group.tense, governor };
}

/** Marks behind which another speaks. */
const ENDS_SPEECH = new Set([';', ':', '–', '—', '"', '“', '”']);
/** Forms of saying that are nothing else, whether or not they head a clause. */
const SAID = /^(?:said|says|told|tells)$/;

/** The verb of saying whose content a verb is; -1 for none. */
function sayerOf(reading: Reading, clause: number, at: number): number {
  const hung = hungOn(reading, clause);
  const head = hung < 0 ? -1 : (reading.clauses[hung]?.group?.head ?? -1);
  return head >= 0 ? head : beside(reading, clause, at);
}

/** A saying right before a verb, whatever its clause hangs on: no comma, or two, between them ("said Ruiz, the mayor, was glad"). */
function beside({ words, clauses, heads }: Reading, own: number, at: number): number {
  let commas = 0;
  for (let i = at - 1; i >= 0; i--) {
    const { token, role, clause } = nth(words, i);
    if (ENDS_SPEECH.has(token.word) || role === 'quoted') return -1;
    if (token.word === ',') commas++;
    if (!(token.classes & SAYING) || (clause === own && !SAID.test(token.word))) continue;
    const group = heads.has(i) ? nth(clauses, clause).group : null;
    const isSaid = SAID.test(token.word) && !((words[i - 1]?.token.classes ?? 0) & BE);
    const isTold = group !== null && !group.passive && group.tense !== 'infinitive' && group.tense !== 'participle';
    const speaks = isSaid || isTold;
    if (speaks && (commas % 2 === 0 || words[i - 1]?.token.word === ',')) return i;
  }
  return -1;
}

function hungOn({ words, clauses }: Reading, at: number): number {
  const tokens = words.map(({ token }) => token);
  for (let i = at, steps = 0; steps < clauses.length; steps++) {
    const { relation, parent, quoted } = nth(clauses, i);
    const host = parent === null ? null : nth(clauses, parent);
    if (parent === null || !host) return -1;
    const says = host.group !== null && isSaying(tokens, host.group);
    if (says && (relation === 'complement' || (relation === 'dependent' && quoted))) return parent;
    if (relation === 'main') return -1;
    i = parent;
  }
  return -1;
}

/** Words of "according to …" as far as a mark. */
function sourceOf({ words }: Reading): readonly Word[] | null {
  for (let i = 0; i + 1 < words.length; i++) {
    const [first, next] = [nth(words, i).token, nth(words, i + 1).token];
    if (nth(words, i).role === 'quoted' || first.word !== 'according' || next.word !== 'to') continue;
    let end = i + 2;
    while (end < words.length && nth(words, end).token.isWord) end++;
    return words.slice(i + 2, end);
  }
  return null;
}

/** What stands over the token at an index. */
export function scopeOf(reading: Reading, at: number): Scope {
  const index = nth(reading.words, at).clause;
  const clause = nth(reading.clauses, index);
  return {
    denials: denialsOf(reading, at),
    ...realisOf(reading, at),
    isConditional: clause.opener === 'if' || clause.opener === 'unless' || clause.opener === 'whether',
    sayer: sayerOf(reading, index, at),
    source: sourceOf(reading),
    hedged: reading.words.some(({ clause: own, word, role }) => own === index && role !== 'quoted' && isHedge(word)),
  };
}

/** Whether the word at an index says that somebody says something. */
export const saysSomething = ({ words }: Reading, at: number): boolean =>
  Boolean(nth(words, at).token.classes & SAYING);

const LEFT = 3;

/** Words right before one that weaken it: "former", "nearly", "some". */
export function weakenersOf({ words, heads }: Reading, at: number): readonly string[] {
  const found: string[] = [];
  for (let i = at - 1; i >= 0 && i >= at - LEFT; i--) {
    const { token, word, role } = nth(words, i);
    if (!token.isWord || heads.has(i) || role === 'quoted') break;
    if (isWeakener(word)) found.push(word);
    else if (role !== 'content' && role !== 'quantity') break;
  }
  return found;
}
