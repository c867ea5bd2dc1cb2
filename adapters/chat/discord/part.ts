// Turns a text that is longer than its place into parts: at the end of a sentence, else at white space, else anywhere.

/** Not the no-break space: what it joins belongs together. */
const isSpace = (c: string | undefined): boolean => c === ' ' || c === '\t' || c === '\n';

/** The last place at or before `limit` where a sentence has just ended, or -1. */
function sentenceEnd(text: string, limit: number): number {
  for (let at = limit; at > 0; at -= 1) {
    if (!isSpace(text[at])) continue;
    let before = at - 1;
    while (before > 0 && '"\'”’»)'.includes(text[before] ?? ' ')) before -= 1;
    if ('.!?…'.includes(text[before] ?? ' ')) return at;
  }
  return -1;
}

function lastSpace(text: string, limit: number): number {
  for (let at = limit; at > 0; at -= 1) if (isSpace(text[at])) return at;
  return -1;
}

/** Not between a backslash and what it escapes, nor inside a character. */
function anywhere(text: string, limit: number): number {
  let at = limit;
  const code = text.charCodeAt(at);
  if (code >= 0xdc00 && code <= 0xdfff) at -= 1;
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
  const end = sentenceEnd(text, limit);
  if (end > 0) return [text.slice(0, end).trimEnd(), text.slice(end).trimStart()];
  const next = sentenceEnd(text, Math.min(whole, text.length));
  if (limit < whole && (next > 0 || text.length <= whole)) return ['', text];
  const space = lastSpace(text, limit);
  const at = space > 0 ? space : anywhere(text, limit);
  return [text.slice(0, at).trimEnd(), text.slice(at).trimStart()];
}
