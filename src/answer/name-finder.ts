// Turns the people of a saga into a finder of their names in sentences, one pass over the words for all of them.

import type { PlacedWord } from '../english/words.ts';
import { grouped } from '../model/grouped.ts';
import { nth } from '../model/nth.ts';
import type { Saga } from '../model/saga.ts';
import { type PersonInRecord, peopleInRecord } from './people.ts';
import { isNameAt, isTitleAt, type Place } from './sentence.ts';

/** A person's name in a sentence. */
interface NamedPlace extends Place {
  /** The person's full name. */
  readonly label: string;
}

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

/** Names by their first words. */
export type NameFinder = ReadonlyMap<string, readonly Name[]>;

const NOBODY: readonly Name[] = [];

/** The finder of a saga's people. */
export const peopleFinder = (saga: Saga): NameFinder => nameFinder(peopleInRecord(saga));

/** Makes a finder, once a question. */
export const nameFinder = (people: readonly PersonInRecord[]): NameFinder =>
  grouped(people.flatMap(namesOf), ({ words: [first = ''] }) => first);

/** Whom a sentence names, and where. */
export function findNames(finder: NameFinder, tokens: readonly PlacedWord[]): readonly NamedPlace[] {
  const found: NamedPlace[] = [];
  for (let from = 0; from < tokens.length; from++) {
    for (const { label, words, isTitle, ownWords } of finder.get(nth(tokens, from).word) ?? NOBODY) {
      const isThere = isTitle ? isTitleAt(tokens, from, words) : isNameAt(tokens, from, words, ownWords);
      if (isThere) found.push({ label, from, to: from + words.length });
    }
  }
  return found;
}
