// Finds the article whose words another article repeats: wire copy under new headlines, cut or with a paragraph added.
import { wordsOf } from '../model/words.ts';

export interface Comparable {
  readonly id: string;
  readonly text: string;
}

/** Share of the shorter text's runs of words that the other holds, from which it is the same copy. */
const SAME_COPY = 0.6;
const SHINGLE = 5;
/** Texts shorter than this share stock phrases by accident. */
const MIN_SHINGLES = 25;

/** 32-bit FNV-1a of a run of words. */
function hashOf(words: readonly string[], from: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < from + SHINGLE; i++) {
    const word = words[i] as string;
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

/** An index of known texts; adding and asking take time linear in the text's length. */
export function createCopyIndex() {
  const sizes = new Map<string, number>();
  const holders = new Map<number, string[]>();
  let last: { readonly text: string; readonly hashes: Set<number> } | null = null;
  /** A text that is asked about is mostly added next: it is hashed once. */
  const hashesOf = (text: string): Set<number> => {
    if (last?.text !== text) last = { text, hashes: shingleHashes(text) };
    return last.hashes;
  };
  return {
    add({ id, text }: Comparable): void {
      if (sizes.has(id)) return;
      const hashes = hashesOf(text);
      sizes.set(id, hashes.size);
      for (const hash of hashes) {
        const list = holders.get(hash);
        // A run that hundreds of articles share ("contributed to this report") says nothing.
        if (!list) holders.set(hash, [id]);
        else if (list.length < 200) list.push(id);
      }
    },
    /** The known article that shares most of the words, or null. Containment of shingles (Broder 1997). */
    find({ id, text }: Comparable): { readonly id: string; readonly share: number } | null {
      const hashes = hashesOf(text);
      if (hashes.size < MIN_SHINGLES) return null;
      const common = new Map<string, number>();
      for (const hash of hashes)
        for (const holder of holders.get(hash) ?? []) common.set(holder, (common.get(holder) ?? 0) + 1);
      let best: { id: string; share: number } | null = null;
      for (const [holder, count] of common) {
        const size = sizes.get(holder) as number;
        const share = count / Math.min(size, hashes.size);
        if (holder === id || size < MIN_SHINGLES || share < SAME_COPY) continue;
        if (!best || share > best.share || (share === best.share && holder < best.id)) best = { id: holder, share };
      }
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
