// Mends whatever a server calls a feed: well-formed XML in one form (RSS 2.0's frame, known names, no entities), complete items only.
import { decodeEntities } from '../entities.ts';
import { attributesOf, declared, normalName, TEXTS } from './element-names.ts';
import { elementOf } from './fields.ts';
import { markupOf, type Tag } from './markup.ts';

interface MendedFeed {
  readonly xml: string;
  readonly format: 'rss' | 'atom';
  /** Address that relative links without a base of their own are resolved against: the outermost xml:base. */
  readonly base: string | null;
}

const MAX_DEPTH = 60;
const MAX_ITEMS = 10_000;

const FRAME = new Set(['rss', 'rdf:RDF', 'rdf:rdf', 'feed', 'channel']);
const PREFIXES = new Map(['dc', 'content', 'media', 'itunes', 'atom', 'rdf', ''].map((prefix) => [prefix, prefix]));

const escapeText = (text: string): string =>
  text.replace(/[&<>]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;'));
const escapeAttribute = (text: string): string => escapeText(text).replace(/"/g, '&quot;');

/** An element that is open. */
interface OpenElement {
  /** Name as the feed wrote it, lower case. */
  readonly raw: string;
  /** Normal name, or null where the tag was not written out. */
  readonly name: string | null;
  readonly prefixes: ReadonlyMap<string, string>;
  readonly base: string | null;
}

/** An open element that holds text, whatever tags stand in it. */
interface OpenText {
  readonly raw: string;
  readonly name: string;
  readonly isXhtml: boolean;
  readonly content: string[];
  /** Characters of it so far. */
  length: number;
  /** How often it was opened again inside. */
  again: number;
}

/** Characters of one text that are kept: no article is longer. */
const MAX_TEXT = 2_000_000;

function hold(text: OpenText, part: string): void {
  if (text.length < MAX_TEXT) text.content.push(part.slice(0, MAX_TEXT - text.length));
  text.length += part.length;
}

/** The feed as far as it is written. */
interface Draft {
  readonly isAtom: boolean;
  readonly frame: string[];
  readonly stack: OpenElement[];
  /** The item that is being written: it joins the frame once it is complete. */
  item: string[] | null;
  items: number;
  text: OpenText | null;
  base: string | null;
}

/** A longer address is none: every link below its element would carry it. */
const LONGEST_BASE = 2000;

const resolve = (address: string, base: string | null): string => {
  try {
    return new URL(address, base ?? undefined).href;
  } catch {
    return address;
  }
};

const KEPT = ['rel', 'href', 'type', 'mode', 'ispermalink', 'src', 'url'];

function startTag(name: string, attributes: ReadonlyMap<string, string>, base: string | null): string {
  let tag = `<${elementOf(name)}`;
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

const write = (draft: Draft, part: string): void => {
  (draft.item ?? draft.frame).push(part);
};

function writeText(draft: Draft, part: string, isLiteral: boolean): void {
  const { text, stack } = draft;
  const decoded = isLiteral ? part : decodeEntities(part);
  if (text) hold(text, text.isXhtml ? escapeText(decoded) : decoded);
  else if (stack.at(-1)?.name) write(draft, escapeText(decoded));
}

/** Writes what a text element held, and closes it. */
function closeText(draft: Draft): void {
  const { text, stack } = draft;
  if (!text) return;
  const held = text.content.join('');
  const content = text.isXhtml ? held.trim().replace(/^<div[^>]*>([\s\S]*)<\/div>$/i, '$1') : held;
  write(draft, `${escapeText(content)}</${elementOf(text.name)}>`);
  draft.text = null;
  stack.pop();
}

function closeItem(draft: Draft): void {
  const { item, frame, items } = draft;
  if (item && items <= MAX_ITEMS) {
    for (const part of item) frame.push(part);
    frame.push('</item>');
  }
  draft.item = null;
}

/** Closes elements until only so many are open. */
function closeDownTo(draft: Draft, depth: number): void {
  while (draft.stack.length > depth) {
    const name = draft.stack.pop()?.name;
    if (name === 'item' || name === 'entry') closeItem(draft);
    else if (name) write(draft, `</${elementOf(name)}>`);
  }
}

/** An item that begins or ends inside such an element shows that it was never closed. */
const isLeftOpen = ({ name }: OpenText, { raw }: Tag): boolean =>
  /^(?:item|entry|channel|rss|feed)$/.test(raw) && name !== 'content' && name !== 'description';

/** True where a tag belongs to the text element that is open, or ends it. */
function takenByText(draft: Draft, tag: Tag): boolean {
  const { text } = draft;
  if (!text) return false;
  if (tag.raw === text.raw) {
    if (tag.isClosing && text.again === 0) {
      closeText(draft);
      return true;
    }
    text.again += tag.isClosing ? -1 : tag.isEmpty ? 0 : 1;
  }
  if (isLeftOpen(text, tag)) {
    closeText(draft);
    return false;
  }
  hold(text, text.isXhtml ? tag.written.replace(/^<(\/?)[a-z]+:/i, '<$1') : tag.written);
  return true;
}

const isXhtml = (attributes: ReadonlyMap<string, string>): boolean => {
  const type = attributes.get('type') ?? '';
  return /xhtml/i.test(type) || (attributes.get('mode') === 'xml' && /html/i.test(type));
};

function openItem(draft: Draft, element: OpenElement, attributes: ReadonlyMap<string, string>, isEmpty: boolean): void {
  // an item inside an item: the first was never closed
  const before = draft.stack.findLastIndex(({ name }) => name === 'item');
  if (before !== -1) closeDownTo(draft, before);
  draft.items += 1;
  draft.item = [startTag('item', attributes, element.base)];
  if (isEmpty) closeItem(draft);
  else draft.stack.push({ ...element, name: 'item' });
}

function openField(
  draft: Draft,
  element: OpenElement & { readonly name: string },
  attributes: ReadonlyMap<string, string>,
  isEmpty: boolean,
): void {
  const { raw, name, base } = element;
  write(draft, startTag(name, attributes, base));
  if (isEmpty) {
    write(draft, `</${elementOf(name)}>`);
    return;
  }
  draft.stack.push(element);
  if (TEXTS.has(name)) draft.text = { raw, name, isXhtml: isXhtml(attributes), content: [], length: 0, again: 0 };
}

function openElement(draft: Draft, { raw, isEmpty, attributes: written }: Tag): void {
  const { stack, isAtom } = draft;
  const outer = stack.at(-1);
  const attributes = attributesOf(written);
  const prefixes = declared(attributes, outer?.prefixes ?? PREFIXES);
  const ownBase = attributes.get('xml:base');
  const isBase = ownBase !== undefined && ownBase.length <= LONGEST_BASE;
  const base = isBase ? resolve(ownBase.trim(), outer?.base ?? null) : (outer?.base ?? null);
  if (draft.item === null) draft.base ??= base;
  const name = normalName(raw, prefixes, isAtom);
  if (stack.length >= MAX_DEPTH) return;
  if (FRAME.has(name)) {
    if (!isEmpty) stack.push({ raw, name: null, prefixes, base });
  } else if (name === 'item' || (isAtom && name === 'entry'))
    openItem(draft, { raw, name, prefixes, base }, attributes, isEmpty);
  else openField(draft, { raw, name, prefixes, base }, attributes, isEmpty);
}

function writeTag(draft: Draft, tag: Tag): void {
  if (takenByText(draft, tag)) return;
  const at = tag.isClosing ? draft.stack.findLastIndex(({ raw }) => raw === tag.raw) : -1;
  if (!tag.isClosing) openElement(draft, tag);
  else if (at !== -1) closeDownTo(draft, at);
}

/** What is still open was cut off: an item that is not complete is dropped, the frame around it is closed. */
function close(draft: Draft): void {
  const { stack } = draft;
  if (draft.item !== null) {
    draft.text = null;
    draft.item = null;
    stack.length = Math.max(
      0,
      stack.findIndex(({ name }) => name === 'item'),
    );
  }
  closeText(draft);
  closeDownTo(draft, 0);
}

/** Mends a feed in one linear pass. The caller has seen to it that its root is a feed's. */
export function mendFeed(source: string, root: string): MendedFeed {
  const format = /(?:^|:)feed$/.test(root) ? 'atom' : 'rss';
  const isAtom = format === 'atom';
  const draft: Draft = { isAtom, frame: [], stack: [], item: null, items: 0, text: null, base: null };
  for (const part of markupOf(source)) {
    if (part.kind === 'text') writeText(draft, part.text, part.isLiteral);
    else if (part.kind === 'tag') writeTag(draft, part);
    else draft.text = null;
  }
  close(draft);
  return { xml: `<rss version="2.0"><channel>${draft.frame.join('')}</channel></rss>`, format, base: draft.base };
}
