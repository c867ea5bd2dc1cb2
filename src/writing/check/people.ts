// Turns the people of a story into the places of a sentence where one of them is named, by whatever name.
import { foldWord, wordsOf } from '../../english/words.ts';
import { nth } from '../../model/nth.ts';
import type { Person } from '../../model/saga.ts';
import type { Token } from '../../model/token.ts';

/** Ways to name somebody by their first word, longest first. */
export type People = ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly key: string }[]>;

/** The last word of a full name names its bearer unless two people share it. */
export function namesOf(people: readonly Pick<Person, 'name' | 'aliases'>[]): People {
  const last = people.map(({ name }) => wordsOf(name).at(-1) ?? '');
  const found = new Map<string, { words: readonly string[]; key: string }[]>();
  for (const [i, { name, aliases }] of people.entries()) {
    const surname = last[i] && last.filter((one) => one === last[i]).length === 1 ? [last[i]] : [];
    for (const words of [name, ...aliases, ...surname].map((way) => wordsOf(way ?? ''))) {
      const first = words[0];
      if (first !== undefined) found.set(first, [...(found.get(first) ?? []), { words, key: `@${i}` }]);
    }
  }
  for (const ways of found.values()) ways.sort((a, b) => b.words.length - a.words.length);
  return found;
}

/** A title before a name is part of it; so is a lower-case article of an alias ("the president"). */
export function peopleIn(tokens: readonly Token[], people: People): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  if (people.size === 0) return found;
  const words = tokens.map(({ word }) => foldWord(word));
  for (let i = 0; i < words.length; ) {
    const way = people.get(nth(words, i))?.find(({ words: way }) => way.every((word, k) => words[i + k] === word));
    const isNamed = way !== undefined && (nth(tokens, i).capital || way.words.length > 1);
    if (isNamed) for (let k = 0; k < way.words.length; k++) found.set(i + k, way.key);
    i += isNamed ? way.words.length : 1;
  }
  return found;
}
