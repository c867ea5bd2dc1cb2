// Turns a sentence into the words that say who says so: "according to two officials", "the Post reported".

import type { Clause } from '../../english/clauses.ts';
import { ADVERB, COORDINATOR, PREPOSITION, SUBORDINATOR } from '../../english/lexicon.ts';
import { TAKES_LISTENER } from '../../english/saying.ts';
import { isFiniteGroup, isSaying } from '../../english/verb-group.ts';
import { nth } from '../../model/nth.ts';
import type { Token } from '../../model/token.ts';
import type { SentenceAnalysis } from './analysis.ts';

/** Longer runs of words name no speaker. */
const LONGEST = 110;
const LONGEST_SOURCE = 16;
const ENDS_SOURCE = new Set([',', '.', ';', ':', '“', '”', '"', '—', '–', '(', ')', '?', '!']);

/** Of each clause of a sentence the words that say who says so, or null where the article itself does. */
export function attributionsOf(text: string, analysis: SentenceAnalysis): (string | null)[] {
  const { tokens, clauses, inQuote } = analysis;
  const source = namedSource(text, tokens, inQuote);
  if (source !== null) return clauses.map(() => source);
  const found: (string | null)[] = clauses.map(() => null);
  for (const [i, clause] of clauses.entries()) {
    const inherited =
      clause.parent !== null && clause.parent < i && clause.relation !== 'main' ? found[clause.parent] : null;
    found[i] ??= inherited ?? null;
    if (found[i] === null && speaks(analysis, i))
      spread(analysis, i, speaker(text, analysis, i) ?? found[i - 1] ?? null, found);
  }
  return found;
}

/** Whether a clause is a saying with something said in another. */
function speaks({ tokens, clauses }: SentenceAnalysis, index: number): boolean {
  const clause = nth(clauses, index);
  if (!clause.group || clause.quoted || !isFiniteGroup(clause.group) || !isSaying(tokens, clause.group)) return false;
  const beside = [clauses[index - 1], clauses[index + 1]];
  return beside.some((other) => other?.quoted || (other?.relation === 'complement' && other.parent === index));
}

/** Gives the speaker to the saying and to what it says, before it (quotations) and behind it. */
function spread({ clauses }: SentenceAnalysis, index: number, words: string | null, found: (string | null)[]): void {
  found[index] = words;
  for (const [i, clause] of clauses.entries())
    if (clause.parent === index && clause.relation === 'complement') found[i] ??= words;
  for (let i = index - 1; i >= 0 && nth(clauses, i).quoted; i--) found[i] ??= words;
  for (let i = index + 1; i < clauses.length && nth(clauses, i).quoted; i++) found[i] ??= words;
}

/** "according to two officials", "per the Post", "citing unnamed sources" outside quotation marks. */
function namedSource(text: string, tokens: readonly Token[], inQuote: readonly boolean[]): string | null {
  for (let i = 0; i + 1 < tokens.length; i++) {
    const { word } = nth(tokens, i);
    const next = nth(tokens, i + 1);
    const opens =
      (word === 'according' && next.word === 'to') ||
      (word === 'per' && next.capital) ||
      (word === 'citing' && next.isWord);
    if (!opens || inQuote[i]) continue;
    const stop = sourceEnd(tokens, i + 2);
    return words(text, tokens, i, stop);
  }
  return null;
}

/** A source ends at a mark; "two sources, the Post said" is not read on. */
function sourceEnd(tokens: readonly Token[], from: number): number {
  let i = from;
  while (i < tokens.length && i < from + LONGEST_SOURCE && !ENDS_SOURCE.has(nth(tokens, i).word)) i++;
  return i;
}

/** "The mayor told the Herald", "said Ruiz": subject, verb and listener of a saying. */
function speaker(text: string, { tokens, clauses }: SentenceAnalysis, index: number): string | null {
  const clause = nth(clauses, index);
  const { group, opener } = clause;
  if (!group) return null;
  const begin = subjectBegin(tokens, clause, group.begin);
  const inverted = begin >= group.begin;
  if (inverted && (index === 0 || JOINING.has(opener))) return null;
  const listens = TAKES_LISTENER.has(nth(tokens, group.head).word);
  const end = inverted || listens ? Math.min(clause.end, sourceEnd(tokens, group.end)) : group.end;
  return words(text, tokens, begin, end);
}

const JOINING = new Set(['and', 'but', 'or']);

/** First token of the subject: behind marks, joining words and a fronted "On June 5,", "In an interview,". */
function subjectBegin(tokens: readonly Token[], clause: Clause, verb: number): number {
  let begin = clause.begin;
  while (begin < verb && (!nth(tokens, begin).isWord || nth(tokens, begin).classes & COORDINATOR)) begin++;
  const first = tokens[begin];
  const fronted = first && (first.timex !== null || first.classes & (PREPOSITION | SUBORDINATOR | ADVERB));
  for (let i = verb - 2; fronted && i > begin; i--)
    if (nth(tokens, i).word === ',' && tokens[i + 1]?.isWord) return i + 1;
  return begin;
}

function words(text: string, tokens: readonly Token[], begin: number, end: number): string | null {
  const [first, last] = [tokens[begin], tokens[end - 1]];
  if (!first || !last || end <= begin || last.end - first.begin > LONGEST) return null;
  return text.slice(first.begin, last.end);
}
