// Turns the raw fields that rss-parser hands over into a feed's items.
import type { Feed, Item } from '../../model/article.ts';
import { inert, inertLine } from '../../model/outside-text.ts';
import { readInstant } from '../dates/date-text.ts';
import { decodeEntities } from '../entities.ts';

/** xml2js: a string, or an object with text under `_`, attributes under `$` and lists of children. */
type Raw = unknown;
export type RawFields = Readonly<Record<string, unknown>>;

/** Everything we read of an item, under the names it has in the mended XML. */
export const ITEM_FIELDS =
  `title link atom:link guid id pubDate published issued created updated modified date dc:date dc:date.taken
  dc:created dc:issued dc:modified dc:title dc:creator dc:author dc:contributor dc:description dc:identifier
  author itunes:author atom:author atom:updated atom:published atom:title atom:summary atom:content atom:id
  description summary content content:encoded media:title media:description itunes:summary itunes:subtitle
  itunes:title source`.split(/\s+/);
export const FEED_FIELDS = 'title dc:title link atom:link atom:title itunes:title media:title id'.split(' ');

const FIELDS: ReadonlySet<string> = new Set([...ITEM_FIELDS, ...FEED_FIELDS]);

/**
 * The element that carries a field in the mended XML. Of the usual names rss-parser makes snippets, in time quadratic in the angle
 * brackets of a text, and dates, which may throw; of these it makes nothing.
 */
export const elementOf = (name: string): string => (FIELDS.has(name) ? `as-is:${name}` : name);

/** Under which key a field is kept. */
export const keyOf = (field: string): string => `raw ${field}`;

const listOf = (fields: RawFields, name: string): Raw[] => {
  const value = fields[keyOf(name)];
  return value === undefined ? [] : [value].flat();
};

const textOf = (node: Raw): string => {
  if (typeof node === 'string') return node;
  if (node !== null && typeof node === 'object' && '_' in node) return String(node._);
  return '';
};

const attribute = (node: Raw, name: string): string | undefined => {
  const attributes =
    node !== null && typeof node === 'object' && '$' in node ? (node.$ as Record<string, unknown>) : undefined;
  const value = attributes?.[name];
  return typeof value === 'string' ? value : undefined;
};

const childText = (node: Raw, name: string): string | null => {
  const child = node !== null && typeof node === 'object' ? (node as Record<string, unknown>)[name] : undefined;
  return Array.isArray(child) && child.length ? textOf(child[0]) : null;
};

/** Content in base64: Atom 0.3 says so, Atom 1.0 means it by a media type that is not text (RFC 4287, 4.1.3.3). */
const isBase64 = (node: Raw): boolean => {
  const type = attribute(node, 'type') ?? '';
  return (
    attribute(node, 'mode') === 'base64' || /^(?:audio|video|image)\/(?!svg)|^application\/octet-stream/i.test(type)
  );
};

function decoded(node: Raw): string {
  const text = textOf(node);
  return isBase64(node) && /^[\w+/=\s]*$/.test(text) ? Buffer.from(text, 'base64').toString('utf8') : text;
}

const TAG =
  /<\/?(?:a|abbr|b|big|blockquote|br|cite|code|del|div|em|font|h[1-6]|hr|i|img|ins|li|ol|p|q|s|small|span|strike|strong|sub|sup|tt|u|ul)(?:\s[^<>]{0,2000})?\/?>/gi;

/** A title as plain words: mark-up that titles carry is dropped, other angle brackets are words. */
function plainTitle(node: Raw): string | null {
  const text = decoded(node);
  const type = attribute(node, 'type') ?? '';
  if (type === 'text' || type === 'text/plain') return inertLine(text);
  return inertLine(decodeEntities(text.replace(TAG, '')));
}

const markup = (node: Raw): string | null => inert(decoded(node)).trim() || null;

function first<T>(fields: RawFields, names: readonly string[], read: (node: Raw) => T | null): T | null {
  for (const name of names) {
    for (const node of listOf(fields, name)) {
      const value = read(node);
      if (value !== null) return value;
    }
  }
  return null;
}

/** An absolute http(s) address where the base allows it; other schemes but those of feeds' ids are no links. */
export function absolute(address: string | null | undefined, base: string | null): string | null {
  const text = inertLine(address);
  if (!text) return null;
  try {
    const url = new URL(text, base ?? undefined);
    if (!/^(?:https?|ftp|mailto|tag|urn|news|magnet|gopher|nntp|irc|rtsp|mms):$/.test(url.protocol)) return null;
    // Written addresses stay as written: some servers mind the difference.
    return /^[a-z][a-z\d+.-]*:/i.test(text) ? text : url.href;
  } catch {
    return /^(?:javascript|data|vbscript|file|blob):/i.test(text) || /\s/.test(text) ? null : text;
  }
}

