// Finds the reports that a fresh one can meet: those of the days around it that share words with it, without looking at the others.
import { reachOf, type Traits, unpackArticle, unpackTraits } from '../../events/identity/index.ts';
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

/** A span longer than this ("in 2017") says too little to be a day's: such a report is looked for around its publication. */
const LONGEST_SPAN = 31;
/** Days before and after a report's own on which it looks for others: as far as reaches can overlap. */
const AROUND = { told: 1, untold: { before: 6, after: 6 } } as const;
/** Words that two reports must share to be compared. */
const LEAST_SHARED = 2;

/** Where a report is looked for; null where its day and its article's are not known. */
export function shelfOf({ from, to, article }: Traits): Shelved | null {
  if (from !== null && to !== null && to - from <= LONGEST_SPAN)
    return { shelf: from === to ? SHELVES.day : SHELVES.span, from, to };
  if (article.from === null || article.to === null) return null;
  const isDay = article.from === article.to;
  return { shelf: isDay ? SHELVES.publication : SHELVES.span, from: article.from, to: article.to };
}

const nameOf = (saga: string, shelf: Shelved['shelf'], day: DayNumber): string => `${saga} ${shelf} ${day}`;

export function addTo({ reports, byWord }: Block, known: Known): void {
  removeFrom({ reports, byWord }, known.key);
  reports.set(known.key, known);
  for (const code of known.traits.words) {
    const list = byWord.get(wordOf(code));
    if (list) list.add(known);
    else byWord.set(wordOf(code), new Set([known]));
  }
}

export function removeFrom({ reports, byWord }: Block, key: number): void {
  const known = reports.get(key);
  if (!known) return;
  reports.delete(key);
  for (const code of known.traits.words) byWord.get(wordOf(code))?.delete(known);
}

/** Days of the blocks in which a report stands. */
function daysOf({ shelf, from, to }: Shelved): readonly DayNumber[] {
  if (shelf !== SHELVES.span) return [from];
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

export interface Blocks {
  /** Reports with what they are compared by; those whose blobs are of another version are left out. */
  known(rows: readonly ReportTraits[]): Promise<Known[]>;
  at(keys: readonly ReportKey[]): Promise<Known[]>;
  put(known: Known): void;
  take(known: Pick<Known, 'key' | 'shelved'>): void;
  /** Reports of other articles that can meet one, each once. */
  near(known: Known): Promise<readonly Known[]>;
}

/** The blocks of a saga within one change, kept in mind over many. */
export function blocksOf(change: Change, mind: Mind, saga: string): Blocks {
  const articleAt = async (key: ArticleKey) => {
    const kept = mind.articles.get(key);
    if (kept) return kept;
    const [found, marks] = [await change.articleId(key), await change.marks(key)];
    const traits = found === null || !marks ? null : unpackArticle(found, marks.traits);
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
  const blockAt = async (shelf: Shelved['shelf'], day: DayNumber): Promise<Block> => {
    const name = nameOf(saga, shelf, day);
    const kept = mind.blocks.get(name);
    if (kept) return kept;
    const block: Block = { reports: new Map(), byWord: new Map() };
    for (const one of await known(await change.shelved(shelf, day))) addTo(block, one);
    mind.blocks.set(name, block);
    return block;
  };
  const each = ({ key, shelved }: Pick<Known, 'key' | 'shelved'>, work: (block: Block, key: number) => void): void => {
    for (const day of shelved ? daysOf(shelved) : []) {
      const block = shelved && mind.blocks.get(nameOf(saga, shelved.shelf, day));
      if (block) work(block, key);
    }
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
    async near(one) {
      const found = new Set<Known>();
      for (const { shelf, day } of placesAround(one)) collect(await blockAt(shelf, day), one, found);
      return [...found];
    },
  };
}

/** Blocks in which those may stand whose reach overlaps a report's. */
function placesAround({ shelved, traits }: Known): { readonly shelf: Shelved['shelf']; readonly day: DayNumber }[] {
  if (!shelved) return [];
  const isTold = traits.from !== null && traits.to !== null && traits.to - traits.from <= LONGEST_SPAN;
  const near = { from: shelved.from - AROUND.told, to: shelved.to + AROUND.told };
  const far = { from: shelved.from - AROUND.untold.before, to: shelved.to + AROUND.untold.after };
  const told = isTold ? near : far;
  const places: { readonly shelf: Shelved['shelf']; readonly day: DayNumber }[] = [];
  for (let day = told.from; day <= told.to; day++)
    places.push({ shelf: SHELVES.day, day }, { shelf: SHELVES.span, day });
  for (let day = far.from; day <= far.to; day++) places.push({ shelf: SHELVES.publication, day });
  return places;
}

/** Adds the reports of a block that share enough words with one and lie within its reach. */
function collect({ byWord }: Block, one: Known, found: Set<Known>): void {
  const shared = new Map<Known, number>();
  const reach = reachOf(one.traits);
  for (const code of one.traits.words)
    for (const other of byWord.get(wordOf(code)) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
  for (const [other, count] of shared) {
    if (count < LEAST_SHARED || other.articleKey === one.articleKey || found.has(other)) continue;
    const theirs = reachOf(other.traits);
    if (reach && theirs && reach.from <= theirs.to && theirs.from <= reach.to) found.add(other);
  }
}
