// Finds the article whose words another article repeats: wire copy under new headlines, cut or with a paragraph added.

import { wordsOf } from '../english/words.ts';
import { nth } from '../model/nth.ts';

export interface Comparable {
  readonly id: string;
  readonly text: string;
}

/** Share of the shorter text's runs of words that the other holds, from which it is the same copy. */
const SAME_COPY = 0.6;
const SHINGLE = 5;
/** Texts shorter than this share stock phrases by accident. */
const MIN_SHINGLES = 25;
/** A run that hundreds of articles share ("contributed to this report") says nothing: only the first that have it are kept. */
const MOST_HOLDERS = 200;

/** 32-bit FNV-1a of a run of words. */
function hashOf(words: readonly string[], from: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < from + SHINGLE; i++) {
    const word = nth(words, i);
    for (let j = 0; j < word.length; j++) hash = Math.imul(hash ^ word.charCodeAt(j), 0x01000193);
    hash = Math.imul(hash ^ 32, 0x01000193);
  }
  return hash >>> 0;
}

function shingleHashes(text: string): Set<number> {
  const words = wordsOf(text);
  const hashes = new Set<number>();
  for (let i = 0; i + SHINGLE <= words.length; i++) hashes.add(hashOf(words, i));
  return hashes;
}

/** Texts in the order in which they were added, and which of them hold a run of words. */
interface Texts {
  readonly numbers: Map<string, number>;
  readonly ids: string[];
  /** How many runs each has. */
  readonly sizes: number[];
  readonly holders: Map<number, number[]>;
  /** How many runs of the text asked about each holds; nothing but zeros between two questions. */
  readonly common: number[];
}

function addText({ numbers, ids, sizes, holders, common }: Texts, id: string, hashes: ReadonlySet<number>): void {
  const number = ids.length;
  numbers.set(id, number);
  ids.push(id);
  sizes.push(hashes.size);
  common.push(0);
  for (const hash of hashes) {
    const list = holders.get(hash);
    if (!list) holders.set(hash, [number]);
    else if (list.length < MOST_HOLDERS) list.push(number);
  }
}

/** Counts the runs that other texts share with one, and calls with each of those texts once. */
function eachSharing({ holders, common }: Texts, hashes: ReadonlySet<number>, call: (number: number) => void): void {
  const touched: number[] = [];
  for (const hash of hashes) {
    const list = holders.get(hash);
    if (!list) continue;
    for (let i = 0; i < list.length; i++) {
      const holder = list[i] as number;
      const count = common[holder] as number;
      if (count === 0) touched.push(holder);
      common[holder] = count + 1;
    }
  }
  for (const number of touched) {
    call(number);
    common[number] = 0;
  }
}

/** An index of known texts; adding and asking take time linear in the text's length. */
export function createCopyIndex() {
  const texts: Texts = { numbers: new Map(), ids: [], sizes: [], holders: new Map(), common: [] };
  let last: { readonly text: string; readonly hashes: Set<number> } | null = null;
  /** A text that is asked about is mostly added next: it is hashed once. */
  const hashesOf = (text: string): Set<number> => {
    if (last?.text !== text) last = { text, hashes: shingleHashes(text) };
    return last.hashes;
  };
  return {
    add({ id, text }: Comparable): void {
      if (!texts.numbers.has(id)) addText(texts, id, hashesOf(text));
    },
    /** The known article that shares most of the words, or null. Containment of shingles (Broder 1997). */
    find({ id, text }: Comparable): { readonly id: string; readonly share: number } | null {
      const hashes = hashesOf(text);
      if (hashes.size < MIN_SHINGLES) return null;
      let best: { id: string; share: number } | null = null;
      eachSharing(texts, hashes, (number) => {
        const size = texts.sizes[number] as number;
        const share = (texts.common[number] as number) / Math.min(size, hashes.size);
        if (share < SAME_COPY || size < MIN_SHINGLES) return;
        const holder = nth(texts.ids, number);
        if (holder === id) return;
        if (!best || share > best.share || (share === best.share && holder < best.id)) best = { id: holder, share };
      });
      return best;
    },
  };
}

/** Id of the article among `others` whose words `article` repeats, or null. For many questions keep a `createCopyIndex`. */
export function findCopyOf(article: Comparable, others: Iterable<Comparable>): string | null {
  const index = createCopyIndex();
  for (const other of others) index.add(other);
  return index.find(article)?.id ?? null;
}
