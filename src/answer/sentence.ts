// Turns a piece of evidence into a sentence that can be searched: its words, which of them the report itself holds, who is named.

import { isStopWord, type PlacedWord, placedWords } from '../english/words.ts';
import type { Evidence } from '../model/event.ts';
import { nth } from '../model/nth.ts';

/** The sentence of a piece of evidence, taken apart. */
export interface EvidenceSentence {
  readonly evidence: Evidence;
  readonly tokens: readonly PlacedWord[];
  /** Tokens that belong to the report, which may be one clause of the sentence. */
  readonly clause: { readonly from: number; readonly to: number };
}

/** `known`: the tokens of the same sentence, where another report of it was taken apart before. */
export function sentenceOf(evidence: Evidence, known?: readonly PlacedWord[]): EvidenceSentence {
  const { report } = evidence;
  const tokens = known ?? placedWords(report.text);
  const { begin } = report.sentence;
  const from = firstFrom(tokens, report.begin - begin);
  const to = firstFrom(tokens, report.end - begin);
  return { evidence, tokens, clause: { from: from === tokens.length ? 0 : from, to } };
}

/** The first token that begins at an offset or behind it; the length of the list where none does. */
function firstFrom(tokens: readonly PlacedWord[], offset: number): number {
  for (let at = 0; at < tokens.length; at++) if (nth(tokens, at).begin >= offset) return at;
  return tokens.length;
}

/** A run of tokens, end exclusive. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** What stands in capitals before a last name without being part of another name. */
const BEFORE_LAST_NAME: ReadonlySet<string> = new Set(
  `president attorney general director secretary senator sen representative rep congressman congresswoman governor gov mayor mr mrs ms
  miss dr judge justice chief minister premier chancellor king queen prince princess duke pope cardinal archbishop bishop reverend
  imam rabbi captain coach officer staff counsel ambassador chairman chairwoman chair speaker leader strategist sir lord lady dame
  sergeant detective inspector professor prof ceo founder lt col gen maj colonel major lieutenant commander admiral editor
  spokesman spokeswoman commissioner sheriff deputy candidate nominee republican democrat democratic reporter singer actor actress
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
  november december yesterday today jr sr`.split(/\s+/),
);

/** "President", "Sen.": a word that belongs to the name behind it. */
export const isTitleWord = (word: string): boolean => BEFORE_LAST_NAME.has(word);

/** Whether the word before a last name makes it another's or no name at all: "Eric Trump", "Witch Hunt". */
export function isPartOfAnother(tokens: readonly PlacedWord[], at: number, ownWords: ReadonlySet<string>): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (!before?.capital || !token || at < 2 || token.begin - before.end !== 1 || before.word.length < 2) return false;
  return !(ownWords.has(before.word) || BEFORE_LAST_NAME.has(before.word) || isStopWord(before.word));
}

const standAt = (tokens: readonly PlacedWord[], at: number, words: readonly string[]): boolean =>
  words.every((word, i) => tokens[at + i]?.word === word);

/**
 * Whether a name stands at a token, word by word; a name of one word only where it is written like one and no other name.
 * `ownWords` are all words of that person's names.
 */
export const isNameAt = (
  tokens: readonly PlacedWord[],
  at: number,
  words: readonly string[],
  ownWords: ReadonlySet<string>,
): boolean =>
  standAt(tokens, at, words) &&
  (words.length > 1 || (Boolean(tokens[at]?.capital) && !isPartOfAnother(tokens, at, ownWords)));

const MODIFIERS: ReadonlySet<string> = new Set(
  'deputy vice acting assistant associate interim former ex then next new previous another state'.split(' '),
);

/** Whether a title stands at a token and nothing makes it another's: no "deputy" before it, no "of Maryland" or name behind it. */
export const isTitleAt = (tokens: readonly PlacedWord[], at: number, words: readonly string[]): boolean =>
  standAt(tokens, at, words) &&
  !MODIFIERS.has(tokens[at - 1]?.word ?? '') &&
  !isAnothers(tokens, { from: at, to: at + words.length });

function isAnothers(tokens: readonly PlacedWord[], { from, to }: Place): boolean {
  const [next, afterNext] = [tokens[to], tokens[to + 1]];
  if (next?.word === 'of') return !['the', 'his', 'her', 'our', 'their'].includes(afterNext?.word ?? '');
  // "Attorney General Eric Holder": a title in capitals with a name behind it is that name's
  return Boolean(tokens[from]?.capital && next?.capital && next.begin - (tokens[to - 1]?.end ?? 0) === 1);
}
