// Turns whatever a server calls a feed into well-formed XML in one normal form: RSS 2.0's frame, known names, no entities, complete items only.
import { createFinder, tagEnd } from '../html/scan-tags.ts';
import { attributesOf, declared, decodeXml, normalName, TEXTS } from './element-names.ts';

export interface MendedFeed {
  readonly xml: string;
  readonly format: 'rss' | 'atom';
  /** Address that relative links without a base of their own are resolved against: the outermost xml:base. */
  readonly base: string | null;
}

const MAX_DEPTH = 60;
const MAX_ITEMS = 10_000;

const FRAME = new Set(['rss', 'rdf:RDF', 'rdf:rdf', 'feed', 'channel']);

const escapeText = (text: string): string =>
  text.replace(/[&<>]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;'));
const escapeAttribute = (text: string): string => escapeText(text).replaceAll('"', '&quot;');

interface Open {
  /** Name as the feed wrote it, lower case. */
  readonly raw: string;
  /** Normal name, or null where the tag was not written out. */
  readonly name: string | null;
  readonly prefixes: ReadonlyMap<string, string>;
  readonly base: string | null;
}

const NAME = /<(\/?)([a-zA-Z_][^\s/>=<]*)/y;
const resolve = (address: string, base: string | null): string => {
  try {
    return new URL(address, base ?? undefined).href;
  } catch {
    return address;
  }
};

const KEPT = ['rel', 'href', 'type', 'mode', 'ispermalink', 'src', 'url'];

function startTag(name: string, attributes: ReadonlyMap<string, string>, base: string | null): string {
  let tag = `<${name}`;
  for (const key of KEPT) {
    const value = attributes.get(key);
    if (value === undefined) continue;
    const isAddress = key === 'href' && base !== null;
    tag += ` ${key}="${escapeAttribute(isAddress ? resolve(value.trim(), base) : value)}"`;
  }
  const about = attributes.get('rdf:about') ?? attributes.get('about');
  if (about !== undefined && (name === 'item' || name === 'entry')) tag += ` about="${escapeAttribute(about)}"`;
  if (base !== null && /(?:^|:)(?:link|id)$/.test(name)) tag += ` base="${escapeAttribute(base)}"`;
  return `${tag}>`;
}

/** The first element's name, lower case with prefix; null where there is none. */
export function rootOf(text: string): string | null {
  const find = createFinder(text);
  let at = 0;
  for (let guard = 0; guard < 1000; guard++) {
    const open = find('<', at);
    if (open === -1) return null;
    if (text.startsWith('<!--', open)) {
      const end = find('-->', open);
      if (end === -1) return null;
      at = end + 3;
      continue;
    }
    if (/^<!doctype\s+html/i.test(text.slice(open, open + 20))) return 'html';
    NAME.lastIndex = open;
    const tag = NAME.exec(text);
    if (tag && !tag[1]) return (tag[2] as string).toLowerCase();
    at = text.startsWith('<!DOCTYPE', open) ? doctypeEnd(text, open) : open + 1;
  }
  return null;
}

/** Index behind a document type with its internal subset. */
function doctypeEnd(text: string, from: number): number {
  const close = text.indexOf('>', from);
  const subset = text.indexOf('[', from);
  if (close === -1) return text.length;
  if (subset === -1 || subset > close) return close + 1;
  const end = /\]\s*>/g;
  end.lastIndex = subset;
  const m = end.exec(text);
  return m ? end.lastIndex : text.length;
}

