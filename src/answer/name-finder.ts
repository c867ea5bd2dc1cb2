// Turns the people of a saga into a finder of their names in sentences, one pass over the words for all of them.

import type { PlacedWord } from '../english/words.ts';
import { grouped } from '../model/grouped.ts';
import type { Saga } from '../model/saga.ts';
import { type PersonInRecord, peopleInRecord } from './people.ts';
import { isNameAt, isTitleAt, type Place } from './sentence.ts';

/** A person's name in a sentence. */
interface NamedPlace extends Place {
  /** The person's full name. */
  readonly label: string;
}

export type NameFinder = (tokens: readonly PlacedWord[]) => readonly NamedPlace[];

interface Name {
  readonly label: string;
  readonly words: readonly string[];
  readonly isTitle: boolean;
  /** All words of this person's names. */
  readonly ownWords: ReadonlySet<string>;
}

const namesOf = ({ label, terms, titles }: PersonInRecord): Name[] => {
  const ownWords = new Set(terms.flatMap((name) => name.split(' ')));
  return terms.map((name) => ({ label, words: name.split(' '), isTitle: titles.includes(name), ownWords }));
};

/** The finder of a saga's people. */
export const peopleFinder = (saga: Saga): NameFinder => nameFinder(peopleInRecord(saga));

/** Makes a finder, once a question. */
export function nameFinder(people: readonly PersonInRecord[]): NameFinder {
  const byFirstWord = grouped(people.flatMap(namesOf), ({ words: [first = ''] }) => first);
  return (tokens) => {
    const found: NamedPlace[] = [];
    tokens.forEach(({ word }, from) => {
      const names = byFirstWord.get(word);
      if (!names) return;
      for (const { label, words, isTitle, ownWords } of names) {
        const isThere = isTitle ? isTitleAt(tokens, from, words) : isNameAt(tokens, from, words, ownWords);
        if (isThere) found.push({ label, from, to: from + words.length });
      }
    });
    return found;
  };
}
