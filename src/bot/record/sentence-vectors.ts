// Reads the vectors that are kept beside articles, and says which reports of two articles they call alike.
import type { Traits } from '../../events/identity/index.ts';
import type { ArticleKey, Change } from '../../ports/record.ts';
import type { Mind } from './mind.ts';
import { type SentenceVectors, unpackVectors } from './packed-vectors.ts';

/** Cosine from which two sentences are worth comparing. What is alike by it alone is decided by everything else that they say. */
const ALIKE = 0.6;

function areAlike(a: Int8Array, b: Int8Array): boolean {
  let [dot, ofA, ofB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] as number, b[i] as number];
    dot += x * y;
    ofA += x * x;
    ofB += y * y;
  }
  return dot > 0 && dot >= ALIKE * Math.sqrt(ofA * ofB);
}

export interface Vectors {
  /** Whether an article got vectors since this was asked last; those that are in mind may be others by now. */
  takeNew(article: ArticleKey): Promise<boolean>;
  /** Reads those of articles, each once for as long as they are true. True where one of them has any. */
  read(articles: readonly ArticleKey[]): Promise<boolean>;
  /** Of two reports whose articles were read: whether vectors of one model call their sentences alike. */
  areAlike(a: Traits, b: Traits): boolean;
}

/** The vectors within one change, kept in mind over many. */
export function vectorsOf(
  change: Pick<Change, 'hasVectors' | 'vectors' | 'takeNewVectors'>,
  { vectors: known }: Pick<Mind, 'vectors'>,
): Vectors {
  /** Those that were read, by the ids of their articles. */
  const byId = new Map<string, SentenceVectors>();
  let any: Promise<boolean> | null = null;
  const areThere = (): Promise<boolean> => {
    any ??= change.hasVectors();
    return any;
  };
  return {
    async takeNew(article) {
      known.delete(article);
      return (await areThere()) && change.takeNewVectors(article);
    },
    async read(articles) {
      if (!(await areThere())) return false;
      const missing = [...new Set(articles)].filter((key) => known.get(key) === undefined);
      const rows = missing.length === 0 ? [] : await change.vectors(missing);
      for (const key of missing) known.set(key, null);
      for (const { key, id, vectors } of rows) known.set(key, { id, ...unpackVectors(vectors) });
      const found = articles.flatMap((key) => known.get(key) ?? []);
      for (const one of found) byId.set(one.id, one);
      return found.length > 0;
    },
    areAlike(a, b) {
      const [ofA, ofB] = [byId.get(a.article.id), byId.get(b.article.id)];
      if (!ofA || !ofB || ofA.model !== ofB.model) return false;
      const [x, y] = [ofA.ofSentence.get(a.sentence), ofB.ofSentence.get(b.sentence)];
      return x !== undefined && y !== undefined && x.length === y.length && areAlike(x, y);
    },
  };
}
