// Turns a sentence's tokens and verb groups into clauses: one verb group each, and how each hangs on the others.

import { nth } from '../model/nth.ts';
import type { Token } from '../model/token.ts';
import { COORDINATOR, DETERMINER, PREPOSITION, PRONOUN, RELATIVE, SUBORDINATOR } from './lexicon.ts';
import { TAKES_LISTENER } from './saying.ts';
import { isFiniteGroup, isSaying, type VerbGroup } from './verb-group.ts';
import { findVerbGroups } from './verb-groups.ts';

/**
 * main: stands alone; complement: what is said, thought or planned; relative: "which …"; adverbial: "after …", "because …";
 * dependent: an infinitive, gerund or participle.
 */
type Relation = 'main' | 'complement' | 'relative' | 'adverbial' | 'dependent';

export interface Clause {
  /** Token indices, `end` exclusive. */
  readonly begin: number;
  readonly end: number;
  /** Null for a fragment without a verb. */
  readonly group: VerbGroup | null;
  readonly relation: Relation;
  /** Index of the clause it hangs on, or null. */
  readonly parent: number | null;
  /** Lower-cased word that opens it where that says how it hangs ("that", "after", "and"), else "". */
  readonly opener: string;
  /** Its verb stands inside quotation marks. */
  readonly quoted: boolean;
}

const BREAKS = new Set([';', ':', '—', '–', '!', '?']);
const QUOTES = new Set(['"', '“', '”', '«', '»']);
const isPrepositionToo = (token: Token): boolean => Boolean(token.classes & PREPOSITION);

/** How strongly a token parts two verb groups; 0: not at all. */
function strength(tokens: readonly Token[], inQuote: readonly boolean[], i: number, next: VerbGroup): number {
  const token = nth(tokens, i);
  if (isWithinTime(tokens, i)) return 0;
  if (BREAKS.has(token.word) || (token.word === '-' && tokens[i + 1]?.word === '-')) return 9;
  if (turns(inQuote, i)) return 8;
  if (!isFiniteGroup(next) && next.begin - i > NEAR) return 0;
  if (token.word === ',' || token.word === ')') return i + 1 === next.begin || !isOpener(tokens[i + 1]) ? 6 : 0;
  if (token.classes & (RELATIVE | SUBORDINATOR) && (isFiniteGroup(next) || i + 1 === next.begin)) return 7;
  if (token.classes & COORDINATOR) return tokens[i - 1]?.word === ',' ? 6 : 5;
  return 0;
}

/** "9:15 p.m.", "May 3–5": a mark inside an expression of time, or between two, parts nothing. */
const isWithinTime = (tokens: readonly Token[], i: number): boolean => {
  const [before, token, after] = [tokens[i - 1], nth(tokens, i), tokens[i + 1]];
  if (token.isWord) return false;
  return token.timex !== null || (DASHES.has(token.word) && Boolean(before?.timex && after?.timex));
};
const DASHES = new Set(['-', '–', '—']);

/** A verb form without a subject begins its clause; only what stands right before it goes with it. */
const NEAR = 2;

const isOpener = (token: Token | undefined): boolean =>
  token !== undefined && Boolean(token.classes & (RELATIVE | SUBORDINATOR | COORDINATOR));

/**
 * Token at which the clause of `next` begins, after that of `previous`. Of equal marks the later wins, of equal opening words the
 * first; "after", "since" and their like open a clause only when nothing parts them from its verb.
 */
function boundary(tokens: readonly Token[], inQuote: readonly boolean[], previous: VerbGroup, next: VerbGroup): number {
  let best = 0;
  let place = -1;
  for (let i = previous.end; i < next.begin; i++) {
    const here = strength(tokens, inQuote, i, next);
    if (here === 0) continue;
    const isMark = !nth(tokens, i).isWord;
    const overtakes = here >= 5 && here <= 7 && place >= 0 && isPrepositionToo(nth(tokens, place));
    if (here > best || (here === best && isMark) || overtakes) [best, place] = [here, i];
  }
  if (place >= 0) return turns(inQuote, place) && !inQuote[place] ? place + 1 : place;
  if (!isFiniteGroup(next)) return next.begin;
  for (let i = previous.end; i < next.begin; i++) if (nth(tokens, i).classes & (PRONOUN | DETERMINER)) return i;
  return Math.min(next.begin, previous.end + Number(TAKES_LISTENER.has(nth(tokens, previous.head).word)));
}

/** Whether a quotation begins or ends at a token. */
const turns = (inQuote: readonly boolean[], i: number): boolean => i > 0 && inQuote[i] !== inQuote[i - 1];

/** A mark that touches the word before it closes. */
const closesQuote = (tokens: readonly Token[], i: number): boolean =>
  nth(tokens, i).word === '”' || (i > 0 && nth(tokens, i - 1).end === nth(tokens, i).begin);

/** First word of a clause behind its punctuation, where it opens it: "after" opens no clause in "After an inspection, he said". */
function openerOf(tokens: readonly Token[], begin: number, group: VerbGroup): string {
  let first = begin;
  while (first < group.begin && !nth(tokens, first).isWord) first++;
  const token = tokens[first];
  if (!token || first >= group.begin) return '';
  if (!(token.classes & (SUBORDINATOR | RELATIVE | COORDINATOR | PREPOSITION))) return '';
  const parted =
    isPrepositionToo(token) && tokens.slice(first, Math.min(group.begin, first + LONGEST_TAIL)).some(isComma);
  return parted ? '' : token.word;
}

