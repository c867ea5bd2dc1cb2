// Turns an HTML page into one clean article: words, title, byline, publisher, dates, kind.
import type { ReadArticle } from '../model/article.ts';
import { inert, inertLine } from '../model/outside-text.ts';
import { requireText } from './charset.ts';
import { pageDates } from './dates/page-date.ts';
import { articleBlocks } from './html/article-body.ts';
import type { Block } from './html/blocks.ts';
import { parseDocument } from './html/dom.ts';
import { readLinkedData } from './html/linked-data.ts';
import { pageMetadata } from './html/metadata.ts';
import { slimPage } from './html/slim.ts';
import { agencyOf, kindOf } from './kind.ts';
import { cleanBlocks } from './text/clean-blocks.ts';

interface PageSource {
  readonly html: string;
  /** Address the page was fetched from. */
  readonly url?: string | undefined;
  /** Response headers, names in lower case. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

const CUT = 'its page is larger than articles are: only the outer part of it was read';

/** Shorter ones are no news unless they are a sentence: "Loading", "Please wait". */
const LEAST = { words: 8, characters: 60 } as const;

function saysSomething(paragraphs: readonly string[]): boolean {
  const text = paragraphs.join(' ');
  const isSentence = /\p{L}[^.!?。！？]{6,}[.!?。！？]["”’)]?$/u.test(text.slice(-400));
  return isSentence || text.length >= LEAST.characters || text.split(' ').length >= LEAST.words;
}

/**
 * Reads a page. Nothing on it is fetched or run. Throws a UserError (empty-input, not-text, too-large) for what is no page;
 * a page without an article gives `text: null`.
 */
export function readPage({ html, url, headers }: PageSource): ReadArticle {
  requireText(html, url ?? 'The page');
  const slim = slimPage(inert(html));
  const document = parseDocument(slim.html);
  const linked = readLinkedData(slim.jsonLd);
  const metadata = pageMetadata(document, linked, url ?? null);
  const dates = pageDates({
    document,
    linked,
    scripts: slim.scripts,
    url: url ?? metadata.url,
    lang: slim.lang,
    lastModified: headers?.['last-modified'] ?? null,
  });
  const page = { title: metadata.title, linkedBody: linked.body };
  const measure = (blocks: readonly Block[]): number => cleanBlocks(blocks, page).paragraphs.join('').length;
  const blocks = articleBlocks(document, () => parseDocument(slim.html), measure);
  const { paragraphs, credits } = cleanBlocks(blocks, page);
  const byline = metadata.byline;
  return {
    title: metadata.title,
    byline,
    publisher: inertLine(metadata.publisher),
    url: metadata.url,
    published: dates.published,
    updated: dates.updated,
    kind: kindOf({
      title: metadata.title,
      section: metadata.section,
      url: metadata.url,
      types: linked.types,
      byline,
      paragraphs,
    }),
    agency: agencyOf({ byline, publisher: metadata.publisher, paragraphs, credits }),
    text: saysSomething(paragraphs) ? paragraphs.join('\n\n') : null,
    ...(slim.isCut ? { remark: CUT } : {}),
  };
}
