// Where a text that is longer than its place may be parted: after a sentence, at white space, between two characters.

/** Not the no-break space: what it joins belongs together. */
export const isSpace = (c: string | undefined): boolean => c === ' ' || c === '\t' || c === '\n';

const SENTENCE_ENDS = '.!?…';
const CLOSERS = '"\'”’»)';

function endsSentence(text: string, space: number): boolean {
  let before = space - 1;
  while (before > 0 && CLOSERS.includes(text.charAt(before))) before -= 1;
  return before >= 0 && SENTENCE_ENDS.includes(text.charAt(before));
}

/** The last place after `from`, at or before `end`, where a sentence has just ended; -1 for none. */
export function sentenceEnd(text: string, from: number, end: number): number {
  for (let at = end; at > from; at -= 1) if (isSpace(text[at]) && endsSentence(text, at)) return at;
  return -1;
}

/** The last white space after `from`, at or before `end`; -1 for none. */
export function lastSpace(text: string, from: number, end: number): number {
  for (let at = end; at > from; at -= 1) if (isSpace(text[at])) return at;
  return -1;
}

/** `at`, or the place before it where that would part a character of two code units. */
export function betweenCharacters(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
