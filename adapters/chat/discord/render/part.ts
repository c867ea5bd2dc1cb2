// Turns a text that is longer than its place into parts: at the end of a sentence, else at white space, else anywhere.
import { betweenCharacters, lastSpace, sentenceEnd } from '../../parting.ts';

/** Not between a backslash and what it escapes, nor inside a character. */
function anywhere(text: string, limit: number): number {
  const at = betweenCharacters(text, limit);
  let backslashes = 0;
  while (text[at - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1 ? at - 1 : at;
}

/**
 * The beginning of a text that fits into `limit` code units (at least 2), and the rest. A sentence is parted only where it alone is
 * longer than `whole`, the room of an empty page; where it would fit there, the beginning is empty and all of it is the rest.
 */
export function part(text: string, limit: number, whole: number): readonly [string, string] {
  if (text.length <= limit) return [text, ''];
  const end = sentenceEnd(text, 0, limit);
  if (end > 0) return [text.slice(0, end).trimEnd(), text.slice(end).trimStart()];
  const next = sentenceEnd(text, 0, Math.min(whole, text.length));
  if (limit < whole && (next > 0 || text.length <= whole)) return ['', text];
  const space = lastSpace(text, 0, limit);
  const at = space > 0 ? space : anywhere(text, limit);
  return [text.slice(0, at).trimEnd(), text.slice(at).trimStart()];
}
