// Finds the reports that hold most of what a question looks for, where too many hold something of it for each to be weighed by bm25.
import type { Database, Statement } from 'better-sqlite3';
import { recent } from '../../../src/model/recent.ts';
import type { EvidenceQuery } from '../../../src/ports.ts';
import type { boundsOf } from '../order.ts';
import { CHOOSE_OLDEST, SAGA_KEY } from '../statements.ts';
import { matchExpression } from './full-text.ts';

/** Keys of reports with how well each fits, less being better: two rows of numbers, because hundreds of them are kept. */
export interface Choice {
  readonly keys: Uint32Array;
  readonly scores: Float64Array;
}

export const choiceOf = (rows: readonly (readonly [key: number, score: number])[]): Choice => ({
  keys: Uint32Array.from(rows, ([key]) => key),
  scores: Float64Array.from(rows, ([, score]) => score),
});

type Terms = NonNullable<EvidenceQuery['terms']>;
type Bounds = ReturnType<typeof boundsOf>;
const EVERYTHING = 2 ** 31 - 1;

/** Reports with a word of the question that bm25 weighs, each search anew; where there are more, their keys are read and kept. */
const MOST_WEIGHED = 4_000;
/** Keys that are kept, four bytes each. */
const KEYS_KEPT = 1_500_000;
const COUNTS_KEPT = 2_000;
/** A search for more groups, or in more days, is left to bm25. */
const MOST_GROUPS = 15;
const MOST_DAYS = 62;
/** Reports that hold the same of a question: of so many the shortest are looked for, of more as many, evenly over the record. */
const MOST_ALIKE = 1_200;

const KEYS = 'select rowid from report_words where report_words match @words';
const KEYS_OF_SAGA = `select r.key from report_words cross join reports r on r.key = report_words.rowid
  where report_words match @words and r.saga = ${SAGA_KEY}`;
const LENGTHS = `select key, sentence_ends - sentence_begins from reports where key in (select value from json_each(?))`;
const TOTAL = 'select count(*) from reports';
const HOLDERS = 'select count(*) from report_words where report_words match ?';

/** What a report's sentence holds of a question: a bit for each group. */
type Mask = number;

/** Evenly over the list, `most` of it. */
const spread = <T>(list: readonly T[], most: number): T[] =>
  Array.from({ length: most }, (_, i) => list[Math.floor((i * list.length) / most)] as T);

/** Alternatives that no other one stands in: whoever has "robin carver" has "carver". */
const widest = (group: readonly string[]): readonly string[] =>
  [...new Set(group)].filter(
    (phrase, _, all) => !all.some((one) => one !== phrase && ` ${phrase} `.includes(` ${one} `)),
  );

const LONGEST = 65_535;

/** A row by keys that reaches to one, with what stood in it. */
function reaching(row: Uint16Array<ArrayBuffer>, key: number): Uint16Array<ArrayBuffer> {
  if (key < row.length) return row;
  const wide = new Uint16Array(key + 1 + (key >> 3));
  wide.set(row);
  return wide;
}

/** A list of keys that is written over by each search: of half of the record it would be half a megabyte for each. */
interface Touched {
  keys: Uint32Array<ArrayBuffer>;
  count: number;
}

function roomFor(touched: Touched, more: number): void {
  const needed = touched.count + more;
  if (needed <= touched.keys.length) return;
  const wide = new Uint32Array(needed + (needed >> 1));
  wide.set(touched.keys);
  touched.keys = wide;
}

const expressionOf = (phrase: string): string | null => matchExpression({ groups: [[phrase]], match: 'any' });

interface WordSearch {
  /** Keys of the best, at most as many as wanted; null where bm25 should weigh all of them. */
  choose(terms: Terms, bounds: Bounds & { readonly dated: boolean }, isAlone: boolean): Choice | null;
  /** The record has changed. */
  forget(): void;
}

/**
 * What holds more of the question comes first, by inverse document frequency as in bm25 (Robertson and Zaragoza 2009); among equals the
 * shorter sentence. A word costs as much as it has reports, once for all searches that look for it.
 */