function linkOf(fields: RawFields, base: string | null): string | null {
  const nodes = [...listOf(fields, 'link'), ...listOf(fields, 'atom:link')];
  const own = (node: Raw): string | null => attribute(node, 'base') ?? base;
  const href = (rel: (value: string | undefined) => boolean): string | null => {
    for (const node of nodes) {
      const value = attribute(node, 'href');
      const link = value !== undefined && rel(attribute(node, 'rel')) ? absolute(value, own(node)) : null;
      if (link) return link;
    }
    return null;
  };
  for (const node of nodes) {
    const text = textOf(node).trim();
    const link = text ? absolute(decodeEntities(text), own(node)) : null;
    if (link) return link;
  }
  return (
    href((rel) => rel === undefined || rel === '' || rel === 'alternate' || /\/alternate$/.test(rel)) ??
    href((rel) => rel === 'related' || rel === 'via')
  );
}

const permalink = (fields: RawFields): string | null =>
  first(fields, ['guid', 'id', 'atom:id', 'dc:identifier'], (node) =>
    attribute(node, 'ispermalink')?.toLowerCase() !== 'false' && /^https?:\/\/\S+$/i.test(textOf(node).trim())
      ? textOf(node).trim()
      : null,
  );

function authorsOf(fields: RawFields): string[] {
  const names = ['author', 'dc:creator', 'atom:author', 'itunes:author', 'dc:author'].flatMap((name) =>
    listOf(fields, name).map((node) => {
      const person =
        inertLine(childText(node, 'name') ?? childText(node, 'atom:name') ?? textOf(node)) ??
        inertLine(childText(node, 'email'));
      // RSS: "jane@example.org (Jane Doe)" or "Jane Doe <jane@example.org>"
      const m = person
        ? (/^\S{1,100}@\S{1,100}\s{0,3}\(([^()]{1,100})\)$/.exec(person) ??
          /^([^<>]{1,100}?)\s{0,3}<\S{1,100}@\S{1,100}>$/.exec(person))
        : null;
      return person && decodeEntities(m?.[1] ?? person);
    }),
  );
  return [...new Set(names.filter((name): name is string => Boolean(name)))].slice(0, 20);
}

const PUBLISHED =
  `pubDate published atom:published issued dc:issued created dc:created dc:date date dc:date.taken`.split(/\s+/);
const UPDATED = ['updated', 'atom:updated', 'modified', 'dc:modified'];

/** An id as written; one that is relative to an xml:base of its own is resolved. */
const identifier = (node: Raw): string | null => {
  const text = inertLine(textOf(node));
  const own = attribute(node, 'base');
  return text && own && !/^[a-z][a-z\d+.-]*:/i.test(text) ? absolute(text, own) : text;
};

const guidOf = (fields: RawFields): string | null =>
  first(fields, ['guid', 'id', 'atom:id', 'dc:identifier'], identifier) ??
  inertLine(attribute({ $: fields.$ }, 'about'));

/** An id that several items of a feed have is none, and no address of any of them. */
function sharedIds(items: readonly RawFields[]): ReadonlySet<string> {
  const [seen, shared] = [new Set<string>(), new Set<string>()];
  for (const guid of items.map(guidOf)) {
    if (guid !== null && seen.has(guid)) shared.add(guid);
    if (guid !== null) seen.add(guid);
  }
  return shared;
}

/** One item; a field that can't be read is null and harms no other. */
function itemOf(fields: RawFields, base: string | null, isShared: (guid: string) => boolean): Item {
  const date = (names: readonly string[]): string | null =>
    first(fields, names, (node) => readInstant(decodeEntities(textOf(node))));
  const about = attribute({ $: fields.$ }, 'about') ?? null;
  const guid = guidOf(fields);
  const source = first(fields, ['content'], (node) => markup(node));
  return {
    guid,
    title: first(fields, ['title', 'dc:title', 'atom:title', 'media:title', 'itunes:title'], plainTitle),
    link: linkOf(fields, base) ?? (guid !== null && isShared(guid) ? null : permalink(fields)) ?? absolute(about, base),
    published: date(PUBLISHED),
    updated: date(UPDATED),
    summary: first(
      fields,
      [
        'description',
        'summary',
        'atom:summary',
        'dc:description',
        'itunes:summary',
        'itunes:subtitle',
        'media:description',
      ],
      markup,
    ),
    content: first(fields, ['content:encoded', 'atom:content'], markup) ?? source,
    authors: authorsOf(fields),
  };
}

export const feedOf = (fields: RawFields, items: readonly RawFields[], base: string | null): Feed => {
  const link = linkOf(fields, base);
  const root = base ?? (link && /^https?:/i.test(link) ? link : null);
  const shared = sharedIds(items);
  return {
    title: first(fields, ['title', 'dc:title', 'atom:title', 'itunes:title', 'media:title'], plainTitle),
    link,
    items: items.map((item) => itemOf(item, root, (guid) => shared.has(guid))),
  };
};
