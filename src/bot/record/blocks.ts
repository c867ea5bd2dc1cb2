// Finds the reports that a fresh one can meet: those of the days around it that share words with it, without looking at the others.
import { LEAST_WORDS, reachOf, type Traits, unpackArticle, unpackTraits } from '../../events/identity/index.ts';
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
import type { Block, Known, Mind } from './mind.ts';

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

const nameOf = (saga: string, shelf: Shelved['shelf'], block: number): string => `${saga} ${shelf} ${block}`;

const emptyBlock = (): Block => ({ slots: new Map(), reports: [], free: [], byWord: new Map() });

function addTo(block: Block, known: Known): void {
  removeFrom(block, known.key);
  const { slots, reports, free, byWord } = block;
  const slot = free.pop() ?? reports.length;
  slots.set(known.key, slot);
  reports[slot] = known;
  for (const code of known.traits.words) {
    const list = byWord.get(wordOf(code));
    if (list) list.push(slot);
    else byWord.set(wordOf(code), [slot]);
  }
}

function removeFrom({ slots, reports, free, byWord }: Block, key: ReportKey): void {
  const slot = slots.get(key);
  if (slot === undefined) return;
  slots.delete(key);
  free.push(slot);
  for (const code of reports[slot]?.traits.words ?? []) {
    const list = byWord.get(wordOf(code));
    const last = list?.pop();
    if (list && last !== undefined && last !== slot) list[list.indexOf(slot)] = last;
  }
}

/** Days of a block of spans: each span stands in one, that of the day on which it begins. */
const SPAN_BLOCK = 32;
const blockOf = (shelf: Shelved['shelf'], day: DayNumber): number =>
  shelf === SHELVES.span ? Math.floor(day / SPAN_BLOCK) : day;

/** Days on which the reports of a block begin. */
const daysOf = (shelf: Shelved['shelf'], block: number): readonly [from: DayNumber, to: DayNumber] =>
  shelf === SHELVES.span ? [block * SPAN_BLOCK, (block + 1) * SPAN_BLOCK - 1] : [block, block];

export interface Blocks {
  /** Reports with what they are compared by; those whose blobs are of another version are left out. */
  known(rows: readonly ReportTraits[]): Promise<Known[]>;
  at(keys: readonly ReportKey[]): Promise<Known[]>;
  put(known: Known): void;
  take(known: Pick<Known, 'key' | 'shelved'>): void;
  /** A report is gone. */
  forget(known: Pick<Known, 'key' | 'shelved'>): void;
  /** Reports of other articles that can meet one, each once. */
  near(known: Known): Promise<readonly Known[]>;
}

/** The blocks of a saga within one change, kept in mind over many. */
export function blocksOf(change: Change, mind: Mind, saga: string): Blocks {
  const collect = collector();
  const articleAt = async (key: ArticleKey) => {
    const kept = mind.articles.get(key);
    if (kept) return kept;
    const found = await change.sharedTraits(key);
    const traits = found && unpackArticle(found.id, found.traits);
    if (traits) mind.articles.set(key, traits);
    return traits;
  };
  const known = async (rows: readonly ReportTraits[]): Promise<Known[]> => {
    const all: Known[] = [];
    for (const { key, articleKey, shelved, traits: blob } of rows) {
      const kept = mind.reports.get(key);
      if (kept) {
        all.push(kept);
        continue;
      }
      const article = await articleAt(articleKey);
      const traits = article && unpackTraits(article, blob);
      if (!traits) continue;
      const one = { key, articleKey, shelved, traits };
      mind.reports.set(key, one);
      all.push(one);
    }
    return all;
  };
  const blockAt = async (shelf: Shelved['shelf'], at: number): Promise<Block> => {
    const name = nameOf(saga, shelf, at);
    const kept = mind.blocks.get(name);
    if (kept) return kept;
    const block = emptyBlock();
    for (const one of await known(await change.shelved(shelf, ...daysOf(shelf, at)))) addTo(block, one);
    mind.blocks.set(name, block);
    return block;
  };
  const each = ({ key, shelved }: Pick<Known, 'key' | 'shelved'>, work: (block: Block, key: number) => void): void => {
    if (!shelved) return;
    const { shelf, from } = shelved;
    const block = mind.blocks.get(nameOf(saga, shelf, blockOf(shelf, from)));
    if (block) work(block, key);
  };
  return {
    known,
    async at(keys) {
      const all: Known[] = [];
      for (const key of keys) {
        const kept = mind.reports.get(key);
        all.push(...(kept ? [kept] : await known(await change.traits([key]))));
      }
      return all;
    },
    put(one) {
      mind.reports.set(one.key, one);
      each(one, (block) => addTo(block, one));
    },
    take: (one) => each(one, (block, key) => removeFrom(block, key)),
    forget(one) {
      each(one, (block, key) => removeFrom(block, key));
      mind.reports.delete(one.key);
    },
    async near(one) {
      const found = new Map<ReportKey, Known>();
      for (const { shelf, block } of placesAround(one)) collect(await blockAt(shelf, block), one, found);
      return [...found.values()];
    },
  };
}

interface Place {
  readonly shelf: Shelved['shelf'];
  readonly block: number;
}

const placesFrom = (shelf: Shelved['shelf'], first: DayNumber, last: DayNumber): Place[] => {
  const [from, to] = [blockOf(shelf, first), blockOf(shelf, last)];
  return Array.from({ length: to - from + 1 }, (_, i) => ({ shelf, block: from + i }));
};

/** Blocks in which those may stand whose reach overlaps a report's. */
function placesAround({ shelved, traits }: Known): readonly Place[] {
  const reach = reachOf(traits);
  if (!shelved || !reach) return [];
  const isTold = traits.from !== null && traits.to !== null && traits.to - traits.from <= LONGEST_SPAN;
  const apart = isTold ? TOLD.apart : TOLD.reach;
  const [first, last] = [reach.from - UNTOLD.after, reach.to + UNTOLD.before];
  return [
    ...placesFrom(SHELVES.day, reach.from - apart, reach.to + apart),
    ...placesFrom(SHELVES.span, first - LONGEST_SPAN, last),
    ...placesFrom(SHELVES.publication, first, last),
  ];
}

/** Finds the reports of a block that share enough words with one and lie within its reach, and adds them to `found`. */
function collector(): (block: Block, one: Known, found: Map<ReportKey, Known>) => void {
  /** Words in common by slot, people among them. All are 0 between two calls. */
  let counts = new Uint8Array(1024);

  /** Slots of those that share a word with a report. */
  const count = ({ reports, byWord }: Block, { traits }: Known): number[] => {
    if (counts.length < reports.length) counts = new Uint8Array(2 * reports.length);
    const slots: number[] = [];
    for (const code of traits.words)
      for (const slot of byWord.get(wordOf(code)) ?? []) {
        if (counts[slot] === 0) slots.push(slot);
        counts[slot] = (counts[slot] as number) + 1;
      }
    return slots;
  };

  return (block, one, found) => {
    const reach = reachOf(one.traits);
    for (const slot of count(block, one)) {
      const isNear = (counts[slot] as number) >= LEAST_WORDS;
      counts[slot] = 0;
      const other = block.reports[slot];
      if (!isNear || !other || other.articleKey === one.articleKey || found.has(other.key)) continue;
      const theirs = reachOf(other.traits);
      if (reach && theirs && reach.from <= theirs.to && theirs.from <= reach.to) found.set(other.key, other);
    }
  };
}
