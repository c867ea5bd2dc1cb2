// Turns words into what the full-text index knows of them: how many reports hold each, and which words begin alike.
import type { Database } from 'better-sqlite3';
import type { Store, WordCounts } from '../../../src/ports.ts';
import { matchExpression } from './full-text.ts';
import { onceForARecord } from './revision.ts';

/**
 * Counts are of all sagas of the store: they only tell how rare a word is. The stems of the index's own stemmer stand for words in
 * `wordsLike`. Counts are kept as long as the saga's record stays what it is.
 */
export function wordReader(db: Database): Pick<Reading, 'wordCounts' | 'wordsLike'> {
  db.exec(`create virtual table if not exists temp.report_vocabulary using fts5vocab('main', 'report_words', 'row')`);
  const count = db.prepare('select count(*) from report_words where report_words match ?').pluck();
  const all = db.prepare('select count(*) from reports').pluck();
  const like = db.prepare(
    `select term as word, doc as reports from temp.report_vocabulary
      where term >= @begin and term < @end and length(term) between @shortest and @longest`,
  );
  const known = onceForARecord(db, () => ({ total: all.get() as number, counts: new Map<string, number>() }));
  return {
    wordCounts(saga, groups) {
      const { total, counts } = known(saga);
      const countOf = (group: readonly string[]): number => {
        const words = matchExpression({ groups: [group], match: 'any' });
        if (words === null) return 0;
        const found = counts.get(words) ?? (count.get(words) as number);
        counts.set(words, found);
        return found;
      };
      return { total, counts: groups.map(countOf) };
    },
    wordsLike: ({ begin, shortest, longest }) =>
      like.all({ begin, end: `${begin}\u{10FFFF}`, shortest, longest }) as { word: string; reports: number }[],
  };
}

interface Reading {
  wordCounts(saga: string, groups: readonly (readonly string[])[]): WordCounts;
  wordsLike(query: Parameters<Store['wordsLike']>[0]): Awaited<ReturnType<Store['wordsLike']>>;
}
