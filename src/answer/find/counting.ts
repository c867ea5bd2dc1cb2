// Turns the words behind a figure into whether it counts what "how many" asks for: "at least 80 cities" are no people.
import { isStopWord, type PlacedWord } from '../../english/words.ts';

/** What "how many" asks for: people, or things that the question names. */
export type Counted = 'people' | 'things';

const PEOPLE = /\bhow many (?:of )?(?:people|persons|were|was|are|have|has|had|died|got|lost)\b/i;

/** What is counted by a question; undefined for one that counts nothing. */
export const countedIn = (question: string): Counted | undefined => {
  if (PEOPLE.test(question)) return 'people';
  return /\bhow many\b/i.test(question) ? 'things' : undefined;
};

/** "A 7.0-magnitude quake", "a 12-member jury": part of another word. */
export const isPartOfWord = (after: string): boolean => /^-(?!to\b|year)[a-z]{3,}/i.test(after);

/** Who is counted among people: "26 witnesses", "302 dead"; and what stands for them. */
const OF_PEOPLE =
  /^(?:people|men|women|children|persons|dead|bodies|deaths|lives|victims|fatalities|casualties|others|more|\w+(?:ers|ors|ists|ents|ants|ians|ees|men|mates|kids|cans))$/;
const PLURAL = /^[a-z]{3,}(?<!s)s$/;
/** Adjectives between a figure and its noun. */
const COUNT_REACH = 2;

/** Whether people stand behind a figure: "200,000 people", "26 more witnesses". */
export const countsPeople = (tokens: readonly PlacedWord[], to: number): boolean =>
  tokens.slice(to, to + COUNT_REACH).some(({ word }) => OF_PEOPLE.test(word));

/** Whether a figure counts something else than was asked for: "80 cities" answers no "how many people". `met`: whether the question has a word. */
export function countsAnother(
  tokens: readonly PlacedWord[],
  to: number,
  isPeople: boolean,
  met: (at: number) => boolean,
): boolean {
  for (let at = to; at < to + COUNT_REACH; at++) {
    const word = tokens[at]?.word ?? '';
    if (isPeople && OF_PEOPLE.test(word)) return false;
    if (isStopWord(word) || met(at)) return false;
    if (PLURAL.test(word)) return true;
  }
  return false;
}
