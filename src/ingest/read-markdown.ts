// Turns Markdown with YAML front matter into one clean article.
import type { ArticleKind, PublicationDate, ReadArticle } from '../model/article.ts';
import { inert, inertLine } from '../model/outside-text.ts';
import { requireText } from './charset.ts';
import { readDate, readUrlDate } from './dates/date-text.ts';
import { doubtfulDate, unreadableDate } from './dates/doubtful.ts';
import { type Fields, frontMatter } from './front-matter.ts';
import { agencyOf, kindOf } from './kind.ts';

const KINDS: readonly ArticleKind[] = ['report', 'opinion', 'analysis', 'explainer', 'interview', 'live', 'release'];
const FRONT_MATTER = /^\uFEFF?---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/;

const textOf = (value: unknown): string | null => {
  if (typeof value === 'string') return inertLine(value);
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return inertLine(value.filter((entry) => typeof entry === 'string').join(', '));
  return null;
};

const pick = (fields: Fields, ...keys: string[]): string | null =>
  keys.map((key) => textOf(fields[key])).find(Boolean) ?? null;

function httpUrl(text: string | null): string | null {
  try {
    return text !== null && /^https?:$/.test(new URL(text).protocol) ? new URL(text).href : null;
  } catch {
    return null;
  }
}

const INLINE: readonly (readonly [RegExp, string])[] = [
  [/!\[[^\]\n]{0,500}\]\([^)\n]{0,1000}\)/g, ''],
  [/\[([^\]\n]{1,500})\]\((?:[^()\n]|\([^()\n]{0,200}\)){0,1000}\)/g, '$1'],
  [/\[([^\]\n]{1,500})\]\[[^\]\n]{0,100}\]/g, '$1'],
  [/<(https?:\/\/[^>\s]{1,1000})>/g, '$1'],
  [/(\*\*|__)(?=\S)([^*_\n]{1,2000}?\S?)\1/g, '$2'],
  [/(?<![\p{L}\p{N}*_])([*_])(?=\S)([^*_\n]{1,2000}?)\1(?![\p{L}\p{N}])/gu, '$2'],
  [/`([^`\n]{1,500})`/g, '$1'],
  [/\\([\\`*_{}[\]()#+.!-])/g, '$1'],
  [/<\/?[a-z][^<>\n]{0,500}>|<!--[^\n]{0,2000}?-->/gi, ''],
];

const plain = (text: string): string =>
  INLINE.reduce((words, [pattern, replacement]) => words.replace(pattern, replacement), text);

interface MarkdownBody {
  readonly heading: string | null;
  readonly paragraphs: readonly string[];
}

/** Paragraphs as words; the first top heading is the title, later headings stay as paragraphs of their own. */
function readBody(source: string): MarkdownBody {
  let heading: string | null = null;
  const paragraphs: string[] = [];
  const blocks = source.replace(/^(#{1,6}[ \t].*)$/gm, '\n$1\n').split(/\n[ \t]*\n+/);
  for (const block of blocks) {
    const title = /^\s{0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*\s*$/.exec(block.trim());
    if (/^\s*(?:[-*_][ \t]*){3,}$|^\s*\[[^\]]+\]:\s/.test(block)) continue;
    const items = block.split(/\n(?=\s{0,3}(?:[-*+]|\d{1,3}[.)])[ \t])/);
    for (const item of title ? [title[2] as string] : items) {
      const words = inertLine(plain(item.replace(/^[ \t]*>[ \t]?/gm, '').replace(/^\s*[-*+][ \t]+/, '')));
      if (words === null) continue;
      if (title && title[1] === '#' && heading === null && paragraphs.length === 0) heading = words;
      else paragraphs.push(words);
    }
  }
  return { heading, paragraphs };
}

const DATES = ['date', 'published', 'publication_date', 'pubdate'] as const;

function publishedOf(dates: readonly (string | null)[], url: string | null): PublicationDate | null {
  const stated = dates.map((date) => readDate(date)).find((date) => date !== null);
  if (stated) return { value: stated, certainty: 'stated', provenance: 'meta' };
  const fromUrl = url && readUrlDate(url);
  return fromUrl ? { value: fromUrl, certainty: 'stated', provenance: 'url' } : null;
}

/** Reads it; a field that can't be read is dropped and harms no other. Throws a UserError empty-input, not-text or too-large. */
export function readMarkdown({ text, url }: { readonly text: string; readonly url?: string | undefined }): ReadArticle {
  requireText(text, url ?? 'The document');
  const source = inert(text);
  const front = FRONT_MATTER.exec(source);
  const fields = front ? frontMatter(front[1] as string) : {};
  const { heading, paragraphs } = readBody(front ? source.slice(front[0].length) : source);
  const title = pick(fields, 'title', 'headline') ?? heading;
  const byline = pick(fields, 'byline', 'author', 'authors');
  const publisher = pick(fields, 'publisher', 'source', 'outlet', 'site');
  const address = httpUrl(pick(fields, 'url', 'link', 'canonical')) ?? url ?? null;
  const kind = KINDS.find((known) => known === pick(fields, 'kind', 'type')?.toLowerCase());
  const dates = DATES.map((name) => pick(fields, name));
  const published = publishedOf(dates, address);
  const doubt = published?.provenance === 'meta' ? null : (doubtfulDate(dates) ?? unreadableDate(dates));
  return {
    title,
    byline,
    publisher,
    url: address,
    published,
    updated: readDate(pick(fields, 'updated', 'modified')),
    kind: kind ?? kindOf({ title, section: pick(fields, 'section'), url: address, byline, paragraphs }),
    agency: pick(fields, 'agency') ?? agencyOf({ byline, publisher, paragraphs }),
    text: paragraphs.length ? paragraphs.join('\n\n') : null,
    ...(doubt === null ? {} : { remark: doubt }),
  };
}
