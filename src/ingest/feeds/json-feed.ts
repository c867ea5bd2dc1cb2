// Turns a feed that feedsmith parsed (JSON Feed, or any format as the second choice) into items.
import type { Feed, Item } from '../../model/article.ts';
import { inert, inertLine } from '../../model/outside-text.ts';
import { readInstant } from '../dates/date-text.ts';
import { absolute } from './fields.ts';

type Node = Readonly<Record<string, unknown>>;

const nodeOf = (value: unknown): Node =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Node) : {};
const listOf = (value: unknown): Node[] => (Array.isArray(value) ? value.map(nodeOf) : []);
/** A string or a number, also where it is the `value` of an object. */
const scalar = (value: unknown): string | null => {
  const own = typeof value === 'object' ? nodeOf(value).value : value;
  if (typeof own === 'string') return own;
  return typeof own === 'number' ? String(own) : null;
};
const line = (...values: unknown[]): string | null =>
  values.map((value) => inertLine(scalar(value))).find(Boolean) ?? null;
const block = (...values: unknown[]): string | null =>
  values.map((value) => inert(scalar(value) ?? '').trim()).find(Boolean) ?? null;
const instant = (...values: unknown[]): string | null =>
  values.map((value) => readInstant(scalar(value))).find(Boolean) ?? null;

function authorsOf(item: Node): string[] {
  const people = [...listOf(item.authors), nodeOf(item.author)].map((person) => line(person.name, person.email));
  const plain = (Array.isArray(item.authors) ? item.authors : [item.author]).map((author) =>
    typeof author === 'string' ? inertLine(author) : null,
  );
  return [...new Set([...people, ...plain].filter((name): name is string => Boolean(name)))];
}

function itemOf(item: Node, base: string | null): Item {
  const alternate = listOf(item.links).find((link) => !link.rel || link.rel === 'alternate');
  return {
    guid: line(item.id, item.guid),
    title: line(item.title),
    link: absolute(line(item.url, item.link, alternate?.href, item.external_url), base),
    published: instant(item.date_published, item.pubDate, item.published, nodeOf(item.dc).date),
    updated: instant(item.date_modified, item.updated),
    summary: block(item.summary, item.description),
    content: block(item.content_html, item.content_text, nodeOf(item.content).encoded, item.content),
    authors: authorsOf(item),
  };
}

/** Items of one feed that are read. */
export const MAX_ITEMS = 10_000;

const firstOf = (items: unknown): unknown => (Array.isArray(items) ? items.slice(0, MAX_ITEMS) : items);

/** Total: a field of the wrong type is null. */
export function readJsonFeed(parsed: unknown, url: string | null): Feed {
  const feed = nodeOf(parsed);
  const alternate = listOf(feed.links).find((link) => !link.rel || link.rel === 'alternate');
  const link = absolute(line(feed.home_page_url, feed.link, alternate?.href), url);
  const listed = listOf(firstOf(feed.items));
  const items = listed.length > 0 ? listed : listOf(firstOf(feed.entries));
  return { title: line(feed.title), link, items: items.map((item) => itemOf(item, url ?? link)) };
}

/** Index behind the last complete object of the top-level list "items", or -1: one pass, strings and nesting minded. */
function lastItemEnd(text: string): number {
  const start = /"items"\s{0,20}:\s{0,20}\[/.exec(text);
  if (!start) return -1;
  let depth = 0;
  let inString = false;
  let end = -1;
  for (let at = start.index + start[0].length; at < text.length; at++) {
    const c = text[at];
    if (c === '\\') at++;
    else if (c === '"') inString = !inString;
    else if (inString) continue;
    else if (c === '{' || c === '[') depth++;
    else if (c === '}' || c === ']') {
      if (depth === 0) return end;
      depth--;
      if (depth === 0) end = at + 1;
    }
  }
  return end;
}

/** Parses JSON, or of a feed cut off in the middle what comes before the cut; null where neither can be read. */
export function parseCutJson(text: string): unknown {
  for (const attempt of [text, null]) {
    try {
      const end = attempt === null ? lastItemEnd(text) : -1;
      return JSON.parse(attempt ?? `${text.slice(0, end)}]}`);
    } catch {
      // the next attempt
    }
  }
  return null;
}
