// Weighs what has the words that are looked for: Robertson and Zaragoza's BM25 as FTS5 has it, where a word counts once however often it stands.
import type { Store } from '../../../src/ports.ts';
import type { Db } from '../sql/db.ts';
import { type Phrase, type Search, searchFor } from './words.ts';

/** Weight of an article's title beside the sentence. */
const TITLE = 0.35;
/** BM25's k1 and b. */
const [SATURATION, LENGTH] = [1.2, 0.75];
/** A word that most have tells next to nothing, and never speaks against. */
const LEAST = 1e-6;
/** A share of so many is too little to make a word common or rare. */
const GROWTH = 16;

const TOTALS = {
  report_words: 'select count(*) as total, coalesce(avg(size), 1)::double precision as average from report_words',
  event_words: 'select count(*) as total, coalesce(avg(size), 1)::double precision as average from event_words',
};
const NEWEST = {
  report_words: 'select coalesce(max(report), 0) as newest from report_words',
  event_words: 'select coalesce(max(event), 0) as newest from event_words',
};
const countIn = (table: Table): string => `select (select count(*) from ${table} w where w.words @@ q.query) as count
  from unnest(@queries::tsquery[]) with ordinality as q(query, place) order by q.place`;
/** Stems that the index has, with how many reports have each. */
const VOCABULARY = `select word, ndoc::bigint as reports from ts_stat('select words from report_words') where word !~ '^#'`;

type Table = keyof typeof TOTALS;

interface Known {
  readonly newest: number;
  readonly total: number;
  readonly average: number;
  readonly counts: Map<string, number>;
  vocabulary: Promise<readonly Word[]> | null;
}
interface Word {
  readonly word: string;
  readonly reports: number;
}

/** Parameters of a score, by which `SCORE` weighs a row of `w`. */
interface Weights {
  readonly told: readonly string[];
  readonly named: readonly string[];
  readonly weights: readonly number[];
  readonly average: number;
}

/** The score of a row of words `w`: less is better. */
export const SCORE = `(select -sum(p.weight * h.hits * ${1 + SATURATION}
    / (h.hits + ${SATURATION} * (${1 - LENGTH} + ${LENGTH} * w.size / @average::double precision)))
  from unnest(@told::tsquery[], @named::tsquery[], @weights::double precision[]) as p(told, named, weight)
  cross join lateral (select (case when w.words @@ p.told then 1 else 0 end
    + case when w.words @@ p.named then ${TITLE} else 0 end)::double precision as hits) h
  where h.hits > 0)`;

/** Counts of words in one index, kept until it has grown by a sixteenth; that nobody has a word is never kept. */
export interface WordCounter {
  total(): Promise<number>;
  /** In how many rows each of the queries is met. */
  counts(queries: readonly string[]): Promise<readonly number[]>;
  weightsOf(phrases: readonly Phrase[]): Promise<Weights>;
  vocabulary(): Promise<readonly Word[]>;
}

export function wordCounter(db: Db, table: Table): WordCounter {
  let known: Known | null = null;
  const current = async (): Promise<Known> => {
    const [newest = 0] = await db.column<number>(NEWEST[table]);
    if (known && newest >= GROWTH && Math.abs(newest - known.newest) * GROWTH <= known.newest) return known;
    const totals = (await db.one<Pick<Known, 'total' | 'average'>>(TOTALS[table])) ?? { total: 0, average: 1 };
    known = { newest, ...totals, counts: new Map(), vocabulary: null };
    return known;
  };
  const countsBy = async ({ counts }: Known, queries: readonly string[]): Promise<readonly number[]> => {
    const missing = [...new Set(queries.filter((query) => !counts.has(query)))];
    const found = missing.length === 0 ? [] : await db.column<number>(countIn(table), { queries: missing });
    const read = new Map(missing.map((query, i) => [query, found[i] ?? 0]));
    for (const [query, count] of read) if (count > 0) counts.set(query, count);
    return queries.map((query) => counts.get(query) ?? read.get(query) ?? 0);
  };
  return {
    total: async () => (await current()).total,
    counts: async (queries) => countsBy(await current(), queries),
    async weightsOf(phrases) {
      const now = await current();
      const counts = await countsBy(
        now,
        phrases.map(({ anywhere }) => anywhere),
      );
      return {
        told: phrases.map(({ told }) => told),
        named: phrases.map(({ named }) => named),
        weights: counts.map((count) => Math.max(LEAST, Math.log((now.total - count + 0.5) / (count + 0.5)))),
        average: now.average,
      };
    },
    async vocabulary() {
      const now = await current();
      now.vocabulary ??= Promise.resolve(db.all<Word>(VOCABULARY));
      return now.vocabulary;
    },
  };
}

/** What the store tells of words. Counts are of all its sagas: they only tell how rare a word is. */
export const wordReader = (counter: WordCounter): Pick<Store, 'wordCounts' | 'wordsLike'> => ({
  async wordCounts(_, groups) {
    const searches = groups.map((group) => searchFor({ groups: [group], match: 'any' }));
    const isSearch = (search: Search | null): search is Search => search !== null;
    const found = [...(await counter.counts(searches.filter(isSearch).map(({ query }) => query)))];
    return { total: await counter.total(), counts: searches.map((search) => (search ? (found.shift() ?? 0) : 0)) };
  },
  async wordsLike({ begin, shortest, longest }) {
    return (await counter.vocabulary()).filter(
      ({ word }) => word.startsWith(begin) && word.length >= shortest && word.length <= longest,
    );
  },
});