const isComma = (token: Token): boolean => token.word === ',';
/** Whether a comma or a closing quotation mark parts a clause from the one before. */
const isParted = (tokens: readonly Token[], begin: number): boolean =>
  [begin, begin - 1].some(
    (i) =>
      tokens[i] !== undefined &&
      (isComma(nth(tokens, i)) || (QUOTES.has(nth(tokens, i).word) && closesQuote(tokens, i))),
  );

const RELATIVES = new Set(['which', 'who', 'whom', 'whose', 'where']);
const COORDINATORS = new Set(['and', 'but', 'or', 'nor', 'yet']);
/** Those that put a clause at another time than its host; "although" and "because" do not. */
const SUBORDINATORS = new Set(
  'when whenever while as after before since until till if unless once following'.split(' '),
);

type Draft = Omit<Clause, 'relation' | 'parent'> & { readonly group: VerbGroup };

/** Every clause is made here: engines read objects of one shape faster. */
const clauseOf = (
  { begin, end, group, opener, quoted }: Omit<Clause, 'relation' | 'parent'>,
  relation: Relation,
  parent: number | null,
): Clause => ({ begin, end, group, relation, parent, opener, quoted });

function relate(tokens: readonly Token[], drafts: readonly Draft[], i: number, before: readonly Clause[]): Clause {
  const draft = nth(drafts, i);
  const previous = before[i - 1];
  const make = (relation: Relation, parent: number | null): Clause => clauseOf(draft, relation, parent);
  if (!isFiniteGroup(draft.group)) return make('dependent', i > 0 ? i - 1 : drafts.length > 1 ? 1 : null);
  if (SUBORDINATORS.has(draft.opener) && drafts.length > 1)
    return make('adverbial', i > 0 ? i - 1 : drafts.length > 1 ? 1 : null);
  if (!previous) return i + 1 < drafts.length && isAside(tokens, draft) ? make('relative', 1) : make('main', null);
  if (RELATIVES.has(draft.opener)) return make('relative', i - 1);
  const saying = isSaying(tokens, previous.group as VerbGroup);
  const comma = isParted(tokens, draft.begin);
  if (draft.opener === 'that' || draft.opener === 'whether')
    return make(saying || !comma ? 'complement' : 'relative', i - 1);
  if (COORDINATORS.has(draft.opener)) {
    if (isSaying(tokens, draft.group) || previous.quoted !== draft.quoted) return make('main', null);
    const near = hostOf(before, i - 1);
    const host = comma && near.relation === 'complement' && near.parent !== null ? hostOf(before, near.parent) : near;
    return make(host.relation === 'relative' || host.relation === 'adverbial' ? 'main' : host.relation, host.parent);
  }
  if (draft.quoted && !previous.quoted) return make('complement', i - 1);
  if (draft.quoted && previous.relation === 'complement') return make('complement', previous.parent);
  return saying && !comma ? make('complement', i - 1) : make('main', null);
}

/** "Ruiz, who took over in March, …": the subject of the sentence with a relative clause behind it. */
function isAside(tokens: readonly Token[], { begin, end, group }: Draft): boolean {
  if (tokens[end]?.word !== ',') return false;
  for (let i = begin + 1; i < group.begin; i++)
    if (RELATIVES.has(nth(tokens, i).word) && isComma(nth(tokens, i - 1))) return true;
  return false;
}

/** The finite clause that a run of dependent ones hangs on. */
function hostOf(clauses: readonly Clause[], i: number): Clause {
  let clause = nth(clauses, i);
  while (clause.relation === 'dependent' && clause.parent !== null && clause.parent < i) {
    i = clause.parent;
    clause = nth(clauses, i);
  }
  return clause;
}

/** `"…," said Ruiz`, `…, he said`: a saying at the end has all that stands before it for its content. */
function hangOnFinalSaying(tokens: readonly Token[], clauses: readonly Clause[]): readonly Clause[] {
  const last = clauses.findLastIndex(
    (clause, i) => i > 0 && clause.group !== null && isParenthetic(tokens, clause, nth(clauses, i - 1)),
  );
  if (last < 1) return clauses;
  return clauses.map((clause, i) =>
    i < last && clause.relation === 'main' ? clauseOf(clause, 'complement', last) : clause,
  );
}

const LONGEST_TAIL = 12;

function isParenthetic(tokens: readonly Token[], clause: Clause, before: Clause): boolean {
  const group = clause.group as VerbGroup;
  if (clause.relation !== 'main' || !isSaying(tokens, group) || clause.quoted || COORDINATORS.has(clause.opener))
    return false;
  const afterQuote = before.quoted;
  return (
    afterQuote ||
    (isParted(tokens, clause.begin) && clause.end - clause.begin <= LONGEST_TAIL && clause.end === tokens.length)
  );
}

/** Clauses of a sentence in order; together they cover all its tokens. `inQuote` says of each token whether it is quoted. */
export function findClauses(tokens: readonly Token[], inQuote: readonly boolean[]): readonly Clause[] {
  const groups = findVerbGroups(tokens);
  if (groups.length === 0)
    return [
      clauseOf({ begin: 0, end: tokens.length, group: null, opener: '', quoted: inQuote[0] ?? false }, 'main', null),
    ];
  const starts = groups.map((group, i) => (i === 0 ? 0 : boundary(tokens, inQuote, nth(groups, i - 1), group)));
  const drafts = groups.map((group, i): Draft => {
    const [begin, end] = [starts[i] as number, starts[i + 1] ?? tokens.length];
    return { begin, end, group, opener: openerOf(tokens, begin, group), quoted: inQuote[group.head] ?? false };
  });
  const clauses: Clause[] = [];
  for (let i = 0; i < drafts.length; i++) clauses.push(relate(tokens, drafts, i, clauses));
  return hangOnFinalSaying(tokens, clauses);
}
