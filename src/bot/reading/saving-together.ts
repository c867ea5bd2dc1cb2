// Saves articles by the score: the end of a transaction, and a new piece of the index of words, cost as much as what it writes of several.
import { wordsOf } from '../../english/words.ts';
import type { Article } from '../../model/article.ts';
import type { ArticleLook, ArticleRecord, Store } from '../../ports.ts';

/** Articles that wait at most, and the characters of their texts from which nobody waits for more. */
const MOST = { articles: 20, characters: 200_000 } as const;

/** What an article is found by and written to, some of it not written yet: whoever asks sees no difference. */
export interface Gathering extends Pick<Store, 'known' | 'save'> {
  /** Whether any article still waits. */
  isWaiting(): boolean;
  /** Writes what waits, all of it or nothing. */
  flush(): Promise<void>;
}

const titleOf = ({ title }: Pick<Article, 'title'>): string | null => title && wordsOf(title).join(' ');

/** Whether an article may be one that is looked for. */
const mayBe = ({ id, contentHash, file, named }: ArticleLook, article: Article): boolean =>
  article.id === id ||
  article.contentHash === contentHash ||
  (file !== undefined && article.file === file) ||
  (named !== undefined && titleOf(named) === titleOf(article));

/** For articles of one saga, which are asked for and saved one after the other. */
export function savingTogether(store: Pick<Store, 'known' | 'save'>): Gathering {
  let waiting: readonly ArticleRecord[] = [];
  const flush = async (): Promise<void> => {
    const records = waiting;
    waiting = [];
    if (records.length > 0) await store.save(...records);
  };
  const isFull = (): boolean =>
    waiting.length >= MOST.articles ||
    waiting.reduce((sum, { article }) => sum + article.text.length, 0) >= MOST.characters;
  return {
    isWaiting: () => waiting.length > 0,
    flush,
    async known(saga, look) {
      if (waiting.some(({ article }) => mayBe(look, article))) await flush();
      return store.known(saga, look);
    },
    async save(...records) {
      waiting = [...waiting, ...records];
      if (isFull()) await flush();
    },
  };
}
