// Turns words into what the full-text index knows of them: how many reports hold each, and which words begin alike.
import type { Database } from 'better-sqlite3';
import type { Store, WordCounts } from '../../../src/ports.ts';
import { matchExpression } from './full-text.ts';

/** A share of so many is too little to make a word common or rare. */
const GROWTH = 16;

/**
 * Counts are of all sagas of the store: they only tell how rare a word is. The stems of the index's own stemmer stand for words in
 * `wordsLike`. Counts are kept until the record has grown by a sixteenth; that nobody has a word is never kept.
 */
export function wordReader(db: Database): Pick<Reading, 'wordCounts' | 'wordsLike'> {
  db.exec(`create virtual table if not exists temp.report_vocabulary using fts5vocab('main', 'report_words', 'row')`);
  const count = db.prepare('select count(*) from report_words where report_words match ?').pluck();
  const all = db.prepare('select count(*) from reports').pluck();
  const like = db.prepare(
    `select term as word, doc as reports from temp.report_vocabulary
      where term >= @begin and term < @end and length(term) between @shortest and @longest`,
  );
  const newest = db.prepare('select coalesce(max(key), 0) from reports').pluck();
  let known = { newest: -1, total: 0, counts: new Map<string, number>() };
  const current = (): typeof known => {
    const now = newest.get() as number;
    const hasGrown = Math.abs(now - known.newest) * GROWTH > known.newest || now < GROWTH;
    if (hasGrown) known = { newest: now, total: all.get() as number, counts: new Map() };
    return known;
  };
  return {
    wordCounts(groups) {
      const { total, counts } = current();
      const countOf = (group: readonly string[]): number => {
        const words = matchExpression({ groups: [group], match: 'any' });
        if (words === null) return 0;
        const found = counts.get(words) ?? (count.get(words) as number);
        if (found > 0) counts.set(words, found);
        return found;
      };
      return { total, counts: groups.map(countOf) };
    },
    wordsLike: ({ begin, shortest, longest }) =>
      like.all({ begin, end: `${begin}\u{10FFFF}`, shortest, longest }) as { word: string; reports: number }[],
  };
}

interface Reading {
  wordCounts(groups: readonly (readonly string[])[]): WordCounts;
  wordsLike(query: Parameters<Store['wordsLike']>[0]): Awaited<ReturnType<Store['wordsLike']>>;
}
