// Turns the ways a text writes a person into one token, so that "the attorney general" and the name can meet.

import { foldWord, isCapitalised, wordsOf, writtenWords } from '../english/words.ts';
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
 * Folded words of a text with the names of known people replaced by their tokens. Capitalised words right before a name are its
 * title ("White House Communications Director") and fall away: papers give one person many titles.
 */
export function wordsWithNames(text: string, table: NameTable): string[] {
  const raw = writtenWords(text);
  const words = raw.map(foldWord);
  const out: string[] = [];
  /** What each of `out` looks like in the text; null for a known person. */
  const written: (string | null)[] = [];
  for (let i = 0; i < words.length; ) {
    const way = table.get(nth(words, i))?.find((w) => w.words.every((word, k) => words[i + k] === word));
    if (way) dropTitle(out, written);
    out.push(way ? way.token : nth(words, i));
    written.push(way ? null : nth(raw, i));
    i += way ? way.words.length : 1;
  }
  return out.filter(Boolean);
}

function dropTitle(out: string[], written: (string | null)[]): void {
  for (let last = written.at(-1); last && isCapitalised(last); last = written.at(-1)) {
    out.pop();
    written.pop();
  }
}
