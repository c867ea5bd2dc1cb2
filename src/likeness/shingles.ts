// Runs of words: what a copied text shares with its original even where it was cut (Broder 1997).
import { hashOf, mixed } from './hash.ts';

/** Every run of `size` words, each once, joined by spaces. */
export function shingles(words: readonly string[], size = 5): Set<string> {
  const found = new Set<string>();
  for (let i = 0; i + size <= words.length; i++) found.add(words.slice(i, i + size).join(' '));
  return found;
}

/** The same runs as hashes of 32 bits, any part of which may be sampled. */
export function hashedShingles(words: readonly string[], size = 5): Set<number> {
  const found = new Set<number>();
  for (let i = 0; i + size <= words.length; i++) {
    let hash: number | undefined;
    for (let j = i; j < i + size; j++) hash = hashOf(`${words[j]} `, hash);
    found.add(mixed(hash ?? 0));
  }
  return found;
}
