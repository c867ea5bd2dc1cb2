// Turns a page's JSON-LD scripts into what they say about its article.
import { inert, inertLine } from '../../model/outside-text.ts';
import { decodeEntities } from '../entities.ts';

/** What schema.org data says; lists in order of trust (articles before pages before others). */
export interface LinkedData {
  readonly types: readonly string[];
  readonly headline: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  readonly published: readonly string[];
  readonly modified: readonly string[];
  readonly body: string | null;
  readonly section: string | null;
  readonly url: string | null;
}

type Node = Readonly<Record<string, unknown>>;

const ARTICLE = /article|posting|report|review|story/i;
const PAGE = /webpage|videoobject|event|recipe|liveblog|podcast/i;
const MAX_NODES = 3000;

function parseLoosely(source: string): unknown {
  const text = source.replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\/\s*\]\]>|\]\]>)\s*$/g, '').trim();
  for (const attempt of [text, text.replace(/\s+/g, ' ').replace(/,\s*([}\]])/g, '$1'), text.replace(/;\s*$/, '')]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // the next attempt
    }
  }
  return null;
}

/** Of a script that is no JSON, the dates at least: a stray comma elsewhere doesn't make them wrong. */
function brokenNode(source: string): Node {
  const field = (name: string): string | undefined =>
    new RegExp(`"${name}"\\s{0,9}:\\s{0,9}"([^"]{6,40})"`).exec(source.slice(0, 200_000))?.[1];
  return { '@type': 'Article', datePublished: field('datePublished'), dateModified: field('dateModified') };
}

const typesOf = (node: Node): string[] =>
  [node['@type']].flat().filter((type): type is string => typeof type === 'string');

/** All objects under a value, breadth first, without recursion. */
function nodesOf(value: unknown): Node[] {
  const found: Node[] = [];
  const queue: unknown[] = [value];
  for (let i = 0; i < queue.length && queue.length < MAX_NODES; i++) {
    const part = queue[i];
    if (Array.isArray(part)) queue.push(...part.slice(0, 200));
    else if (part !== null && typeof part === 'object') {
      found.push(part as Node);
      for (const [key, inner] of Object.entries(part)) {
        // What a page merely lists is not the page's own article.
        if (
          typeof inner === 'object' &&
          !/^(?:itemListElement|comment|hasPart|mentions|about|citation|isBasedOn|review|image)$/i.test(key)
        )
          queue.push(inner);
      }
    }
  }
  return found;
}

/** Names stand in objects in objects so deep; data nested deeper is made to hurt. */
const MAX_NESTING = 8;

const stringOf = (value: unknown): string | null => {
  let at = value;
  for (let depth = 0; depth < MAX_NESTING; depth++) {
    const first: unknown = Array.isArray(at) ? at[0] : at;
    if (typeof first === 'string') return first;
    if (typeof first === 'number') return String(first);
    if (first === null || typeof first !== 'object') return null;
    const node = first as Node;
    at = node['@value'] ?? node.name ?? null;
  }
  return null;
};

function namesOf(value: unknown): string[] {
  return [value]
    .flat()
    .slice(0, 20)
    .map((entry) => inertLine(stringOf(entry)))
    .filter((name): name is string => name !== null && name.length < 200 && !/^https?:/i.test(name));
}

/** Total: broken scripts count as none. */
export function readLinkedData(scripts: readonly string[]): LinkedData {
  const nodes = scripts.slice(0, 40).flatMap((source) => {
    const parsed = parseLoosely(source);
    return parsed === null ? [brokenNode(source)] : nodesOf(parsed);
  });
  const rank = (node: Node): number =>
    typesOf(node).some((type) => ARTICLE.test(type)) ? 0 : typesOf(node).some((type) => PAGE.test(type)) ? 1 : 2;
  const ranked = nodes.map((node) => ({ node, rank: rank(node) })).sort((a, b) => a.rank - b.rank);
  const articles = ranked.filter((entry) => entry.rank === 0).map((entry) => entry.node);
  const all = ranked.map((entry) => entry.node);
  const first = <T>(among: readonly Node[], read: (node: Node) => T | null): T | null => {
    for (const node of among) {
      const value = read(node);
      if (value !== null) return value;
    }
    return null;
  };
  const texts = (key: string): string[] =>
    all.map((node) => stringOf(node[key])).filter((text): text is string => text !== null);
  const line = (key: string) => (node: Node) => {
    const text = inertLine(stringOf(node[key]));
    return text === null ? null : decodeEntities(text);
  };
  return {
    types: articles.flatMap(typesOf),
    headline: first(articles, line('headline')) ?? first(articles, line('name')),
    authors:
      first(articles, (node) => {
        const names = [...new Set(namesOf(node.author).concat(node.author === undefined ? namesOf(node.creator) : []))];
        return names.length ? names.map(decodeEntities) : null;
      }) ?? [],
    publisher: first(articles, line('publisher')) ?? first(all, line('publisher')),
    published: [...texts('datePublished'), ...texts('dateCreated'), ...texts('uploadDate')],
    modified: texts('dateModified'),
    body: first(articles, (node) => {
      const text = stringOf(node.articleBody);
      return text && text.length > 200 ? decodeEntities(inert(text)) : null;
    }),
    section: first(articles, line('articleSection')),
    url: first(articles, line('url')),
  };
}
