// Turns an article that was just read into an entry of the record: new, a new version, or one that is there already.

import { wordsOf } from '../../english/words.ts';
import { articleId, contentHash } from '../../ingest/identity.ts';
import { containment } from '../../likeness/sets.ts';
import { shingles } from '../../likeness/shingles.ts';
import type { Article, ReadArticle } from '../../model/article.ts';

export type Placed =
  | { readonly status: 'new' | 'updated'; readonly article: Article }
  | { readonly status: 'duplicate'; readonly article: Article; readonly reason: string };

/** The articles of a saga by all that can tell one again. */
export interface Shelf {
  place(read: ReadArticle & { readonly text: string }, file: string | null): Placed;
}

/** Words in common, of the shorter text, from which two texts of one title and publisher are versions of one article. */
const SAME_ARTICLE = 0.5;

const runsOf = ({ text }: Article): Set<string> => shingles(wordsOf(text));

const titleKey = ({ title, publisher }: Pick<Article, 'title' | 'publisher'>): string | null =>
  title === null ? null : `${wordsOf(title).join(' ')}|${wordsOf(publisher ?? '').join(' ')}`;

/** When a version was made: its last change, else its publication. Empty where neither is known. */
const madeAt = ({ updated, published }: Pick<Article, 'updated' | 'published'>): string =>
  updated ?? (published?.provenance === 'inferred' ? '' : (published?.value ?? ''));

export function createShelf(saga: string, articles: readonly Article[]): Shelf {
  const byId = new Map<string, Article>();
  const byHash = new Map<string, Article>();
  const byFile = new Map<string, Article>();
  const byTitle = new Map<string, Article>();

  const keep = (article: Article): void => {
    byId.set(article.id, article);
    byHash.set(hashKey(article), article);
    if (article.file !== null) byFile.set(article.file, article);
    const key = titleKey(article);
    if (key !== null) byTitle.set(key, article);
  };
  for (const article of articles) keep(article);

  /** The article that this one is a version of: by address, by file, or by title and publisher where the words agree. */
  const known = (article: Article): Article | null => {
    const byPlace =
      byId.get(article.id) ?? (article.url === null && article.file !== null ? byFile.get(article.file) : undefined);
    if (byPlace) return byPlace;
    const key = titleKey(article);
    const namesake = key === null ? undefined : byTitle.get(key);
    const isSame = namesake && containment(runsOf(namesake), runsOf(article)) >= SAME_ARTICLE;
    return isSame ? namesake : null;
  };

  return {
    place(read, file) {
      const { text, ...rest } = read;
      const hash = contentHash(read);
      const article: Article = {
        ...rest,
        text,
        id: articleId(read),
        saga,
        file,
        contentHash: hash,
        version: 1,
        copyOf: null,
      };
      const twin = byHash.get(hashKey(article));
      if (twin) return { status: 'duplicate', article: twin, reason: 'the same words were read before' };
      const earlier = known(article);
      if (!earlier) {
        keep(article);
        return { status: 'new', article };
      }
      if (madeAt(article) < madeAt(earlier))
        return { status: 'duplicate', article: earlier, reason: 'an older version of an article in the record' };
      const next = {
        ...article,
        id: earlier.id,
        version: earlier.version + 1,
        published: article.published ?? earlier.published,
      };
      keep(next);
      return { status: 'updated', article: next };
    },
  };
}

/** The same words under another publisher's name are another article: a copy. */
const hashKey = ({ contentHash: hash, publisher }: Pick<Article, 'contentHash' | 'publisher'>): string =>
  `${publisher ?? ''}|${hash}`;
