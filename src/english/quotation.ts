// Turns a paragraph's tokens, sentence by sentence, into which of them stand inside quotation marks.
import { nth } from '../model/nth.ts';
import type { Token } from '../model/token.ts';

/** Whether a quotation is open at the end of a sentence: it runs on into the next of the paragraph. */
export interface QuoteState {
  readonly open: boolean;
}

const SPACE_OR_OPENING = /[\s([—–-]/;
const CLOSING_MARK = /[.,;:)!?]/;
/** Fewer words in quotation marks within a clause are its author's own clause: he was “surprised” in it. */
const SHORTEST_SPEECH = 4;

/** What a mark does: open, close, or nothing (an inch). Straight marks are judged by the characters they touch. */
function openAfter(text: string, tokens: readonly Token[], i: number, open: boolean): boolean {
  const { word, begin, end } = nth(tokens, i);
  if (word === '“' || word === '«') return true;
  if (word === '`' && tokens[i + 1]?.word === '`' && tokens[i + 1]?.begin === end) return true;
  if (word === '”' || word === '»') return false;
  if (word === "'" && tokens[i + 1]?.word === "'" && tokens[i + 1]?.begin === end) return false;
  if (word !== '"') return open;
  const touchesBefore = begin > 0 && !SPACE_OR_OPENING.test(text.charAt(begin - 1));
  const touchesNext = end < text.length && !/\s/.test(text.charAt(end)) && !CLOSING_MARK.test(text.charAt(end));
  return open ? !touchesBefore && touchesNext : touchesNext;
}

/**
 * Whether each token is quoted (an opening mark is, a closing one is not), whether it stands between marks at all (one or two words
 * do not make a quotation), and the state for the paragraph's next sentence.
 */
export function quotedTokens(
  text: string,
  tokens: readonly Token[],
  before: QuoteState,
): { readonly inQuote: readonly boolean[]; readonly inMarks: readonly boolean[]; readonly after: QuoteState } {
  const inQuote: boolean[] = [];
  const inMarks: boolean[] = [];
  let open = before.open;
  let [opened, words] = [-1, 0];
  for (let i = 0; i < tokens.length; i++) {
    const was = open;
    open = openAfter(text, tokens, i, open);
    inQuote.push(open);
    inMarks.push(open);
    if (open && !was) [opened, words] = [i, 0];
    else if (open && nth(tokens, i).isWord) words++;
    if (was && !open && opened > 0 && words < SHORTEST_SPEECH && tokens[opened - 1]?.isWord)
      inQuote.fill(false, opened, i);
  }
  return { inQuote, inMarks, after: { open } };
}
