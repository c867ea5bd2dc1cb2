// Finds the reports that a fresh one can meet: those of the days around it that share words with it, without looking at the others.
import { reachOf, type Traits, unpackArticle, unpackTraits, unpackWords } from '../../events/identity/index.ts';
import { wordOf } from '../../events/identity/word-codes.ts';
import type { DayNumber } from '../../model/day.ts';
import {
  type ArticleKey,
  type Change,
  type ReportKey,
  type ReportTraits,
  SHELVES,
  type Shelved,
} from '../../ports/record.ts';
import { type Block, blockOf, type Findable } from './block.ts';
import type { Known, Mind } from './mind.ts';

/**
 * A span longer than this ("in 2017") says too little to be a day's: such a report is looked for around its publication, and nowhere
 * where that is not known any better.
 */
const LONGEST_SPAN = 31;
/** How far the reach of a report that tells its day goes beyond that; two such are compared only where no more lies between them. */
const TOLD = { reach: 1, apart: 0 } as const;
/** How far the reach of one that doesn't goes beyond the day of publication. */
const UNTOLD = { before: 4, after: 1 } as const;

/** Where a report is looked for; null where its day and its article's are not known. */
export function shelfOf({ from, to, article }: Traits): Shelved | null {
  if (from !== null && to !== null && to - from <= LONGEST_SPAN)
    return { shelf: from === to ? SHELVES.day : SHELVES.span, from, to };
  const { from: first, to: last } = article;
  if (first === null || last === null || last - first > LONGEST_SPAN) return null;
  return { shelf: first === last ? SHELVES.publication : SHELVES.span, from: first, to: last };
}

/** Blocks of a shelf, and shelves of a saga, for which there is room in the number that names a block. */
const ROOM = { blocks: 2 ** 22, shelves: 4 } as const;

/** What a block is kept by: a number, because each report asks for twenty blocks. */
function namesOf({ sagas }: Mind, saga: string): (shelf: Shelved['shelf'], block: number) => number {
  const number = sagas.get(saga) ?? sagas.size;
  sagas.set(saga, number);
  const first = number * ROOM.shelves * ROOM.blocks + ROOM.blocks / 2;
  return (shelf, block) => first + shelf * ROOM.blocks + block;
}

/** Days of a block of spans: each span stands in one, that of the day on which it begins. */
const SPAN_BLOCK = 32;
const numberOf = (shelf: Shelved['shelf'], day: DayNumber): number =>
  shelf === SHELVES.span ? Math.floor(day / SPAN_BLOCK) : day;

/** Days on which the reports of a block begin. */
const daysOf = (shelf: Shelved['shelf'], block: number): readonly [from: DayNumber, to: DayNumber] =>
  shelf === SHELVES.span ? [block * SPAN_BLOCK, (block + 1) * SPAN_BLOCK - 1] : [block, block];

const findable = ({ key, articleKey, traits }: Known): Findable | null => {
  const reach = reachOf(traits);
  return reach && { key, articleKey, reach, words: traits.words.map(wordOf) };
};

/** The same of a row, of which only days and words are unpacked. A report on a shelf stands there by its own days or its article's. */
function findableIn({ key, articleKey, shelved, traits: blob }: ReportTraits): Findable | null {
  const traits = unpackWords(blob);
  if (!traits || !shelved) return null;
  const reach = reachOf({ ...traits, article: shelved });
  return reach && { key, articleKey, reach, words: traits.words.map(wordOf) };
}

export interface Blocks {
  /** Reports with what they are compared by; those whose blobs are of another version are left out. */
  known(rows: readonly ReportTraits[]): Promise<Known[]>;
  at(keys: readonly ReportKey[]): Promise<Known[]>;
  put(known: Known): void;
  /** It is what it was, but for what it knows of its article. */
  renew(known: Known): void;
  take(known: Pick<Known, 'key' | 'shelved'>): void;
  /** A report is gone. */
  forget(known: Pick<Known, 'key' | 'shelved'>): void;
  /** Reports of other articles that can meet one, each once; `isWide`: whatever their words. */
  near(known: Known, isWide?: boolean): Promise<readonly Known[]>;
}

