// Turns the articles that a record rests on into a message.
import type { ListedArticle } from '../model/article.ts';
import type { Block, Message } from '../model/message.ts';
import { inertLine } from '../model/outside-text.ts';
import { citationOf } from './citation.ts';
import { heading, type Named, nameOf, plural } from './parts.ts';

function sourceLine(article: ListedArticle): string {
  const { publisher, title, published } = citationOf(article);
  const because = article.published?.because ? ` — ${inertLine(article.published.because)}` : '';
  const day = published ?? 'publication day not known';
  return [publisher, title ? `“${title}”` : null, `${day}${because}`].filter((part) => part !== null).join(', ');
}

/** Articles that a list of sources shows: one screen. */
const MOST_SOURCES = 20;

/** The newest, in their order; all where they are few. */
const newestOf = (articles: readonly ListedArticle[]): readonly ListedArticle[] => {
  if (articles.length <= MOST_SOURCES) return articles;
  const dated = articles.filter(({ published }) => published !== null);
  return (dated.length > 0 ? dated : articles).slice(-MOST_SOURCES);
};

/** The articles that the record rests on. */
export function sourcesMessage(saga: Named, articles: readonly ListedArticle[]): Message {
  const publishers = new Set(articles.map((article) => citationOf(article).publisher));
  const text =
    articles.length > 0
      ? `${plural(articles.length, 'article')} of ${plural(publishers.size, 'publisher')}`
      : 'No articles are recorded yet.';
  const shown = newestOf(articles);
  const list: Block[] = shown.length > 0 ? [{ kind: 'list', items: shown.map(sourceLine) }] : [];
  const left = articles.length - shown.length;
  if (left > 0)
    list.push({ kind: 'note', text: `The newest are shown; ${left} older: ask about a day to see its own.` });
  return {
    summary: `${nameOf(saga)}: ${text}`,
    blocks: [heading(1, nameOf(saga)), { kind: 'paragraph', text }, ...list],
  };
}
