// Turns an article into its entry in the record: the article with its dated reports.
import { type Article, dctOf } from '../../model/article.ts';
import type { ArticleRecord } from '../../ports.ts';
import { tagText } from '../tag.ts';
import { fairShare } from './fair-share.ts';
import { worthKeeping } from './worth-keeping.ts';

/**
 * Version of everything that decides what is reported in a text and when: it grows with each change of it, and articles that older
 * rules analysed are analysed anew.
 */
export const RULES = 3;

/** An article whose day is only known to lie in a span keeps the dates that every day of the span gives. */
export function analyse(article: Article): ArticleRecord {
  const { text, title, published } = article;
  const within = published?.to === undefined ? null : { from: published.value.slice(0, 10), to: published.to };
  const { sentences, reports } = tagText({ text, title, dct: dctOf(published), within });
  const kept = fairShare(text, worthKeeping(article, sentences, reports));
  return { article, reports: kept, rules: RULES };
}
