// Turns a sentence into what its check looks at: words with their keys, what stands over each verb, who does it, figures and days.

import { VERB_FORMS } from '../../english/auxiliary-chains.ts';
import { type Clause, findClauses } from '../../english/clauses.ts';
import { joinedWords } from '../../english/joined-words.ts';
import { BE, HAVE } from '../../english/lexicon.ts';
import { type QuoteState, quotedTokens } from '../../english/quotation.ts';
import { createTokenizer } from '../../english/tokens.ts';
import type { VerbGroup } from '../../english/verb-group.ts';
import { foldWord } from '../../english/words.ts';
import type { IsoDate } from '../../model/day.ts';
import { nth } from '../../model/nth.ts';
import type { Timex } from '../../model/timex.ts';
import type { Token } from '../../model/token.ts';
import { type People, peopleIn } from './people.ts';
import { type Quantity, quantitiesOf } from './quantities.ts';
import { isComparing, isFree, isPronoun, keysOf, tieOf } from './words.ts';

/** What a word is to the check. content: needs support; free: claims nothing by itself; tie: joins as the evidence joins. */
type Role = 'content' | 'free' | 'tie' | 'pronoun' | 'quantity' | 'date' | 'quoted' | 'mark';

export interface Word {
  readonly token: Token;
  readonly role: Role;
  /** Folded. */
  readonly word: string;
  /** Under which it meets other words; a known person's name has that person's. */
  readonly keys: readonly string[];
  readonly isName: boolean;
  /** Compared as written, never by its stem. */
  readonly isExact: boolean;
  /** Index of its clause. */
  readonly clause: number;
}

export interface Reading {
  readonly text: string;
  readonly words: readonly Word[];
  readonly clauses: readonly Clause[];
  readonly quantities: readonly Quantity[];
  readonly timexes: readonly Timex[];
  readonly inMarks: readonly boolean[];
  /** Which clause each token that heads a verb group belongs to. */
  readonly heads: ReadonlyMap<number, number>;
}

/** Finds time expressions; `day` is the day of writing. */
export type TimexesOf = (text: string, day: IsoDate | null) => readonly Timex[];

const tokenize = createTokenizer(new Map());
const CLOSED: QuoteState = { open: false };

const clauseOfToken = (clauses: readonly Clause[], i: number): number =>
  Math.max(
    0,
    clauses.findIndex(({ begin, end }) => begin <= i && i < end),
  );

const MARK = /[“”«»"]/g;

/** Whether each token stands between quotation marks, every second mark closing: exactly what is compared with the evidence's quotations. */
function betweenMarks(text: string, tokens: readonly Token[]): readonly boolean[] {
  const marks = [...text.matchAll(MARK)].map(({ index }) => index);
  let passed = 0;
  return tokens.map(({ begin }) => {
    while (passed < marks.length && (marks[passed] ?? 0) < begin) passed++;
    return passed % 2 === 1;
  });
}

/** Reads one sentence. Linear in its length but for the number of its clauses. */
export function readSentence(text: string, timexes: readonly Timex[], people: People): Reading {
  const plain = tokenize(text);
  const tokens = joinedWords(text, plain, 0, plain.length, timexes);
  const { inQuote } = quotedTokens(text, tokens, CLOSED);
  const inMarks = betweenMarks(text, tokens);
  const clauses = findClauses(tokens, inQuote);
  const named = peopleIn(tokens, people);
  const quantities = quantitiesOf(text, tokens);
  const counted = new Set(quantities.flatMap(({ begin, end }) => range(begin, end)));
  const opensAt = tokens.findIndex(({ isWord }) => isWord);
  const words = tokens.map((token, i): Word => {
    const word = foldWord(token.word);
    const person = named.get(i);
    const role = person ? 'content' : roleOf(token, word, inMarks[i] ?? false, counted.has(i), i !== opensAt);
    const isName = Boolean(person) || (token.capital && (i !== opensAt || (token.classes === 0 && !isFree(word))));
    const keys = person ? [person] : role === 'content' ? keysOf(word) : [word];
    return { token, role, word, keys, isName, isExact: isComparing(word), clause: clauseOfToken(clauses, i) };
  });
  const heads = new Map(clauses.flatMap(({ group }, i) => (group ? [[headOf(tokens, group), i] as const] : [])));
  return { text, words, clauses, quantities, timexes, inMarks, heads };
}

/** How far behind its helper a verb may stand where a word of time parts them: "will one day be". */
const TIME_BETWEEN = 4;

/** The full verb of a group, also behind a word of time that the group ends with. */
function headOf(tokens: readonly Token[], { head }: VerbGroup): number {
  if (nth(tokens, head).timex === null && nth(tokens, head).classes !== 0) return head;
  for (let i = head + 1; i <= head + TIME_BETWEEN && i < tokens.length; i++)
    if (nth(tokens, i).classes & (VERB_FORMS | BE | HAVE)) return i;
  return head;
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** What names and titles hold without being one: with a capital inside a sentence every other word is a name ("Will", "May"). */
const SMALL_IN_NAMES = new Set('the a an of and in on at for to by mr mrs ms dr i'.split(' '));

function roleOf(token: Token, word: string, isQuoted: boolean, isCounted: boolean, isInside: boolean): Role {
  if (!token.isWord || word === '') return 'mark';
  if (isQuoted) return 'quoted';
  if (token.timex !== null) return 'date';
  if (isCounted) return 'quantity';
  if (isPronoun(word) && !(word === 'us' && token.capital)) return 'pronoun';
  if (tieOf(word) !== null) return 'tie';
  if (isInside && token.capital && !SMALL_IN_NAMES.has(word)) return 'content';
  return isFree(token.word) || isFree(word) ? 'free' : 'content';
}

/** Words between two tokens as they stand in the text. */
export const textOf = ({ text, words }: Reading, begin: number, end: number): string =>
  end > begin ? text.slice(nth(words, begin).token.begin, nth(words, end - 1).token.end) : '';
