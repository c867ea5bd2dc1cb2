// Turns a phrase of a question ("pass away", "laid to rest") into the single words that news may use in its place.
import { PHRASE_KIN } from './data/phrase-kin.ts';
import { stemOf } from './word-roots.ts';

const MOST_WORDS = 4;

/** The table by its phrases, read when it is first asked. */
let table: ReadonlyMap<string, readonly string[]> | null = null;

const phrases = (): ReadonlyMap<string, readonly string[]> => {
  table ??= new Map(
    PHRASE_KIN.split(/[;\n]/).map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).split(',')];
    }),
  );
  return table;
};

const keyOf = (words: readonly string[]): string => words.map(stemOf).join(' ');

/** Words for a phrase of folded words; none for what the table does not know. */
export const wordsForPhrase = (words: readonly string[]): readonly string[] => phrases().get(keyOf(words)) ?? [];

/** How many of the words from the first on are a phrase of the table, two at least; 0 where they are none. */
export function phraseLength(words: readonly string[]): number {
  for (let length = Math.min(MOST_WORDS, words.length); length > 1; length--) {
    if (phrases().has(keyOf(words.slice(0, length)))) return length;
  }
  return 0;
}