/** Mends a feed in one linear pass. The caller has seen to it that its root is a feed's. */
export function mendFeed(text: string, root: string): MendedFeed {
  const format = /(?:^|:)feed$/.test(root) ? 'atom' : 'rss';
  const isAtom = format === 'atom';
  const find = createFinder(text);
  const frame: string[] = [];
  let item: string[] | null = null;
  let items = 0;
  let outerBase: string | null = null;
  const stack: Open[] = [];
  /** Inside a text element: its raw name, how often it was opened again, and what it holds. */
  let words: { raw: string; name: string; again: number; content: string[]; xhtml: boolean } | null = null;
  const initial = new Map([
    ['dc', 'dc'],
    ['content', 'content'],
    ['media', 'media'],
    ['itunes', 'itunes'],
    ['atom', 'atom'],
    ['rdf', 'rdf'],
    ['', ''],
  ]);
  const write = (part: string): void => {
    (item ?? frame).push(part);
  };
  const text_ = (part: string, literal: boolean): void => {
    const decoded = literal ? part : decodeXml(part);
    if (words) words.content.push(words.xhtml ? escapeText(decoded) : decoded);
    else if (stack.at(-1)?.name) write(escapeText(decoded));
  };
  const closeWords = (): void => {
    if (!words) return;
    let content = words.content.join('');
    if (words.xhtml) content = content.trim().replace(/^<div[^>]*>([\s\S]*)<\/div>$/i, '$1');
    write(`${escapeText(content)}</${words.name}>`);
    words = null;
  };
  const closeItem = (): void => {
    if (!item) return;
    if (items <= MAX_ITEMS) for (const part of item) frame.push(part);
    if (items <= MAX_ITEMS) frame.push('</item>');
    item = null;
  };
  const popTo = (index: number): void => {
    while (stack.length > index) {
      const open = stack.pop() as Open;
      if (open.name === 'item' || open.name === 'entry') closeItem();
      else if (open.name) write(`</${open.name}>`);
    }
  };

  let at = 0;
  while (at < text.length) {
    const open = find('<', at);
    if (open === -1) {
      text_(text.slice(at), false);
      break;
    }
    if (open > at) text_(text.slice(at, open), false);
    if (text.startsWith('<![CDATA[', open)) {
      const end = find(']]>', open);
      text_(text.slice(open + 9, end === -1 ? undefined : end), true);
      if (end === -1) {
        words = null;
        break;
      }
      at = end + 3;
      continue;
    }
    if (text.startsWith('<!--', open)) {
      const end = find('-->', open + 4);
      at = end === -1 ? text.length : end + 3;
      continue;
    }
    if (text[open + 1] === '!' || text[open + 1] === '?') {
      if (/^<!doctype/i.test(text.slice(open, open + 9))) at = doctypeEnd(text, open);
      else {
        const end = find('>', open);
        at = end === -1 ? text.length : end + 1;
      }
      continue;
    }
    NAME.lastIndex = open;
    const tag = NAME.exec(text);
    if (!tag) {
      text_('<', true);
      at = open + 1;
      continue;
    }
    const end = tagEnd(text, NAME.lastIndex, find);
    if (end === -1) break;
    at = end + 1;
    const closing = tag[1] === '/';
    const raw = (tag[2] as string).toLowerCase();
    const source = text.slice(NAME.lastIndex, end);
    const empty = source.endsWith('/');

    if (words) {
      if (raw === words.raw) {
        if (closing && words.again === 0) {
          closeWords();
          stack.pop();
          continue;
        }
        words.again += closing ? -1 : empty ? 0 : 1;
      }
      // An item that begins or ends inside a text element shows that the element was never closed.
      if (/^(?:item|entry|channel|rss|feed)$/.test(raw) && words.name !== 'content' && words.name !== 'description') {
        closeWords();
        stack.pop();
      } else {
        words.content.push(words.xhtml ? text.slice(open, at).replace(/^<(\/?)[a-z]+:/i, '<$1') : text.slice(open, at));
        continue;
      }
    }

    if (closing) {
      const index = stack.findLastIndex((entry) => entry.raw === raw);
      if (index !== -1) popTo(index);
      continue;
    }
    const outer = stack.at(-1);
    const attributes = attributesOf(source);
    const prefixes = declared(attributes, outer?.prefixes ?? initial);
    const ownBase = attributes.get('xml:base');
    const base = ownBase === undefined ? (outer?.base ?? null) : resolve(ownBase.trim(), outer?.base ?? null);
    if (outerBase === null && base !== null && item === null) outerBase = base;
    const name = normalName(raw, prefixes, isAtom);
    if (stack.length >= MAX_DEPTH) continue;
    const isItem = name === 'item' || (isAtom && name === 'entry');
    if (FRAME.has(name)) {
      if (!empty) stack.push({ raw, name: null, prefixes, base });
      continue;
    }
    if (isItem) {
      // An item inside an item: the first was never closed.
      const before = stack.findLastIndex((entry) => entry.name === 'item');
      if (before !== -1) popTo(before);
      items++;
      item = [startTag('item', attributes, base)];
      if (empty) closeItem();
      else stack.push({ raw, name: 'item', prefixes, base });
      continue;
    }
    write(startTag(name, attributes, base));
    if (empty) {
      write(`</${name}>`);
      continue;
    }
    stack.push({ raw, name, prefixes, base });
    if (TEXTS.has(name)) {
      const type = attributes.get('type') ?? '';
      words = {
        raw,
        name,
        again: 0,
        content: [],
        xhtml: /xhtml/i.test(type) || (attributes.get('mode') === 'xml' && /html/i.test(type)),
      };
    }
  }
  // What is still open was cut off: an item that is not complete is dropped, the frame around it is closed.
  if (item !== null) {
    words = null;
    item = null;
    stack.length = Math.max(
      0,
      stack.findIndex((entry) => entry.name === 'item'),
    );
  }
  closeWordsAtEnd();
  popTo(0);
  return { xml: `<rss version="2.0"><channel>${frame.join('')}</channel></rss>`, format, base: outerBase };

  function closeWordsAtEnd(): void {
    if (!words) return;
    closeWords();
    stack.pop();
  }
}
