// Turns what has been dated so far into answers for "the attack", "that report", "had launched": a document's own memory.
import type { Dated } from '../../model/dated.ts';
import { stem } from '../../model/words.ts';
import type { Clause } from './clauses.ts';
import { SAYING, SAYING_NOUN } from './lexicon.ts';
import type { Token } from './tokens.ts';

interface Remembered {
  readonly date: Dated;
  /** Stems of the names and content words told with it. */
  readonly company: ReadonlySet<string>;
}

/** What a document has dated so far. Grows with the document; every look-up is a map's. */
export interface EventMemory {
  readonly byVerb: Map<string, Remembered>;
  readonly byNoun: Map<string, Dated>;
  lastSaying: Dated | null;
  last: Dated | null;
}

export const newMemory = (): EventMemory => ({ byVerb: new Map(), byNoun: new Map(), lastSaying: null, last: null });

const NOMINAL_ENDING = /(?:ements?|ments?|ations?|itions?|tions?|sions?|als?|ures?)$/;

/** One key for a verb and its noun: "announced", "announcement"; "resigned", "resignation". */
export function eventKey(word: string): string {
  const cut = word.replace(NOMINAL_ENDING, '');
  const base = stem(cut.length >= 4 && cut.length < word.length ? cut : word);
  return base.endsWith('e') ? base.slice(0, -1) : base;
}

const isContent = (token: Token): boolean =>
  token.isWord && token.timex === null && token.word.length > 2 && (token.classes === 0 || token.capital);

/** Stems of a clause's names and content words. */
export function companyOf(tokens: readonly Token[], { begin, end }: Pick<Clause, 'begin' | 'end'>): Set<string> {
  const company = new Set<string>();
  for (let i = begin; i < end; i++) {
    const token = tokens[i] as Token;
    if (isContent(token)) company.add(eventKey(token.word));
  }
  return company;
}

/** Keeps what a clause dated by its own words tells. */
export function remember(memory: EventMemory, tokens: readonly Token[], clause: Clause, date: Dated): void {
  const company = companyOf(tokens, clause);
  const head = clause.group && (tokens[clause.group.head] as Token);
  if (head) memory.byVerb.set(eventKey(head.word), { date, company });
  for (const noun of company) memory.byNoun.set(noun, date);
  if (head && head.classes & SAYING) memory.lastSaying = date;
  memory.last = date;
}

/** Same verb with a name or content word in common: the same happening told again. */
export function recallClause(memory: EventMemory, tokens: readonly Token[], clause: Clause): Dated | null {
  if (!clause.group || memory.byVerb.size === 0) return null;
  const known = memory.byVerb.get(eventKey((tokens[clause.group.head] as Token).word));
  if (!known) return null;
  for (const word of companyOf(tokens, clause)) if (known.company.has(word)) return known.date;
  return null;
}

/**
 * The day of "the attack", "Trump's comments", "that report": what the same word named, else for a noun of saying the last dated
 * saying, else for "that …" the last dated event; null where none fits.
 */
export function recallNoun(memory: EventMemory, noun: Token, demonstrative: boolean): Dated | null {
  const key = eventKey(noun.word);
  const known = memory.byVerb.get(key)?.date ?? memory.byNoun.get(key);
  if (known) return known;
  if (noun.classes & (SAYING_NOUN | SAYING) && memory.lastSaying) return memory.lastSaying;
  return demonstrative ? memory.last : null;
}
