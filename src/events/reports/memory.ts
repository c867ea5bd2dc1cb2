// Turns what has been dated so far into answers for "the attack", "that report", "had launched": a document's own memory.

import type { Clause } from '../../english/clauses.ts';
import { PRONOUN, SAYING, SAYING_NOUN } from '../../english/lexicon.ts';
import { isSaying } from '../../english/verb-group.ts';
import { stem } from '../../english/words.ts';
import { byWord } from '../../model/by-word.ts';
import type { Dated } from '../../model/dated.ts';
import { nth } from '../../model/nth.ts';
import type { Token } from '../../model/token.ts';

interface Remembered {
  readonly date: Dated;
  /** Stems of the names and content words told with it. */
  readonly company: ReadonlySet<string>;
}

/** What a document dates in so many words. Every look-up is a map's. */
export interface EventMemory {
  /** By the key of the verb, over the whole document. */
  readonly byVerb: Map<string, Remembered[]>;
  /** By the key of a name or noun told with it, as far as the telling has got. */
  readonly byNoun: Map<string, Dated>;
  /** By the key of a word near an expression, over the whole document; null where it is told of several days. */
  readonly ahead: Map<string, Dated | null>;
  lastSaying: Dated | null;
  last: Dated | null;
}

export const newMemory = (): EventMemory => ({
  byVerb: new Map(),
  byNoun: new Map(),
  ahead: new Map(),
  lastSaying: null,
  last: null,
});

/** Happenings kept of one verb: enough to tell one launch from another, and a bound on every look-up. */
const KEPT = 6;

const NOMINAL_ENDING = /(?:ements?|ments?|ations?|itions?|tions?|sions?|als?|ures?)$/;

/** One key for a verb and its noun: "announced", "announcement"; "resigned", "resignation"; "suspended", "suspension". */
export const eventKey = byWord((word) => {
  const cut = word.replace(NOMINAL_ENDING, '');
  const base = stem(cut.length >= 4 && cut.length < word.length ? cut : word);
  const bare = base.endsWith('e') ? base.slice(0, -1) : base;
  return bare.length > 4 && bare.endsWith('d') ? bare.slice(0, -1) : bare;
});

const isContent = (token: Token): boolean =>
  token.isWord && token.timex === null && token.word.length > 2 && (token.classes === 0 || token.capital);

/** Stems of a clause's names and content words. */
function companyOf(tokens: readonly Token[], { begin, end }: Pick<Clause, 'begin' | 'end'>): Set<string> {
  const company = new Set<string>();
  for (let i = begin; i < end; i++) {
    const token = nth(tokens, i);
    if (isContent(token)) company.add(eventKey(token.word));
  }
  return company;
}

/** Keeps a clause dated by its own words, for tellings of the same anywhere in the document. */
export function record(memory: EventMemory, tokens: readonly Token[], clause: Clause, date: Dated): void {
  if (!clause.group) return;
  const key = eventKey(nth(tokens, clause.group.head).word);
  const kept = memory.byVerb.get(key) ?? [];
  if (kept.length < KEPT) memory.byVerb.set(key, [...kept, { date, company: companyOf(tokens, clause) }]);
}

/** Keeps what stands near an expression, for "two days after the verdict" before the verdict is told. */
export function rememberAhead(
  { ahead }: EventMemory,
  tokens: readonly Token[],
  clause: Clause,
  date: Dated,
  place: number,
): void {
  for (let i = Math.max(clause.begin, place - NEAR); i < Math.min(clause.end, place + NEAR); i++) {
    const token = nth(tokens, i);
    if (!isContent(token) || token.capital) continue;
    const key = eventKey(token.word);
    const known = ahead.get(key);
    ahead.set(key, known === undefined || known?.from === date.from ? date : null);
  }
}

/** The one day that the document gives what a noun names, by the noun or its verb; null where it gives none or several. */
export function recallAhead({ ahead, byVerb }: EventMemory, { word }: Token): Dated | null {
  const key = eventKey(word);
  const [told, ...others] = byVerb.get(key) ?? [];
  return ahead.get(key) ?? (told && others.every(({ date }) => date.from === told.date.from) ? told.date : null);
}

/** Words this near an expression are what it dates: "the vote on Tuesday", "his May 6 interview". */
const NEAR = 4;

/** Moves the telling past a dated clause: what "that report" and "the attack" may mean from here on. */
export function remember(
  memory: EventMemory,
  tokens: readonly Token[],
  clause: Clause,
  date: Dated,
  place: number | null,
): void {
  const head = clause.group && nth(tokens, clause.group.head);
  if (place !== null)
    for (let i = Math.max(clause.begin, place - NEAR); i < Math.min(clause.end, place + NEAR); i++)
      rememberNoun(memory, nth(tokens, i), date);
  if (head) memory.byNoun.set(eventKey(head.word), date);
  if (head && head.classes & SAYING) memory.lastSaying = date;
  memory.last = date;
}

/** Keeps the day of a thing by its noun. */
function rememberNoun(memory: EventMemory, noun: Token, date: Dated): void {
  if (noun.isWord && noun.timex === null && noun.word.length > 2) memory.byNoun.set(eventKey(noun.word), date);
}

/**
 * Same verb with a name or content word in common: the same happening told again, the one with most in
 * common. "Had signed" needs nothing in common where the document dates one signing only.
 */
export function recallClause(memory: EventMemory, tokens: readonly Token[], clause: Clause): Dated | null {
  if (clause.group?.stative || (clause.group && isSaying(tokens, clause.group))) return null;
  const known = clause.group && memory.byVerb.get(eventKey(nth(tokens, clause.group.head).word));
  if (!known) return null;
  const company = companyOf(tokens, clause);
  const only = known.length === 1 && clause.group?.tense === 'pluperfect' ? known[0] : undefined;
  let [best, most]: [Dated | null, number] = [only?.date ?? null, 0];
  for (const told of known) {
    let common = 0;
    for (const word of company) if (told.company.has(word)) common++;
    if (common > most) [best, most] = [told.date, common];
  }
  return best;
}

/** The same; "she resigned" needs nothing in common either where the document dates one resignation. */
export function recallOnly(memory: EventMemory, tokens: readonly Token[], clause: Clause): Dated | null {
  const told = recallClause(memory, tokens, clause);
  if (told || !clause.group || isSaying(tokens, clause.group)) return told;
  const isPronoun = (nth(tokens, Math.max(clause.begin, clause.group.begin - 1)).classes & PRONOUN) !== 0;
  return isPronoun ? recallAhead(memory, nth(tokens, clause.group.head)) : null;
}

/**
 * The day of "the attack", "the mayor's comments", "that report": what the same word named, else for a noun of saying the last dated
 * saying, else for "that …" the last dated event; null where none fits.
 */
export function recallNoun(memory: EventMemory, noun: Token, demonstrative: boolean): Dated | null {
  const key = eventKey(noun.word);
  const known = memory.byNoun.get(key);
  if (known) return known;
  if (noun.classes & (SAYING_NOUN | SAYING) && memory.lastSaying) return memory.lastSaying;
  return demonstrative ? memory.last : null;
}
