// Turns the names and attributes of feeds' elements into normal ones, whatever prefixes a feed declares.
import { decodeEntities } from '../entities.ts';

const MAX_ATTRIBUTES = 40;

/** Prefix each known namespace gets, whatever prefix the feed uses. */
const NAMESPACES: readonly (readonly [RegExp, string])[] = [
  [/^http:\/\/www\.w3\.org\/2005\/atom|^http:\/\/purl\.org\/atom/i, 'atom'],
  [/^http:\/\/purl\.org\/dc\/(?:elements|terms)/i, 'dc'],
  [/^http:\/\/purl\.org\/rss\/1\.0\/modules\/content/i, 'content'],
  [/^http:\/\/(?:search\.yahoo\.com\/mrss|www\.rssboard\.org\/media-rss)/i, 'media'],
  [/^http:\/\/www\.itunes\.com\/dtds/i, 'itunes'],
  [/^http:\/\/www\.w3\.org\/1999\/xhtml/i, 'xhtml'],
  [/^http:\/\/www\.w3\.org\/1999\/02\/22-rdf/i, 'rdf'],
  [
    /^http:\/\/(?:purl\.org\/rss\/1\.0\/$|my\.netscape\.com\/rdf|channel\.netscape\.com|backend\.userland\.com|blogs\.law\.harvard\.edu)/i,
    '',
  ],
];

/** Elements whose content is words or HTML: mark-up inside them is theirs, not the feed's. */
export const TEXTS = new Set(
  `title subtitle tagline summary content description info rights copyright content:encoded dc:title dc:description dc:creator dc:date dc:rights
  itunes:summary itunes:subtitle itunes:author itunes:title media:title media:description name guid id pubDate published updated modified issued created
  lastBuildDate date email webMaster managingEditor dc:publisher`.split(/\s+/),
);
const CAMEL = new Map(
  ['pubDate', 'lastBuildDate', 'webMaster', 'managingEditor', 'textInput', 'skipHours', 'skipDays'].map((name) => [
    name.toLowerCase(),
    name,
  ]),
);

/** A name and its value, which may be missing: every name is passed once, however long. */
const ATTRIBUTE = /([^\s=/"'<>]+)(?:\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g;
/** Longer values are no feed's: they are left out. */
const MAX_VALUE = 20_000;

/** Attributes by lower-case name, decoded; the first of two alike counts. */
export function attributesOf(source: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const match of source.matchAll(ATTRIBUTE)) {
    if (found.size >= MAX_ATTRIBUTES) break;
    const [, name = '', double, single, bare] = match;
    const value = double ?? single ?? bare;
    const key = name.toLowerCase();
    if (value !== undefined && value.length <= MAX_VALUE && !found.has(key)) found.set(key, decodeEntities(value));
  }
  return found;
}

/** The prefixes in force inside an element. */
export function declared(
  attributes: ReadonlyMap<string, string>,
  outer: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  let prefixes: Map<string, string> | null = null;
  for (const [key, uri] of attributes) {
    if (key !== 'xmlns' && !key.startsWith('xmlns:')) continue;
    const known = NAMESPACES.find(([pattern]) => pattern.test(uri.trim()))?.[1];
    prefixes ??= new Map(outer);
    if (known !== undefined) prefixes.set(key.slice(6), known);
    // A prefix that is bound to something unknown no longer means what it usually means; the default one never does harm.
    else if (key !== 'xmlns') prefixes.delete(key.slice(6));
  }
  return prefixes ?? outer;
}

/** The name under which an element is written: known prefix, known spelling. */
export function normalName(raw: string, prefixes: ReadonlyMap<string, string>, isAtom: boolean): string {
  const colon = raw.indexOf(':');
  const prefix = colon === -1 ? '' : raw.slice(0, colon);
  const local = colon === -1 ? raw : raw.slice(colon + 1);
  const known = prefixes.get(prefix) ?? prefix;
  const name = CAMEL.get(local) ?? local;
  if (known === '' || (isAtom && known === 'atom') || known === 'xhtml') return name;
  return /^[a-z][\w.-]*$/i.test(known) ? `${known}:${name}` : name;
}
