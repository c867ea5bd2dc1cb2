// Runs of words: what a copied text shares with its original even where it was cut (Broder 1997).

/** Every run of `size` words, each once, joined by spaces. */
export function shingles(words: readonly string[], size = 5): Set<string> {
  const found = new Set<string>();
  for (let i = 0; i + size <= words.length; i++) found.add(words.slice(i, i + size).join(' '));
  return found;
}
