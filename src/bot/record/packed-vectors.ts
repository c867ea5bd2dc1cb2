// Vectors of an article's sentences as bytes and back.
import { hashOf } from '../../likeness/hash.ts';

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