/** The blocks of a saga within one change, kept in mind over many. */
export function blocksOf(change: Change, mind: Mind, saga: string): Blocks {
  const articleAt = async (key: ArticleKey) => {
    const kept = mind.articles.get(key);
    if (kept) return kept;
    const found = await change.sharedTraits(key);
    const traits = found && unpackArticle(found.id, found.traits);
    if (traits) mind.articles.set(key, traits);
    return traits;
  };
  const read = async ({ key, articleKey, shelved, traits: blob }: ReportTraits): Promise<Known | null> => {
    const article = await articleAt(articleKey);
    const traits = article && unpackTraits(article, blob);
    if (!traits) return null;
    const one = { key, articleKey, shelved, traits };
    mind.reports.set(key, one);
    return one;
  };
  const known = async (rows: readonly ReportTraits[]): Promise<Known[]> => {
    const all: Known[] = [];
    for (const row of rows) {
      const one = mind.reports.get(row.key) ?? (await read(row));
      if (one) all.push(one);
    }
    return all;
  };
  const nameOf = namesOf(mind, saga);
  const at = async (keys: readonly ReportKey[]): Promise<Known[]> => {
    const all: Known[] = [];
    const missing: ReportKey[] = [];
    for (const key of keys) {
      const one = mind.reports.get(key);
      if (one) all.push(one);
      else missing.push(key);
    }
    if (missing.length > 0) for (const one of await known(await change.traits(missing))) all.push(one);
    return all;
  };
  const blockAt = async (shelf: Shelved['shelf'], place: number): Promise<Block> => {
    const rows = await change.shelved(shelf, ...daysOf(shelf, place));
    const block = blockOf(rows.flatMap((row) => findableIn(row) ?? []));
    mind.blocks.set(nameOf(shelf, place), block);
    return block;
  };
  /** The block in which a report stands, where that is in mind. */
  const ownBlock = (shelved: Shelved | null): Block | undefined =>
    shelved ? mind.blocks.get(nameOf(shelved.shelf, numberOf(shelved.shelf, shelved.from))) : undefined;
  const renew = (one: Known): void => mind.reports.set(one.key, one);
  return {
    known,
    at,
    renew,
    put(one) {
      renew(one);
      const found = findable(one);
      if (found) ownBlock(one.shelved)?.put(found);
    },
    take: ({ key, shelved }) => ownBlock(shelved)?.take(key),
    forget({ key, shelved }) {
      ownBlock(shelved)?.take(key);
      mind.reports.delete(key);
    },
    async near(one, isWide = false) {
      const found = findable(one);
      if (!found) return [];
      const keys: ReportKey[] = [];
      for (const { shelf, first, last } of placesAround(one))
        for (let place = first; place <= last; place++) {
          const block = mind.blocks.get(nameOf(shelf, place)) ?? (await blockAt(shelf, place));
          if (isWide) block.reach(found, keys);
          else block.meet(found, keys);
        }
      return at(keys);
    },
  };
}

/** Blocks of a shelf, the last one among them. */
interface Places {
  readonly shelf: Shelved['shelf'];
  readonly first: number;
  readonly last: number;
}

const placesFrom = (shelf: Shelved['shelf'], first: DayNumber, last: DayNumber): Places => ({
  shelf,
  first: numberOf(shelf, first),
  last: numberOf(shelf, last),
});

/** Blocks in which those may stand whose reach overlaps a report's. */
function placesAround({ shelved, traits }: Known): readonly Places[] {
  const reach = reachOf(traits);
  if (!shelved || !reach) return [];
  const isTold = traits.from !== null && traits.to !== null && traits.to - traits.from <= LONGEST_SPAN;
  const apart = isTold ? TOLD.apart : TOLD.reach;
  const [first, last] = [reach.from - UNTOLD.after, reach.to + UNTOLD.before];
  return [
    placesFrom(SHELVES.day, reach.from - apart, reach.to + apart),
    placesFrom(SHELVES.span, first - LONGEST_SPAN, last),
    placesFrom(SHELVES.publication, first, last),
  ];
}
