// Turns a sentence into what dating needs of it: tokens, clauses, the expressions of each.
import type { Sentence } from '../../model/report.ts';
import type { Timex } from '../../model/timex.ts';
import { type Clause, findClauses } from './clauses.ts';
import { type Expression, expressionsOf } from './expressions.ts';
import { findOffsets, type Offset } from './offsets.ts';
import { type QuoteState, quotedTokens } from './quotation.ts';
import { type Token, tokenize } from './tokens.ts';

export interface SentenceAnalysis {
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  readonly inQuote: readonly boolean[];
  /** Between quotation marks, single words too. */
  readonly inMarks: readonly boolean[];
  readonly clauses: readonly Clause[];
  /** Of each clause. */
  readonly expressions: readonly (readonly Expression[])[];
  /** "two days after the attack": of each clause. */
  readonly offsets: readonly (readonly Offset[])[];
  /** State of quotation marks for the next sentence of the paragraph. */
  readonly quoteAfter: QuoteState;
}

export function analyse(
  text: string,
  sentence: Sentence,
  timexes: readonly Timex[],
  quote: QuoteState,
): SentenceAnalysis {
  const tokens = tokenize(text, sentence.begin, sentence.end, timexes);
  const { inQuote, inMarks, after } = quotedTokens(text, tokens, quote);
  const clauses = findClauses(tokens, inQuote);
  const offsets = clauses.map((clause) => findOffsets(tokens, clause));
  return {
    sentence,
    tokens,
    inQuote,
    inMarks,
    clauses,
    expressions: clauses.map((clause, i) =>
      expressionsOf(tokens, clause).filter(
        (e) =>
          inQuote[e.begin] === clause.quoted && !(offsets[i] ?? []).some((o) => o.begin <= e.begin && e.begin < o.end),
      ),
    ),
    offsets,
    quoteAfter: after,
  };
}

/** Lines that report nothing: nothing but a date and punctuation. */
export const isDateline = ({ tokens }: SentenceAnalysis): boolean =>
  tokens.every((token) => token.timex !== null || !token.isWord);

const ENDS = /[.!?…:]["”’')\]]*$/;

/** A headline or crosshead: a short line of its own without a full stop. */
export const isHeadline = (text: string, { sentence, tokens }: SentenceAnalysis, alone: boolean): boolean =>
  alone && tokens.length <= 30 && !ENDS.test(text.slice(Math.max(sentence.begin, sentence.end - 4), sentence.end));
