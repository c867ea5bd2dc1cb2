// Turns a word of a question into the words that news may use in its place, each with what it is worth.
import { WORD_KIN } from './data/word-kin.ts';
import { stemOf } from './word-roots.ts';

export interface Kin {
  readonly word: string;
  /** 0 to 1; the word itself would be 1. */
  readonly worth: number;
}

/** The table's lines by their stem, read when it is first asked. */
let lines: ReadonlyMap<string, string> | null = null;

const table = (): ReadonlyMap<string, string> => {
  lines ??= new Map(
    WORD_KIN.split(/[;\n]/).map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1)];
    }),
  );
  return lines;
};

/** Kin of a folded word, the best first; none for what the table does not know. */
export function kinOf(word: string): readonly Kin[] {
  const line = table().get(stemOf(word));
  if (line === undefined) return [];
  return line.split(',').map((entry) => ({ word: entry.slice(0, -1), worth: Number(entry.slice(-1)) / 10 }));
}

/** Whether a word is English as far as the table knows: what it knows is no slip. */
export const isKnownWord = (word: string): boolean => table().has(stemOf(word));
