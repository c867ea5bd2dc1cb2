// Asks an embedding model behind an OpenAI-compatible address: sentences in, vectors of length one in bytes out.
import { deadlineOf } from '../../src/model/deadline.ts';
import type { Embedder, EmbedderAnswer } from '../../src/ports.ts';
import type { ModelConfig } from '../config.ts';
import type { PostJson } from '../http/post-json.ts';

/** Texts of one request, and bytes of its answer. */
const MOST_TEXTS = 32;
export const MOST_ANSWER_BYTES = 8_000_000;
/** Numbers of a vector: of longer ones the first are kept, as models of nested vectors allow; shorter ones are no vectors. */
const LENGTH = { least: 8, kept: 512, most: 8_192 } as const;
const BYTE = 127;

const silent = (reason: string): EmbedderAnswer => ({ kind: 'silent', reason });

/** Null for what is no vector. */
function asBytes(found: unknown): Int8Array | null {
  if (!Array.isArray(found) || found.length < LENGTH.least || found.length > LENGTH.most) return null;
  const numbers = found.slice(0, LENGTH.kept);
  if (!numbers.every((x): x is number => typeof x === 'number' && Number.isFinite(x))) return null;
  const largest = numbers.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  return largest === 0 ? null : Int8Array.from(numbers, (x) => Math.round((x / largest) * BYTE));
}

/** The vectors of an answer, one for each of so many texts and all equally long; null for anything else. */
function vectorsIn(text: string, count: number): readonly Int8Array[] | null {
  const data: unknown = (JSON.parse(text) as { data?: unknown } | null)?.data;
  if (!Array.isArray(data) || data.length !== count) return null;
  const vectors = new Array<Int8Array | null>(count).fill(null);
  for (const [place, one] of (data as readonly ({ index?: unknown; embedding?: unknown } | null)[]).entries()) {
    const index = one?.index ?? place;
    if (typeof index === 'number' && index in vectors && vectors[index] === null)
      vectors[index] = asBytes(one?.embedding);
  }
  const length = vectors[0]?.length;
  return vectors.every((vector): vector is Int8Array => vector !== null && vector.length === length) ? vectors : null;
}

/** The embedder of a configured endpoint. */
export function createOpenAiEmbedder({ url, model, key, timeoutMs }: ModelConfig, post: PostJson): Embedder {
  const address = `${url.replace(/\/+$/, '')}/embeddings`;
  const headers: Readonly<Record<string, string>> = key ? { authorization: `Bearer ${key}` } : {};
  return {
    name: model,
    most: MOST_TEXTS,
    async embed(texts, ending) {
      const { signal, done } = deadlineOf(timeoutMs, ending);
      try {
        const { status, text } = await post(
          address,
          { model, input: texts, encoding_format: 'float' },
          headers,
          signal,
        );
        if (status !== 200) return silent(`the server answered ${status}`);
        const vectors = vectorsIn(text, texts.length);
        return vectors === null ? silent('the answer has no vectors of the texts') : { kind: 'vectors', vectors };
      } catch {
        // Its message may quote the address with a key.
        return silent(signal.aborted ? 'no answer in time' : 'no answer came');
      } finally {
        done();
      }
    },
  };
}
