// Puts the words of a language into the dictionary that the engine looks them up in.
import { FIRST_ENTRY, type Lexicon } from '../../model/token.ts';

/** Class name → word → meaning. */
export type WordLists = Readonly<Record<string, Readonly<Record<string, number | string>>>>;

/** One entry per word out of the lists, and an empty one for each further word that rules spell out. */
export function buildLexicon(lists: WordLists, literals: Iterable<string>): Lexicon {
  const senses = new Map<string, Record<string, number | string>>();
  const of = (word: string): Record<string, number | string> => {
    const found = senses.get(word) ?? {};
    senses.set(word, found);
    return found;
  };
  for (const word of literals) of(word);
  for (const [name, words] of Object.entries(lists))
    for (const [word, value] of Object.entries(words)) of(word)[name] = value;
  return new Map([...senses].map(([word, found], i) => [word, { id: FIRST_ENTRY + i, senses: found }]));
}
