// Finds for each report of a new analysis the stored one that said the same before, so that it keeps its key.

import { wordsOf } from '../../src/english/words.ts';
import { jaccard } from '../../src/likeness/sets.ts';
import { grouped } from '../../src/model/grouped.ts';
import type { ReportRow } from './rows.ts';

export interface KeyedRow extends ReportRow {
  readonly key: number;
}

/** Share of words from which a sentence is the same one, corrected. */
const CORRECTED = 0.5;

/** The same clause of the same sentence, wherever the text stands by now. */
const clauseOf = ({ sentence, begins, ends, sentence_begins }: ReportRow): string =>
  `${begins - sentence_begins} ${ends - sentence_begins} ${sentence}`;

const wordSet = ({ sentence }: ReportRow): ReadonlySet<string> => new Set(wordsOf(sentence));

function takeEqual(left: Map<string, KeyedRow[]>, name: string): KeyedRow | null {
  return left.get(name)?.shift() ?? null;
}

/** Takes from `left` the row whose sentence is most like this one's; null where none is like it. */
function takeAlike(left: KeyedRow[], row: ReportRow): KeyedRow | null {
  const words = wordSet(row);
  let best = -1;
  let most = CORRECTED;
  left.forEach((other, i) => {
    const share = jaccard(words, wordSet(other));
    if (share >= most && (best < 0 || share > most)) [best, most] = [i, share];
  });
  return best < 0 ? null : (left.splice(best, 1)[0] ?? null);
}

/** Corrections are looked for where few are left: a text that was written anew keeps nothing. */
const MOST_COMPARED = 60;

/** For each of `now` the key of the row of `before` that it goes on from, or null; each row goes on once. */
export function keysFor(before: readonly KeyedRow[], now: readonly ReportRow[]): (number | null)[] {
  if (before.length === 0) return now.map(() => null);
  const equal = grouped(before, clauseOf);
  const keys = now.map((row) => takeEqual(equal, clauseOf(row))?.key ?? null);
  const left = [...equal.values()].flat();
  if (left.length > MOST_COMPARED || left.length === 0) return keys;
  return keys.map((key, i) => key ?? takeAlike(left, now[i] as ReportRow)?.key ?? null);
}
