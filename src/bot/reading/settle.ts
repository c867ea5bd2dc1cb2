// Turns a saga's articles into a settled record: whose copy each is, and when the undated ones were published.
import { hash } from 'node:crypto';
import { splitSentences } from '../../english/sentences.ts';
import { createCopyIndex } from '../../ingest/copies.ts';
import { type Article, dctOf, type PublicationDate } from '../../model/article.ts';
import type { IsoDate } from '../../model/day.ts';
import { recent } from '../../model/recent.ts';
import type { Store } from '../../ports.ts';
import { tagTimexes } from '../../temporal/tag.ts';
import type { DatedArticle } from '../../temporal/undated/article.ts';
import { inferPublications } from '../../temporal/undated/infer.ts';
import { forEachInTurn } from '../turns.ts';
import { analyse } from './analyse.ts';

/** Articles that are looked at before everything else has its turn: some ten milliseconds. */
const FEW = 10;
/** A reading is some kilobytes. */
const READINGS_KEPT = 3_000;

/** What the article says itself: what was inferred before is worked out anew, so that the order of reading leaves no trace. */
const ownDate = ({ published }: Article): PublicationDate | null =>
  published?.provenance === 'inferred' ? null : published;

const earliestFirst = (a: Article, b: Article): number => {
  const [dayA, dayB] = [ownDate(a)?.value ?? '9999', ownDate(b)?.value ?? '9999'];
  return dayA === dayB ? (a.id < b.id ? -1 : 1) : dayA < dayB ? -1 : 1;
};

/** Id of the article that was published first with the same words, by the id of each that came later. */
async function findCopies(articles: readonly Article[]): Promise<ReadonlyMap<string, string>> {
  const index = createCopyIndex();
  const copies = new Map<string, string>();
  await forEachInTurn([...articles].sort(earliestFirst), FEW, (article) => {
    const original = index.find(article)?.id;
    if (original !== undefined) copies.set(article.id, copies.get(original) ?? original);
    index.add(article);
  });
  return copies;
}

type Reading = Pick<DatedArticle, 'sentences' | 'timexes'>;

/** A bot that polls feeds settles the same articles again and again; reading a text takes a hundred times as long as hashing it. */
const readings = recent<string, Reading>(READINGS_KEPT);

function readingOf(text: string, dct: IsoDate | null): Reading {
  const name = `${hash('sha256', text)} ${dct ?? ''}`;
  const known = readings.get(name);
  if (known) return known;
  const sentences = splitSentences(text);
  const reading = { sentences, timexes: tagTimexes({ text, dct, sentences }) };
  readings.set(name, reading);
  return reading;
}

const forInference = (article: Article, published: PublicationDate | null) => ({
  ...article,
  ...readingOf(article.text, dctOf(published)),
});

/** Publication dates of the articles that have none of their own, where the others give them away. */
async function inferDates(articles: readonly Article[]): Promise<ReadonlyMap<string, PublicationDate>> {
  const undated = articles.filter((article) => ownDate(article) === null);
  if (undated.length === 0) return new Map();
  const dated: DatedArticle[] = [];
  await forEachInTurn(articles, FEW, (article) => {
    const published = ownDate(article);
    if (published && dctOf(published)) dated.push({ ...forInference(article, published), published });
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
  const copies = await findCopies(articles);
  const inferred = await inferDates(articles);
  for (const article of articles) {
    const published = ownDate(article) ?? inferred.get(article.id) ?? null;
    const copyOf = copies.get(article.id) ?? null;
    if (sameDate(published, article.published) && copyOf === article.copyOf) continue;
    await store.revise(analyse({ ...article, published, copyOf }));
  }
}
