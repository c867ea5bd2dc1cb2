// Turns a sentence into what dating needs of it: tokens, clauses, the expressions of each.

import { type Clause, findClauses } from '../../english/clauses.ts';
import { type QuoteState, quotedTokens } from '../../english/quotation.ts';
import type { Dated } from '../../model/dated.ts';
import type { Sentence } from '../../model/report.ts';
import type { Token } from '../../model/token.ts';
import { isDateline as isDatelineOf } from './dateline.ts';
import { type Expression, expressionsOf, governing } from './expressions.ts';
import { findOffsets, type Offset } from './offsets.ts';

export interface SentenceAnalysis {
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  readonly inQuote: readonly boolean[];
  /** Between quotation marks, single words too. */
  readonly inMarks: readonly boolean[];
  readonly clauses: readonly Clause[];
  /** Of each clause. */
  readonly expressions: readonly (readonly Expression[])[];
  /** Of each clause the expression that dates it, or null. */
  readonly own: readonly (Expression | null)[];
  /** "two days after the attack": of each clause. */
  readonly offsets: readonly (readonly Offset[])[];
  /** State of quotation marks for the next sentence of the paragraph. */
  readonly quoteAfter: QuoteState;
}

/** A longer run of tokens is no sentence but a list or rubbish: it is read in pieces, so that no input costs more than its length. */
const LONGEST_SENTENCE = 300;

/** A sentence's analysis, in pieces where it is very long. `tokens` are those of the sentence, joined to words. */
export function analyse(
  text: string,
  sentence: Sentence,
  tokens: readonly Token[],
  quote: QuoteState,
  publication: Dated | null,
): SentenceAnalysis[] {
  const pieces: SentenceAnalysis[] = [];
  let state = quote;
  for (let from = 0; from < tokens.length; from += LONGEST_SENTENCE) {
    const piece = tokens.length <= LONGEST_SENTENCE ? tokens : tokens.slice(from, from + LONGEST_SENTENCE);
    pieces.push(analysePiece(text, sentence, piece, state, publication));
    state = (pieces.at(-1) as SentenceAnalysis).quoteAfter;
  }
  return pieces;
}

function analysePiece(
  text: string,
  sentence: Sentence,
  tokens: readonly Token[],
  quote: QuoteState,
  publication: Dated | null,
): SentenceAnalysis {
  const { inQuote, inMarks, after } = quotedTokens(text, tokens, quote);
  const clauses = findClauses(tokens, inQuote);
  const offsets = findOffsets(tokens, clauses);
  const inOffset = (at: number): boolean =>
    offsets.some((list) => list.some((o) => o.count !== 0 && o.begin <= at && at < o.end));
  const expressions = clauses.map((clause) =>
    expressionsOf(tokens, clause).filter(
      (e) => inMarks[e.begin] === clause.quoted && !inOffset(e.begin) && !isDatelineOf(tokens, e, publication),
    ),
  );
  const own = clauses.map((clause, i) => governing(expressions[i] ?? [], clause));
  return { sentence, tokens, inQuote, inMarks, clauses, expressions, own, offsets, quoteAfter: after };
}

/** Lines that report nothing: nothing but a date and punctuation. */
export const isDateline = ({ tokens }: SentenceAnalysis): boolean =>
  tokens.every((token) => token.timex !== null || !token.isWord);

const ENDS = /[.!?…:]["”’')\]]*$/;

/** A headline or crosshead: a short line of its own without a full stop. */
export const isHeadline = (text: string, { sentence, tokens }: SentenceAnalysis, alone: boolean): boolean =>
  alone && tokens.length <= 30 && !ENDS.test(text.slice(Math.max(sentence.begin, sentence.end - 4), sentence.end));
