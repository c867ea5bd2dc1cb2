// Turns the ways a text writes a person into one token, so that "the attorney general" and the name can meet.

import { newsWord } from '../english/news-words.ts';
import { wordsOf } from '../english/words.ts';
import { writtenWords } from '../english/written.ts';
import { nth } from '../model/nth.ts';
import type { Person } from '../model/saga.ts';

/** Words of a name or alias in order → the person's token. Longest first at each first word. */
export type NameTable = ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly token: string }[]>;

/** The last word of a full name is a way to write it unless two people of the saga share it. */
export function nameTable(people: readonly Person[]): NameTable {
  const surnames = people.map((person) => wordsOf(person.name).at(-1));
  const table = new Map<string, { words: readonly string[]; token: string }[]>();
  people.forEach((person, i) => {
    const surname = surnames[i];
    const isShared = surnames.filter((other) => other === surname).length > 1;
    const ways = [person.name, ...person.aliases, ...(surname && !isShared ? [surname] : [])];
    for (const words of ways.map(wordsOf)) {
      const first = words[0];
      if (first === undefined) continue;
      const entries = table.get(first) ?? [];
      entries.push({ words, token: `@${wordsOf(person.name).join('-')}` });
      table.set(first, entries);
    }
  });
  for (const entries of table.values()) entries.sort((a, b) => b.words.length - a.words.length);
  return table;
}

/**
 * Subject stems of a text in order, the names of known people replaced by their tokens. Capitalised words right before a name are its
 * title ("White House Communications Director") and fall away: papers give one person many titles.
 */
export function stemsOf(text: string, table: NameTable): string[] {
  const words = writtenWords(text).map(newsWord);
  const out: (string | null)[] = [];
  /** Of each of `out` whether it is written with a capital; not so for a known person. */
  const capitals: boolean[] = [];
  for (let i = 0; i < words.length; ) {
    const { word, stem, capital } = nth(words, i);
    const way = table.get(word)?.find((w) => w.words.every((other, k) => words[i + k]?.word === other));
    if (way) dropTitle(out, capitals);
    out.push(way ? way.token : stem);
    capitals.push(way ? false : capital);
    i += way ? way.words.length : 1;
  }
  return out.filter((stem) => stem !== null);
}

function dropTitle(out: (string | null)[], capitals: boolean[]): void {
  while (capitals.at(-1)) {
    out.pop();
    capitals.pop();
  }
}
