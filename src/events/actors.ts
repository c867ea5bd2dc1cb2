// Turns the evidence of a happening into its actors: the names, as written, of those who do it and of those it is done to.
import { foldWord } from '../english/words.ts';
import type { Evidence } from '../model/event.ts';

const NAME = /(?:\p{Lu}[\p{L}\p{M}'’.-]*\s+){0,3}\p{Lu}[\p{L}\p{M}'’-]*/gu;
const LONGEST_READ = 1000;
const MOST = 6;

/** The names in a sentence by their last word, folded: acts keep the last words of names. The longest writing wins. */
function namesIn(text: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const [name] of text.slice(0, LONGEST_READ).matchAll(NAME)) {
    const words = name.replace(/['’]s$/u, '').split(/\s+/);
    const last = foldWord(words.at(-1) ?? '');
    if (name.length > (names.get(last)?.length ?? 0)) names.set(last, words.join(' '));
  }
  return names;
}

/** By how many pieces of evidence name them, then as they come; at most six. */
export function actorsOf(evidence: readonly Evidence[]): string[] {
  const counts = new Map<string, { count: number; name: string }>();
  for (const { report } of evidence) {
    const actors = [...(report.act?.who ?? []), ...(report.act?.whom ?? [])];
    const names = actors.length > 0 ? namesIn(report.text) : null;
    for (const actor of new Set(actors)) {
      const name = names?.get(actor);
      if (!name) continue;
      const known = counts.get(actor);
      const longest = known && known.name.length >= name.length ? known.name : name;
      counts.set(actor, { count: (known?.count ?? 0) + 1, name: longest });
    }
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST)
    .map(({ name }) => name);
}
