// Has the sentences of articles turned into vectors in the background, and has articles that got some settled again.
import type { Saga } from '../../model/saga.ts';
import { UNSETTLED } from '../../ports/record.ts';
import type { Clock, Embedder, Log, Memory, Store, Unembedded } from '../../ports.ts';
import { packVectors } from './packed-vectors.ts';

interface EmbeddingPorts {
  readonly embedder: Embedder;
  readonly store: Pick<Store, 'change' | 'withoutVectors'>;
  readonly memory: Pick<Memory, 'claim'>;
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
}

interface Embedding {
  /** Asks for vectors of all articles that have none. True where some were kept, so that there is something to settle. Rejects with the store alone. */
  ofSaga(saga: Saga): Promise<boolean>;
  stop(): void;
}

/** Articles of one change. */
const TOGETHER = 8;
/** Of several processes one asks for an article, and again after so long where nothing came of it. */
const CLAIM_MS = 5 * 60_000;
/** Sentences of an article that are embedded, and characters of each. */
const MOST = { sentences: 120, characters: 800 } as const;

type Made = { readonly article: Unembedded; readonly vectors: Uint8Array };

export function createEmbedding({ embedder, store, memory, clock, log }: EmbeddingPorts): Embedding {
  const ending = new AbortController();
  let isSilent = false;

  /** All vectors of an article's sentences, or null where they could not be had. */
  const made = async (article: Unembedded): Promise<Made | null> => {
    const sentences = article.sentences.slice(0, MOST.sentences);
    const vectors: Int8Array[] = [];
    for (let from = 0; from < sentences.length; from += embedder.most) {
      const texts = sentences.slice(from, from + embedder.most).map(({ text }) => text.slice(0, MOST.characters));
      const answer = await embedder.embed(texts, ending.signal);
      if (answer.kind === 'silent') {
        if (!isSilent && !ending.signal.aborted)
          log.warn({ reason: answer.reason }, 'sentences get no vectors for now; it is tried again later');
        isSilent = true;
        return null;
      }
      vectors.push(...answer.vectors);
    }
    isSilent = false;
    const begins = sentences.map(({ begin }) => begin);
    const length = vectors[0]?.length;
    return vectors.every((vector) => vector.length === length)
      ? { article, vectors: packVectors(embedder.name, begins, vectors) }
      : null;
  };

  const keep = (saga: Saga, all: readonly Made[]): Promise<unknown> =>
    store.change(saga.id, async (change) => {
      for (const { article, vectors } of all)
        if (await change.keepVectors(article.key, { model: embedder.name, source: article.contentHash, vectors }))
          await change.unsettle(article.key, UNSETTLED.followed);
    });

  /** True where there may be more to do. */
  const some = async (saga: Saga): Promise<boolean> => {
    const found: Made[] = [];
    for (const article of await store.withoutVectors(saga.id, embedder.name, TOGETHER)) {
      const claim = `vectors/${saga.id}/${embedder.name}/${article.key}/${article.contentHash}`;
      if (ending.signal.aborted || !(await memory.claim(claim, clock.now() + CLAIM_MS))) continue;
      const one = await made(article);
      if (one) found.push(one);
      else if (isSilent) break;
    }
    if (found.length > 0 && !ending.signal.aborted) await keep(saga, found);
    return found.length > 0 && !ending.signal.aborted;
  };

  return {
    async ofSaga(saga) {
      let any = false;
      while (await some(saga)) any = true;
      return any;
    },
    stop: () => ending.abort(),
  };
}
