// Turns a sentence and a name in it into what the sentence calls its bearer: "Jane Roe, the mayor's chief of staff, …".
import { isSpeaking } from '../../english/saying.ts';
import { isStopWord } from '../../english/words.ts';

/** "…, a former judge, …" behind a name. Bounded, so that a long sentence costs no more than a short one. */
const BEHIND =
  /^,\s+((?:(?:an?|the|his|her|their|its|one of|former|then|who (?:is|was))\b|[\p{L}-]+['’]s\b)[^,.;:“”"]{3,90})(?=[,.;:])/u;
const LOOKED_AT = 100;
/** Small words that make up what stands before a name. */
const MOST_WORDS = 3;
const ARTICLE = /^(?:the|an?|his|her|their|former)$/;

/** What is done to whoever is named next: "to name Roe as judge". */
const NAMING = /^(?:name|appoint|elect|pick|choose|call|hire|make|let|help)s?$/;

const isNoun = (word: string): boolean =>
  /^\p{Ll}[\p{L}’'-]+$/u.test(word) &&
  !isStopWord(word) &&
  !isSpeaking(word) &&
  !NAMING.test(word) &&
  !/(?:ed|ing)$/.test(word);

/** "radio host", "the film's director" just before a name. */
function before(text: string): string | null {
  const words = text.slice(-LOOKED_AT).trimEnd().split(/\s+/);
  let from = words.length;
  while (from > 0 && words.length - from < MOST_WORDS && isNoun(words[from - 1] ?? '')) from--;
  if (from === words.length) return null;
  return words.slice(ARTICLE.test(words[from - 1] ?? '') ? from - 1 : from).join(' ');
}

/** What a bearer of a name is called beside it; null where the sentence says nothing of the kind. */
export function describedAs(text: string, name: string): string | null {
  const at = text.indexOf(name);
  if (at < 0) return null;
  const end = at + name.length;
  const behind = BEHIND.exec(text.slice(end, end + LOOKED_AT))?.[1];
  return behind ? behind.replace(/^who (?:is|was)\s+/, '').trim() : before(text.slice(0, at));
}
