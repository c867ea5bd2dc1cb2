// Turns the same words in a dated article into a ground: a copy appears within days of its original.

import { wordsOf } from '../../english/words.ts';
import { post } from '../../likeness/postings.ts';
import { hashedShingles } from '../../likeness/shingles.ts';
import { fromIso } from '../../model/day.ts';
import type { DatedArticle, Ground, UndatedArticle } from './article.ts';
import { publishedWithin } from './tag-within.ts';
import { articleInWords, daysInWords } from './wording.ts';

/** Share of the shorter text's five-word runs that stand in the other. */
const COPIED = 0.7;
const WEIGHT = 0.97;
/** Days before or after its original on which a copy appears: syndicated words are printed on later days. */
const REPRINTED = 3;
/** Runs a text must have to be compared at all. */
const LEAST_RUNS = 30;

/** Which undated articles hold each run of five words. */
function runsHeld(undated: readonly UndatedArticle[]): {
  readonly holders: ReadonlyMap<number, readonly string[]>;
  readonly sizes: ReadonlyMap<string, number>;
} {
  const [holders, sizes] = [new Map<number, string[]>(), new Map<string, number>()];
  for (const { id, text } of undated) {
    const runs = hashedShingles(wordsOf(text));
    sizes.set(id, runs.size);
    for (const run of runs) post(holders, run, id);
  }
  return { holders, sizes };
}

/** Grounds from dated articles with the same words, by id of the undated article. Linear in the words of the record. */
export function copiedWords(
  undated: readonly UndatedArticle[],
  dated: readonly DatedArticle[],
): ReadonlyMap<string, readonly Ground[]> {
  const { holders, sizes } = runsHeld(undated);
  const grounds = new Map<string, Ground[]>();
  for (const other of dated) {
    const runs = hashedShingles(wordsOf(other.text));
    if (runs.size < LEAST_RUNS) continue;
    const common = new Map<string, number>();
    for (const run of runs) for (const id of holders.get(run) ?? []) common.set(id, (common.get(id) ?? 0) + 1);
    for (const [id, count] of common) {
      const smaller = Math.min(runs.size, sizes.get(id) ?? 0);
      const ground = smaller >= LEAST_RUNS && count >= COPIED * smaller ? groundFrom(other) : null;
      if (ground) post(grounds, id, ground);
    }
  }
  return grounds;
}

function groundFrom(original: DatedArticle): Ground | null {
  const days = publishedWithin(original.published);
  if (!days) return null;
  const known = { from: fromIso(days.from), to: fromIso(days.to) };
  const because = `it has the words of ${articleInWords(original)}, published ${daysInWords(known)}`;
  const [from, to] = [known.from - REPRINTED, known.to + REPRINTED];
  return { rule: 'copied-words', from, to, weight: WEIGHT, because, clue: 'copy', witness: original.id };
}
