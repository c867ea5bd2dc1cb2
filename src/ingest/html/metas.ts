// Turns the meta elements of a page into their names and contents.
import type { DomDocument } from './dom.ts';

interface Meta {
  /** Property or name, else itemprop; in lower case, "" where it has none of them. */
  readonly key: string;
  /** Only its itemprop names it. */
  readonly isItem: boolean;
  readonly content: string | null;
}

export const metasOf = (document: DomDocument): Meta[] =>
  [...document.querySelectorAll('meta')].map((meta) => {
    const name = meta.getAttribute('property') ?? meta.getAttribute('name');
    const key = (name ?? meta.getAttribute('itemprop') ?? '').toLowerCase();
    return { key, isItem: name === null, content: meta.getAttribute('content') };
  });
