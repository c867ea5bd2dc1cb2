// Turns a paragraph's tokens, sentence by sentence, into which of them stand inside quotation marks.
import type { Token } from './tokens.ts';

export interface QuoteState {
  readonly open: boolean;
}

/**
 * Whether each token is quoted, and the state for the next sentence of the paragraph. Straight marks open where a space or nothing
 * stands before them and close where they touch the word before; a mark behind a digit that closes nothing is an inch.
 */
export function quotedTokens(
  text: string,
  tokens: readonly Token[],
  before: QuoteState,
): { readonly inQuote: boolean[]; readonly after: QuoteState } {
  let open = before.open;
  const inQuote = tokens.map((token) => {
    const { word } = token;
    if (word === '“' || word === '«') open = true;
    else if (word === '”' || word === '»') open = false;
    else if (word === '"') {
      const touches = token.begin > 0 && !/[\s([—–-]/.test(text.charAt(token.begin - 1));
      const touchesNext = /\S/.test(text.charAt(token.end)) && !/[.,;:)!?]/.test(text.charAt(token.end));
      open = open ? !(touches || !touchesNext) : touchesNext;
    }
    return open;
  });
  return { inQuote, after: { open } };
}
