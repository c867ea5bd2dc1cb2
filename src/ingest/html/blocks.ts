// Turns an element into its paragraphs: words of different blocks never run together.
import { type DomElement, type DomNode, isElement } from './dom.ts';

export interface Block {
  readonly text: string;
  /** Lower-case name of the block that holds it: p, li, h2, blockquote, div … */
  readonly tag: string;
  /** Share of its characters that are links, 0 to 1. */
  readonly linked: number;
}

const BLOCKS = new Set(
  `ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6
  HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL`.split(/\s+/),
);
const SKIPPED = new Set(['SCRIPT', 'STYLE', 'TITLE', 'META', 'LINK', 'TEMPLATE', 'BUTTON', 'INPUT', 'HEAD']);

/** The paragraphs under an element, in order, white space squeezed. Walks without recursion: depth costs no stack. */
export function blocksOf(root: DomElement): Block[] {
  const blocks: Block[] = [];
  let words = '';
  let linked = 0;
  let tag = root.tagName.toLowerCase();
  const flush = (): void => {
    const text = words.replace(/\s+/g, ' ').trim();
    if (text) blocks.push({ text, tag, linked: Math.min(1, linked / text.length) });
    words = '';
    linked = 0;
  };
  const stack: (
    | { readonly node: DomNode; readonly inLink: boolean; readonly tag: string }
    | { readonly leave: string }
  )[] = [{ node: root, inLink: false, tag }];
  let breaks = 0;
  for (let entry = stack.pop(); entry; entry = stack.pop()) {
    if ('leave' in entry) {
      flush();
      tag = entry.leave;
      continue;
    }
    const { node } = entry;
    if (node.nodeType === 3) {
      const text = node.textContent ?? '';
      if (/\S/.test(text)) breaks = 0;
      words += text;
      if (entry.inLink) linked += text.trim().length;
      continue;
    }
    if (!isElement(node) || SKIPPED.has(node.tagName)) continue;
    if (node.tagName === 'BR') {
      breaks++;
      if (breaks >= 2) flush();
      else words += ' ';
      continue;
    }
    const isBlock = BLOCKS.has(node.tagName);
    const cell = node.tagName === 'TD' || node.tagName === 'TH';
    const outer = tag;
    if (isBlock && !cell) {
      flush();
      tag = node.tagName.toLowerCase();
      stack.push({ leave: outer });
    } else if (cell) words += ' ';
    const inLink = entry.inLink || node.tagName === 'A';
    const children = node.childNodes;
    for (let i = children.length - 1; i >= 0; i--) stack.push({ node: children[i] as DomNode, inLink, tag });
  }
  flush();
  return blocks;
}
