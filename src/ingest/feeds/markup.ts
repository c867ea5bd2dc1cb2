// Reads the markup of a feed as it comes, broken or not: texts and tags in order, comments and declarations left out.
import { createFinder, type Find, tagEnd } from '../html/scan-tags.ts';

export interface Tag {
  readonly kind: 'tag';
  /** Lower case, with its prefix. */
  readonly raw: string;
  readonly isClosing: boolean;
  readonly isEmpty: boolean;
  /** What stands between the name and the end. */
  readonly attributes: string;
  /** As it stands in the feed. */
  readonly written: string;
}

/** cut: the feed ends inside a CDATA section, whose beginning was the text before. */
type Markup =
  | { readonly kind: 'text'; readonly text: string; readonly isLiteral: boolean }
  | Tag
  | { readonly kind: 'cut' };

const NAME = /<(\/?)([a-zA-Z_][^\s/>=<]*)/y;

/** A tag's name and where it ends; null where "<" begins none. */
function nameAt(text: string, open: number) {
  NAME.lastIndex = open;
  const [, slash, name] = NAME.exec(text) ?? [];
  return name === undefined ? null : { raw: name.toLowerCase(), isClosing: slash === '/', end: NAME.lastIndex };
}

/** Index behind a document type with its internal subset. */
function doctypeEnd(text: string, from: number, find: Find): number {
  const close = find('>', from);
  const subset = find('[', from);
  if (close === -1) return text.length;
  if (subset === -1 || subset > close) return close + 1;
  const end = /\]\s*>/g;
  end.lastIndex = subset;
  return end.test(text) ? end.lastIndex : text.length;
}

const behind = (index: number, length: number, text: string): number => (index === -1 ? text.length : index + length);

/** Index behind a comment, a declaration or an instruction; null where none begins. */
function remarkEnd(text: string, open: number, find: Find): number | null {
  if (text.startsWith('<!--', open)) return behind(find('-->', open + 4), 3, text);
  if (text[open + 1] !== '!' && text[open + 1] !== '?') return null;
  if (/^<!doctype/i.test(text.slice(open, open + 9))) return doctypeEnd(text, open, find);
  return behind(find('>', open), 1, text);
}

/** Texts and tags in one linear pass. A tag that never ends, and what comes after it, is left out. */
export function* markupOf(text: string): Generator<Markup> {
  const find = createFinder(text);
  let at = 0;
  while (at < text.length) {
    const open = find('<', at);
    const words = text.slice(at, open === -1 ? undefined : open);
    if (words !== '') yield { kind: 'text', text: words, isLiteral: false };
    if (open === -1) return;
    if (text.startsWith('<![CDATA[', open)) {
      const end = find(']]>', open);
      yield { kind: 'text', text: text.slice(open + 9, end === -1 ? undefined : end), isLiteral: true };
      if (end === -1) yield { kind: 'cut' };
      at = behind(end, 3, text);
      continue;
    }
    const remark = remarkEnd(text, open, find);
    const name = remark === null ? nameAt(text, open) : null;
    if (name) {
      const end = tagEnd(text, name.end, find);
      if (end === -1) return;
      at = end + 1;
      const attributes = text.slice(name.end, end);
      const { raw, isClosing } = name;
      yield {
        kind: 'tag',
        raw,
        isClosing,
        isEmpty: attributes.endsWith('/'),
        attributes,
        written: text.slice(open, at),
      };
    } else {
      if (remark === null) yield { kind: 'text', text: '<', isLiteral: true };
      at = remark ?? open + 1;
    }
  }
}

const MAX_LOOKS = 1000;

/** The first element's name, lower case with prefix; null where there is none. */
export function rootOf(text: string): string | null {
  const find = createFinder(text);
  let at = 0;
  for (let looks = 0; looks < MAX_LOOKS; looks += 1) {
    const open = find('<', at);
    if (open === -1) return null;
    if (/^<!doctype\s+html/i.test(text.slice(open, open + 20))) return 'html';
    const name = nameAt(text, open);
    if (name && !name.isClosing) return name.raw;
    if (text.startsWith('<!--', open)) {
      const end = find('-->', open);
      if (end === -1) return null;
      at = end + 3;
    } else at = text.startsWith('<!DOCTYPE', open) ? doctypeEnd(text, open, find) : open + 1;
  }
  return null;
}

const FEED_ROOT = /(?:^|:)(?:rss|rdf|feed|channel)$/;
/** What a server wrote before its feed, a warning mostly, is not longer. */
const MAX_JUNK = 2000;

/** Whether a root is a feed's. */
export const isFeedRoot = (root: string | null): boolean => root !== null && FEED_ROOT.test(root);

/** Index at which the feed begins that stands behind words of its server ("<b>Warning</b>: …"); null where none does. */
function behindJunk(text: string): number | null {
  const at = text.slice(0, MAX_JUNK).search(/<\?xml\s/i);
  return at > 0 && isFeedRoot(rootOf(text.slice(at))) ? at : null;
}

/** Whether a feed stands behind a few words of its server. */
export const hasFeedBehindJunk = (text: string): boolean => behindJunk(text) !== null;

/** A document from its feed on, with the name of its first element: null where there is none. */
export function fromFeedOn(text: string): { readonly text: string; readonly root: string | null } {
  const root = rootOf(text);
  const begin = root === null || isFeedRoot(root) || root === 'html' || root === 'opml' ? null : behindJunk(text);
  if (begin === null) return { text, root };
  const feed = text.slice(begin);
  return { text: feed, root: rootOf(feed) };
}
