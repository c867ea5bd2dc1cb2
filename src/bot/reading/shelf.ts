// Turns an article that was just read into an entry of the record: new, a new version, or one that is there already.

import { wordsOf } from '../../english/words.ts';
import { articleId, contentHash } from '../../ingest/identity.ts';
import { containment } from '../../likeness/sets.ts';
import { shingles } from '../../likeness/shingles.ts';
import type { Article, ReadArticle } from '../../model/article.ts';
import type { Store } from '../../ports.ts';
import { oneAfterTheOther } from '../turns.ts';

type Placed =
  | { readonly status: 'new' | 'updated'; readonly article: Article }
  | { readonly status: 'duplicate'; readonly article: Article; readonly reason: string };

/** The articles of a saga's record, looked up by all that can tell one again. */
export interface Shelf {
  /** Places an article and saves what is not there yet, one after the other: two feeds may bring the same in one instant. */
  place(
    read: ReadArticle & { readonly text: string },
    file: string | null,
    save: (article: Article) => Promise<void>,
  ): Promise<Placed>;
}

/** Words in common, of the shorter text, from which two texts of one title and publisher are versions of one article. */
const SAME_ARTICLE = 0.5;

/** When a version was made: its last change, else its publication. Empty where neither is known. */
const madeAt = ({ updated, published }: Pick<Article, 'updated' | 'published'>): string =>
  updated ?? (published?.provenance === 'inferred' ? '' : (published?.value ?? ''));

const runsOf = ({ text }: Article): ReadonlySet<string> => shingles(wordsOf(text));

export function createShelf(store: Pick<Store, 'known'>, saga: string): Shelf {
  /** The article that this one is a version of: by address, by file, or by title and publisher where the words agree. */
  const earlierOf = async (article: Article): Promise<Article | null> => {
    const { id, url, file } = article;
    const [byId] = await store.known(saga, { id });
    if (byId) return byId;
    const [byFile] = url === null && file !== null ? await store.known(saga, { file }) : [];
    if (byFile) return byFile;
    const [namesake] = article.title === null ? [] : await store.known(saga, { named: article });
    const isSame = namesake && containment(runsOf(namesake), runsOf(article)) >= SAME_ARTICLE;
    return isSame ? namesake : null;
  };

  const placeOf = async (article: Article): Promise<Placed> => {
    const { contentHash: hash } = article;
    // The same words under another publisher's name are another article: a copy.
    const twin = (await store.known(saga, { contentHash: hash })).find(
      ({ publisher }) => (publisher ?? '') === (article.publisher ?? ''),
    );
    if (twin) return { status: 'duplicate', article: twin, reason: 'the same words were read before' };
    const earlier = await earlierOf(article);
    if (!earlier) return { status: 'new', article };
    if (madeAt(article) < madeAt(earlier))
      return { status: 'duplicate', article: earlier, reason: 'an older version of an article in the record' };
    const published = article.published ?? (earlier.published?.provenance === 'inferred' ? null : earlier.published);
    return { status: 'updated', article: { ...article, id: earlier.id, version: earlier.version + 1, published } };
  };

  const inTurn = oneAfterTheOther();
  return {
    place: (read, file, save) =>
      inTurn(async () => {
        const own = { id: articleId(read), saga, file, contentHash: contentHash(read), version: 1, copyOf: null };
        const placed = await placeOf({ ...read, ...own });
        if (placed.status !== 'duplicate') await save(placed.article);
        return placed;
      }),
  };
}
