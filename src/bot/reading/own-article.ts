// Turns an item of a feed into the article that its own words are.
import { readPage } from '../../ingest/read-page.ts';
import { readPlainText } from '../../ingest/read-plain-text.ts';
import type { Item, ReadArticle } from '../../model/article.ts';
import { inertLine } from '../../model/outside-text.ts';

const looksLikeHtml = (text: string): boolean => /<(?:p|div|br|a|img|span|ul|blockquote|h[1-6])\b/i.test(text);

/** The article in an item's own words; null where it has none that read like one. */
export function ownArticle({ content, summary, title, link }: Item): ReadArticle | null {
  const words = content ?? summary;
  if (words === null) return null;
  const url = link ?? undefined;
  const article = looksLikeHtml(words)
    ? readPage({ html: `<article><h1>${(title ?? '').replace(/[<&]/g, '')}</h1>${words}</article>`, url })
    : readPlainText({ text: words, url });
  const text = article.text ?? inertLine(words.replace(/<[^<>]*>/g, ' '));
  return text === null ? null : { ...article, text };
}
