// Turns any document into an article by deciding what it is: a page, Markdown, plain text; a feed is told apart.
import { UserError } from '../errors.ts';
import type { ReadArticle } from '../model/article.ts';
import { type DocumentSource, documentText, formatOf, LONGEST_ARTICLE } from './document.ts';
import { readMarkdown } from './read-markdown.ts';
import { readPage } from './read-page.ts';
import { readPlainText } from './read-plain-text.ts';

/**
 * Reads one document as one article. Throws a UserError: empty-input, too-large, not-text, or not-an-article where it is a
 * feed, data or holds no words of an article.
 */
export function readDocument(source: DocumentSource): ReadArticle {
  const what = source.name ?? source.url ?? 'The document';
  const text = documentText(source);
  const format = formatOf(text, source);
  if (format === 'feed') throw new UserError('not-an-article', `${what} is a feed, not an article: read it as a feed.`);
  if (format !== 'page' && text.length > LONGEST_ARTICLE)
    throw new UserError('too-large', `${what} is longer than any article: save its parts one by one.`);
  const input = { text, url: source.url };
  const article =
    format === 'page'
      ? readPage({ html: text, url: source.url, headers: source.headers })
      : format === 'markdown'
        ? readMarkdown(input)
        : readPlainText(input);
  if (article.text === null)
    throw new UserError('not-an-article', `${what} holds no article: no paragraph of it reads like news.`);
  return article;
}
