// The dictionary a language hands to the engine: what each word can mean in a time expression.

/** Meanings by class name: { MONTH: 5, … }; a word may have several. */
export interface Entry {
  readonly senses: Readonly<Record<string, number | string>>;
}

export type Lexicon = ReadonlyMap<string, Entry>;

/** A word that no rule knows. */
export const NO_ENTRY: Entry = { senses: {} };

/** Digits stand for themselves: the readers look at `Token.number`. */
export const NUMBER_ENTRIES = {
  digits: { senses: { DIGITS: 1 } },
  ordinal: { senses: { DIGIT_ORDINAL: 1 } },
  decade: { senses: { DIGIT_DECADE: 1 } },
} satisfies Readonly<Record<string, Entry>>;

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
  return new Map([...senses].map(([word, found]) => [word, { senses: found }]));
}
