// Turns a saga's articles into a settled record: whose copy each is, and when the undated ones were published.
import { createCopyIndex } from '../ingest/copies.ts';
import { type Article, dctOf, type PublicationDate } from '../model/article.ts';
import type { Store } from '../ports.ts';
import { splitSentences } from '../temporal/sentences.ts';
import { tagTimexes } from '../temporal/tag.ts';
import type { DatedArticle } from '../temporal/undated/article.ts';
import { inferPublications } from '../temporal/undated/infer.ts';
import { analyse } from './analyse.ts';

/** What the article says itself: what was inferred before is worked out anew, so that the order of reading leaves no trace. */
const ownDate = ({ published }: Article): PublicationDate | null =>
  published?.provenance === 'inferred' ? null : published;

const earliestFirst = (a: Article, b: Article): number => {
  const [dayA, dayB] = [ownDate(a)?.value ?? '9999', ownDate(b)?.value ?? '9999'];
  return dayA === dayB ? (a.id < b.id ? -1 : 1) : dayA < dayB ? -1 : 1;
};

/** Id of the article that was published first with the same words, by the id of each that came later. */
function findCopies(articles: readonly Article[]): ReadonlyMap<string, string> {
  const index = createCopyIndex();
  const copies = new Map<string, string>();
  for (const article of [...articles].sort(earliestFirst)) {
    const original = index.find(article)?.id;
    if (original !== undefined) copies.set(article.id, copies.get(original) ?? original);
    index.add(article);
  }
  return copies;
}

const forInference = (article: Article, published: PublicationDate | null) => {
  const sentences = splitSentences(article.text);
  return { ...article, sentences, timexes: tagTimexes({ text: article.text, dct: dctOf(published), sentences }) };
};

/** Publication dates of the articles that have none of their own, where the others give them away. */
function inferDates(articles: readonly Article[]): ReadonlyMap<string, PublicationDate> {
  const undated = articles.filter((article) => ownDate(article) === null);
  if (undated.length === 0) return new Map();
  const dated = articles.flatMap((article): DatedArticle[] => {
    const published = ownDate(article);
    return published && dctOf(published) ? [{ ...forInference(article, published), published }] : [];
  });
  return inferPublications(
    undated.map((article) => forInference(article, null)),
    dated,
  );
}

const sameDate = (a: PublicationDate | null, b: PublicationDate | null): boolean =>
  a?.value === b?.value && a?.to === b?.to && a?.because === b?.because;

/**
 * Works out what only the whole record can tell and writes what changed. Running it again changes nothing; it finishes what an
 * interrupted run left.
 */
export async function settle(store: Store, saga: string): Promise<void> {
  const articles = await store.articles(saga);
  const copies = findCopies(articles);
  const inferred = inferDates(articles);
  for (const article of articles) {
    const published = ownDate(article) ?? inferred.get(article.id) ?? null;
    const copyOf = copies.get(article.id) ?? null;
    if (sameDate(published, article.published) && copyOf === article.copyOf) continue;
    await store.revise(analyse({ ...article, published, copyOf }));
  }
}
