// Turns the ways a text writes a person into one token, so that "the attorney general" and the name can meet.
import type { Person } from '../model/saga.ts';
import { wordsOf } from '../model/words.ts';

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

/** Words with the names of known people replaced by their tokens. */
export function withNames(words: readonly string[], table: NameTable): string[] {
  if (table.size === 0) return [...words];
  const out: string[] = [];
  for (let i = 0; i < words.length; ) {
    const way = table.get(words[i] as string)?.find((w) => w.words.every((word, k) => words[i + k] === word));
    out.push(way ? way.token : (words[i] as string));
    i += way ? way.words.length : 1;
  }
  return out;
}
