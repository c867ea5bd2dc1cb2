// Turns what somebody typed into a question that can be read: one inert line of a sane length, as tokens with their places.

import { foldWord, stem } from '../english/words.ts';
import { UserError } from '../errors.ts';
import { inertLine } from '../model/outside-text.ts';

/** UTF-16 code units: far more than any question needs, far less than it takes to keep the tagger busy. */
const MAX_QUESTION_LENGTH = 500;

/** A word with its place. */
export interface Token {
  /** As typed, without possessive 's. */
  readonly text: string;
  /** Lower-cased, accents and possessive 's removed. */
  readonly word: string;
  /** Stems under which the word meets its other forms: "fired" is one of "fire". */
  readonly stems: readonly string[];
  readonly capital: boolean;
  /** UTF-16 offsets into the text, end exclusive. */
  readonly begin: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu;
const CAPITAL = /^\p{Lu}/u;

/** The stemmer leaves short words alone; of those, both possible stems of a form in -ed or -ing are kept. */
export function stemsOf(word: string): string[] {
  const short = /^(?:(.{3})ed|(.{2,3})ing)$/u.exec(word);
  const root = short?.[1] ?? short?.[2];
  return root === undefined ? [stem(word)] : [stem(word), root, `${root}e`];
}

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = foldWord(match[0]);
    if (!word) continue;
    const begin = match.index;
    tokens.push({
      text: match[0].replace(/['’]s$/i, ''),
      word,
      stems: stemsOf(word),
      capital: CAPITAL.test(match[0]),
      begin,
      end: begin + match[0].length,
    });
  }
  return tokens;
}

/** The question as one line. Throws a UserError (bad-argument) for one that is empty or too long to be a question. */
export function readQuestion(text: string): string {
  if (text.length > MAX_QUESTION_LENGTH) {
    throw new UserError(
      'bad-argument',
      `The question is ${text.length.toLocaleString('en-US')} characters long; ask in at most ${MAX_QUESTION_LENGTH}.`,
    );
  }
  const line = inertLine(text);
  if (line === null) {
    throw new UserError('bad-argument', 'The question is empty; ask about a day, a person or a matter.');
  }
  return line;
}

/** The text with the given stretches replaced by spaces, so that the other offsets stay what they are. */
export function blankOut(text: string, stretches: readonly { readonly begin: number; readonly end: number }[]): string {
  let rest = text;
  for (const { begin, end } of stretches) rest = rest.slice(0, begin) + ' '.repeat(end - begin) + rest.slice(end);
  return rest;
}
