// Vectors of an article's sentences as they are kept beside it, and which reports of two articles they call alike.

import type { Traits } from '../../events/identity/index.ts';
import { hashOf } from '../../likeness/hash.ts';
import type { ArticleKey, Change } from '../../ports/record.ts';
import type { Mind } from './mind.ts';

/** Vectors of one article by where their sentences begin; of one model, all equally long. */
export interface SentenceVectors {
  /** Of the article. */
  readonly id: string;
  readonly model: number;
  readonly ofSentence: ReadonlyMap<number, Int8Array>;
}

/** Model, how many and how long; then each with the begin of its sentence. */
const HEADER = 8;
const BEGIN = 4;

export function packVectors(model: string, begins: readonly number[], vectors: readonly Int8Array[]): Uint8Array {
  const length = vectors[0]?.length ?? 0;
  const bytes = new Uint8Array(HEADER + vectors.length * (BEGIN + length));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, hashOf(model));
  view.setUint16(4, vectors.length);
  view.setUint16(6, length);
  vectors.forEach((vector, i) => {
    const at = HEADER + i * (BEGIN + length);
    view.setUint32(at, begins[i] as number);
    bytes.set(new Uint8Array(vector.buffer, vector.byteOffset, length), at + BEGIN);
  });
  return bytes;
}

export function unpackVectors(bytes: Uint8Array): Omit<SentenceVectors, 'id'> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [count, length] = [view.getUint16(4), view.getUint16(6)];
  const ofSentence = new Map<number, Int8Array>();
  for (let i = 0; i < count; i++) {
    const at = HEADER + i * (BEGIN + length);
    ofSentence.set(view.getUint32(at), Int8Array.from(bytes.subarray(at + BEGIN, at + BEGIN + length)));
  }
  return { model: view.getUint32(0), ofSentence };
}

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