export function wordSearch(db: Database): WordSearch {
  const prepared = (text: string): Statement => db.prepare(text).pluck();
  const [keys, keysOfSaga, total] = [prepared(KEYS), prepared(KEYS_OF_SAGA), prepared(TOTAL)];
  const holders = prepared(HOLDERS);
  const lengthsOf = db.prepare(LENGTHS).raw(true);
  const days = db.prepare(`select key from (${CHOOSE_OLDEST})`).pluck();
  const known = recent<string, Uint32Array>(KEYS_KEPT, ({ length }) => length + 1);
  const counts = recent<string, number>(COUNTS_KEPT);
  const countOf = (words: string): number => {
    const count = counts.get(words) ?? ((words === '' ? total.get() : holders.get(words)) as number);
    counts.set(words, count);
    return count;
  };
  /** By key, for one search; all 0 between two. */
  let masks = new Uint16Array(0);
  /** Of sentences, by key; 0 where they were not read yet. */
  let lengths = new Uint16Array(0);

  const keysWith = (words: string, { saga }: Bounds, isAlone: boolean): Uint32Array => {
    const name = `${saga}\n${words}`;
    const found = known.get(name);
    if (found) return found;
    const asked = { words, saga };
    const read = Uint32Array.from((isAlone ? keys.all({ words: asked.words }) : keysOfSaga.all(asked)) as number[]);
    known.set(name, read);
    return read;
  };
  const touched: Touched = { keys: new Uint32Array(0), count: 0 };
  const mark = (list: Uint32Array, bit: Mask): number => {
    masks = reaching(masks, list.at(-1) ?? 0);
    roomFor(touched, list.length);
    let marked = 0;
    for (let i = 0; i < list.length; i++) {
      const key = list[i] as number;
      const mask = masks[key] as Mask;
      if (mask === 0) touched.keys[touched.count++] = key;
      if ((mask & bit) === 0) marked++;
      masks[key] = mask | bit;
    }
    return marked;
  };
  /** What the marked reports hold of the question, with how many hold just that. */
  const countsOf = (marked: Uint32Array, groups: number): ReadonlyMap<Mask, number> => {
    const held = new Uint32Array(2 ** groups);
    for (let i = 0; i < marked.length; i++) {
      const mask = masks[marked[i] as number] as Mask;
      held[mask] = (held[mask] as number) + 1;
    }
    const found = new Map<Mask, number>();
    held.forEach((count, mask) => {
      if (count > 0) found.set(mask, count);
    });
    return found;
  };
  /** Keys of the marked reports that hold one of these, by what they hold. */
  const keysBy = (marked: Uint32Array, wanted: readonly Mask[]): ReadonlyMap<Mask, readonly number[]> => {
    const lists = new Map(wanted.map((mask): [Mask, number[]] => [mask, []]));
    for (let i = 0; i < marked.length; i++) {
      const key = marked[i] as number;
      lists.get(masks[key] as Mask)?.push(key);
    }
    return lists;
  };
  const readLengths = (wanted: readonly number[]): void => {
    lengths = reaching(lengths, Math.max(...wanted));
    const missing = wanted.filter((key) => lengths[key] === 0);
    if (missing.length === 0) return;
    for (const [key, length] of lengthsOf.all(JSON.stringify(missing)) as [number, number][])
      lengths[key] = Math.min(length, LONGEST);
  };
  /** So many of those that hold the same, the shortest first. */
  const shortest = (alike: readonly number[], most: number): readonly number[] => {
    if (alike.length <= most) return alike;
    const looked = alike.length > MOST_ALIKE ? spread(alike, MOST_ALIKE) : [...alike];
    readLengths(looked);
    return looked.sort((a, b) => (lengths[a] as number) - (lengths[b] as number) || a - b).slice(0, most);
  };
  const scoreOf = (mask: Mask, rarities: readonly number[]): number =>
    rarities.reduce((sum, rarity, i) => sum + ((mask & (1 << i)) === 0 ? 0 : rarity), 0);

  return {
    forget() {
      known.clear();
      counts.clear();
      lengths.fill(0);
    },
    choose({ groups: asked, match }, { dated, ...bounds }, isAlone) {
      const groups = asked.map((group) => widest(group).flatMap((phrase) => expressionOf(phrase) ?? []));
      if (groups.length > MOST_GROUPS || (dated && bounds.to - bounds.from >= MOST_DAYS)) return null;
      const held = groups.map((phrases) => phrases.reduce((sum, phrase) => sum + countOf(phrase), 0));
      if (held.reduce((sum, n) => sum + n, 0) <= MOST_WEIGHED) return null;
      touched.count = 0;
      // Of a few days all that have something are looked at, by their titles too: no other search could find more.
      const column = dated ? '' : 'sentence : ';
      const found = groups.map((phrases, i) =>
        phrases.reduce((sum, phrase) => sum + mark(keysWith(column + phrase, bounds, isAlone), 1 << i), 0),
      );
      const all = countOf('');
      const rarities = found.map((n) => Math.max(1e-6, Math.log((all - n + 0.5) / (n + 0.5))));
      const within = dated ? new Set(days.all({ ...bounds, limit: EVERYTHING }) as number[]) : null;
      const everyBit = 2 ** groups.length - 1;
      const met = touched.keys.subarray(0, touched.count);
      const marked = within ? met.filter((key) => within.has(key)) : met;
      const classes = [...countsOf(marked, groups.length)]
        .filter(([mask]) => match === 'any' || mask === everyBit)
        .map(([mask, count]) => ({ mask, count, score: scoreOf(mask, rarities) }))
        .sort((a, b) => b.score - a.score);
      let counted = 0;
      const best = classes.filter(({ count }) => {
        const isWanted = counted < bounds.limit;
        counted += count;
        return isWanted;
      });
      const lists = keysBy(
        marked,
        best.map(({ mask }) => mask),
      );
      for (let i = 0; i < met.length; i++) masks[met[i] as number] = 0;
      // As in bm25, less is better.
      const chosen: (readonly [key: number, score: number])[] = [];
      for (const { mask, score } of best)
        for (const key of shortest(lists.get(mask) ?? [], bounds.limit - chosen.length)) chosen.push([key, -score]);
      // Titles hold words, too: where sentences alone are few, these count.
      return dated || chosen.length >= bounds.limit ? choiceOf(chosen) : null;
    },
  };
}
