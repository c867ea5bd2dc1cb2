// Turns the tokens of a sentence into those of its grammar: "class-action", "AT&T", "3.5" whole, each in its time expression.
import { nth } from '../model/nth.ts';
import type { Timex } from '../model/timex.ts';
import { NO_ENTRY, placed, type Spelling, type Token } from '../model/token.ts';
import { BE, classesOf, PRONOUN } from './lexicon.ts';

const [COMMA, FULL_STOP, HYPHEN, AMPERSAND, EN_DASH, EM_DASH] = [0x2c, 0x2e, 0x2d, 0x26, 0x2013, 0x2014];
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isUpper = (code: number): boolean => code >= 65 && code <= 90;

/** A word or number, but no "'s". */
const isPlain = (token: Token | undefined): boolean => token?.isWord === true && token.kind !== 'mark';

const joins = (text: string, { begin }: Token): boolean => {
  const code = text.charCodeAt(begin);
  return (
    code === HYPHEN ||
    code === FULL_STOP ||
    code === AMPERSAND ||
    (code === COMMA && isDigit(text.charCodeAt(begin - 1)))
  );
};

/** Index behind the last of the tokens that one word is made of: "10am", "1,700", "reuters.com". */
function endOfWord(text: string, tokens: readonly Token[], first: number, stop: number): number {
  let i = first + 1;
  while (i < stop && text.charCodeAt(nth(tokens, i - 1).end - 1) !== FULL_STOP) {
    const token = nth(tokens, i);
    if (!token.glued) return i;
    if (isPlain(token)) i++;
    else if (joins(text, token) && i + 1 < stop && tokens[i + 1]?.glued && isPlain(tokens[i + 1])) i += 2;
    else return isInitial(text, nth(tokens, first), token) ? i + 1 : i;
  }
  return i;
}

/** "J." of a name, "Ph.D.": the full stop behind a single letter is part of the word. */
function isInitial(text: string, { begin }: Token, { begin: mark }: Token): boolean {
  if (text.charCodeAt(mark) !== FULL_STOP || !isUpper(text.charCodeAt(mark - 1) & ~32)) return false;
  return mark - 1 === begin ? isUpper(text.charCodeAt(begin)) : text.charCodeAt(mark - 2) === FULL_STOP;
}

function joined(text: string, { begin, capital, glued, breakBefore }: Token, { end }: Token): Token {
  const word = text.slice(begin, end).toLowerCase();
  const classes = classesOf(word, capital);
  const spelling: Spelling = { word, kind: 'word', isWord: true, number: -1, entry: NO_ENTRY, classes, capital };
  return placed(spelling, classes, begin, end, glued, breakBefore, null);
}

/** Dashes part clauses, hyphens don't. */
const isDash = (text: string, { begin, kind, word }: Token): boolean => {
  if (kind !== 'mark' || word.charCodeAt(0) !== HYPHEN) return false;
  const code = text.charCodeAt(begin);
  return code === EN_DASH || code === EM_DASH;
};

/** "'s" is a verb behind a pronoun and a genitive elsewhere; a word of a time expression has no class of its own. */
function inPlace(text: string, token: Token, timex: Timex | null, before: Token | undefined): Token {
  const { begin, end, glued, breakBefore } = token;
  if (isDash(text, token))
    return placed({ ...token, word: text.charAt(begin) }, 0, begin, end, glued, breakBefore, timex);
  if (timex) return placed(token, 0, begin, end, glued, breakBefore, timex);
  const isVerb = token.word === "'s" && before && before.classes & PRONOUN;
  return isVerb ? placed(token, BE, begin, end, glued, breakBefore, null) : token;
}

/** "March 9-13": two expressions of time are never one word, so that what joins them is seen. */
function endOfTime(
  tokens: readonly Token[],
  from: number,
  stop: number,
  timexes: readonly Timex[],
  at: number,
): number {
  const [timex, next] = [timexes[at], timexes[at + 1]];
  if (!timex || !next || timex.begin > nth(tokens, from).begin || next.begin > timex.end + 1) return stop;
  let i = from;
  while (i < stop && nth(tokens, i).begin < timex.end) i++;
  return i;
}

/** The words and marks of the sentence that `tokens` from `from` to `stop` make. `timexes` are those of the sentence, in order. */
export function joinedWords(
  text: string,
  tokens: readonly Token[],
  from: number,
  stop: number,
  timexes: readonly Timex[],
): Token[] {
  const words: Token[] = [];
  let next = 0;
  for (let i = from; i < stop; ) {
    const first = nth(tokens, i);
    while (next < timexes.length && nth(timexes, next).end <= first.begin) next++;
    const timex = timexes[next];
    const end = isPlain(first) ? endOfWord(text, tokens, i, endOfTime(tokens, i, stop, timexes, next)) : i + 1;
    const whole = end > i + 1 ? joined(text, first, nth(tokens, end - 1)) : first;
    words.push(inPlace(text, whole, timex && timex.begin <= first.begin ? timex : null, words.at(-1)));
    i = end;
  }
  return words;
}
