// Turns a sentence and a name in it into whether that person is the one who speaks.
import { isSpeaking, isSpeech, opensSpeech } from '../english/saying.ts';
import type { PlacedWord } from '../english/words.ts';
import type { Place } from './sentence.ts';

const setOf = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** Words behind which another subject begins. */
const BREAKS = setOf('but while whether because although though which whom as if when after before where');
/** Tokens between a name and its verb: "Trump on Tuesday said". */
const REACH = 8;

/** Words before a name that make it the object: "called Sessions", "a letter to Sessions". */
const OBJECT_MARKERS = setOf(`
  to with of about against from for at by on over toward towards between and telephoned phoned met fired urged thanked hired pressed
  let made gave sent
`);

/** Whether a verb or preposition stands before the name and its titles: "called Attorney General Jeff Sessions". */
function isObject(tokens: readonly PlacedWord[], place: Place): boolean {
  let at = place.from - 1;
  while (at > 0 && (tokens[at]?.capital || tokens[at]?.word === 'the' || tokens[at]?.word === 'his')) at--;
  const before = tokens[at];
  if (!before || before.capital) return false;
  return OBJECT_MARKERS.has(before.word) || (isSpeaking(before.word) && !opensSpeech(before.word));
}

const BEHIND_A_CALL = setOf('to and on at in back again before after about by from last over for');

/** "called Sessions to thank him" is a call; "called Sessions weak" is a word about him. */
function isPhoneCall(tokens: readonly PlacedWord[], at: number): boolean {
  if (!/^call(?:ed|s|ing)$/.test(tokens[at]?.word ?? '')) return false;
  let next = at + 1;
  while (tokens[next]?.capital || tokens[next]?.word === 'the' || tokens[next]?.word === 'him') next++;
  return BEHIND_A_CALL.has(tokens[next]?.word ?? '');
}

/** Whether a clause ends between two tokens: one comma does that, two hold an apposition ("Kelly, the new chief, said"). */
function clauseEndsBetween(text: string, tokens: readonly PlacedWord[], from: number, to: number): boolean {
  const between = text.slice(tokens[from]?.end ?? 0, tokens[to]?.begin ?? 0);
  return /[;:]/.test(between) || between.split(',').length % 2 === 0;
}

/** Whether a name is in the genitive: "Armstrong's team". Newswire text may set the 's apart. */
export const isPossessive = (text: string, token: PlacedWord | undefined): boolean =>
  token !== undefined &&
  (/['’]s$/i.test(text.slice(token.begin, token.end)) ||
    /^\s?['’]s?(?:\s|$)/i.test(text.slice(token.end, token.end + 4)));

const speaksAfter = (text: string, tokens: readonly PlacedWord[], place: Place, others: readonly Place[]): boolean => {
  if (isPossessive(text, tokens[place.to - 1])) {
    return tokens.slice(place.to, place.to + 3).some(({ word }) => isSpeech(word));
  }
  for (let at = place.to; at < Math.min(tokens.length, place.to + REACH); at++) {
    const word = tokens[at]?.word ?? '';
    if (isSpeaking(word)) {
      const isOwn = word.endsWith('ing') || !clauseEndsBetween(text, tokens, place.to - 1, at);
      return isOwn && tokens[at - 1]?.word !== 'to' && !isPhoneCall(tokens, at) && !isObject(tokens, place);
    }
    if (BREAKS.has(word) || others.some(({ from }) => from === at)) return false;
  }
  return false;
};

/** "…," said Trump: the verb stands between the closing quotation mark and the name. */
const speaksBefore = (text: string, tokens: readonly PlacedWord[], place: Place): boolean => {
  const [last, verb] = [tokens[place.from - 1], tokens[place.from - 2]];
  if (last && verb && last.word === 'to' && verb.word === 'according') return true;
  return last !== undefined && isSpeaking(last.word) && /["”’,][\s]*$/.test(text.slice(0, last.begin));
};

/** Whether the person named at `place` speaks; `others` are the places of other people's names. */
export const speaks = (text: string, tokens: readonly PlacedWord[], place: Place, others: readonly Place[]): boolean =>
  speaksAfter(text, tokens, place, others) || speaksBefore(text, tokens, place);
