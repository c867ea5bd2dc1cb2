// Tells what a document is before it is read: its text, and whether it is a page, Markdown, plain text or a feed.
import { decodeText, requireText, requireTextBytes } from './charset.ts';
import { fromFeedOn, hasFeedBehindJunk, isFeedRoot, rootOf } from './feeds/markup.ts';

/** Characters of the longest text that is taken for one article: some hundred and fifty thousand words. */
export const LONGEST_ARTICLE = 1_000_000;

export interface DocumentSource {
  readonly bytes?: Uint8Array | undefined;
  /** Already decoded text; exactly one of bytes and text. */
  readonly text?: string | undefined;
  /** File name as the reader gave it. */
  readonly name?: string | undefined;
  readonly url?: string | undefined;
  readonly contentType?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

type DocumentFormat = 'page' | 'markdown' | 'plain' | 'feed';

const isJsonFeed = (text: string): boolean =>
  /^\s*\{/.test(text) && /"version"\s*:\s*"https?:\/\/(?:www\.)?jsonfeed\.org/.test(text.slice(0, 5000));

/** What a decoded document is: its own look decides before its name does. */
export function formatOf(
  text: string,
  { name, contentType }: { readonly name?: string | undefined; readonly contentType?: string | undefined } = {},
): DocumentFormat {
  if (isJsonFeed(text)) return 'feed';
  const start = text
    .slice(0, 20_000)
    .replace(/^\uFEFF/, '')
    .trimStart();
  const feed = start.startsWith('<') || hasFeedBehindJunk(start) ? fromFeedOn(start).root : null;
  if (feed === 'opml' || (feed !== 'channel' && isFeedRoot(feed))) return 'feed';
  const root = start.startsWith('<') ? rootOf(start) : null;
  if (root === 'html' || (root && /^(?:head|body|article|div|main|section|p|h1|meta|title|script)$/.test(root)))
    return 'page';
  if (/<html[\s>]|<body[\s>]/i.test(start) || /^(?:text\/html|application\/xhtml)/i.test(contentType ?? ''))
    return 'page';
  if (/\.(?:html?|xhtml)$/i.test(name ?? '') && /<[a-z][^<>]*>/i.test(start)) return 'page';
  if (
    /\.(?:md|markdown|mdown)$/i.test(name ?? '') ||
    /^text\/markdown/i.test(contentType ?? '') ||
    /^---[ \t]*\r?\n[A-Za-z_-]+:/.test(start)
  )
    return 'markdown';
  return 'plain';
}

/** Decodes a document once. Throws a UserError empty-input, too-large or not-text with the document's name in it. */
export function documentText({ bytes, text, name, url, contentType }: DocumentSource): string {
  const what = name ?? url ?? 'The document';
  if (bytes !== undefined && text === undefined) requireTextBytes(bytes, what);
  const decoded = text ?? decodeText(bytes ?? new Uint8Array(), contentType);
  requireText(decoded, what);
  return decoded;
}
