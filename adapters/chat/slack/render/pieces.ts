// Turns a text into pieces that fit where Slack puts them: parted at the end of a sentence, else at white space, else anywhere.
import { inert } from '../../../../src/model/outside-text.ts';
import { betweenCharacters, isSpace, lastSpace, sentenceEnd } from '../../parting.ts';

/** How long a character is once escaped: "&amp;", "&lt;", "&gt;". */
const widthOf = (c: string): number => (c === '&' ? 5 : c === '<' || c === '>' ? 4 : 1);

export const escapedLength = (text: string): number => {
  let length = 0;
  for (let at = 0; at < text.length; at += 1) length += widthOf(text.charAt(at));
  return length;
};

/** Index of the first character that no longer fits. */
function reach(text: string, from: number, limit: number): number {
  let room = limit;
  let at = from;
  while (at < text.length) {
    room -= widthOf(text.charAt(at));
    if (room < 0) return at;
    at += 1;
  }
  return at;
}

/** Where to part a text at or before `end`, after `from`. */
function partAt(text: string, from: number, end: number): number {
  const sentence = sentenceEnd(text, from, end);
  if (sentence > 0) return sentence;
  const space = lastSpace(text, from, end);
  return space > 0 ? space : Math.max(from + 1, betweenCharacters(text, end));
}

/** Pieces of at most `limit` characters once escaped, at least 10, in order; none is empty. Takes time linear in the text. */
export function piecesOf(text: string, limit: number): readonly string[] {
  const whole = inert(text).trim();
  const pieces: string[] = [];
  let from = 0;
  while (from < whole.length) {
    const end = reach(whole, from, limit);
    const cut = end === whole.length ? end : partAt(whole, from, end);
    const piece = whole.slice(from, cut).trim();
    if (piece !== '') pieces.push(piece);
    from = cut;
    while (isSpace(whole[from])) from += 1;
  }
  return pieces;
}
