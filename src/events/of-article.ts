// Turns a pure function of an article into one that works each article out once, however many of its sentences are looked at.
import type { ArticleHeader } from '../model/event.ts';

/** Answers live as long as the article they are about. */
export function ofArticle<T>(work: (article: ArticleHeader) => T): (article: ArticleHeader) => T {
  const known = new WeakMap<ArticleHeader, { readonly answer: T }>();
  return (article) => {
    const found = known.get(article) ?? { answer: work(article) };
    known.set(article, found);
    return found.answer;
  };
}
