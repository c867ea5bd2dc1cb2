// Turns a feed document (RSS, Atom, RDF, JSON Feed) into its items, saving what can be saved of a broken one.
import { parseJsonFeed } from 'feedsmith';
import Parser from 'rss-parser';
import { UserError } from '../errors.ts';
import type { Feed, Item } from '../model/article.ts';
import { inert } from '../model/outside-text.ts';
import { decodeText, requireText, requireTextBytes } from './charset.ts';
import { elementOf, FEED_FIELDS, feedOf, ITEM_FIELDS, keyOf, type RawFields } from './feeds/fields.ts';
import { MAX_ITEMS, parseCutJson, readJsonFeed } from './feeds/json-feed.ts';
import { fromFeedOn, isFeedRoot } from './feeds/markup.ts';
import { mendFeed } from './feeds/mend.ts';

export interface FeedSource {
  readonly body: string | Uint8Array;
  readonly contentType?: string | undefined;
  /** Address the feed was fetched from: relative links are resolved against it. */
  readonly url?: string | undefined;
}

const asRaw = (field: string): [string, string, { keepArray: true }] => [
  elementOf(field),
  keyOf(field),
  { keepArray: true },
];

const createParser = (): Parser =>
  new Parser({
    customFields: { item: [...ITEM_FIELDS.map(asRaw), ['$', '$']] as never, feed: FEED_FIELDS.map(asRaw) as never },
  });

const notAFeed = (what: string, found: string): UserError =>
  new UserError(
    'not-a-feed',
    `${what} answered with ${found}, not a feed: look for the address of its RSS or Atom feed.`,
  );

const isList = (root: string): boolean => root === 'opml';

const listOfFeeds = (what: string): UserError =>
  new UserError(
    'not-a-feed',
    `${what} is a list of feeds (OPML), not a feed: save it and take its feeds into a story with “daybook feeds import FILE.opml --saga ID”.`,
  );

async function readXml(document: string, what: string, url: string | null): Promise<Feed> {
  const { text, root } = fromFeedOn(document);
  if (root === null) throw notAFeed(what, 'plain text');
  if (isList(root)) throw listOfFeeds(what);
  if (/^(?:html|head|body)$/.test(root)) throw notAFeed(what, 'a web page');
  if (!isFeedRoot(root)) throw notAFeed(what, `an XML document of another kind ("${root.slice(0, 30)}")`);
  const mended = mendFeed(text, root);
  const base = mended.base ?? url;
  try {
    const parsed = (await createParser().parseString(mended.xml)) as unknown as RawFields & {
      items: readonly RawFields[];
    };
    return feedOf(parsed, parsed.items, base);
  } catch (error) {
    throw new UserError(
      'not-a-feed',
      `${what} looks like a feed but can't be read: ask its publisher or try another of its feeds.`,
      { cause: error },
    );
  }
}

/** Longer documents may list more items than anybody reads. */
const LONG_JSON = 500_000;

/** The document with its first items only. Throws where it is no JSON. */
function fewItems(text: string): unknown {
  const document = JSON.parse(text) as { readonly items?: unknown };
  return Array.isArray(document.items) ? { ...document, items: document.items.slice(0, MAX_ITEMS) } : document;
}

function readJson(text: string, what: string, url: string | null): Feed {
  try {
    return readJsonFeed(parseJsonFeed(text.length > LONG_JSON ? fewItems(text) : text), url);
  } catch {
    // Feeds of version "1.0" and ones cut off in the middle are refused there, and readable all the same.
    const parsed = parseCutJson(text);
    if (parsed !== null && typeof parsed === 'object' && 'items' in parsed && Array.isArray(parsed.items)) {
      return readJsonFeed(parsed, url);
    }
  }
  throw notAFeed(what, 'data of another kind');
}

/** No article is as long with all of its markup: such a text is none, and the item's page may say more. */
const LONGEST_TEXT = 2_000_000;

const withoutHugeTexts = (item: Item): Item =>
  Math.max(item.content?.length ?? 0, item.summary?.length ?? 0) < LONGEST_TEXT
    ? item
    : { ...item, content: null, summary: null };

/**
 * Reads a feed. Rejects with a UserError: empty-input, not-text, too-large, not-a-feed. One bad field is null and harms no
 * other; of a feed cut in half all complete items arrive; entities of the document's own are never expanded.
 */
export async function readFeed({ body, contentType, url }: FeedSource): Promise<Feed> {
  const what = url ?? 'The document';
  if (typeof body === 'string') requireText(body, what);
  else requireTextBytes(body, what);
  const decoded = typeof body === 'string' ? body : decodeText(body, contentType);
  requireText(decoded, what);
  const text = inert(decoded).trimStart();
  const isData = text.startsWith('{') || text.startsWith('[');
  const feed = isData ? readJson(text, what, url ?? null) : await readXml(text, what, url ?? null);
  return { ...feed, items: feed.items.map(withoutHugeTexts) };
}
